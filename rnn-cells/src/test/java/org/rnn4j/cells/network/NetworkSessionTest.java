package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rnn4j.api.conformance.AllocationChecks;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;

/** Sequences read step by step, in sessions that share a network. */
@Tag("kernels")
@Timeout(120)
class NetworkSessionTest {

  private static final int WIDTH = 3;
  private static final int HISTORY = 12;
  private static final int STEPS = 30;

  private static TestNetwork twoLayers() {
    return new TestNetwork(WIDTH, Outputs.LAST_STEP)
        .recurrent(StateCases.lstm(20))
        .recurrent(StateCases.lstm(20))
        .head(10);
  }

  private static ArrayBatch history(int rows, long key) {
    return Drawn.batch(rows, HISTORY, WIDTH, false, 10, key);
  }

  // The outputs of the last step of the history and of each step behind it.
  private static List<float[]> outputs(NetworkSession session, int rows, long key) {
    List<float[]> all = new ArrayList<>();
    float[] outputs = new float[rows * 10];
    session.start(history(rows, key), outputs);
    all.add(outputs.clone());
    for (int t = 0; t < STEPS; t++) {
      session.step(Drawn.floats(rows * WIDTH, key, t), outputs);
      all.add(outputs.clone());
    }
    return all;
  }

  private static void assertSame(List<float[]> actual, List<float[]> expected) {
    for (int t = 0; t <= STEPS; t++) {
      assertThat(actual.get(t)).as("step %d", t).containsExactly(expected.get(t));
    }
  }

  @Test
  void sessionsAtWorkAtOnceGiveWhatEachGivesAlone() throws Exception {
    int sessions = 4;
    for (int threads : new int[] {1, 3}) {
      try (Network network = twoLayers().network(threads)) {
        List<List<float[]>> alone = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
          alone.add(outputs(network.session(), 1 + 40 * i, i));
        }
        ExecutorService pool = Executors.newFixedThreadPool(sessions);
        CountDownLatch ready = new CountDownLatch(sessions);
        List<Future<List<List<float[]>>>> together = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
          int number = i;
          together.add(
              pool.submit(
                  () -> {
                    NetworkSession session = network.session();
                    ready.countDown();
                    ready.await();
                    List<List<float[]>> rounds = new ArrayList<>();
                    for (int round = 0; round < 10; round++) {
                      rounds.add(outputs(session, 1 + 40 * number, number));
                    }
                    return rounds;
                  }));
        }
        for (int i = 0; i < sessions; i++) {
          for (List<float[]> round : together.get(i).get()) {
            assertSame(round, alone.get(i));
          }
        }
        pool.shutdown();
      }
    }
  }

  @Test
  void aSessionGoesOnFromWhatAnotherOneRemembers() {
    try (Network network = twoLayers().network(1)) {
      NetworkSession first = network.session();
      List<float[]> all = outputs(first, 2, 1);
      NetworkSession second = network.session();
      float[] outputs = new float[20];
      second.start(history(2, 1), outputs);
      NetworkState saved = network.state(2, second.state().values());
      second.step(new float[2 * WIDTH], outputs); // somewhere else
      second.restore(saved);
      for (int t = 0; t < STEPS; t++) {
        second.step(Drawn.floats(2 * WIDTH, 1, t), outputs);
        assertThat(outputs).containsExactly(all.get(t + 1));
      }
      assertThat(second.state().values()).containsExactly(first.state().values());
    }
  }

  @Test
  void aHistoryMayBeAnArray() {
    try (Network network = twoLayers().network(1)) {
      ArrayBatch history = history(3, 1);
      float[] flat = new float[3 * HISTORY * WIDTH];
      for (int row = 0; row < 3; row++) {
        history.readInputs(row, flat, row * HISTORY * WIDTH, WIDTH, 1);
      }
      float[] expected = new float[30];
      float[] outputs = new float[30];
      network.session().start(history, expected);
      network.session().start(3, HISTORY, flat, outputs);
      assertThat(outputs).containsExactly(expected);
    }
  }

  /** A state is a value: what the session does afterwards does not change it. */
  @Test
  void manyPathsLeaveFromOnePast() {
    try (Network network = twoLayers().network(1)) {
      NetworkSession one = network.session();
      float[] outputs = new float[10];
      one.start(history(1, 1), outputs);
      NetworkState past = one.state();
      float[] numbers = past.values();
      int paths = 35;
      NetworkSession many = network.session();
      many.restore(past.select(new int[paths]));
      assertThat(many.rows()).isEqualTo(paths);
      float[] ofPaths = new float[paths * 10];
      for (int t = 0; t < STEPS; t++) {
        float[] inputs = Drawn.floats(paths * WIDTH, 2, t);
        many.step(inputs, ofPaths);
        one.step(Arrays.copyOfRange(inputs, 7 * WIDTH, 8 * WIDTH), outputs);
        assertThat(Arrays.copyOfRange(ofPaths, 70, 80)).containsExactly(outputs);
      }
      assertThat(past.values()).containsExactly(numbers);
    }
  }

  @Test
  void aStartReadsTheParametersAnew() {
    try (Network network = twoLayers().network(1);
        Network other = twoLayers().network(1)) {
      NetworkSession session = network.session();
      outputs(session, 20, 1);
      for (Network each : List.of(network, other)) {
        for (int i = 0; i < each.parameters().length; i++) {
          each.parameters()[i] *= 0.5f;
        }
      }
      assertSame(outputs(session, 20, 1), outputs(other.session(), 20, 1));
    }
  }

  @Test
  void aStepOfASessionAllocatesNothing() {
    for (int rows : new int[] {1, 160}) {
      try (Network network = twoLayers().network(1)) {
        NetworkSession session = network.session();
        float[] inputs = Drawn.floats(rows * WIDTH, 1);
        float[] outputs = new float[rows * 10];
        session.start(history(rows, 1), outputs);
        AllocationChecks.requireAtMost(0, rows + " rows", () -> session.step(inputs, outputs));
      }
    }
  }

  @Test
  @SuppressWarnings("try") // closed before its time
  void whatDoesNotGoOnIsRefused() {
    try (Network network = twoLayers().network(1)) {
      NetworkSession session = network.session();
      float[] outputs = new float[20];
      assertThatThrownBy(() -> session.step(new float[WIDTH], outputs))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("the session has no sequences yet");
      session.start(history(2, 1), outputs);
      assertThatThrownBy(() -> session.run(history(3, 1), outputs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch of 3 rows does not go on with 2 sequences");
      assertThatThrownBy(() -> session.step(new float[2 * WIDTH], new float[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("an array of 1 does not hold the outputs [2, ");
      assertThatThrownBy(() -> session.step(new float[WIDTH], outputs))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("3 inputs are not [2, 1, 3]");
      network.close();
      assertThatThrownBy(() -> session.step(new float[2 * WIDTH], outputs))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(network::session).isInstanceOf(IllegalStateException.class);
    }
  }
}
