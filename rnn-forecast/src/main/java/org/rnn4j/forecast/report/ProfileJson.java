package org.rnn4j.forecast.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.DataReport.Finding;

/** A profile of data for programs: what stands under which key is decided here. */
final class ProfileJson {

  private ProfileJson() {}

  /** Every key is always there; null or empty where there is nothing to say. */
  static Map<String, Object> tree(DataProfile profile) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("series", profile.series());
    tree.put("steps", profile.steps());
    tree.put("lengths", lengths(profile.lengths()));
    tree.put("frequency", profile.frequency().orElse(null));
    tree.put("season", profile.season());
    tree.put("season-by-autocorrelation", profile.rhythm().map(ProfileJson::rhythm).orElse(null));
    tree.put("columns", profile.columns().stream().map(ProfileJson::column).toList());
    tree.put("report", findings(profile.findings()));
    return tree;
  }

  /** Each finding with its count and, where it has some, dates. */
  private static List<Object> findings(List<Finding> findings) {
    List<Object> list = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("kind", Kebab.of(finding.kind()));
      entry.put("count", finding.count());
      finding.from().ifPresent(from -> entry.put("from", from));
      finding.to().ifPresent(to -> entry.put("to", to));
      entry.put("sentence", finding.sentence());
      list.add(entry);
    }
    return list;
  }

  private static Map<String, Object> lengths(DataProfile.Lengths lengths) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("shortest", lengths.shortest());
    tree.put("median", lengths.median());
    tree.put("longest", lengths.longest());
    tree.put("shortest-series", lengths.shortestSeries());
    return tree;
  }

  private static Map<String, Object> rhythm(DataProfile.Rhythm rhythm) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("steps", rhythm.steps());
    tree.put("autocorrelation", rhythm.autocorrelation());
    return tree;
  }

  private static Map<String, Object> column(ColumnProfile profile) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", profile.column().name());
    tree.put("role", Kebab.of(profile.column().role()));
    tree.put("type", Kebab.of(profile.column().type()));
    tree.put("derived", profile.column().isDerived());
    tree.put("steps", profile.steps());
    tree.put("observed", profile.observed());
    tree.put("missing", profile.missing());
    tree.put("filled", profile.filled());
    profile.statistics().ifPresent(s -> put(tree, s));
    if (!profile.levels().isEmpty()) {
      tree.put("levels", profile.column().levels().size());
      tree.put("most-frequent", profile.levels());
    }
    tree.put("constant-in-series", profile.constants().count());
    tree.put("constant-series", profile.constants().series());
    tree.put("gaps", profile.gaps().count());
    profile.gaps().longest().ifPresent(gap -> tree.put("longest-gap", gap(gap)));
    tree.put("outliers", profile.outliers().count());
    tree.put(
        "worst-outliers", profile.outliers().worst().stream().map(ProfileJson::outlier).toList());
    Map<String, Object> drift = new LinkedHashMap<>();
    profile.drift().forEach((part, found) -> drift.put(part.toString(), drift(found)));
    tree.put("drift", drift);
    return tree;
  }

  private static void put(Map<String, Object> tree, ColumnProfile.Statistics statistics) {
    tree.put("min", statistics.min());
    tree.put("mean", statistics.mean());
    tree.put("max", statistics.max());
    tree.put("deviation", statistics.deviation());
  }

  private static Map<String, Object> gap(ColumnProfile.Gap gap) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("series", gap.series());
    tree.put("steps", gap.steps());
    tree.put("from", gap.from());
    tree.put("to", gap.to());
    return tree;
  }

  private static Map<String, Object> outlier(ColumnProfile.Outlier outlier) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("series", outlier.series());
    tree.put("at", outlier.at());
    tree.put("value", outlier.value());
    tree.put("robust-deviations", outlier.distance());
    return tree;
  }

  private static Map<String, Object> drift(ColumnProfile.Drift drift) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("shift", drift.shift());
    tree.put("spread", drift.spread());
    tree.put("series", drift.series());
    List<Object> worst = new ArrayList<>();
    for (ColumnProfile.Shift shift : drift.worst()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("series", shift.series());
      entry.put("shift", shift.shift());
      entry.put("spread", shift.spread());
      worst.add(entry);
    }
    tree.put("most-shifted", worst);
    return tree;
  }
}
