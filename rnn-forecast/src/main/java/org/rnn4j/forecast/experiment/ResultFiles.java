package org.rnn4j.forecast.experiment;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.training.EpochReport;

/** The tables of a run as texts: what stands in which column is decided here. */
final class ResultFiles {

  private static final int SECONDS_DECIMALS = 3;

  private ResultFiles() {}

  /** {@code history.csv}; the first validation metric, where there is one, is the last column. */
  static String history(List<EpochReport> epochs) {
    List<String> metrics =
        epochs.stream()
            .findFirst()
            .flatMap(EpochReport::validation)
            .map(v -> List.copyOf(v.metrics().keySet()))
            .orElse(List.of());
    StringBuilder csv =
        new StringBuilder("epoch,loss,validation-loss,learning-rate,gradient-norm,seconds");
    metrics.forEach(m -> csv.append(",validation-").append(m));
    csv.append('\n');
    for (EpochReport epoch : epochs) {
      csv.append(epoch.epoch()).append(',').append(Numbers.cell(epoch.loss())).append(',');
      csv.append(epoch.validation().map(v -> Numbers.cell(v.loss())).orElse("")).append(',');
      csv.append(Numbers.cell(epoch.learningRate())).append(',');
      csv.append(Numbers.cell(epoch.gradientNorm())).append(',');
      csv.append(Numbers.fixed(epoch.seconds(), SECONDS_DECIMALS));
      metrics.forEach(m -> csv.append(',').append(Numbers.cell(epoch.validation().get().value(m))));
      csv.append('\n');
    }
    return csv.toString();
  }

  /**
   * {@code metrics.json}: by part, forecaster and metric the values; then the verdict; then what
   * the lists of values are of, in their order.
   */
  static String metrics(Map<Part, Scores> scores, Verdict verdict) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Map<String, Object> series = new LinkedHashMap<>();
    for (Part part : List.of(Part.TEST, Part.VALIDATION, Part.TRAIN)) {
      if (scores.containsKey(part)) {
        tree.put(part.toString(), forecasters(scores.get(part)));
        series.put(part.toString(), scores.get(part).series());
      }
    }
    Scores test = scores.get(Part.TEST);
    tree.put("verdict", verdict(verdict, test));
    tree.put("leads", test.leads());
    tree.put("targets", test.targets());
    tree.put("series", series);
    return Json.write(tree);
  }

  // Every key is always there; null where there is nothing to say.
  private static Map<String, Object> verdict(Verdict verdict, Scores scores) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sentence", verdict.sentence());
    tree.put("outcome", Kebab.of(verdict.outcome()));
    tree.put("metric", verdict.metric());
    tree.put("model", verdict.model().orElse(null));
    tree.put("model-value", value(scores, verdict.model(), verdict.metric()));
    tree.put("baseline", verdict.baseline().orElse(null));
    tree.put("baseline-value", value(scores, verdict.baseline(), verdict.metric()));
    tree.put("skill", verdict.skill());
    Optional<Verdict.Evidence> evidence = verdict.evidence();
    tree.put("test", evidence.flatMap(Verdict.Evidence::test).orElse(null));
    tree.put("pairs", evidence.map(Verdict.Evidence::pairs).orElse(null));
    tree.put("pairs-of", evidence.map(Verdict.Evidence::of).orElse(null));
    tree.put("p-value", verdict.pValue().orElse(Double.NaN));
    tree.put("level", Verdict.LEVEL);
    return tree;
  }

  private static double value(Scores scores, Optional<String> forecaster, String metric) {
    return forecaster.map(f -> scores.get(f, metric).value()).orElse(Double.NaN);
  }

  private static Map<String, Object> forecasters(Scores scores) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (String forecaster : scores.forecasters()) {
      Map<String, Object> metrics = new LinkedHashMap<>();
      for (String metric : scores.metrics().keySet()) {
        Scores.Score score = scores.get(forecaster, metric);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("value", score.value());
        entry.put("per-lead", score.perLead());
        entry.put("excluded", score.excluded());
        entry.put("per-target", score.perTarget());
        entry.put("per-series", score.perSeries());
        metrics.put(metric, entry);
      }
      tree.put(forecaster, metrics);
    }
    return tree;
  }

  /**
   * {@code forecasts.csv}: a line for each window, lead and target. A column {@code target} stands
   * after the lead where there is more than one target.
   */
  static RunFolder.Content forecasts(ForecastTable table) {
    return writer -> {
      List<String> targets = table.windows().parts().dataset().names(Role.TARGET);
      boolean several = targets.size() > 1;
      writer.write("unique_id,ds,cutoff,lead," + (several ? "target," : "") + "y");
      for (String forecaster : table.forecasters()) {
        writer.write("," + forecaster);
      }
      writer.write("\n");
      for (int window = 0; window < table.windows().size(); window++) {
        int position = table.windows().seriesOf(window);
        int cutoff = table.windows().cutoff(window, position);
        TimeSeries series = table.windows().parts().dataset().series().get(position);
        for (int lead = 0; lead < table.leads().size(); lead++) {
          for (int target = 0; target < targets.size(); target++) {
            writeKeys(writer, series, cutoff, table.leads().get(lead));
            writer.write(several ? text(targets.get(target)) + "," : "");
            writeValues(writer, table, window, lead, target);
          }
        }
      }
    };
  }

  private static void writeKeys(BufferedWriter writer, TimeSeries series, int cutoff, int ahead)
      throws IOException {
    writer.write(text(series.id()) + ",");
    writer.write(series.time().label(cutoff + ahead - 1L) + ",");
    writer.write(series.time().label(cutoff - 1L) + ","); // the last known step
    writer.write(ahead + ",");
  }

  private static void writeValues(
      BufferedWriter writer, ForecastTable table, int window, int lead, int target)
      throws IOException {
    writer.write(Numbers.cell(table.actual(window, lead, target)));
    for (String forecaster : table.forecasters()) {
      writer.write("," + Numbers.cell(table.forecast(forecaster, window, lead, target)));
    }
    writer.write("\n");
  }

  // RFC 4180: what could be mistaken for structure is quoted.
  private static String text(String value) {
    boolean safe = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return safe ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
