package org.rnn4j.forecast.report;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.forecast.text.Csv;
import org.rnn4j.forecast.text.Numbers;

/**
 * What every metric says of every forecaster at each cutoff of a backtest.
 *
 * @param metrics names, in the order of the report
 * @param cutoffs in the order of time
 */
public record BacktestScores(List<String> metrics, List<AtCutoff> cutoffs) {

  /**
   * The scores at one cutoff, over all leads and targets; over several series the mean of the
   * series' values.
   *
   * @param cutoff the time stamp of the last known step
   * @param windows how many there are at this cutoff, one of each series
   * @param values of the metrics, in their order, by forecaster; NaN where undefined
   */
  public record AtCutoff(String cutoff, int windows, Map<String, List<Double>> values) {

    public AtCutoff {
      Objects.requireNonNull(cutoff, "cutoff");
      values = ImmutableMap.copyOf(values);
    }
  }

  public BacktestScores {
    metrics = List.copyOf(metrics);
    cutoffs = List.copyOf(cutoffs);
  }

  /**
   * {@code backtest.csv}: {@code forecaster,cutoff,windows,<metric>...}, a line for each cutoff and
   * forecaster; empty cells where there is no value.
   */
  public String csv() {
    List<String> header = new ArrayList<>(List.of("forecaster", "cutoff", "windows"));
    header.addAll(metrics);
    return Csv.text(
        csv -> {
          csv.row(header);
          for (AtCutoff at : cutoffs) {
            at.values().forEach((forecaster, values) -> csv.row(cells(at, forecaster, values)));
          }
        });
  }

  private static List<String> cells(AtCutoff at, String forecaster, List<Double> values) {
    List<String> cells =
        new ArrayList<>(List.of(forecaster, at.cutoff(), Integer.toString(at.windows())));
    values.forEach(value -> cells.add(Numbers.cell(value)));
    return cells;
  }
}
