package org.rnn4j.cells.internal.layer;

import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.cells.internal.graph.GraphCopy;
import org.rnn4j.cells.internal.graph.StepGraph;

/**
 * Lets every state start from a parameter {@code initial.<state> [width]}, the same for every row,
 * instead of from zeros; it starts as zeros itself. Its gradient is what the first step sends back,
 * summed over the batch. Helpers among the states start from zeros all the same.
 */
public final class LearnedStates {

  private LearnedStates() {}

  /** The name of the parameter that a state starts from. */
  public static String parameterOf(String state) {
    return "initial." + state;
  }

  /** The step with these parameters. */
  public static StepGraph apply(StepGraph source) {
    StepGraph graph = GraphCopy.of(source);
    if (graph.featureStates().isEmpty()) {
      throw new IllegalArgumentException("there is no state");
    }
    graph
        .featureStates()
        .forEach(
            name ->
                graph.setInitial(
                    name,
                    graph.parameter(
                        ParameterSpec.vector(
                            parameterOf(name),
                            graph.states().get(name).width(),
                            ParameterRole.OTHER,
                            Initializer.zeros()))));
    return graph;
  }
}
