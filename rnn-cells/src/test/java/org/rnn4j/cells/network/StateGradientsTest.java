package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.Drawn;

/** Gradients through time that are known without a computer. */
class StateGradientsTest {

  private static final int STEPS = 60;

  @Test
  void aDecayingMemoryLosesTheSameFactorAtEachStep() {
    double[] norms = norms(0.5);

    assertThat(norms).hasSize(STEPS);
    for (int k = 1; k <= STEPS; k++) {
      assertThat(norms[k - 1] / Math.pow(0.5, k)).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aGrowingMemoryGainsItEvenWhereAFloatEnds() {
    double[] norms = norms(8);

    for (int k = 1; k <= STEPS; k++) {
      assertThat(norms[k - 1] / Math.pow(8, k)).isCloseTo(1, within(1e-12));
    }
    assertThat(norms[STEPS - 1]).isGreaterThan(Float.MAX_VALUE);
  }

  @Test
  void aStackHasTheNormsOfEveryLayerWithStates() {
    Cell leaky = leaky(0.5);
    try (Network network =
        Network.builder(1).recurrent(leaky).dense(1).recurrent(leaky).head(1).build()) {
      ArrayBatch batch = Drawn.batch(3, STEPS, 1, false, 1, 3, STEPS, 8);

      assertThat(network.stateGradientNorms(batch, new Sum())).containsOnlyKeys(0, 2);
    }
  }

  /** What is held of the input at masked steps is no memory of a layer. */
  @Test
  void heldInputsAreNoStates() {
    Cell leaky = leaky(0.5);
    try (Network network =
        Network.builder(1)
            .dense(1)
            .recurrent(leaky)
            .reading(Source.output(1), Source.input())
            .head(1)
            .build()) {
      ArrayBatch batch = Drawn.batch(3, STEPS, 1, false, 1, 3, STEPS, 8);
      boolean[][] present = new boolean[3][STEPS];
      for (boolean[] row : present) {
        row[0] = true;
      }

      assertThat(network.stateGradientNorms(batch.masked(present), new Sum())).containsOnlyKeys(1);
    }
  }

  private static double[] norms(double factor) {
    try (Network network = Network.builder(1).recurrent(leaky(factor)).build()) {
      ArrayBatch batch = Drawn.batch(3, STEPS, 1, false, 1, 3, STEPS, 8);
      Map<Integer, double[]> norms = network.stateGradientNorms(batch, new Sum());
      return norms.get(0);
    }
  }

  // h = factor h' + x
  private static Cell leaky(double factor) {
    return s -> {
      Value a =
          s.parameter(
              ParameterSpec.vector(
                  "a", 1, ParameterRole.RECURRENT_WEIGHT, Initializer.constant(factor)));
      Value h = s.state("h", 1);
      s.next("h", h.times(a).plus(s.input()));
      s.output(s.nextOf("h"));
    };
  }

  /** The predictions themselves; their gradient is 1. */
  private static final class Sum implements Loss {
    @Override
    public double sum(int count, float[] predictions, int from, float[] targets, int targetFrom) {
      return predictions[from];
    }

    @Override
    public double sumAndGradient(
        int count,
        float[] predictions,
        int from,
        float[] targets,
        int targetFrom,
        float scale,
        float[] gradients,
        int gradientFrom) {
      gradients[gradientFrom] = scale;
      return predictions[from];
    }
  }
}
