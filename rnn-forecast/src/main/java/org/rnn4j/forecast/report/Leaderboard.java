package org.rnn4j.forecast.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.forecast.text.Csv;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.forecast.text.TextTable;

/**
 * The forecasters of an experiment, best first by the first metric; those for which it is undefined
 * come last.
 *
 * @param metrics names, the deciding one first
 * @param rows one for each forecaster
 * @param verdict one sentence
 */
public record Leaderboard(List<String> metrics, List<Row> rows, String verdict) {

  /** What the trained model is called in results. */
  public static final String MODEL = "model";

  private static final int DIGITS = 7; // as many as published figures have, to compare by eye

  private static final double LOWEST_PERCENT = -9999; // below it a figure says no more

  public Leaderboard {
    metrics = List.copyOf(metrics);
    rows = List.copyOf(rows);
  }

  /**
   * One forecaster.
   *
   * @param forecaster its name; {@link #MODEL} for the trained one
   * @param values by metric; NaN where undefined
   * @param skill over the best baseline on the first metric, as {@link Scores#skill}: not finite
   *     where there is none; empty where there is no baseline
   */
  public record Row(String forecaster, Map<String, Double> values, Optional<Double> skill) {
    public Row {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether this is the trained model. */
    public boolean isModel() {
      return forecaster.equals(MODEL);
    }
  }

  /** The leaderboard of some scores. */
  public static Leaderboard of(Scores scores, String verdict) {
    List<String> metrics = List.copyOf(scores.metrics().keySet());
    String first = metrics.get(0);
    List<String> forecasters = scores.forecasters();
    Optional<String> best =
        scores.best(forecasters.stream().filter(f -> !f.equals(MODEL)).toList(), first);
    List<Row> rows = new ArrayList<>();
    for (String forecaster : forecasters) {
      Map<String, Double> values = new LinkedHashMap<>();
      metrics.forEach(m -> values.put(m, scores.get(forecaster, m).value()));
      rows.add(new Row(forecaster, values, best.map(b -> scores.skill(forecaster, b, first))));
    }
    double sign = scores.metrics().get(first) == Scores.Better.LOWER ? 1 : -1;
    rows.sort(Comparator.comparingDouble(row -> sign * row.values().get(first))); // NaN is last
    return new Leaderboard(metrics, rows, verdict);
  }

  /**
   * {@code leaderboard.csv}: {@code forecaster,<metric>...,skill}; empty cells where there is no
   * value.
   */
  public String csv() {
    List<String> header = new ArrayList<>(List.of("forecaster"));
    header.addAll(metrics);
    header.add("skill");
    return Csv.text(
        csv -> {
          csv.row(header);
          rows.forEach(row -> csv.row(cells(row)));
        });
  }

  private List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.forecaster()));
    metrics.forEach(m -> cells.add(Numbers.cell(row.values().get(m))));
    cells.add(row.skill().map(Numbers::cell).orElse(""));
    return cells;
  }

  /** As {@link #table(List)}, without notes. */
  public String table() {
    return table(List.of());
  }

  /**
   * A table for people, the model marked, with the verdict under it; ends with a line break.
   *
   * @param notes what must be known to read the table, a line each, between the two
   */
  public String table(List<String> notes) {
    List<List<String>> cells = new ArrayList<>();
    boolean marked = rows.stream().anyMatch(Row::isModel);
    List<String> header = new ArrayList<>(List.of((marked ? "  " : "") + "forecaster"));
    header.addAll(metrics);
    header.add("skill");
    cells.add(header);
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add((row.isModel() ? "> " : marked ? "  " : "") + row.forecaster());
      metrics.forEach(m -> line.add(Numbers.shown(row.values().get(m), DIGITS)));
      line.add(row.skill().map(Leaderboard::percent).orElse(Numbers.NONE));
      cells.add(line);
    }
    boolean undefined =
        rows.stream().anyMatch(row -> row.values().values().stream().anyMatch(v -> v.isNaN()));
    StringBuilder lines = new StringBuilder(TextTable.of(cells, 1));
    lines
        .append(undefined ? Numbers.NONE + ": undefined, or not every window was forecast\n" : "")
        .append('\n');
    notes.forEach(note -> lines.append(note).append('\n'));
    return lines.append(verdict).append('\n').toString();
  }

  private static String percent(double skill) {
    double percent = 100 * skill;
    if (!Double.isFinite(percent)) {
      return Numbers.NONE;
    }
    if (percent < LOWEST_PERCENT) {
      return "< " + (int) LOWEST_PERCENT + " %";
    }
    // What is not perfect does not look so.
    return percent < 100 && percent >= 99.95 ? ">99.9 %" : Numbers.fixed(percent, 1) + " %";
  }
}
