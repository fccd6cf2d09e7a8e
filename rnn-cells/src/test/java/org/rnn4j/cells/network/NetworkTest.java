package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;
import org.rnn4j.cells.internal.layer.MemoryNeed;

/** A network as its users see it. */
@Timeout(60)
class NetworkTest {

  private static final LinearLoss LOSS = new LinearLoss();

  private static Network.Builder builder() {
    return Network.builder(3).recurrent(StateCases.lstm(4)).dense(5).head(2);
  }

  @Test
  void itSaysWhatGoesInAndWhatComesOut() {
    try (Network network = builder().build()) {
      assertThat(network.inputWidth()).isEqualTo(3);
      assertThat(network.outputWidth()).isEqualTo(2);
      assertThat(network.outputs()).isEqualTo(Outputs.LAST_STEP);
      assertThat(network.layout().slots())
          .extracting(s -> s.name() + " " + s.rows() + "x" + s.columns())
          .containsExactly(
              "layer-1.W 3x16",
              "layer-1.b 1x16",
              "layer-1.U 4x16",
              "layer-2.W 4x5",
              "layer-2.b 1x5",
              "head.W 5x2",
              "head.b 1x2");
      assertThat(network.parameters()).hasSize(network.layout().size());
    }
    try (Network network = builder().outputs(Outputs.EVERY_STEP).build()) {
      assertThat(network.outputs()).isEqualTo(Outputs.EVERY_STEP);
    }
  }

  @Test
  void withoutAHeadTheTopLayerIsTheOutput() {
    try (Network network = Network.builder(3).recurrent(StateCases.lstm(4)).build()) {
      assertThat(network.outputWidth()).isEqualTo(4);
    }
  }

  @Test
  void theParametersAreLive() {
    try (Network network = builder().build()) {
      ArrayBatch batch = Drawn.batch(1, 2, 3, false, 2, 1);
      float[] before = new float[2];
      float[] after = new float[2];
      network.predict(batch, before);
      ParameterLayout.Slot bias = network.layout().slots().get(6);
      network.parameters()[bias.offset() + 1] += 10;
      network.predict(batch, after);
      assertThat(after[0]).isEqualTo(before[0]);
      assertThat(after[1]).isCloseTo(before[1] + 10, within(1e-5f));
    }
  }

  @Test
  void aBatchThatDoesNotFitIsRefused() {
    try (Network network = builder().build()) {
      float[] gradient = new float[network.layout().size()];
      ArrayBatch narrow = Drawn.batch(4, 2, 2, false, 2, 1);
      assertThatThrownBy(() -> network.predict(narrow, new float[8]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch [4, 2, 2] does not fit a network over 3 features");
      ArrayBatch everyStep = Drawn.batch(4, 2, 3, true, 2, 1);
      assertThatThrownBy(() -> network.lossAndGradient(everyStep, LOSS, TestNetwork.STEP, gradient))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("targets [2, 2]", "do not fit outputs [1, 2]");
      ArrayBatch wide = Drawn.batch(4, 2, 3, false, 3, 1);
      assertThatThrownBy(() -> network.evaluate(wide, LOSS, new float[8]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("targets [1, 3]", "do not fit outputs [1, 2]");
    }
  }

  @Test
  void aNetworkHasLayersFeaturesAndThreads() {
    assertThatThrownBy(() -> Network.builder(3).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there are no layers");
    assertThatThrownBy(() -> Network.builder(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Network.builder(3).threads(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCellThatBreaksTheRulesIsRefusedByTheNameOfItsLayer() {
    Cell silent = s -> s.state("h", 3);
    assertThatThrownBy(() -> Network.builder(3).dense(2).recurrent(silent).build())
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("layer-2: ");
  }

  @Test
  void onlyTheFirstLayerMayIgnoreItsInput() {
    Cell clock =
        s -> {
          Value t = s.state("t", 2);
          s.next("t", t.plus(1));
          s.output(s.nextOf("t"));
        };
    try (Network network =
        Network.builder(3).recurrent(clock).outputs(Outputs.EVERY_STEP).build()) {
      float[] predictions = new float[6];
      network.predict(Drawn.batch(1, 3, 3, true, 2, 1), predictions);
      assertThat(predictions).containsExactly(1, 1, 2, 2, 3, 3);
    }
    assertThatThrownBy(() -> Network.builder(3).dense(2).recurrent(clock).build())
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("layer-2: ", "does not use its input", "cannot be trained");
  }

  /** Output j of target i is output {@code j * targets + i} of the network. */
  @Test
  void aLossMayTakeSeveralOutputsForATarget() {
    Loss pairs =
        new Loss() {
          @Override
          public int outputsPerTarget() {
            return 2;
          }

          @Override
          public double sum(int count, float[] p, int po, float[] targets, int to) {
            double sum = 0;
            for (int i = 0; i < count; i++) {
              float target = targets[to + i];
              sum += Float.isNaN(target) ? 0 : target * (p[po + i] + 3.0 * p[po + count + i]);
            }
            return sum;
          }

          @Override
          public double sumAndGradient(
              int count,
              float[] p,
              int po,
              float[] targets,
              int to,
              float scale,
              float[] g,
              int go) {
            for (int i = 0; i < count; i++) {
              float target = Float.isNaN(targets[to + i]) ? 0 : targets[to + i];
              g[go + i] = scale * target;
              g[go + count + i] = scale * 3 * target;
            }
            return sum(count, p, po, targets, to);
          }
        };
    TestNetwork test = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(StateCases.lstm(4)).head(4);
    try (Network network = test.network(1)) {
      ArrayBatch batch = Drawn.batch(19, 3, 3, true, 2, 5);
      float[][][] weights = new float[19][3][];
      for (int row = 0; row < 19; row++) {
        for (int t = 0; t < 3; t++) {
          float[] target = batch.targets()[row][t];
          weights[row][t] = new float[] {target[0], target[1], 3 * target[0], 3 * target[1]};
        }
      }
      TestNetwork.Result expected =
          test.reference(network.parameters(), ArrayBatch.of(batch.inputs(), weights));
      float[] gradient = new float[network.layout().size()];
      double loss = network.lossAndGradient(batch, pairs, TestNetwork.STEP, gradient);
      double sum = 0;
      for (int i = 0; i < expected.predictions().length; i++) {
        sum += expected.predictions()[i] * weights[i / 12][i / 4 % 3][i % 4];
      }
      assertThat(loss).isCloseTo(sum / (19 * 3 * 2), within(1e-6));
      for (int i = 0; i < gradient.length; i++) { // half as many targets as weights
        assertThat((double) gradient[i]).isCloseTo(2 * expected.gradient()[i], within(1e-6));
      }
    }
  }

  @Test
  void whatABatchThrowsReachesTheCallerAndTheNetworkGoesOn() {
    for (int threads : new int[] {1, 3}) {
      try (Network network = builder().threads(threads).build()) {
        ArrayBatch good = Drawn.batch(50, 2, 3, false, 2, 1);
        float[] expected = new float[network.layout().size()];
        double loss = network.lossAndGradient(good, LOSS, TestNetwork.STEP, expected);
        float[][][] short1 = good.inputs().clone();
        ArrayBatch bad = ArrayBatch.of(short1, good.targets());
        short1[40] = null;
        float[] gradient = new float[expected.length];
        for (int i = 0; i < 20; i++) {
          assertThatThrownBy(() -> network.lossAndGradient(bad, LOSS, TestNetwork.STEP, gradient))
              .isInstanceOf(NullPointerException.class);
          assertThat(network.lossAndGradient(good, LOSS, TestNetwork.STEP, gradient))
              .isEqualTo(loss);
          assertThat(gradient).containsExactly(expected);
        }
      }
    }
  }

  @Test
  void closingStopsItsThreads() throws InterruptedException {
    List<Thread> before = workers();
    Network network = builder().threads(3).build();
    List<Thread> own = workers().stream().filter(t -> !before.contains(t)).toList();
    assertThat(own).hasSize(2);
    network.close();
    for (Thread thread : own) {
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  private static List<Thread> workers() {
    Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
    return all.keySet().stream().filter(t -> t.getName().startsWith("rnn4j-worker")).toList();
  }

  @Test
  void parametersThatAreGivenAreTakenAndNothingIsDrawn() {
    Runnable refusing =
        () -> {
          throw new IllegalStateException("it draws");
        };
    float[] given = new float[builder().build().layout().size()];
    given[7] = 0.5f;
    try (Network network = builder().checkpoint(refusing).build(layout -> given)) {
      assertThat(network.parameters()).containsExactly(given).isNotSameAs(given);
    }
    assertThatThrownBy(() -> builder().build(layout -> new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 parameters were given for a network of " + given.length);
    assertThatThrownBy(() -> builder().checkpoint(refusing).build()).hasMessage("it draws");
  }

  @Test
  void aClosedNetworkComputesNothing() {
    for (int threads : new int[] {1, 3}) {
      Network network = builder().threads(threads).build();
      ArrayBatch batch = Drawn.batch(40, 2, 3, false, 2, 1);
      network.close();
      network.close();
      float[] predictions = new float[80];
      float[] gradient = new float[network.layout().size()];
      for (Runnable call :
          List.<Runnable>of(
              () -> network.predict(batch, predictions),
              () -> network.evaluate(batch, LOSS, predictions),
              () -> network.lossAndGradient(batch, LOSS, new TrainingStep(1, 1, 1), gradient),
              () -> network.stateGradientNorms(batch, LOSS))) {
        assertThatThrownBy(call::run)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("the network is closed: it computes nothing any more");
      }
      assertThat(network.parameters()).hasSameSizeAs(gradient);
    }
  }

  @Test
  void closingWhileAnotherThreadPredictsEndsThatToo() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      Network network = Network.builder(3).recurrent(StateCases.lstm(40)).threads(3).build();
      ArrayBatch batch = Drawn.batch(160, 20, 3, false, 40, 1);
      CountDownLatch begun = new CountDownLatch(3);
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread predicting =
          new Thread(
              () -> {
                try {
                  while (true) {
                    network.predict(batch, new float[160 * 40]);
                    begun.countDown();
                  }
                } catch (RuntimeException e) {
                  end.set(e);
                }
              });
      predicting.start();
      begun.await();
      network.close();
      predicting.join();
      assertThat(end.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("close");
    }
  }

  @Test
  void aCellThatWritesAnotherStepEachTimeIsRefusedWhenTheNetworkIsBuilt() {
    RandomStream random = RandomStream.of(1);
    AtomicInteger calls = new AtomicInteger();
    Cell drawing = s -> s.output(s.input().times(random.nextDouble()));
    Cell counting =
        s -> s.output(calls.incrementAndGet() % 3 == 0 ? s.input() : s.input().plus(s.input()));
    Cell almost =
        s -> s.output(s.input().standardized(1e-3 * (1 + calls.incrementAndGet() * 1e-13)));
    for (Cell cell : List.of(drawing, counting, almost)) {
      assertThatThrownBy(() -> Network.builder(3).recurrent(cell).head(1).build())
          .isInstanceOf(InputException.class)
          .hasMessageContaining("layer-1: the cell " + cell.getClass().getNestHost().getName())
          .hasMessageContaining("does not write the same step each time: '%")
          .hasMessageContaining("no random numbers, nothing that the cell remembers");
    }
  }

  @Test
  void aNetworkThatIsLargerThanTheHeapIsRefusedByWhatItNeeds() {
    assertThat(MemoryNeed.tooLarge(Place.of("layer-1"), 1e9, 3, 4L << 30).map(Problem::toString))
        .hasValue(
            "layer-1: the network has 1000000000 parameters, which need at least 11.2 GiB with"
                + " their gradients, and Java's heap has 4.0 GiB; use fewer units, or give Java"
                + " more memory (-Xmx)");
    assertThat(MemoryNeed.tooLarge(Place.of("layer-1"), 1e9, 1, 4L << 30)).isEmpty();
  }

  @Test
  void ofANetworkThatNoHeapHoldsMoreMemoryIsNotTheRemedy() {
    assertThat(
            MemoryNeed.tooLarge(Place.of("layer-1"), 3e9, 1, Long.MAX_VALUE).map(Problem::toString))
        .hasValue(
            "layer-1: the network has more parameters than one array can hold: 3.00e+09 numbers,"
                + " 11.2 GiB; use fewer units");
    assertThatThrownBy(() -> Network.builder(1).dense(1 << 30).build(layout -> new float[0]))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("layer-1: the network has more parameters than one array can hold")
        .hasMessageEndingWith("; use fewer units");
  }

  @Test
  void moreStepsThanAnArrayHoldsAreRefusedBeforeAnythingIsComputed() {
    int steps = 20_000_000;
    try (Network network = Network.builder(1).recurrent(StateCases.lstm(4)).head(1).build()) {
      Batch batch = new Steps(steps);
      float[] gradient = new float[network.layout().size()];
      assertThatThrownBy(
              () -> network.lossAndGradient(batch, LOSS, new TrainingStep(1, 1, 1), gradient))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "what the network computes over 20000000 steps for 16 rows is more than one array"
                  + " can hold: use a shorter lookback or fewer units");
    }
  }

  /** A batch of so many steps that nobody comes to read. */
  private record Steps(int steps) implements Batch {

    @Override
    public int rows() {
      return 2;
    }

    @Override
    public int inputWidth() {
      return 1;
    }

    @Override
    public int targetSteps() {
      return 1;
    }

    @Override
    public int targetWidth() {
      return 1;
    }

    @Override
    public long targetCount() {
      return 2;
    }

    @Override
    public void readInputs(int row, float[] to, int offset, int stepStride, int featureStride) {
      throw new AssertionError("it is read");
    }

    @Override
    public void readTargets(int row, float[] to, int offset, int stepStride, int featureStride) {
      throw new AssertionError("it is read");
    }
  }
}
