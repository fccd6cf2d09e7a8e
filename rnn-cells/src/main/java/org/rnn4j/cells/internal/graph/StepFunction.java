package org.rnn4j.cells.internal.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step ready to be placed and run.
 *
 * @param graph the operations
 * @param backward its gradient; empty when only the forward step is wanted
 */
public record StepFunction(StepGraph graph, Optional<Backward> backward) {

  /** Everything that is asked of the step, and what is given to it from behind; may repeat. */
  public List<Node> results() {
    List<Node> results = new ArrayList<>(graph.nextStates().values());
    results.add(graph.output());
    backward.ifPresent(
        b -> {
          results.add(b.outputGradient());
          results.addAll(b.stateGradients().values());
          results.addAll(b.previousStateGradients().values());
          b.inputGradient().ifPresent(results::add);
          b.reductions()
              .forEach(r -> results.addAll(List.of(r.factor(), r.gradient(), r.target())));
          results.addAll(b.parameterGradients().values());
          b.reducedGradients()
              .forEach(
                  (id, gradient) -> {
                    results.add(graph.nodes().get(id));
                    results.add(gradient);
                  });
        });
    return results;
  }
}
