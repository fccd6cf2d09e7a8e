package org.rnn4j.cells.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.OperationCases;
import org.rnn4j.cells.cases.StateCases;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.BatchNormalization;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Dropout;
import org.rnn4j.cells.internal.layer.LayerPasses;
import org.rnn4j.cells.internal.layer.LayerStage;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.layer.Zoneout;
import org.rnn4j.cells.internal.operation.BatchStatistics;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * Every cell's derived gradient against central differences of its outputs in double: by every
 * element of the input, the initial states and every parameter, with outputs and final states in
 * the loss.
 */
class GradientCheckTest {

  private static final int BATCH = 2;
  private static final int INPUTS = 2;

  /**
   * Of the gradient's largest element. The differences are of fourth order with h = 3e-4, so exact
   * to 1e-14 or so over h plus h^4 times the fifth derivative: about 1e-10.
   */
  private static final double TOLERANCE = 1e-8;

  static Stream<CellCase> cases() {
    return Stream.concat(cells(), operations());
  }

  static Stream<CellCase> cells() {
    return Stream.concat(BuiltInCases.byPairs().stream(), StateCases.all().stream());
  }

  // Passes over a step do not look at what a normalizer has put into it.
  static Stream<CellCase> plainCells() {
    return Stream.concat(BuiltInCases.plain().stream(), StateCases.all().stream());
  }

  static Stream<CellCase> recurrentCells() {
    return BuiltInCases.plain().stream();
  }

  static Stream<CellCase> operations() {
    return OperationCases.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientsAreTheSlopesOfTheLoss(CellCase c) {
    StepGraph step = step(c);
    for (int steps : new int[] {1, 3, 6}) {
      new Check(step, steps).run();
    }
  }

  /** Left and right padding, a gap, and a row without a step. */
  @ParameterizedTest
  @MethodSource("plainCells")
  void gradientsWithMasksAreTheSlopesOfTheLoss(CellCase c) {
    StepGraph step = new Differentiation(true).apply(Masking.of(graph(c)));
    double[][][] masks = {
      {{0, 1}, {1, 1}, {0, 1}, {1, 0}}, {{1, 0}, {0, 0}, {0, 0}, {1, 0}}, {{1, 1}, {1, 1}}
    };
    for (double[][] mask : masks) {
      Check check = new Check(step, mask.length);
      check.interpreter.masks(List.of(mask));
      check.run();
    }
  }

  @ParameterizedTest
  @MethodSource("plainCells")
  void gradientsFromTheLastStepToTheFirstAreTheSlopesOfTheLoss(CellCase c) {
    StepGraph graph =
        new LayerPasses()
            .at(LayerStage.MASKS, Masking::of)
            .at(LayerStage.DIRECTION, Reversal::applyForFinalOutput)
            .apply(graph(c));
    Check check = new Check(new Differentiation(true).apply(graph), 3);
    check.interpreter.masks(List.of(new double[][] {{0, 1}, {1, 0}, {1, 1}}));
    check.run();
  }

  /** Every kind of dropout at once, with masks over the steps, and states that are parameters. */
  @ParameterizedTest
  @MethodSource("recurrentCells")
  void gradientsWithFixedDropoutMasksAreTheSlopesOfTheLoss(CellCase c) {
    for (DropoutScope scope : DropoutScope.values()) {
      LayerPasses passes =
          new LayerPasses()
              .at(LayerStage.ZONEOUT, Zoneout.drawn(2000, 0.3))
              .at(LayerStage.INITIAL_STATES, LearnedStates::apply)
              .at(LayerStage.MASKS, Masking::of)
              .at(LayerStage.INPUT_DROPOUT, new Dropout(3000, 0.4, scope)::onInput)
              .at(LayerStage.OUTPUT_DROPOUT, new Dropout(4000, 0.4, scope)::onOutput);
      if (c.hasRecurrentWeight()) {
        passes
            .at(LayerStage.RECURRENT_DROPOUT, new Dropout(1, 0.4, scope)::onRecurrentProjections)
            .at(LayerStage.WEIGHT_DROPOUT, new Dropout(1000, 0.3, scope)::onRecurrentWeights);
      }
      Check check = new Check(new Differentiation(true).apply(passes.apply(graph(c))), 4);
      check.interpreter.training(new TrainingStep(7, 1, 2));
      check.interpreter.masks(List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}}));
      check.run();
    }
  }

  /** Over a batch whose steps are present or not, the statistics taken of all of it. */
  @Test
  void gradientsOfBatchNormalizationAreTheSlopesOfTheLoss() {
    StepGraph graph = BatchNormalization.of(new BatchStatistics(INPUTS, 0.1, 0.9), true);
    StepGraph step = new Differentiation(true).apply(graph);
    new Check(step, 4).run();
    Check check = new Check(step, 4);
    check.interpreter.masks(List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}}));
    check.run();
  }

  @ParameterizedTest
  @EnumSource
  void gradientsOfBothDirectionsAreTheSlopesOfTheLoss(Bidirectional.Merge merge) {
    for (CellCase c : plainCells().toList()) {
      StepGraph backward = Reversal.apply(graph(c));
      new Check(new Differentiation(true).apply(Bidirectional.of(graph(c), backward, merge)), 3)
          .run();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationsGradientIsItsSlopeInEveryCombinationOfShapes(CellCase c) {
    new Check(step(c), 2).run();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noRewriteChangesAGradient(CellCase c) {
    Check check = new Check(step(c), 3);
    Check rewritten = new Check(PassOrder.of(Purpose.TRAINING, true).apply(graph(c)), 3);
    assertThat(rewritten.loss()).isCloseTo(check.loss(), within(1e-12));
    Map<String, double[]> expected = check.gradients();
    Map<String, double[]> actual = rewritten.gradients();
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, g) -> assertThat(actual.get(name)).as(name).containsExactly(g, within(1e-11)));
  }

  private static StepGraph step(CellCase c) {
    return new Differentiation(true).apply(graph(c));
  }

  private static StepGraph graph(CellCase c) {
    return StepRecorder.record(
        Place.of(c.name()), c.cell(), INPUTS, Initialization.STANDARD, c.normalizer());
  }

  /** One cell over so many steps, with random numbers everywhere. */
  private static final class Check {

    private final StepGraph graph;
    private final DoubleInterpreter interpreter;
    private final int steps;
    private final List<double[]> x = new ArrayList<>();
    private final Map<String, double[]> initial = new LinkedHashMap<>();
    private final Map<String, double[]> parameters = new LinkedHashMap<>();
    private final List<double[]> outputWeights = new ArrayList<>();
    private final Map<String, double[]> finalWeights = new LinkedHashMap<>();

    Check(StepGraph step, int steps) {
      this.graph = step;
      this.interpreter = new DoubleInterpreter(step, BATCH);
      this.steps = steps;
      for (int t = 0; t < steps; t++) {
        x.add(Drawn.numbers(BATCH * INPUTS, steps, 1, t));
        outputWeights.add(Drawn.numbers(BATCH * graph.output().width(), steps, 2, t));
      }
      graph
          .stateSpecs()
          .forEach(
              s -> {
                initial.put(
                    s.name(), Drawn.numbers(BATCH * s.width(), steps, 3, s.name().hashCode()));
                finalWeights.put(
                    s.name(), Drawn.numbers(BATCH * s.width(), steps, 4, s.name().hashCode()));
              });
      graph
          .parameterSpecs()
          .forEach(
              p ->
                  parameters.put(
                      p.name(), Drawn.numbers(p.shape().size(), steps, 5, p.name().hashCode())));
      initial.forEach(interpreter::initialState);
      parameters.forEach(interpreter::parameter);
    }

    double loss() {
      List<double[]> outputs = interpreter.forward(x);
      double loss = 0;
      for (int t = 0; t < steps; t++) {
        loss += dot(outputs.get(t), outputWeights.get(t));
      }
      for (Map.Entry<String, double[]> state : finalWeights.entrySet()) {
        loss += dot(interpreter.finalState(state.getKey()), state.getValue());
      }
      return loss;
    }

    /** All gradients by the name of what they are taken by. */
    Map<String, double[]> gradients() {
      interpreter.forward(x);
      DoubleInterpreter.Gradients g = interpreter.backward(outputWeights, finalWeights);
      Map<String, double[]> all = new LinkedHashMap<>();
      for (int t = 0; t < steps; t++) {
        all.put("x at " + t, g.inputs().get(t));
      }
      g.initialStates().forEach((name, v) -> all.put("state " + name, v));
      g.parameters().forEach((name, v) -> all.put("parameter " + name, v));
      return all;
    }

    void run() {
      Map<String, double[]> gradients = gradients();
      Map<String, double[]> values = new LinkedHashMap<>();
      for (int t = 0; t < steps; t++) {
        values.put("x at " + t, x.get(t));
      }
      initial.forEach((name, v) -> values.put("state " + name, v));
      parameters.forEach((name, v) -> values.put("parameter " + name, v));
      assertThat(gradients.keySet()).containsExactlyInAnyOrderElementsOf(values.keySet());
      double scale =
          gradients.values().stream()
              .flatMapToDouble(Arrays::stream)
              .map(Math::abs)
              .reduce(1, Math::max);
      values.forEach(
          (name, v) -> {
            for (int i = 0; i < v.length; i++) {
              double derived = gradients.get(name)[i];
              double slope = slope(v, i, derived, TOLERANCE * scale);
              if (!(Math.abs(derived - slope) <= TOLERANCE * scale)) {
                assertThat(derived)
                    .as("%s[%d] over %d steps", name, i, steps)
                    .isCloseTo(slope, within(TOLERANCE * scale));
              }
            }
          });
    }

    // A kink (relu, min, where) within the first distance does not lie within a smaller one.
    private double slope(double[] v, int i, double derived, double tolerance) {
      double slope = Double.NaN;
      for (double h = 3e-4; h > 1e-6 && !(Math.abs(derived - slope) <= tolerance); h /= 10) {
        slope = difference(v, i, h, this::loss);
      }
      return slope;
    }
  }

  private static double difference(double[] v, int i, double h, DoubleSupplier f) {
    double at = v[i];
    double[] values = new double[4];
    double[] distances = {-2, -1, 1, 2};
    for (int k = 0; k < 4; k++) {
      v[i] = at + distances[k] * h;
      values[k] = f.getAsDouble();
    }
    v[i] = at;
    return (values[0] - 8 * values[1] + 8 * values[2] - values[3]) / (12 * h);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
