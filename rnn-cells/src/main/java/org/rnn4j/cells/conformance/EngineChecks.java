package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.network.Network;

/** What a network of one cell does. */
final class EngineChecks {

  private static final int ROWS = 20; // more than a vector has lanes
  private static final int STEPS = 5;
  private static final int LONG = 2000;
  private static final int ROUNDS = 3;

  private EngineChecks() {}

  static void floatEngine(CellVariant v) {
    try (Network network = v.network()) {
      Reference.requireAgreement(v, network, Samples.drawn(network, ROWS, STEPS));
      Reference.requireAgreement(
          v, network, Samples.drawn(network, ROWS, 6).masked(MaskChecks.gaps()));
    }
  }

  static void batchIndependence(CellVariant v) {
    outputsOfRows(v);
    requireIndependentStates(v);
  }

  /** A row's outputs do not depend on the other rows. */
  static void outputsOfRows(Candidate v) {
    try (Network network = v.network(1)) {
      ArrayBatch batch = Samples.drawn(network, ROWS, STEPS);
      int size = STEPS * network.outputWidth();
      float[] together = Outcome.predictions(network, batch);
      for (int row : new int[] {0, 15, 16, ROWS - 1}) {
        float[] expected = Arrays.copyOfRange(together, row * size, (row + 1) * size);
        Outcome.requireSameBits(
            "output",
            expected,
            Outcome.predictions(network, batch.rowsOf(row)),
            "of row " + row + " alone, the");
        float[] three = Outcome.predictions(network, batch.rowsOf(2, 1, row));
        Outcome.requireSameBits(
            "output",
            expected,
            Arrays.copyOfRange(three, 2 * size, 3 * size),
            "of row " + row + " beside two others, the");
      }
    }
  }

  private static void requireIndependentStates(CellVariant v) {
    int rows = 3;
    List<double[]> x =
        List.of(
            Draws.numbers(rows * CellVariant.INPUTS, 1),
            Draws.numbers(rows * CellVariant.INPUTS, 2));
    StepGraph graph = v.graph();
    DoubleInterpreter together = interpreter(graph, rows);
    together.forward(x);
    for (int row = 0; row < rows; row++) {
      int from = row * CellVariant.INPUTS;
      DoubleInterpreter alone = interpreter(graph, 1);
      alone.forward(
          x.stream().map(s -> Arrays.copyOfRange(s, from, from + CellVariant.INPUTS)).toList());
      for (StateSpec s : graph.stateSpecs()) {
        double[] all = together.finalState(s.name());
        double[] own = Arrays.copyOfRange(all, row * s.width(), (row + 1) * s.width());
        require(
            Arrays.equals(own, alone.finalState(s.name())),
            "the state '%s' of row %d depends on the other rows",
            s.name(),
            row);
      }
    }
  }

  private static DoubleInterpreter interpreter(StepGraph graph, int rows) {
    DoubleInterpreter interpreter = new DoubleInterpreter(graph, rows);
    CellVariant.parameters(graph.parameterSpecs(), 1).forEach(interpreter::parameter);
    return interpreter;
  }

  static void causality(Candidate v) {
    try (Network network = v.network(1)) {
      ArrayBatch batch = Samples.drawn(network, ROWS, STEPS);
      float[] before = Outcome.predictions(network, batch);
      int width = network.outputWidth();
      for (int last = 0; last < STEPS - 1; last++) {
        int unchanged = last;
        float[] after =
            Outcome.predictions(
                network, Samples.with(batch, (row, t, x) -> t > unchanged ? 0.5f - x : x));
        for (int row = 0; row < ROWS; row++) {
          int from = row * STEPS * width;
          int to = from + (last + 1) * width;
          require(
              Arrays.equals(before, from, to, after, from, to),
              "inputs after step %d change outputs up to it",
              last);
        }
      }
    }
  }

  static void determinism(Candidate v) {
    try (Network one = v.network(1);
        Network three = v.network(3)) {
      ArrayBatch batch = Samples.drawn(one, 70, 40); // enough to be shared among threads
      Outcome expected = Outcome.of(one, batch);
      expected.requireSameBits(Outcome.of(one, batch), "the second time");
      Outcome.predictions(one, Samples.drawn(one, 1, 3));
      Outcome.of(one, Samples.drawn(one, 90, 2));
      expected.requireSameBits(Outcome.of(one, batch), "after batches of other sizes");
      for (int i = 0; i < ROUNDS; i++) {
        expected.requireSameBits(Outcome.of(three, batch), "with three threads");
      }
    }
  }

  static void saveAndLoad(Candidate v) {
    try (Network saved = v.network(1);
        Network loaded = v.remade().untrained(99)) {
      for (Slot from : saved.layout().slots()) {
        Slot to =
            loaded.layout().slots().stream()
                .filter(s -> s.name().equals(from.name()))
                .findFirst()
                .orElseThrow(
                    () -> new ConformanceException("a second one has no parameter " + from.name()));
        require(
            from.size() == to.size(),
            "%s has %d numbers in one and %d in another",
            from.name(),
            from.size(),
            to.size());
        System.arraycopy(
            saved.parameters(), from.offset(), loaded.parameters(), to.offset(), from.size());
      }
      require(saved.layout().size() == loaded.layout().size(), "a second one has more parameters");
      ArrayBatch batch = Samples.drawn(saved, ROWS, STEPS);
      Outcome.requireSameBits(
          "output",
          Outcome.predictions(saved, batch),
          Outcome.predictions(loaded, batch),
          "of a second one with the same parameters, the");
    }
  }

  static void extremeInputs(Candidate v) {
    try (Network network = v.untrained(1)) {
      ArrayBatch batch = Samples.drawn(network, 3, STEPS);
      for (float size : new float[] {1e4f, 0}) {
        Outcome.of(network, Samples.with(batch, (row, t, x) -> Math.signum(x) * size))
            .requireFinite("over inputs of " + size + ",");
      }
      Outcome.of(network, Samples.drawn(network, 2, LONG))
          .requireFinite("over " + LONG + " steps,");
    }
  }

  static void twoUsers(Candidate v) {
    Outcome alone = use(v);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Outcome>> users = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          Candidate user = i == 0 ? v : v.remade();
          users.add(
              threads.submit(
                  () -> {
                    together.await();
                    return use(user);
                  }));
        }
        for (Future<Outcome> user : users) {
          alone.requireSameBits(result(user), "in a thread beside another user,");
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Outcome use(Candidate v) {
    try (Network network = v.network(1)) {
      return Outcome.of(network, Samples.drawn(network, ROWS, STEPS));
    }
  }

  private static Outcome result(Future<Outcome> user) {
    try {
      return user.get();
    } catch (ExecutionException e) {
      throw new ConformanceException(
          "in a thread beside another user, " + ConformanceException.words(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConformanceException("interrupted", e);
    }
  }
}
