package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.cells.internal.graph.Leaf;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.kernel.KernelSelection;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.internal.program.ShardProgram;
import org.rnn4j.cells.internal.rewrite.PassOrder;
import org.rnn4j.cells.internal.rewrite.Purpose;

/** What a step costs, counted and not timed. */
final class WorkChecks {

  private static final int STEPS = 4;

  /**
   * How many times the work of its equations a step may be together with its gradient. A product is
   * 3 times, a maximum 7, the sums where a value has several uses included; of the built-in cells
   * the most found: 3.01 times.
   */
  private static final long ALLOWANCE = 8;

  private WorkChecks() {}

  static void work(CellVariant v) {
    requireProductsOnce(v.graph());
    long recorded = workOf(v.graph());
    LayerCode code = LayerCode.ofFirst(PassOrder.of(Purpose.TRAINING, true).apply(v.graph()), 0);
    require(
        code.workPerStep() <= ALLOWANCE * recorded,
        "with its gradient a step is %d operations for each row, more than %d times the %d"
            + " recorded",
        code.workPerStep(),
        ALLOWANCE,
        recorded);
    long[] calls = new long[3];
    for (int i = 0; i < calls.length; i++) {
      calls[i] = kernelCalls(v, code, (i + 1) * STEPS);
    }
    require(
        calls[2] - calls[1] == calls[1] - calls[0],
        "kernel calls do not grow in proportion to the steps: %d, %d and %d over %d, %d and %d",
        calls[0],
        calls[1],
        calls[2],
        STEPS,
        2 * STEPS,
        3 * STEPS);
  }

  /**
   * What waits for a state and is waited for by one runs step by step, so nothing else may be in
   * its products: {@code concat(x, h') W} costs the loop what {@code x Wx + h' Wh} does in one
   * product for all steps.
   */
  private static void requireProductsOnce(StepGraph graph) {
    BitSet ofState =
        graph.descendants(n -> n.operation() instanceof Leaf l && l.role() == Leaf.Role.STATE);
    BitSet ofNext = graph.ancestors(graph.nextStates().values());
    Set<List<Node>> products = new HashSet<>();
    for (Node node : graph.nodes()) {
      if (node.operation().isProduct()) {
        require(
            products.add(node.inputs()), "the same product is computed twice: %s", node.inputs());
        boolean isInLoop = ofState.get(node.id()) && ofNext.get(node.id());
        require(
            !isInLoop || parts(node.input(0)).allMatch(p -> ofState.get(p.id())),
            "a product with a state takes in what waits for no state, and so repeats it at every"
                + " step; give each a product of its own and add them");
      }
    }
  }

  // What stands side by side in a value.
  private static Stream<Node> parts(Node value) {
    boolean isMadeOfParts = value.operation() instanceof Concat || value.operation().isView();
    return isMadeOfParts ? value.inputs().stream().flatMap(WorkChecks::parts) : Stream.of(value);
  }

  private static long workOf(StepGraph graph) {
    return graph.nodes().stream()
        .filter(n -> n.shape().batched() && !n.operation().isView())
        .mapToLong(n -> n.operation().work(n))
        .sum();
  }

  // Of a training step of one shard.
  private static long kernelCalls(CellVariant v, LayerCode code, int steps) {
    long[] calls = new long[1];
    Kernels kernels = counted(KernelSelection.current().kernels(), calls);
    int size = v.graph().parameterSpecs().stream().mapToInt(p -> p.shape().size()).sum();
    ParameterProgram parameters =
        new ParameterProgram(kernels, List.of(code), new float[size], true);
    ShardProgram program =
        new ShardProgram(
            kernels,
            List.of(code),
            parameters,
            new ShardProgram.Extent(steps, Kernels.LANES, false),
            true,
            false);
    program.forward();
    program.clearLossGradient();
    program.backward();
    return calls[0];
  }

  private static Kernels counted(Kernels kernels, long[] calls) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, method, arguments) -> {
              calls[0]++;
              try {
                return method.invoke(kernels, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
