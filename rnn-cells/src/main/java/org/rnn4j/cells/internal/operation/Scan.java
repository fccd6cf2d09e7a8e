package org.rnn4j.cells.internal.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rnn4j.api.step.Shape;
import org.rnn4j.cells.internal.graph.DoubleCall;
import org.rnn4j.cells.internal.graph.FloatCall;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Operation;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * One state of one step of a diagonal linear recurrence in n coupled states, n being 1 or 2. Made
 * by {@code LinearScan} where a, b and d wait for no other step; then {@link #run} takes all steps
 * of all n states in one call.
 *
 * <pre>
 *   forward:   s_i  = sum over j of a_ij * s'_j + b_i
 *   backward:  ds'_i = sum over j of a_ij * (ds_j + d_j)
 * </pre>
 *
 * <p>Operands: the n a's {@code [batch, width]} or {@code [width]}; for each j what the step before
 * it in the direction of the scan has left, {@code [batch, width]}; b_i or the n d's, {@code
 * [batch, width]}.
 */
public final class Scan extends Operation {

  private final int states;
  private final boolean backward;
  private final boolean descending; // from the last step to the first

  private Scan(int states, boolean backward, boolean descending) {
    this.states = states;
    this.backward = backward;
    this.descending = descending;
  }

  /** Of the states: from the first step to the last, or the other way if they are reversed. */
  public static Scan forward(int states, boolean isReversed) {
    return new Scan(states, false, isReversed);
  }

  /** Of their gradients: against the direction of the states. */
  public static Scan backward(int states, boolean isReversed) {
    return new Scan(states, true, !isReversed);
  }

  /** Those that run in one call: the scans of the states that see each other, in their order. */
  public static List<List<Node>> grouped(List<Node> scans) {
    Map<List<Node>, List<Node>> groups = new LinkedHashMap<>();
    for (Node scan : scans) {
      groups
          .computeIfAbsent(((Scan) scan.operation()).left(scan), k -> new ArrayList<>())
          .add(scan);
    }
    return List.copyOf(groups.values());
  }

  /**
   * The operands of a call for a whole group: the a's row by row, what has been left, the b's or
   * d's, the results; n of each but the first.
   */
  public static List<Node> values(List<Node> group) {
    Node first = group.get(0);
    Scan scan = (Scan) first.operation();
    int n = scan.states;
    Stream<Node> a = group.stream().flatMap(row -> row.inputs().subList(0, n).stream());
    Stream<Node> added =
        (scan.backward ? Stream.of(first) : group.stream())
            .flatMap(row -> row.inputs().subList(2 * n, row.inputs().size()).stream());
    return Stream.of(a, scan.left(first).stream(), added, group.stream()).flatMap(s -> s).toList();
  }

  private List<Node> left(Node scan) {
    return scan.inputs().subList(states, 2 * states);
  }

  @Override
  public String name() {
    return backward ? "scan-back" : "scan";
  }

  @Override
  public Shape shape(List<Shape> inputs) {
    return inputs.get(states);
  }

  @Override
  public void evaluate(DoubleCall call) {
    call.fill(
        (row, column) -> {
          double sum = backward ? 0 : call.in(2 * states, row, column);
          for (int j = 0; j < states; j++) {
            double added = backward ? call.in(2 * states + j, row, column) : 0;
            sum += call.in(j, row, column) * (call.in(states + j, row, column) + added);
          }
          return sum;
        });
  }

  /** The operands are those of {@link #values}. */
  @Override
  public void run(Kernels k, FloatCall c) {
    if (states == 2) {
      k.coupledScan(
          backward,
          descending,
          c.steps,
          c.array,
          c.offset,
          c.stride,
          c.batched[0],
          c.width[4], // of s_1
          c.lanes);
      return;
    }
    int first = descending ? c.steps - 1 : 0;
    int direction = descending ? -1 : 1;
    k.scan(
        backward,
        c.steps,
        c.array[0],
        c.at(0, first),
        direction * c.stride[0],
        c.batched[0],
        c.array[1],
        c.at(1, first),
        direction * c.stride[1],
        c.array[2],
        c.at(2, first),
        direction * c.stride[2],
        c.array[3],
        c.at(3, first),
        direction * c.stride[3],
        c.width[3],
        c.lanes);
  }

  @Override
  public boolean isScan() {
    return true;
  }

  @Override
  public long work(Node node) {
    return 2L * states * node.width();
  }
}
