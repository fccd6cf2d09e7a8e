package org.rnn4j.examples.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.examples.benchmarks.work.Work;

/** Writes Markdown. */
final class Table {

  /** What follows the name of ours where it does a work without its extra. */
  static final String PLAIN = ", plain";

  private final List<String> names;

  /** A table with a column for each of these contestants, ours first. */
  Table(List<String> names) {
    this.names = names;
  }

  /** The figures of works: median, and the threads it was reached with. */
  String figures(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.work().name(), row.work().unit()));
      for (String name : names) {
        line.add(figure(row.work(), row.series().get(name)));
      }
      lines.add(line);
    }
    return markdown("unit", lines);
  }

  private static String figure(Work work, Row.Series series) {
    return series == null
        ? ""
        : digits(work.figure(series.median())) + " (" + series.threads() + ")";
  }

  /** How many times as long as ours everybody took: median of the rounds, least and most. */
  String ratios(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (Row row : rows) {
      Row.Series ours = row.series().get(names.get(0));
      List<String> line = new ArrayList<>(List.of(row.work().name(), verdict(row, ours)));
      for (String name : names) {
        line.add(ours == null ? "" : ratio(row.series().get(name), ours));
      }
      lines.add(line);
    }
    return markdown("fastest peer", lines);
  }

  private static String ratio(Row.Series series, Row.Series ours) {
    if (series == null || series == ours) {
      return "";
    }
    List<Double> ratios = series.ratios(ours).stream().sorted().toList();
    return digits(Row.median(ratios))
        + " ("
        + digits(ratios.get(0))
        + "-"
        + digits(ratios.get(ratios.size() - 1))
        + ")";
  }

  /** How many times as long as the plain cell ours takes with what a work adds; may be empty. */
  String costs(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      Row.Series ours = row.series().get(names.get(0));
      Row.Series plain = row.series().get(names.get(0) + PLAIN);
      if (ours != null && plain != null) {
        text.append("| " + row.work().name() + " | " + ratio(ours, plain) + " |\n");
      }
    }
    return text.isEmpty() ? "" : "| | costs, times the plain cell |\n|---|---|\n" + text;
  }

  private String verdict(Row row, Row.Series ours) {
    return row.series().entrySet().stream()
        .filter(e -> ours != null && !e.getKey().startsWith("ours"))
        .min(Map.Entry.comparingByValue((a, b) -> Double.compare(a.median(), b.median())))
        .map(e -> e.getKey() + " " + digits(e.getValue().median() / ours.median()))
        .orElse("");
  }

  /** What everybody trains, and how the loss went. */
  String checks(List<Row> rows) {
    List<List<String>> lines = new ArrayList<>();
    for (Row row : rows) {
      if (row.series().values().stream().allMatch(s -> Double.isNaN(s.nextLoss()))) {
        continue;
      }
      List<String> line = new ArrayList<>(List.of(row.work().name(), "loss of steps 1 and 5"));
      for (String name : names) {
        line.add(check(row.series().get(name)));
      }
      lines.add(line);
    }
    return lines.isEmpty() ? "" : markdown("parameters:", lines);
  }

  private static String check(Row.Series series) {
    if (series == null) {
      return "";
    }
    String parameters = series.parameters() + ": ";
    if (Double.isNaN(series.nextLoss())) {
      return parameters + "no loss";
    }
    String fall = series.nextLoss() < series.firstLoss() ? "" : " DOES NOT FALL";
    return parameters + digits(series.firstLoss()) + " to " + digits(series.nextLoss()) + fall;
  }

  /** Start, memory and download. */
  String footprints(Map<String, Footprint> footprints) {
    List<List<String>> lines =
        List.of(
            new ArrayList<>(List.of("process start to the end of the first step", "s")),
            new ArrayList<>(List.of("peak memory of an epoch of W1-lstm", "MB")),
            new ArrayList<>(List.of("download", "MB")));
    for (String name : names) {
      Footprint footprint = footprints.get(name);
      lines.get(0).add(footprint == null ? "" : digits(footprint.startSeconds()));
      lines.get(1).add(footprint == null ? "" : digits(footprint.megabytes()));
      lines.get(2).add(footprint == null ? "" : digits(footprint.downloadMegabytes()));
    }
    return markdown("unit", lines);
  }

  /** Seconds of the main job. */
  static String jobs(Map<String, List<Double>> seconds) {
    StringBuilder text = new StringBuilder("| | s |\n|---|---|\n");
    seconds.forEach(
        (name, values) -> {
          List<Double> sorted = values.stream().sorted().toList();
          text.append("| " + name + " | " + digits(Row.median(values)) + " (");
          text.append(
              digits(sorted.get(0)) + "-" + digits(sorted.get(sorted.size() - 1)) + ") |\n");
        });
    return text.toString();
  }

  private String markdown(String second, List<List<String>> lines) {
    StringBuilder text = new StringBuilder("| | " + second + " |");
    names.forEach(name -> text.append(' ').append(name).append(" |"));
    text.append("\n|").append("---|".repeat(names.size() + 2)).append('\n');
    for (List<String> line : lines) {
      text.append("| ").append(String.join(" | ", line)).append(" |\n");
    }
    return text.toString();
  }

  /** Three digits that count. */
  static String digits(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
