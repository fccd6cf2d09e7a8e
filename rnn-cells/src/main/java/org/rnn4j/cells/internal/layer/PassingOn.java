package org.rnn4j.cells.internal.layer;

import java.util.List;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Concat;

/**
 * Lets a layer pass the network's input on beside its own output, so that the last layer finds it
 * there: the skip connection from input to head.
 *
 * <pre>
 *   first layer:  [y x] of x           others:  [y x] of [below x], the layer itself seeing below
 * </pre>
 */
public final class PassingOn {

  private PassingOn() {}

  /**
   * Rewrites the step of the first layer in place.
   *
   * @param x its input, held where there are masks: see {@link Masking#heldInput}
   */
  public static StepGraph ofFirst(StepGraph graph, Node x) {
    graph.setOutput(graph.add(new Concat(), graph.output(), x));
    return graph;
  }

  /**
   * A new step for a layer above.
   *
   * @param passed columns of the network's input, which are the last ones
   */
  public static StepGraph ofOther(StepGraph source, int passed) {
    int own = source.input().width();
    StepGraph target = source.empty(own + passed);
    GraphCopy copy =
        new GraphCopy(source, target, "") {
          private List<Node> seen = List.of(); // the slice, from the first use on

          @Override
          public Node input() {
            if (seen.isEmpty()) {
              seen = List.of(target().input().slice(0, own));
            }
            return seen.get(0);
          }
        };
    Node output = copy.run().of(source.output());
    Node x = target.input().slice(own, own + passed);
    target.setOutput(target.add(new Concat(), output, x));
    return target;
  }
}
