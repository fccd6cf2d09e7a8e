package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.cells.conformance.LayerVariant.Use;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.initialize.ParameterFiller;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.network.Network;

/** What a layer without a state records and computes. */
final class LayerChecks {

  private static final int ROWS = 20; // more than a vector has lanes
  private static final int STEPS = 5;
  private static final int RECORDINGS = 5;
  private static final int[] INPUT_WIDTHS = {1, 2, 5};
  private static final List<double[]> GAPS =
      List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}});

  private LayerChecks() {}

  static void recording(LayerVariant v) {
    String first = v.fingerprint(LayerVariant.INPUTS);
    for (int i = 2; i <= RECORDINGS; i++) {
      RecordingChecks.requireSame(
          first, v.fingerprint(LayerVariant.INPUTS), "recording " + i + " of one layer");
    }
    v.fingerprint(LayerVariant.INPUTS + 1);
    RecordingChecks.requireSame(
        first, v.fingerprint(LayerVariant.INPUTS), "the recording after one over other inputs");
    RecordingChecks.requireSame(
        first,
        v.remade().fingerprint(LayerVariant.INPUTS),
        "the recording of a second layer with the same options");
  }

  /** Also of the parameters, which are the same whatever the recording is for. */
  static void shapes(LayerVariant v) {
    for (int inputs : INPUT_WIDTHS) {
      try {
        List<StepGraph> evaluation = v.parts(inputs, Use.EVALUATION);
        List<StepGraph> training = v.parts(inputs, Use.TRAINING);
        require(
            specs(evaluation).equals(specs(training)),
            "its parameters are %s in training and %s in an evaluation",
            specs(training),
            specs(evaluation));
      } catch (RuntimeException e) {
        throw e instanceof ConformanceException
            ? e
            : new ConformanceException(
                "it cannot be recorded over "
                    + inputs
                    + " features: "
                    + ConformanceException.words(e),
                e);
      }
    }
  }

  private static List<?> specs(List<StepGraph> parts) {
    return parts.stream().flatMap(part -> part.parameterSpecs().stream()).toList();
  }

  static void initializers(LayerVariant v) {
    int number = 0;
    for (StepGraph part : v.parts(Use.EVALUATION)) {
      for (var spec : part.parameterSpecs()) {
        float[] first = new float[spec.shape().size()];
        ParameterFiller.fill(spec, first, 0, 1, number++);
        for (float value : first) {
          require(Float.isFinite(value), "%s starts with %s", spec.name(), value);
        }
      }
    }
  }

  static void gradients(LayerVariant v) {
    for (Use use : Use.values()) {
      for (StepGraph part : v.parts(use)) {
        requireGradients(part, 1, List.of());
        requireGradients(part, 4, List.of());
      }
    }
  }

  static void masked(LayerVariant v) {
    for (Use use : Use.values()) {
      v.parts(use).forEach(part -> requireGradients(Masking.ofStateless(part), 4, GAPS));
    }
  }

  private static void requireGradients(StepGraph part, int steps, List<double[]> masks) {
    Slopes slopes = new Slopes(new Differentiation(true).apply(part), steps, masks);
    slopes.training(Outcome.STEP);
    slopes.requireGradients();
  }

  /** With masks and without, in training and in an evaluation. */
  static void floatEngine(LayerVariant v) {
    try (Network network = v.network(1)) {
      ArrayBatch whole = Samples.drawn(network, ROWS, 6);
      for (ArrayBatch batch : List.of(whole, whole.masked(MaskChecks.gaps()))) {
        Reference.requireAgreement(
            network,
            batch,
            parameters ->
                Reference.of(
                    parts(v, Use.EVALUATION, batch),
                    parts(v, Use.TRAINING, batch),
                    parameters,
                    batch));
      }
    }
  }

  private static List<StepGraph> parts(LayerVariant v, Use use, ArrayBatch batch) {
    return batch.isMasked()
        ? v.parts(use).stream().map(Masking::ofStateless).toList()
        : v.parts(use);
  }

  /** An evaluation's outputs at a step are a function of the input at that step. */
  static void steps(LayerVariant v) {
    try (Network network = v.network(1)) {
      ArrayBatch batch = Samples.drawn(network, ROWS, STEPS);
      float[] expected = Outcome.predictions(network, batch);
      int width = network.outputWidth();
      for (int step = 0; step < STEPS; step++) {
        float[] alone = Outcome.predictions(network, batch.stepsOf(step, step + 1));
        for (int row = 0; row < ROWS; row++) {
          int at = (row * STEPS + step) * width;
          Outcome.requireSameBits(
              "output",
              Arrays.copyOfRange(expected, at, at + width),
              Arrays.copyOfRange(alone, row * width, (row + 1) * width),
              "of step " + step + " alone, the");
        }
      }
    }
  }
}
