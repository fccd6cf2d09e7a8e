package org.rnn4j.cells.internal.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Select;
import org.rnn4j.cells.internal.operation.StepOperations;

/**
 * Lets a step take notice of masks: at a masked step every state and the output stay what they were
 * at the step before.
 *
 * <pre>
 *   s = select(mask, next s, s')
 *   y = select(mask, y, y')
 * </pre>
 *
 * <p>An output that is one of the states is held as that state; any other becomes a state of its
 * own, zero before the first step. So masked steps that come first give the state's initial value,
 * or zeros.
 *
 * <p>What the cell computes at a masked step is thrown away, and the gradient that arrives there is
 * zero; but zero times infinity is no number, and a cell may well make infinity of the zeros that a
 * masked step finds: {@code log(x^2)}. So whatever may be infinite, or have an infinite slope,
 * where its operand is finite, gets 1 for an operand at a masked step.
 *
 * <pre>
 *   log(x) becomes log(select(mask, x, 1)), y / x becomes y / select(mask, x, 1)
 * </pre>
 *
 * <p>A cell without such an operation, as most are, is left with the operations it has.
 */
public final class Masking {

  /** The state that holds an output which is none of the cell's states. */
  static final String OUTPUT = "(output)";

  // The states that hold the input, of the step before and of the step behind.
  private static final String INPUT_BEFORE = "(input before)";
  private static final String INPUT_BEHIND = "(input behind)";

  private Masking() {}

  /** The step looking at masks. */
  public static StepGraph of(StepGraph source) {
    StepGraph graph = bounded(source);
    hold(graph);
    return graph;
  }

  /**
   * A step without a state, of which nothing is held: only what may be infinite is bounded. The
   * same step where nothing may.
   */
  public static StepGraph ofStateless(StepGraph source) {
    boolean canBeInfinite =
        source.nodes().stream()
            .anyMatch(n -> IntStream.range(0, n.inputs().size()).anyMatch(i -> isSingular(n, i)));
    return canBeInfinite ? bounded(source) : source;
  }

  private static boolean isSingular(Node node, int operand) {
    return node.operation().isSingularIn(operand) && node.input(operand).shape().batched();
  }

  private static StepGraph bounded(StepGraph source) {
    GraphCopy copy =
        new GraphCopy(source) {
          @Override
          protected Node copy(Node node, List<Node> operands) {
            Node[] bounded = operands.toArray(new Node[0]);
            for (int i = 0; i < bounded.length; i++) {
              if (isSingular(node, i)) {
                bounded[i] = target().add(Select.orOne(), target().maskLeaf(), bounded[i]);
              }
            }
            return target().add(node.operation(), bounded);
          }
        };
    return copy.run().target();
  }

  /**
   * For a step that looks at no masks: what a masked step would hold becomes a state all the same,
   * so that a sequence can go on with masked steps. No step looks at it.
   */
  public static StepGraph remembering(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    if (!graph.nextStates().containsValue(graph.output())) {
      remember(graph, OUTPUT, graph.output());
    }
    return graph;
  }

  /** The same for {@link #heldInput} of a layer that runs forward; added to the step. */
  public static Node rememberedInput(StepGraph graph) {
    if (!graph.states().containsKey(INPUT_BEFORE)) {
      remember(graph, INPUT_BEFORE, graph.input());
    }
    return graph.input();
  }

  private static void remember(StepGraph graph, String name, Node value) {
    graph.state(name, value.width());
    graph.setNext(name, graph.ownPlace(value, graph.nextStates().values()));
  }

  /**
   * The input for whatever passes it around the cell, added to the step: at a masked step that of
   * the step before it, zeros before the first step, as the output is held.
   *
   * @param reversed whether the step before is the one behind in time, see {@link Reversal}
   */
  public static Node heldInput(StepGraph graph, boolean reversed) {
    String name = reversed ? INPUT_BEHIND : INPUT_BEFORE;
    if (!graph.states().containsKey(name)) {
      Node previous = graph.state(name, graph.input().width());
      graph.setNext(name, graph.add(Select.of(), graph.maskLeaf(), graph.input(), previous));
      if (reversed) {
        graph.reverse(name);
      }
    }
    return graph.nextStates().get(name);
  }

  /** A step that gives out its input, held at masked steps. */
  public static StepGraph held(int width) {
    StepGraph graph = StepOperations.emptyStep(width);
    graph.setOutput(heldInput(graph, false));
    return graph;
  }

  /** The same for a step that looks at no masks. */
  public static StepGraph remembered(int width) {
    StepGraph graph = StepOperations.emptyStep(width);
    graph.setOutput(rememberedInput(graph));
    return graph;
  }

  /** Whether a state is one of {@link #heldInput}. */
  public static boolean isHeldInput(String state) {
    return state.equals(INPUT_BEFORE) || state.equals(INPUT_BEHIND);
  }

  private static void hold(StepGraph graph) {
    Node output = graph.output();
    if (!graph.nextStates().containsValue(output)) {
      graph.state(OUTPUT, output.width());
      graph.setNext(OUTPUT, output);
    }
    Map<String, Node> next = new LinkedHashMap<>(graph.nextStates());
    next.forEach(
        (name, value) -> {
          Node held = graph.add(Select.of(), graph.maskLeaf(), value, graph.states().get(name));
          graph.setNext(name, held);
          if (value == output) {
            graph.setOutput(held);
          }
        });
  }
}
