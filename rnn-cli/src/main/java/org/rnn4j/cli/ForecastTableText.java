package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.forecast.model.SeriesForecast;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.text.Csv;
import org.rnn4j.forecast.text.Numbers;

/**
 * Forecasts as CSV: {@code unique_id,ds,lead} and a column for each target, or, where a target has
 * the name of one of ours or two differ in case only, a line for each target: {@code
 * unique_id,ds,lead,target,model}.
 */
final class ForecastTableText {

  private static final List<String> KEYS = List.of("unique_id", "ds", "lead");

  private ForecastTableText() {}

  /** The rows, the header first. */
  static String csv(List<String> targets, List<SeriesForecast> forecasts) {
    boolean wide = areColumnNames(targets);
    List<String> header = new ArrayList<>(KEYS);
    header.addAll(wide ? targets : List.of("target", Leaderboard.MODEL));
    return Csv.text(
        csv -> {
          csv.row(header);
          for (SeriesForecast forecast : forecasts) {
            for (SeriesForecast.Step step : forecast.steps()) {
              rows(forecast.seriesId(), step, targets, wide).forEach(csv::row);
            }
          }
        });
  }

  private static List<List<String>> rows(
      String series, SeriesForecast.Step step, List<String> targets, boolean wide) {
    List<String> keys = List.of(series, step.time(), Integer.toString(step.lead()));
    List<List<String>> rows = new ArrayList<>();
    if (wide) {
      rows.add(with(keys, step.values().stream().map(Numbers::text).toList()));
    } else {
      for (int target = 0; target < targets.size(); target++) {
        String value = Numbers.text(step.values().get(target));
        rows.add(with(keys, List.of(targets.get(target), value)));
      }
    }
    return rows;
  }

  private static List<String> with(List<String> keys, List<String> values) {
    List<String> cells = new ArrayList<>(keys);
    cells.addAll(values);
    return cells;
  }

  // Whoever reads by name, with or without regard to case, must get one column.
  private static boolean areColumnNames(List<String> targets) {
    Set<String> names = new TreeSet<>(KEYS);
    return targets.stream().allMatch(target -> names.add(target.strip().toLowerCase(Locale.ROOT)));
  }
}
