package org.rnn4j.examples.benchmarks.runner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.examples.benchmarks.work.ProductWork;
import org.rnn4j.examples.benchmarks.work.Work;

/**
 * Lets the contestants do a work in turn: everybody warms up, then one run each, and again, until
 * everybody has had the same number. With one thread and with two; of these the better median
 * counts, and a number of threads that is far behind after warming up does not start.
 */
final class Rounds implements AutoCloseable {

  /** How many steps the losses are compared after. */
  private static final int LOSS_AFTER = 5;

  private static final double FAR_BEHIND = 1.4;

  private record Key(Entrant entrant, int threads) {}

  private static final class Runner {
    private final Key key;
    private final WorkerProcess process;
    private final long parameters;
    private final double firstLoss;
    private final double nextLoss;
    private double stepSeconds;
    private final List<Double> seconds = new ArrayList<>();

    private Runner(Key key, WorkerProcess process, long parameters) {
      this.key = key;
      this.process = process;
      this.parameters = parameters;
      firstLoss = run(1).loss();
      nextLoss = run(LOSS_AFTER - 1).loss();
    }

    private WorkerProcess.Run run(int steps) {
      WorkerProcess.Run run = process.run(steps);
      stepSeconds = run.seconds() / steps;
      return run;
    }

    private void warmUp(double seconds) {
      long started = System.nanoTime();
      for (int steps = 1; (System.nanoTime() - started) / 1e9 < seconds; ) {
        run(steps);
        steps = (int) Math.max(1, Math.min(2.0 * steps, 0.2 * seconds / stepSeconds));
      }
    }

    private Row.Series series() {
      return new Row.Series(key.threads, seconds, parameters, firstLoss, nextLoss);
    }
  }

  private final Settings settings;
  private final Map<Key, WorkerProcess> processes = new HashMap<>();
  private final Map<Entrant, String> versions = new LinkedHashMap<>();

  Rounds(Settings settings) {
    this.settings = settings;
  }

  /** The versions of those that have been started. */
  Map<Entrant, String> versions() {
    return versions;
  }

  Row measure(Work work) {
    List<Runner> runners = new ArrayList<>();
    for (Entrant entrant : settings.entrants()) {
      List<Runner> own = new ArrayList<>();
      for (int threads : work instanceof ProductWork ? List.of(1) : entrant.threads()) {
        start(new Key(entrant, threads), work, own);
      }
      dropFarBehind(own);
      runners.addAll(own);
    }
    for (int round = 0; round < settings.runs(); round++) {
      for (Runner runner : List.copyOf(runners)) {
        try {
          runner.run((int) Math.max(1, Math.round(settings.runSeconds() / runner.stepSeconds)));
          runner.seconds.add(runner.stepSeconds);
        } catch (WorkerProcess.Broken e) {
          broken(runner.key, e);
          runners.remove(runner);
        }
      }
    }
    Map<String, Row.Series> best = new LinkedHashMap<>();
    for (Runner runner : runners) {
      Row.Series series = runner.series();
      best.merge(runner.key.entrant.name(), series, (a, b) -> a.median() <= b.median() ? a : b);
      retire(runner);
    }
    return new Row(work, best);
  }

  private void start(Key key, Work work, List<Runner> runners) {
    try {
      WorkerProcess process =
          processes.computeIfAbsent(
              key, k -> new WorkerProcess(k.entrant, k.threads, settings.benchmarks()));
      if (!versions.containsKey(key.entrant)) {
        versions.put(key.entrant, process.version());
      }
      long parameters = process.prepare(work.name());
      if (parameters >= 0) {
        Runner runner = new Runner(key, process, parameters);
        runner.warmUp(key.entrant.warmUpSeconds(settings.warmUpSeconds()));
        runners.add(runner);
      }
    } catch (WorkerProcess.Broken e) {
      broken(key, e);
    }
  }

  private void dropFarBehind(List<Runner> own) {
    double best = own.stream().mapToDouble(r -> r.stepSeconds).min().orElse(0);
    for (Runner runner : List.copyOf(own)) {
      if (runner.stepSeconds > FAR_BEHIND * best) {
        own.remove(runner);
        retire(runner);
      }
    }
  }

  private void retire(Runner runner) {
    if (runner.key.entrant.freshForEachWork()) {
      processes.remove(runner.key).close();
    } else {
      runner.process.finish();
    }
  }

  private void broken(Key key, WorkerProcess.Broken e) {
    System.err.println("peers: " + e.getMessage());
    WorkerProcess process = processes.remove(key);
    if (process != null) {
      process.close();
    }
  }

  @Override
  public void close() {
    processes.values().forEach(WorkerProcess::close);
  }
}
