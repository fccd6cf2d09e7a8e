package org.rnn4j.forecast.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.text.Json;

/** Scores and verdict for programs: what stands under which key is decided here. */
final class MetricsJson {

  private MetricsJson() {}

  static String of(Map<Part, Scores> scores, Verdict verdict) {
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
}
