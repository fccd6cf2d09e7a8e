package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.LayerSpec;
import org.rnn4j.forecast.spec.TrainingSpec.ClippingSpec;

/**
 * Warns of layers whose states have no bound, over many steps, where nothing holds the gradient.
 */
final class UnboundedStates {

  /**
   * From how many steps on. A growth of a tenth at each step is a factor of 1.1^100 = 14,000 over
   * so many; over 50 it is 117.
   */
  static final int LONG_LOOKBACK = 100;

  private static final String ACTIVATION = "activation";
  private static final Set<String> UNBOUNDED = Set.of("relu", "softplus", "swish", "linear");

  // Its activation stands behind the states, and those decay by construction.
  private static final String LRU = "lru";

  private UnboundedStates() {}

  /** A warning for each such layer, at its path in the spec. */
  static List<Problem> warnings(ExperimentSpec spec) {
    int lookback = spec.task().lookback();
    boolean clipped = !(spec.training().clipping() instanceof ClippingSpec.None);
    List<Problem> warnings = new ArrayList<>();
    if (clipped || lookback < LONG_LOOKBACK || spec.model().isEmpty()) {
      return warnings;
    }
    List<LayerSpec> layers = spec.model().get().layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof LayerSpec.Recurrent layer && isUnbounded(layer)) {
        warnings.add(
            new Problem(
                "model.layers." + i + "." + ACTIVATION,
                layer.cell().options().get(ACTIVATION)
                    + " has no upper bound, the lookback is "
                    + lookback
                    + " steps and gradients are not clipped: the same weights multiply the state"
                    + " at each step, so states and gradients may grow like the largest eigenvalue"
                    + " to the power "
                    + lookback,
                "set training.clip: {norm: 1.0}, or take activation: tanh, normalizer: layer-norm,"
                    + " recurrent weights that start orthogonal (preset: standard or keras), or a"
                    + " gated cell such as gru or lstm"));
      }
    }
    return warnings;
  }

  private static boolean isUnbounded(LayerSpec.Recurrent layer) {
    return layer.normalizer().isEmpty()
        && !layer.cell().shortName().equals(LRU)
        && UNBOUNDED.contains(Objects.toString(layer.cell().options().get(ACTIVATION), ""));
  }
}
