package org.rnn4j.cells.internal.program;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.graph.Reduction;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.operation.Elementwise;
import org.rnn4j.cells.internal.operation.Scan;

/**
 * One operation, or some scans or reductions that run together, bound to the arrays of one worker.
 */
final class Instruction {

  private final Operation operation; // null for reductions
  private final List<Reduction> reductions; // empty for an operation
  private final int[] numbers; // four numbers of each address, so that a step looks at one array
  private final int[] moving; // operands that stand somewhere else at every step
  private final FloatCall call;
  private final Elementwise plain; // null for everything but element-wise operations
  private final boolean isInArena;
  private int passLength; // of one step of a plain operation

  private Instruction(
      Operation operation, List<Reduction> reductions, Address[] addresses, FloatCall call) {
    this.operation = operation;
    this.reductions = reductions;
    this.numbers =
        Stream.of(addresses)
            .flatMapToInt(l -> IntStream.of(l.offset(), l.stride(), l.shift(), l.mask()))
            .toArray();
    this.moving =
        IntStream.range(0, addresses.length).filter(i -> addresses[i].stride() != 0).toArray();
    this.call = call;
    for (int i = 0; i < addresses.length; i++) {
      call.offset[i] = addresses[i].at(0);
    }
    this.plain = operation instanceof Elementwise e && e.isPlain(call) ? e : null;
    this.passLength = call.size(call.result());
    this.isInArena = Stream.of(addresses).allMatch(l -> l.space() == Address.Space.ARENA);
  }

  /**
   * The same where whole vectors may be read and written behind the last number of a step: a tail
   * would cost as much as all that stands before it.
   */
  Instruction inWholeVectors(Kernels kernels) {
    if (isInArena && plain != null && plain.runsInVectors()) {
      passLength = kernels.inWholeVectors(passLength);
    }
    return this;
  }

  static Instruction of(Node node, Memory memory, Binding binding) {
    Node[] values = new Node[node.inputs().size() + 1];
    for (int i = 0; i < node.inputs().size(); i++) {
      values[i] = node.input(i);
    }
    values[values.length - 1] = node;
    return bind(node.operation(), List.of(), values, memory, i -> binding.addressOf(values[i]));
  }

  /** A group of {@link Scan}s that run in one call. */
  static Instruction of(List<Node> scans, Memory memory, Binding binding) {
    Node[] values = Scan.values(scans).toArray(Node[]::new);
    Operation operation = scans.get(0).operation();
    return bind(operation, List.of(), values, memory, i -> binding.addressOf(values[i]));
  }

  /** A group of reductions, each adding to its place among the gradients. */
  static Instruction of(
      List<Reduction> group, Function<Reduction, Address> target, Memory memory, Binding binding) {
    int n = group.size();
    Node[] values = new Node[2 * n + 1];
    values[n] = group.get(0).gradient();
    for (int i = 0; i < n; i++) {
      values[i] = group.get(i).factor();
      values[n + 1 + i] = group.get(i).target();
    }
    return bind(
        null,
        group,
        values,
        memory,
        i -> i > n ? target.apply(group.get(i - n - 1)) : binding.addressOf(values[i]));
  }

  /** Gives the address of a value. */
  interface Binding {
    Address addressOf(Node node);
  }

  private static Instruction bind(
      Operation operation,
      List<Reduction> reductions,
      Node[] values,
      Memory memory,
      IntFunction<Address> address) {
    FloatCall call = new FloatCall(values.length - 1, memory.lanes(), memory.draws());
    Address[] addresses = new Address[values.length];
    for (int i = 0; i < values.length; i++) {
      Node value = values[i];
      addresses[i] = address.apply(i);
      call.array[i] = memory.of(addresses[i].space());
      call.stride[i] = addresses[i].stride();
      call.batched[i] = value.shape().batched();
      call.columns[i] = value.shape().width();
      boolean isMatrixOfProduct = !value.shape().batched() && value.shape().rows() > 1;
      call.width[i] =
          isMatrixOfProduct && !isElementwiseOnParameters(values) // the row length of a factor
              ? value.shape().width()
              : value.shape().size();
    }
    call.measure();
    return new Instruction(operation, reductions, addresses, call);
  }

  // An operation on parameters alone treats a matrix as one long vector.
  private static boolean isElementwiseOnParameters(Node[] values) {
    return !values[values.length - 1].shape().batched() && !values[0].shape().batched();
  }

  /** Runs it for {@code steps} time steps from {@code t} on. */
  void run(Kernels kernels, int t, int steps) {
    stand(t);
    if (plain != null && steps == 1) {
      plain.pass(kernels, call.array, call.offset, passLength);
      return;
    }
    call.firstStep = t;
    call.steps = steps;
    if (operation == null) {
      Reduction.run(reductions, kernels, call);
    } else {
      operation.run(kernels, call);
    }
  }

  // Only what moves in time has to be looked up.
  private void stand(int t) {
    int[] offset = call.offset;
    for (int i : moving) {
      int p = 4 * i;
      offset[i] = numbers[p] + ((t + numbers[p + 2]) & numbers[p + 3]) * numbers[p + 1];
    }
  }
}
