package org.rnn4j.forecast.report;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.forecast.text.Csv;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.EpochReport;

/** The epochs of a training as a table. */
final class HistoryCsv {

  private static final List<String> HEADER =
      List.of("epoch", "loss", "validation-loss", "learning-rate", "gradient-norm", "seconds");

  private static final int SECONDS_DECIMALS = 3;

  private HistoryCsv() {}

  static String of(List<EpochReport> epochs) {
    List<String> metrics =
        epochs.stream()
            .findFirst()
            .flatMap(EpochReport::validation)
            .map(v -> List.copyOf(v.metrics().keySet()))
            .orElse(List.of());
    List<String> header = new ArrayList<>(HEADER);
    metrics.forEach(metric -> header.add("validation-" + metric));
    return Csv.text(
        csv -> {
          csv.row(header);
          epochs.forEach(epoch -> csv.row(cells(epoch, metrics)));
        });
  }

  private static List<String> cells(EpochReport epoch, List<String> metrics) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(epoch.epoch()));
    cells.add(Numbers.cell(epoch.loss()));
    cells.add(epoch.validation().map(v -> Numbers.cell(v.loss())).orElse(""));
    cells.add(Numbers.cell(epoch.learningRate()));
    cells.add(Numbers.cell(epoch.gradientNorm()));
    cells.add(Numbers.fixed(epoch.seconds(), SECONDS_DECIMALS));
    metrics.forEach(m -> cells.add(Numbers.cell(epoch.validation().orElseThrow().value(m))));
    return cells;
  }
}
