package org.rnn4j.cells.internal.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.step.Binary;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.DropoutMask;
import org.rnn4j.cells.internal.operation.Select;

/**
 * Lets every element of every state keep its previous value with a given rate (Krueger et al.
 * 2017); helpers among the states excepted.
 *
 * <pre>
 *   training:   s = select(mask, next s, s')          a fresh mask of zeros and ones at every step
 *   evaluation: s = (1 - rate) * next s + rate * s'   its expectation
 * </pre>
 *
 * <p>An output that is one of the states is that state after this; one that is computed from a next
 * state sees it before.
 */
public final class Zoneout {

  private Zoneout() {}

  /** For training; its masks have sites from this one on. */
  public static Pass drawn(int firstSite, double rate) {
    return source -> {
      int[] site = {firstSite};
      return replaced(
          source,
          (next, previous) -> {
            StepGraph graph = next.graph();
            Node mask =
                graph.add(DropoutMask.binary(site[0]++, rate, next.shape(), DropoutScope.STEP));
            return graph.add(Select.of(), mask, next, previous);
          });
    };
  }

  /** For evaluation. */
  public static Pass expected(double rate) {
    return source ->
        replaced(
            source,
            (next, previous) ->
                next.affine(1 - rate, 0).apply(Binary.PLUS, previous.affine(rate, 0)));
  }

  private interface Rule {
    Node of(Node next, Node previous);
  }

  private static StepGraph replaced(StepGraph source, Rule rule) {
    StepGraph graph = GraphCopy.of(source);
    if (graph.featureStates().isEmpty()) {
      throw new IllegalArgumentException("there is no state");
    }
    Node output = graph.output();
    Map<String, Node> next = new LinkedHashMap<>(graph.nextStates());
    next.keySet().removeIf(graph::isHelper);
    next.forEach(
        (name, value) -> {
          Node kept = rule.of(value, graph.states().get(name));
          graph.setNext(name, kept);
          if (value == output) {
            graph.setOutput(kept);
          }
        });
    return graph;
  }
}
