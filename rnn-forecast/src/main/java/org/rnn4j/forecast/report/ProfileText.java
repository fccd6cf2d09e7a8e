package org.rnn4j.forecast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Weight;
import org.rnn4j.forecast.report.ColumnProfile.Drift;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.forecast.text.TextTable;

/** A profile of data for people. */
final class ProfileText {

  private static final int DIGITS = 6;
  private static final int MOST_NAMED = 3;
  private static final int TEXTS = 3; // columns of the table that are no numbers

  // Of the mean by as many deviations, or of the deviation by as many times, is worth a remark.
  private static final double LARGE_SHIFT = 1;
  private static final double LARGE_SPREAD = 2;

  private static final List<String> HEADING =
      List.of(
          "column",
          "role",
          "type",
          "observed",
          "missing",
          "filled",
          "min",
          "mean",
          "max",
          "deviation");

  private ProfileText() {}

  static String of(DataProfile profile) {
    StringBuilder text = new StringBuilder();
    text.append("series     ").append(seriesWords(profile)).append('\n');
    text.append("frequency  ").append(profile.frequency().orElse("none")).append('\n');
    text.append("season     ").append(seasonWords(profile)).append("\n\n");
    text.append(table(profile));
    long derived = profile.columns().stream().filter(c -> c.column().isDerived()).count();
    if (derived > 0) {
      text.append(derived)
          .append(derived == 1 ? " column more follows" : " columns more follow")
          .append(" from the time stamps\n");
    }
    text.append('\n');
    remarks(profile).forEach(remark -> text.append(remark).append('\n'));
    for (Finding finding : profile.findings()) {
      if (finding.kind().weight() != Weight.FACT) {
        text.append(finding.sentence()).append('\n');
      }
    }
    return text.toString();
  }

  private static String seriesWords(DataProfile profile) {
    DataProfile.Lengths lengths = profile.lengths();
    String each =
        lengths.shortest() == lengths.longest()
            ? lengths.longest() + " steps" + (profile.series() == 1 ? "" : " each")
            : lengths.shortest()
                + " to "
                + lengths.longest()
                + " steps, half of them at least "
                + lengths.median()
                + "; shortest: "
                + named(lengths.shortestSeries(), lengths.shortestSeries().size());
    return profile.series() + ", " + each;
  }

  private static String seasonWords(DataProfile profile) {
    String used = profile.season() > 1 ? profile.season() + " steps" : "none";
    return used
        + profile
            .rhythm()
            .map(
                r ->
                    "; by autocorrelation "
                        + r.steps()
                        + " steps ("
                        + Numbers.fixed(r.autocorrelation(), 2)
                        + ")")
            .orElse("; the autocorrelation shows none");
  }

  private static String table(DataProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADING);
    profile.columns().stream()
        .filter(column -> !column.column().isDerived())
        .forEach(column -> rows.add(row(column)));
    return TextTable.of(rows, TEXTS);
  }

  private static List<String> row(ColumnProfile profile) {
    List<String> cells = new ArrayList<>();
    cells.add(Quoted.printable(profile.column().name()));
    cells.add(Kebab.of(profile.column().role()));
    cells.add(Kebab.of(profile.column().type()));
    cells.add(Long.toString(profile.observed()));
    cells.add(Long.toString(profile.missing()));
    cells.add(Long.toString(profile.filled()));
    double none = Double.NaN;
    ColumnProfile.Statistics of =
        profile.statistics().orElse(new ColumnProfile.Statistics(none, none, none, none));
    for (double value : new double[] {of.min(), of.mean(), of.max(), of.deviation()}) {
      cells.add(Numbers.shown(value, DIGITS));
    }
    return cells;
  }

  /** What should be looked into, a sentence each. */
  static List<String> remarks(DataProfile profile) {
    List<String> remarks = new ArrayList<>();
    profile
        .rhythm()
        .filter(r -> profile.season() > 1 && r.steps() % profile.season() != 0)
        .ifPresent(
            r ->
                remarks.add(
                    "season: "
                        + profile.season()
                        + " steps are used, the autocorrelation is highest at "
                        + r.steps()
                        + "; data.season says how many"));
    for (ColumnProfile column : profile.columns()) {
      String name = "column " + Quoted.of(column.column().name()) + ": ";
      ofColumn(profile, column).forEach(remark -> remarks.add(name + remark));
    }
    return remarks;
  }

  private static List<String> ofColumn(DataProfile profile, ColumnProfile column) {
    List<String> remarks = new ArrayList<>();
    if (column.constants().count() > 0) {
      remarks.add(
          profile.series() == 1
              ? "it is one and the same value throughout"
              : "it is one and the same value throughout "
                  + column.constants().count()
                  + " series, "
                  + named(column.constants().series(), column.constants().count()));
    }
    column.gaps().longest().ifPresent(gap -> remarks.add(gapWords(column.gaps(), gap)));
    if (!column.outliers().worst().isEmpty()) {
      remarks.add(outlierWords(column.outliers()));
    }
    if (!column.levels().isEmpty()) {
      remarks.add(levelWords(column));
    }
    column.drift().forEach((part, drift) -> driftWords(part, drift, remarks));
    return remarks;
  }

  private static String gapWords(ColumnProfile.Gaps gaps, ColumnProfile.Gap longest) {
    return gaps.count()
        + (gaps.count() == 1 ? " gap" : " gaps, the longest")
        + " of "
        + longest.steps()
        + (longest.steps() == 1
            ? " step, " + longest.from()
            : " steps, " + longest.from() + " to " + longest.to())
        + " of series "
        + Quoted.of(longest.series());
  }

  private static String outlierWords(ColumnProfile.Outliers outliers) {
    ColumnProfile.Outlier worst = outliers.worst().get(0);
    return outliers.count()
        + (outliers.count() == 1 ? " value lies" : " values lie")
        + " more than 6 robust deviations from the median, the furthest "
        + Numbers.rounded(worst.value(), DIGITS)
        + " at "
        + worst.at()
        + " of series "
        + Quoted.of(worst.series())
        + ", "
        + Numbers.rounded(worst.distance(), 2)
        + " from it";
  }

  private static String levelWords(ColumnProfile column) {
    return column.column().levels().size()
        + " levels, the most frequent "
        + column.levels().entrySet().stream()
            .limit(MOST_NAMED)
            .map(e -> Quoted.of(e.getKey()) + " (" + e.getValue() + ")")
            .collect(Collectors.joining(", "));
  }

  private static void driftWords(Part part, Drift drift, List<String> remarks) {
    boolean shifted = Math.abs(drift.shift()) >= LARGE_SHIFT;
    boolean spread = drift.spread() >= LARGE_SPREAD || drift.spread() <= 1 / LARGE_SPREAD;
    if (shifted || spread) {
      remarks.add(
          "in the "
              + part
              + " part its mean is "
              + Numbers.fixed(Math.abs(drift.shift()), 1)
              + " deviations of training "
              + (drift.shift() < 0 ? "lower" : "higher")
              + ", its deviation "
              + Numbers.rounded(drift.spread(), 2)
              + " times as large"
              + (drift.series() > 1 ? ", over " + drift.series() + " series" : ""));
    }
  }

  private static String named(List<String> ids, long all) {
    String names = ids.stream().limit(MOST_NAMED).map(Quoted::of).collect(Collectors.joining(", "));
    return names + (all > MOST_NAMED ? ", ..." : "");
  }
}
