package org.rnn4j.cells.internal.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backward step: where gradients come in and where they go out. All nodes belong to the forward
 * step's graph and come after it.
 *
 * @param outputGradient comes in: the gradient at the output of this step
 * @param stateGradients come in, by state: what the following step sent back
 * @param previousStateGradients go out, by state: what this step sends back; a state that nothing
 *     depends on is absent
 * @param inputGradient goes out; empty when not asked for or zero
 * @param reductions go out: the sums that become parameter gradients after the sweep
 * @param reducedGradients come in once per batch, by the id of the node computed from parameters:
 *     the finished sums, for the chain from there to the parameters
 * @param parameterGradients go out once per batch, by parameter: what that chain adds
 */
public record Backward(
    Node outputGradient,
    Map<String, Node> stateGradients,
    Map<String, Node> previousStateGradients,
    Optional<Node> inputGradient,
    List<Reduction> reductions,
    Map<Integer, Node> reducedGradients,
    Map<String, Node> parameterGradients) {

  /** Everything that comes in or goes out; may repeat. */
  List<Node> results(List<Node> nodes) {
    List<Node> results = new ArrayList<>();
    results.add(outputGradient);
    results.addAll(stateGradients.values());
    results.addAll(previousStateGradients.values());
    inputGradient.ifPresent(results::add);
    reductions.forEach(r -> results.addAll(List.of(r.factor(), r.gradient(), r.target())));
    results.addAll(parameterGradients.values());
    reducedGradients.forEach((id, gradient) -> results.addAll(List.of(nodes.get(id), gradient)));
    return results;
  }
}
