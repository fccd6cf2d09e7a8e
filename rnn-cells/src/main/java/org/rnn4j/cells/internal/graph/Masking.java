package org.rnn4j.cells.internal.graph;

import java.util.LinkedHashMap;
import java.util.Map;

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
 */
public final class Masking {

  /** The state that holds an output which is none of the cell's states. */
  static final String OUTPUT = "(output)";

  private Masking() {}

  /** Rewrites a recorded step in place. */
  public static void apply(StepGraph graph) {
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
