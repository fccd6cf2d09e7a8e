package org.rnn4j.cells.network;

import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Bidirectional;
import org.rnn4j.cells.internal.graph.Masking;
import org.rnn4j.cells.internal.graph.Reversal;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.graph.StepRecorder;

/**
 * Records a layer's step: calls the cell, then lets the passes add what the layer's options and its
 * use ask for. Whatever the use, the step has the same parameters in the same order.
 *
 * @param layer the layer
 * @param inputWidth features of its input
 * @param initialization conventions for its parameters
 * @param use what the step is for
 */
record LayerRecorder(LayerSpec layer, int inputWidth, Initialization initialization, Use use) {

  /**
   * What a step is for.
   *
   * @param masked whether steps may be masked
   * @param isFinal whether only the output at the end of the sequence is asked for, and no
   *     recurrent layer follows
   */
  record Use(boolean masked, boolean isFinal) {}

  StepGraph record() {
    return switch (layer.options().direction()) {
      case FORWARD -> forward();
      case BACKWARD -> backward();
      case BOTH ->
          Bidirectional.of(
              forward(), backward(), Bidirectional.Merge.valueOf(layer.options().merge().name()));
    };
  }

  private StepGraph forward() {
    StepGraph graph =
        StepRecorder.record(
            layer.name(),
            layer.cell(),
            inputWidth,
            initialization,
            layer.options().normalizer(),
            layer.recurrent());
    if (use.masked() && layer.recurrent()) {
      Masking.apply(graph);
    }
    return graph;
  }

  private StepGraph backward() {
    StepGraph graph = forward();
    if (use.isFinal()) {
      Reversal.applyForFinalOutput(graph);
    } else {
      Reversal.apply(graph);
    }
    return graph;
  }
}
