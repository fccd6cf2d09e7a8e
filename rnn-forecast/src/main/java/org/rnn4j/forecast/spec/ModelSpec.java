package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.cells.initialize.Initialization;

/**
 * A network.
 *
 * @param preset whose initializers and bias conventions apply
 * @param layers from input to output
 * @param head what comes after the last layer
 * @param skip whether the head, or the last layer, sees the input beside what is below it
 */
public record ModelSpec(Initialization preset, List<ModelLayer> layers, Head head, boolean skip) {

  public ModelSpec {
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(head, "head");
    layers = List.copyOf(layers);
  }

  /** As it stands in a spec. */
  public Map<String, Object> tree() {
    return SpecTree.texts(ModelReader.MODEL, this);
  }

  /** What comes after the last layer. */
  public enum Head {
    /** A linear layer of the width that the strategy needs. */
    DENSE,
    /** Nothing: the last layer has the right width itself. */
    NONE
  }
}
