package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One layer of a network. */
public sealed interface ModelLayer {

  /**
   * A recurrent layer.
   *
   * @param cell the cell and its options
   * @param own the names of all options that the cell declares, given or not: they are the cell's
   * @param normalizer of its pre-activations, if any
   * @param options what the engine adds to it: value by option name, defaults included
   */
  record Recurrent(
      ComponentSpec cell,
      Set<String> own,
      Optional<ComponentSpec> normalizer,
      Map<String, Object> options)
      implements ModelLayer {
    public Recurrent {
      Objects.requireNonNull(cell, "cell");
      own = Set.copyOf(own);
      Objects.requireNonNull(normalizer, "normalizer");
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
  }

  /**
   * A layer that is not recurrent, the same at every step.
   *
   * @param layer its name, for example {@code layer-norm}, and its options
   */
  record Between(ComponentSpec layer) implements ModelLayer {

    public Between {
      Objects.requireNonNull(layer, "layer");
    }
  }
}
