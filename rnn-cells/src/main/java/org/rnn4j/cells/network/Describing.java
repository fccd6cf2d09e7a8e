package org.rnn4j.cells.network;

import java.util.List;
import java.util.Optional;
import org.rnn4j.cells.description.DescribedBlock;
import org.rnn4j.cells.description.DescribedBlock.Read;
import org.rnn4j.cells.description.DescribedNetwork;
import org.rnn4j.cells.description.DescribedOperation;
import org.rnn4j.cells.description.DescribedState;
import org.rnn4j.cells.description.DescribedState.Order;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.program.Wire;

/** Makes the read-only description of a network's blocks. */
final class Describing {

  private Describing() {}

  static DescribedNetwork network(int inputWidth, List<Block> blocks) {
    return new DescribedNetwork(inputWidth, blocks.stream().map(Describing::block).toList());
  }

  private static DescribedBlock block(Block block) {
    StepGraph graph = block.graph();
    return new DescribedBlock(
        block.layer().index(),
        block.layer().name(),
        block.inputs().stream().map(Describing::read).toList(),
        graph.nodes().stream().map(Describing::operation).toList(),
        graph.states().keySet().stream().map(name -> state(graph, name)).toList(),
        graph.output().id());
  }

  private static Read read(Wire wire) {
    return new Read(
        wire.block() == Wire.INPUT ? Read.INPUT : wire.block(), wire.from(), wire.width());
  }

  private static DescribedOperation operation(Node node) {
    return new DescribedOperation(
        node.operation().word(),
        node.operation() instanceof Leaf leaf && leaf.role() != Leaf.Role.INPUT ? leaf.label() : "",
        node.operation().constants(),
        node.inputs().stream().map(Node::id).toList(),
        node.shape());
  }

  private static DescribedState state(StepGraph graph, String name) {
    return new DescribedState(
        name,
        graph.states().get(name).width(),
        graph.nextStates().get(name).id(),
        graph.isReversed(name) ? Order.BACKWARD : Order.FORWARD,
        Optional.ofNullable(graph.initialStates().get(name))
            .map(parameter -> ((Leaf) parameter.operation()).label()));
  }
}
