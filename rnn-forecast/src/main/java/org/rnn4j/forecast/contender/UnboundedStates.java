package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.training.Clipping;

/** Says of a model what growing states do to it: as a warning before, as advice afterwards. */
public final class UnboundedStates {

  /**
   * From how many steps on there is a warning. A growth of a tenth at each step is a factor of
   * 1.1^100 = 14,000 over so many; over 50 it is 117.
   */
  static final int LONG_LOOKBACK = 100;

  private static final String ACTIVATION = "activation";

  private final ExperimentSpec spec;
  private final Network network;
  private final int lookback;

  /** Of the network that the spec's model describes. */
  public UnboundedStates(ExperimentSpec spec, Network network) {
    this.spec = spec;
    this.network = network;
    this.lookback = spec.task().lookback();
  }

  /**
   * A warning for each layer whose states have no bound, at its path in the spec, if they can grow
   * over many steps and nothing holds the gradient.
   */
  public List<Problem> warnings() {
    boolean clipped = !(spec.training().clipping() instanceof Clipping.None);
    return clipped || lookback < LONG_LOOKBACK
        ? List.of()
        : layers().stream().map(this::warning).toList();
  }

  private Problem warning(Layer layer) {
    return new Problem(
        layer.place(),
        "the states of "
            + layer.described()
            + " have no bound, the lookback is "
            + steps()
            + " and gradients are not clipped: the same weights multiply the state at each"
            + " step, so states and gradients may grow like the largest eigenvalue to the power "
            + (spec.task().isAll() ? "of their number" : lookback),
        "set training.clip: {norm: 1.0}, or take "
            + layer.boundedActivation()
            + "normalizer: layer-norm, recurrent weights that start orthogonal (preset: standard or"
            + " keras), or a gated cell such as gru or lstm");
  }

  /** What to try against growth, when a training has diverged; empty if growth is no suspect. */
  public Optional<String> advice() {
    List<Layer> layers = layers();
    if (!layers.isEmpty()) {
      Layer first = layers.get(0);
      return Optional.of(
          "the states of "
              + first.described()
              + " ("
              + first.place()
              + ") have no bound and may have grown over the lookback of "
              + steps()
              + ": take "
              + first.boundedActivation()
              + "normalizer: layer-norm, a gated cell such as gru or lstm, or a shorter lookback");
    }
    return lookback < LONG_LOOKBACK
        ? Optional.empty()
        : Optional.of(
            "gradients may have grown over the lookback of " + steps() + ": try a shorter one");
  }

  private String steps() {
    return spec.task().isAll() ? "all steps" : lookback + " steps";
  }

  private List<Layer> layers() {
    List<ModelLayer> ofModel = spec.model().orElseThrow().layers();
    List<Layer> unbounded = new ArrayList<>();
    for (int index : network.anatomy().layersWithUnboundedStates()) {
      unbounded.add(new Layer(index, (ModelLayer.Recurrent) ofModel.get(index)));
    }
    return unbounded;
  }

  /** A recurrent layer, counted from 0. */
  private record Layer(int index, ModelLayer.Recurrent spec) {

    private Optional<Object> activation() {
      return Optional.ofNullable(spec.cell().options().get(ACTIVATION));
    }

    Place place() {
      Place place = SpecPlaces.LAYERS.index(index);
      return activation().map(a -> place.key(ACTIVATION)).orElse(place);
    }

    String described() {
      return spec.cell().shortName()
          + activation().map(a -> " with " + ACTIVATION + " " + a).orElse("");
    }

    String boundedActivation() {
      return activation().map(a -> ACTIVATION + ": tanh, ").orElse("");
    }
  }
}
