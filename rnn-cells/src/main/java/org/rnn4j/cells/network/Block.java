package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.program.Wire;

/**
 * A step of a network as it was recorded for some use, and what it reads. Most layers are one
 * block; a layer that needs statistics of the whole batch is cut into several.
 *
 * @param layer that it belongs to
 * @param number of the block among those that are there in every use; what random numbers are told
 *     apart by
 * @param graph its operations
 * @param inputs what it reads, side by side
 */
record Block(LayerSpec layer, int number, StepGraph graph, List<Wire> inputs) {

  Block {
    inputs = List.copyOf(inputs);
  }

  /** Whether there is anything below it that can be trained. */
  boolean isAboveOthers() {
    return inputs.stream().anyMatch(wire -> wire.block() != Wire.INPUT);
  }
}
