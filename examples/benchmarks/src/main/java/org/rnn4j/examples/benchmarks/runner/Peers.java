package org.rnn4j.examples.benchmarks.runner;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rnn4j.examples.benchmarks.work.Work;

/**
 * Ours beside other libraries on the same work, in turn, as tables in Markdown. When it is stopped,
 * it prints those of the rows that it has finished.
 *
 * <p>HOW TO RUN: {@code examples/benchmarks/peers.sh}, which builds what is needed.
 */
public final class Peers {

  private final Settings settings;
  private final Table table;
  private final Map<String, String> versions = new ConcurrentSkipListMap<>();
  private final List<Row> rows = new CopyOnWriteArrayList<>();

  private Peers(Settings settings) {
    this.settings = settings;
    table = new Table(settings.entrants().stream().map(Entrant::name).toList());
  }

  /**
   * Measures and prints.
   *
   * @param args {@code --only W1,W2-lstm --with djl,libtorch --runs 7 --jdks FOLDER:FOLDER}
   */
  public static void main(String[] args) {
    long started = System.nanoTime();
    Settings settings = Settings.of(args);
    Peers peers = new Peers(settings);
    Thread interrupted = new Thread(peers::print); // what there is so far
    Runtime.getRuntime().addShutdownHook(interrupted);
    peers.measure();
    Runtime.getRuntime().removeShutdownHook(interrupted);
    peers.print();
    if (settings.footprint()) {
      System.out.println(peers.table.footprints(Footprint.measure(settings)));
    }
    if (settings.job()) {
      System.out.println("The main job, process start to exit (least-most):\n");
      System.out.println(Table.jobs(WholeJob.measure(settings)));
    }
    System.out.printf("%.0f seconds in all%n", (System.nanoTime() - started) / 1e9);
  }

  private void measure() {
    try (Rounds rounds = new Rounds(settings)) {
      for (Work work : settings.works()) {
        Row row = rounds.measure(work);
        rounds.versions().forEach((e, version) -> versions.put(e.name(), version));
        if (!row.series().isEmpty()) {
          rows.add(row);
          table.figures(List.of(row)).lines().skip(2).forEach(System.err::println);
        }
      }
    }
  }

  private void print() {
    versions.forEach((name, version) -> System.out.println("- " + name + ": " + version));
    if (!rows.isEmpty()) {
      System.out.println("\nMedians of " + settings.runs() + " runs in turn (threads):\n");
      System.out.println(table.figures(rows));
      System.out.println("Times as long as ours, median of the rounds (least-most):\n");
      System.out.println(table.ratios(rows));
      String costs = table.costs(rows);
      if (!costs.isEmpty()) {
        System.out.println("What is added, beside the plain cell, median of the rounds:\n");
        System.out.println(costs);
      }
      System.out.println("The same work:\n");
      System.out.println(table.checks(rows));
    }
  }
}
