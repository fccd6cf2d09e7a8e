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
 * @param scope which series share its parameters
 */
public record ModelSpec(
    Initialization preset, List<ModelLayer> layers, Head head, boolean skip, Scope scope) {

  public ModelSpec {
    Objects.requireNonNull(preset, "preset");
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(scope, "scope");
    layers = List.copyOf(layers);
  }

  /** As it stands in a model file, which says nothing of a scope that is global. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = SpecTree.texts(ModelReader.MODEL, this);
    if (scope == Scope.GLOBAL) {
      tree.remove(ModelReader.SCOPE.name());
    }
    return tree;
  }

  /** Which series share parameters. */
  public enum Scope {
    /** All: one network serves every series. */
    GLOBAL,
    /** None: each series has a network of its own, trained on that series alone. */
    LOCAL
  }

  /** What comes after the last layer. */
  public enum Head {
    /** A linear layer of the width that the strategy needs. */
    DENSE,
    /** Nothing: the last layer has the right width itself. */
    NONE
  }
}
