package org.rnn4j.cells.description;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A network: blocks, each a step that is the same at every time step, in an order in which each
 * reads from earlier ones only. The output of the last one is the network's.
 *
 * @param inputWidth features of the network's input at each step
 * @param blocks from input to output
 */
public record DescribedNetwork(int inputWidth, List<DescribedBlock> blocks) {

  public DescribedNetwork {
    blocks = List.copyOf(blocks);
  }

  /** Features of the network's output at each step. */
  public int outputWidth() {
    return blocks.get(blocks.size() - 1).outputWidth();
  }

  /** A page for people: block by block, a line for each operation. */
  @Override
  public String toString() {
    return blocks.stream().map(DescribedBlock::toString).collect(Collectors.joining("\n\n"));
  }
}
