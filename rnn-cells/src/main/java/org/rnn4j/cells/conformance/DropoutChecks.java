package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;

/** What dropout of every kind does to a network of one cell, and what it leaves alone. */
final class DropoutChecks {

  private static final int ROWS = 70;
  private static final int STEPS = 40; // with so many rows enough to be shared among threads
  private static final int FEW_ROWS = 3;
  private static final int FEW_STEPS = 5;
  private static final double ZONEOUT = 0.3;

  private DropoutChecks() {}

  static void dropout(CellVariant v) {
    LayerOptions options = v.options().inputDropout(0.4).dropout(0.3);
    if (v.hasRecurrentWeight()) {
      options = options.recurrentDropout(0.3).weightDropout(0.2);
    }
    requireNoneInEvaluation(v, options);
    if (!v.graph().featureStates().isEmpty()) {
      requireExpectationOfZoneout(v);
      options = options.zoneout(ZONEOUT);
    }
    for (DropoutScope scope : DropoutScope.values()) {
      requireMasksOfTheStepAlone(v, options.dropoutScope(scope));
    }
  }

  private static void requireNoneInEvaluation(CellVariant v, LayerOptions options) {
    try (Network without = v.network();
        Network with = v.network(v.cell(), options, 1)) {
      ArrayBatch batch = Samples.drawn(without, ROWS, STEPS);
      Outcome.requireSameBits(
          "output",
          Outcome.predictions(without, batch),
          Outcome.predictions(with, batch),
          "in evaluation under dropout,");
    }
  }

  // Zoneout alone is felt in an evaluation: its masks become their mean, but for helpers.
  private static void requireExpectationOfZoneout(CellVariant v) {
    try (Network network = v.network(v.cell(), v.options().zoneout(ZONEOUT), 1)) {
      ArrayBatch batch = Samples.drawn(network, FEW_ROWS, FEW_STEPS);
      Reference.requireOutputs(
          "in evaluation under zoneout, output",
          network,
          batch,
          parameters -> underZoneout(v, parameters, batch));
    }
  }

  // The cell as it is, one step at a time, from states that are brought to their mean in between.
  private static double[] underZoneout(CellVariant v, double[] parameters, ArrayBatch batch) {
    StepGraph graph = v.graph();
    DoubleInterpreter interpreter = Reference.interpreter(graph, batch.rows(), parameters);
    Map<String, double[]> states = new HashMap<>();
    List<double[]> outputs = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      double[] output = interpreter.forward(List.of(Reference.inputs(batch, t))).get(0);
      for (StateSpec state : graph.stateSpecs()) {
        double[] next = interpreter.finalState(state.name());
        double[] previous = states.getOrDefault(state.name(), new double[next.length]);
        double[] mean = state.role() == StateSpec.Role.HELPER ? next : mean(next, previous);
        states.put(state.name(), mean);
        interpreter.initialState(state.name(), mean);
        if (graph.nextStates().get(state.name()) == graph.output()) {
          output = mean; // an output that is a state is the state after that
        }
      }
      outputs.add(output);
    }
    return Reference.predictions(outputs, batch);
  }

  private static double[] mean(double[] next, double[] previous) {
    double[] mean = new double[next.length];
    Arrays.setAll(mean, i -> (1 - ZONEOUT) * next[i] + ZONEOUT * previous[i]);
    return mean;
  }

  private static void requireMasksOfTheStepAlone(CellVariant v, LayerOptions options) {
    try (Network network = v.network(v.cell(), options, 1);
        Network three = v.network(v.cell(), options, 3)) {
      ArrayBatch batch = Samples.drawn(network, ROWS, STEPS);
      float[] expected = Outcome.predictions(network, batch);
      float[] gradient = gradient(network, batch, 1);
      Outcome.requireSameBits(
          "output", expected, Outcome.predictions(network, batch), "in evaluation after training,");
      Outcome.requireSameBits(
          "gradient",
          gradient,
          gradient(network, batch, 1),
          "after an evaluation, of the same training step, the");
      Outcome.requireSameBits(
          "gradient", gradient, gradient(three, batch, 1), "under dropout with three threads, the");
      boolean isTrained = gradient.length > 0;
      require(
          !isTrained || !Arrays.equals(gradient, gradient(network, batch, 2)),
          "two training steps draw the same masks");
    }
  }

  private static float[] gradient(Network network, ArrayBatch batch, int number) {
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(batch, new DotLoss(), new TrainingStep(3, 1, number), gradient);
    return gradient;
  }
}
