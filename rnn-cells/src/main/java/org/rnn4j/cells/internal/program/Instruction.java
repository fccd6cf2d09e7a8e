package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.kernel.Kernels;

/** One operation bound to the arrays of one worker. */
final class Instruction {

  private final Operation operation; // null for a reduction
  private final Reduction reduction; // null for an operation
  private final Location[] locations;
  private final FloatCall call;

  private Instruction(
      Operation operation, Reduction reduction, Location[] locations, FloatCall call) {
    this.operation = operation;
    this.reduction = reduction;
    this.locations = locations;
    this.call = call;
  }

  static Instruction of(Node node, Arrays arrays, Binding binding) {
    Node[] values = new Node[node.inputs().size() + 1];
    for (int i = 0; i < node.inputs().size(); i++) {
      values[i] = node.input(i);
    }
    values[values.length - 1] = node;
    return bind(node.operation(), null, values, arrays, binding);
  }

  static Instruction of(Reduction r, Location target, Arrays arrays, Binding binding) {
    Node[] values = {r.factor(), r.gradient(), r.target()};
    return bind(
        null, r, values, arrays, node -> node == r.target() ? target : binding.locationOf(node));
  }

  /** Gives the location of a value. */
  interface Binding {
    Location locationOf(Node node);
  }

  private static Instruction bind(
      Operation operation, Reduction reduction, Node[] values, Arrays arrays, Binding binding) {
    FloatCall call = new FloatCall(values.length - 1, arrays.lanes());
    Location[] locations = new Location[values.length];
    for (int i = 0; i < values.length; i++) {
      Node value = values[i];
      locations[i] = binding.locationOf(value);
      call.array[i] = arrays.of(locations[i].space());
      call.stride[i] = locations[i].stride();
      call.batched[i] = value.shape().batched();
      call.columns[i] = value.shape().width();
      boolean isMatrixOfProduct = !value.shape().batched() && value.shape().rows() > 1;
      call.width[i] =
          isMatrixOfProduct && !isElementwiseOnParameters(values) // the row length of a factor
              ? value.shape().width()
              : value.shape().size();
    }
    return new Instruction(operation, reduction, locations, call);
  }

  // An operation on parameters alone treats a matrix as one long vector.
  private static boolean isElementwiseOnParameters(Node[] values) {
    return !values[values.length - 1].shape().batched() && !values[0].shape().batched();
  }

  /** Runs it for {@code steps} time steps from {@code t} on. */
  void run(Kernels kernels, int t, int steps) {
    int[] offset = call.offset;
    for (int i = 0; i < offset.length; i++) {
      offset[i] = locations[i].at(t);
    }
    call.steps = steps;
    if (reduction == null) {
      operation.run(kernels, call);
    } else {
      reduction.run(kernels, call);
    }
  }
}
