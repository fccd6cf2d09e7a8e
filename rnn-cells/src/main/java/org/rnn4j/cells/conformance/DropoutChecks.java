package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.network.DropoutScope;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;

/** What dropout of every kind does to a network of one cell, and what it leaves alone. */
final class DropoutChecks {

  private static final int ROWS = 70;
  private static final int STEPS = 40; // with so many rows enough to be shared among threads

  private DropoutChecks() {}

  static void dropout(Variant v) {
    LayerOptions options = v.options().inputDropout(0.4).dropout(0.3);
    if (v.hasRecurrentWeight()) {
      options = options.recurrentDropout(0.3).weightDropout(0.2);
    }
    requireNoneInEvaluation(v, options);
    if (!v.graph().states().isEmpty()) {
      options = options.zoneout(0.3); // which evaluation replaces by its expectation
    }
    for (DropoutScope scope : DropoutScope.values()) {
      requireMasksOfTheStepAlone(v, options.dropoutScope(scope));
    }
  }

  private static void requireNoneInEvaluation(Variant v, LayerOptions options) {
    try (Network without = v.network();
        Network with = v.network(v.cell(), options, 1)) {
      Samples batch = Samples.drawn(without, ROWS, STEPS);
      Outcome.requireSameBits(
          "output",
          Outcome.predictions(without, batch),
          Outcome.predictions(with, batch),
          "in evaluation under dropout,");
    }
  }

  private static void requireMasksOfTheStepAlone(Variant v, LayerOptions options) {
    try (Network network = v.network(v.cell(), options, 1);
        Network three = v.network(v.cell(), options, 3)) {
      Samples batch = Samples.drawn(network, ROWS, STEPS);
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

  private static float[] gradient(Network network, Samples batch, int number) {
    float[] gradient = new float[network.layout().size()];
    network.lossAndGradient(batch, new DotLoss(), new TrainingStep(3, 1, number), gradient);
    return gradient;
  }
}
