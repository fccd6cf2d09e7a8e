package org.rnn4j.examples.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;

/**
 * Ours beside other libraries on the same work, in turn, as a table in Markdown.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/peers.sh}, which builds what is needed.
 */
public final class Peers {

  private Peers() {}

  /**
   * Measures and prints.
   *
   * @param args {@code --only W1,W2-lstm --with djl,libtorch --runs 7 --jdks FOLDER:FOLDER}
   */
  public static void main(String[] args) {
    long started = System.nanoTime();
    Settings settings = Settings.of(args);
    Table table = new Table(settings.entrants().stream().map(Entrant::name).toList());
    List<Row> rows = new ArrayList<>();
    try (Rounds rounds = new Rounds(settings)) {
      settings
          .works()
          .forEach(
              work -> {
                Row row = rounds.measure(work);
                if (!row.series().isEmpty()) {
                  rows.add(row);
                  table.figures(List.of(row)).lines().skip(2).forEach(System.err::println);
                }
              });
      rounds
          .versions()
          .forEach((e, version) -> System.out.println("- " + e.name() + ": " + version));
    }
    if (!rows.isEmpty()) {
      System.out.println("\nMedians of " + settings.runs() + " runs in turn (threads):\n");
      System.out.println(table.figures(rows));
      System.out.println("Times as long as ours, median of the rounds (least-most):\n");
      System.out.println(table.ratios(rows));
      System.out.println("The same work:\n");
      System.out.println(table.checks(rows));
    }
    if (settings.footprint()) {
      System.out.println(table.footprints(Footprint.measure(settings)));
    }
    if (settings.job()) {
      System.out.println("The main job, process start to exit (least-most):\n");
      System.out.println(Table.jobs(WholeJob.measure(settings)));
    }
    System.out.printf("%.0f seconds in all%n", (System.nanoTime() - started) / 1e9);
  }
}
