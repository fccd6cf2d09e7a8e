package org.rnn4j.cells.internal.layer;

import java.util.EnumMap;
import java.util.Map;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;

/** The passes of one layer, each at its {@link LayerStage}, which says when it is run. */
public final class LayerPasses implements Pass {

  private final Map<LayerStage, Pass> passes = new EnumMap<>(LayerStage.class);

  /** No passes. */
  public LayerPasses() {}

  /** Adds a pass; the order of adding does not matter. */
  public LayerPasses at(LayerStage stage, Pass pass) {
    if (passes.put(stage, pass) != null) {
      throw new IllegalArgumentException("there are two passes for " + stage);
    }
    return this;
  }

  @Override
  public StepGraph apply(StepGraph source) {
    StepGraph step = source;
    for (Pass pass : passes.values()) { // in the order of the stages
      step = pass.apply(step);
    }
    return step;
  }
}
