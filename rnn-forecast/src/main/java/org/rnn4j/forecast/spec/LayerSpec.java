package org.rnn4j.forecast.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One layer of a network. */
public sealed interface LayerSpec {

  /** As it stands in a spec. */
  Map<String, Object> tree();

  /**
   * A recurrent layer.
   *
   * @param cell the cell and its options
   * @param normalizer of its pre-activations, if any
   */
  record Recurrent(ComponentSpec cell, Optional<ComponentSpec> normalizer) implements LayerSpec {
    public Recurrent {
      Objects.requireNonNull(cell, "cell");
      Objects.requireNonNull(normalizer, "normalizer");
    }

    @Override
    public Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("cell", cell.type());
      tree.putAll(cell.options());
      tree.put("normalizer", normalizer.map(ComponentSpec::tree).orElse(ModelReader.NONE));
      return tree;
    }
  }

  /**
   * A linear layer, the same at every step.
   *
   * @param units its outputs, at least 1
   */
  record Dense(int units) implements LayerSpec {

    @Override
    public Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("layer", "dense");
      tree.put("units", units);
      return tree;
    }
  }
}
