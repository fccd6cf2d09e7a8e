package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;

/** Layers that read something else than the one below. */
class BlocksTest {

  private static final int ROWS = 18;
  private static final int FEW_ROWS = 3; // in double, where no kernel has lanes
  private static final int STEPS = 5;

  private static TestNetwork start(Outputs outputs) {
    return new TestNetwork(2, outputs).recurrent(StateCases.lstm(3));
  }

  /** By what is special. */
  private static Map<String, TestNetwork> networks(Outputs outputs) {
    Map<String, TestNetwork> networks = new LinkedHashMap<>();
    networks.put(
        "around a layer",
        start(outputs)
            .recurrent(StateCases.lstm(4))
            .reading(Source.output(1), Source.output(0))
            .head(2));
    networks.put(
        "two branches",
        start(outputs)
            .reading(Source.input())
            .recurrent(StateCases.lstm(4))
            .reading(Source.output(0), Source.output(1))
            .head(2));
    networks.put(
        "read three times, once twice by one",
        start(outputs)
            .dense(2)
            .reading(Source.output(0), Source.output(1), Source.output(0))
            .recurrent(StateCases.lstm(3), LayerOptions.standard().recurrentDropout(0.3))
            .reading(Source.output(2), Source.output(0))
            .head(2));
    networks.put(
        "the input in the middle",
        start(outputs)
            .reading(Source.input(), Source.output(0))
            .recurrent(StateCases.lstm(3), LayerOptions.standard().direction(Direction.BOTH))
            .head(2));
    networks.put(
        "a state beside the output",
        start(outputs).reading(Source.output(0), Source.state(0, "c")).head(2));
    networks.put(
        "a state alone, through a layer",
        start(outputs).reading(Source.state(0, "c")).recurrent(StateCases.lstm(2)).head(1));
    networks.put(
        "around statistics of the batch",
        start(outputs)
            .layer("batch-norm", Map.of("epsilon", 0.1))
            .reading(Source.output(1), Source.output(0))
            .layer("batch-norm", Map.of("epsilon", 0.1, "gain", false, "offset", false))
            .reading(Source.output(2), Source.output(1), Source.input())
            .head(2));
    return networks;
  }

  private static Stream<DynamicTest> each(int rows, NetworkCheck check) {
    return Stream.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)
        .flatMap(
            outputs ->
                networks(outputs).entrySet().stream()
                    .map(
                        e ->
                            DynamicTest.dynamicTest(
                                e.getKey()
                                    + (outputs == Outputs.EVERY_STEP
                                        ? ", every step"
                                        : ", last step"),
                                () -> run(e.getValue(), rows, check))));
  }

  private interface NetworkCheck {
    void run(TestNetwork test, Network network, ArrayBatch batch);
  }

  private static void run(TestNetwork test, int rows, NetworkCheck check) {
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, rows, STEPS);
      check.run(test, network, batch);
      boolean[][] present = new boolean[rows][STEPS];
      for (int row = 0; row < rows; row++) {
        for (int t = 0; t < STEPS; t++) {
          present[row][t] = (row + t) % 3 != 0;
        }
      }
      check.run(test, network, batch.masked(present));
    }
  }

  @TestFactory
  @Tag("kernels")
  Stream<DynamicTest> theEngineAgreesWithTheReference() {
    return each(ROWS, Agreement::check);
  }

  @TestFactory
  Stream<DynamicTest> theGradientIsTheSlopeOfTheLoss() {
    return each(FEW_ROWS, Slopes::check);
  }

  @Test
  void whatIsReadSideBySideComesInThisOrder() {
    try (Network network =
        Network.builder(2)
            .dense(3)
            .reading(Source.input(), Source.output(0))
            .head(1)
            .outputs(Outputs.EVERY_STEP)
            .build()) {
      assertThat(network.layout().slots())
          .extracting(Slot::name, Slot::rows)
          .contains(tuple("head.W", 5));
      float[] parameters = network.parameters();
      Arrays.fill(parameters, 0);
      Slot head =
          network.layout().slots().stream()
              .filter(s -> s.name().equals("head.W"))
              .findFirst()
              .orElseThrow();
      parameters[head.offset() + 1] = 2; // of the input's second column
      ArrayBatch batch = Drawn.batch(1, 1, 2, true, 1, 1, 1, 8);
      float[] y = new float[1];
      network.predict(batch, y);
      assertThat(y[0]).isEqualTo(2 * batch.inputs()[0][0][1]);
    }
  }

  /** Where every layer runs forward. */
  @TestFactory
  @Tag("kernels")
  Stream<DynamicTest> aSequenceInTwoPiecesIsTheWholeToTheBit() {
    return networks(Outputs.EVERY_STEP).entrySet().stream()
        .filter(e -> !e.getKey().equals("the input in the middle"))
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> run(e.getValue(), ROWS, BlocksTest::pieces)));
  }

  private static void pieces(TestNetwork test, Network network, ArrayBatch batch) {
    int width = network.outputWidth();
    float[] whole = new float[ROWS * STEPS * width];
    network.predict(batch, whole);
    int cut = 2;
    Network.Run first = network.run(batch.stepsOf(0, cut), network.initialState(ROWS));
    Network.Run second = network.run(batch.stepsOf(cut, STEPS), first.out());
    for (int row = 0; row < ROWS; row++) {
      int at = row * STEPS * width;
      assertThat(Arrays.copyOfRange(first.outputs(), row * cut * width, (row + 1) * cut * width))
          .isEqualTo(Arrays.copyOfRange(whole, at, at + cut * width));
      int rest = (STEPS - cut) * width;
      assertThat(Arrays.copyOfRange(second.outputs(), row * rest, (row + 1) * rest))
          .isEqualTo(Arrays.copyOfRange(whole, at + cut * width, at + STEPS * width));
    }
  }

  @Test
  void threadsChangeNoBit() {
    for (TestNetwork test : networks(Outputs.EVERY_STEP).values()) {
      try (Network one = test.network(1)) {
        ArrayBatch batch = test.batch(one, 70, STEPS);
        float[] expected = new float[one.layout().size()];
        one.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, expected);
        try (Network three = test.network(3)) {
          float[] actual = new float[expected.length];
          three.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, actual);
          assertThat(actual).as(test.toString()).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aLayerReadsFromThoseBelowIt() {
    Network.Builder builder = Network.builder(2).dense(3);
    for (Source source : List.of(Source.output(1), Source.output(-1), Source.state(1, "h"))) {
      assertThatThrownBy(() -> builder.reading(source))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("from those below it, which are 1");
    }
  }

  @Test
  void aLayerThatNothingReadsIsRefused() {
    assertThatThrownBy(() -> Network.builder(2).dense(3).reading(Source.input()).head(1).build())
        .isInstanceOf(InputException.class)
        .hasMessage("layer-1: no other layer reads what it gives out; remove it, or read it");
  }

  @Test
  void aStateThatIsNotThereOrRunsBackwardIsRefused() {
    for (LayerOptions options :
        List.of(LayerOptions.standard(), LayerOptions.standard().direction(Direction.BACKWARD))) {
      String state = options.direction() == Direction.FORWARD ? "z" : "c";
      assertThatThrownBy(
              () ->
                  Network.builder(2)
                      .recurrent(StateCases.lstm(3), options)
                      .reading(Source.state(0, state))
                      .head(1)
                      .build())
          .isInstanceOf(InputException.class)
          .hasMessageContaining("layer-1: it has no state '" + state + "'")
          .hasMessageContaining("there are h, c");
    }
    assertThatThrownBy(
            () -> Network.builder(2).dense(2).reading(Source.state(0, "h")).head(1).build())
        .hasMessageContaining("read its output");
  }
}
