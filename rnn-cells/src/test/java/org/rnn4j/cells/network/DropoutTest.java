package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;

/** Every kind of dropout in every cell. */
@Tag("kernels")
@Tag("composed")
class DropoutTest {

  private static final LayerOptions STANDARD = LayerOptions.standard();
  private static final int ROWS = 20;
  private static final int STEPS = 4;
  private static final CellCase LSTM = new CellCase("lstm", StateCases.lstm(20), Optional.empty());

  static Stream<CellCase> cells() {
    return BuiltInCases.plain().stream();
  }

  static Stream<CellCase> cellsWithRecurrentWeights() {
    return cells().filter(CellCase::hasRecurrentWeight);
  }

  // A projection narrows the output, which then cannot be added to the input.
  static Stream<CellCase> cellsAsWideAsTheirInput() {
    return cells().filter(c -> !c.name().contains("projection=2"));
  }

  private static Map<String, LayerOptions> kinds(CellCase c) {
    Map<String, LayerOptions> kinds = new LinkedHashMap<>();
    for (DropoutScope scope : DropoutScope.values()) {
      kinds.put("input, " + scope, STANDARD.inputDropout(0.4).dropoutScope(scope));
      kinds.put("output, " + scope, STANDARD.dropout(0.4).dropoutScope(scope));
    }
    if (c.hasRecurrentWeight()) {
      kinds.put("recurrent", STANDARD.recurrentDropout(0.4));
      kinds.put("weight", STANDARD.weightDropout(0.4));
    }
    kinds.put("zoneout", STANDARD.zoneout(0.4));
    kinds.put("all", all(c));
    return kinds;
  }

  private static LayerOptions all(CellCase c) {
    LayerOptions recurrent =
        c.hasRecurrentWeight() ? STANDARD.recurrentDropout(0.3).weightDropout(0.1) : STANDARD;
    return recurrent.inputDropout(0.2).zoneout(0.2).dropout(0.3).initialState(InitialState.LEARNED);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void outputsAndGradientsAreThoseOfTheReferenceWithTheSameMasks(CellCase c) {
    kinds(c)
        .forEach(
            (name, options) -> {
              TestNetwork test =
                  new TestNetwork(2, Outputs.EVERY_STEP)
                      .recurrent(c, options)
                      .recurrent(c, options)
                      .head(2);
              try (Network network = test.network(1)) {
                Agreement.check(test, network, test.batch(network, ROWS, STEPS));
              }
            });
  }

  // Of each cell the last variant, with the last of each normalizer: that with gain and offset.
  static Stream<CellCase> cellsWithNormalizers() {
    Map<String, CellCase> last = new LinkedHashMap<>(); // by the names of both
    BuiltInCases.all().stream()
        .filter(c -> c.normalizer().isPresent())
        .forEach(c -> last.put(c.name().replaceAll("\\{.*?\\}", ""), c));
    return last.values().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theyAgreeInAllDirectionsUnderMasksToo(CellCase c) {
    for (Direction direction : Direction.values()) {
      requireAgreementUnderMasks(c, direction);
    }
  }

  @ParameterizedTest
  @MethodSource("cellsWithNormalizers")
  void theyAgreeInBothDirectionsUnderMasksWithNormalizersToo(CellCase c) {
    requireAgreementUnderMasks(c, Direction.BOTH);
  }

  private static void requireAgreementUnderMasks(CellCase c, Direction direction) {
    boolean[][] present = new boolean[ROWS][STEPS];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        present[row][t] = (row + t) % 3 != 0;
      }
    }
    for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
      TestNetwork test =
          new TestNetwork(2, outputs).recurrent(c, all(c).direction(direction)).head(2);
      try (Network network = test.network(1)) {
        Agreement.check(test, network, test.batch(network, ROWS, STEPS).masked(present));
      }
    }
  }

  private static float[] gradient(Network network, ArrayBatch batch, TrainingStep step) {
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(batch, new LinearLoss(), step, gradient);
    return gradient;
  }

  @Test
  void masksAreAFunctionOfTheTrainingStepAlone() {
    kinds(LSTM)
        .forEach(
            (name, options) -> {
              TestNetwork test =
                  new TestNetwork(3, Outputs.EVERY_STEP).recurrent(LSTM.cell(), options).head(2);
              try (Network one = test.network(1);
                  Network three = test.network(3)) {
                ArrayBatch batch = test.batch(one, 70, STEPS);
                TrainingStep step = new TrainingStep(5, 2, 3);
                float[] expected = gradient(one, batch, step);
                one.evaluate(batch, new LinearLoss(), new float[70 * STEPS * 2]);
                assertThat(gradient(one, batch, step)).as(name).containsExactly(expected);
                assertThat(gradient(three, batch, step)).as(name).containsExactly(expected);
                for (TrainingStep other :
                    List.of(
                        new TrainingStep(5, 2, 4),
                        new TrainingStep(5, 3, 3),
                        new TrainingStep(6, 2, 3))) {
                  assertThat(gradient(one, batch, other)).as(name).isNotEqualTo(expected);
                }
                assertThat(gradient(one, batch, step)).as(name).containsExactly(expected);
              }
            });
  }

  @Test
  void anEvaluationKnowsNothingOfDropout() {
    TestNetwork plain = new TestNetwork(3, Outputs.EVERY_STEP).recurrent(LSTM.cell()).head(2);
    TestNetwork with =
        new TestNetwork(3, Outputs.EVERY_STEP)
            .recurrent(LSTM.cell(), all(LSTM).zoneout(0).initialState(InitialState.ZEROS))
            .head(2);
    try (Network p = plain.network(1);
        Network w = with.network(1)) {
      ArrayBatch batch = plain.batch(p, ROWS, STEPS);
      float[] expected = new float[ROWS * STEPS * 2];
      float[] actual = expected.clone();
      p.predict(batch, expected);
      w.predict(batch, actual);
      assertThat(actual).containsExactly(expected);
      assertThat(w.layout()).isEqualTo(p.layout());
    }
  }

  /** At a rate that drops everything the recurrent projections are gone, and nothing else is. */
  @ParameterizedTest
  @MethodSource("cellsWithRecurrentWeights")
  void recurrentDropoutActsWhereAStateMeetsARecurrentWeightAndNowhereElse(CellCase c) {
    double everything = 1 - 0x1p-23;
    for (LayerOptions options :
        List.of(STANDARD.recurrentDropout(everything), STANDARD.weightDropout(everything))) {
      TestNetwork plain = TestNetwork.of(c, 2, Outputs.EVERY_STEP);
      TestNetwork with = new TestNetwork(2, Outputs.EVERY_STEP).recurrent(c, options);
      try (Network p = plain.network(1);
          Network w = with.network(1)) {
        ArrayBatch batch = plain.batch(p, ROWS, STEPS);
        for (ParameterLayout.Slot slot : p.layout().slots()) {
          if (slot.role() == ParameterRole.RECURRENT_WEIGHT) {
            Arrays.fill(p.parameters(), slot.offset(), slot.end(), 0);
          }
        }
        float[] gradient = new float[p.layout().size()];
        double expected = p.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
        double actual = w.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, gradient);
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  void aRateOfOneIsRefused() {
    assertThatThrownBy(() -> STANDARD.dropout(1.0))
        .isInstanceOf(InputException.class)
        .hasMessage("dropout: '1.0' is not valid; expected a number, at least 0, below 1");
    assertThatThrownBy(() -> LayerOptions.of(Map.of("zoneot", 0.1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("zoneout");
  }

  @Test
  void whatACellHasNoPlaceForIsRefused() {
    CellCase stateless =
        StateCases.all().stream()
            .filter(c -> c.name().equals("no state at all"))
            .findFirst()
            .orElseThrow();
    Map<String, LayerOptions> refused =
        Map.of(
            "recurrent-dropout", STANDARD.recurrentDropout(0.1),
            "weight-dropout", STANDARD.weightDropout(0.1),
            "zoneout", STANDARD.zoneout(0.1),
            "initial-state", STANDARD.initialState(InitialState.LEARNED));
    refused.forEach(
        (name, options) ->
            assertThatThrownBy(
                    () ->
                        new TestNetwork(2, Outputs.EVERY_STEP)
                            .recurrent(stateless, options)
                            .network(1))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("layer-1." + name + ": "));
  }

  @ParameterizedTest
  @MethodSource("cellsAsWideAsTheirInput")
  void residualConnectionsAndLearnedStatesAgreeWithTheReference(CellCase c) {
    for (Direction direction : Direction.values()) {
      LayerOptions options =
          STANDARD
              .residual(true)
              .initialState(InitialState.LEARNED)
              .direction(direction)
              .merge(Merge.MEAN);
      for (Outputs outputs : List.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)) {
        TestNetwork test = new TestNetwork(2, outputs).dense(3).recurrent(c, options).head(2);
        try (Network network = test.network(1)) {
          Agreement.check(test, network, test.batch(network, ROWS, STEPS));
        }
      }
    }
  }

  @Test
  void aResidualConnectionNeedsEqualWidths() {
    assertThatThrownBy(
            () -> Network.builder(2).recurrent(StateCases.lstm(3), STANDARD.residual(true)).build())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "layer-1.residual: an output of width 3 cannot be added to an input of width 2;"
                + " give it as many units as it has inputs");
  }
}
