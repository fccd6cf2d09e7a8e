package org.rnn4j.cells.network;

import java.util.Arrays;
import java.util.Collections;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;

/**
 * Finds out whether weights can make the states of a layer grow exponentially from step to step.
 * Tried, not derived, so that it needs no word of the cell's author: with parameters that are all
 * well above 1, or all well below -1, a state that they multiply at every step grows like a power.
 * One that is squashed does not, and one that only sums up, as that of an LSTM, grows in proportion
 * to the number of steps.
 */
final class StateGrowth {

  private static final int STEPS = 12;
  private static final double SMALLEST = 2;
  private static final double LARGEST = 3;

  // From half of the steps to all of them a sum grows 2 times, a power of 2 grows 4096 times.
  private static final double FACTOR = 100;

  private StateGrowth() {}

  /** Whether a step as it is recorded has such states. */
  static boolean isPossible(StepGraph graph) {
    return !graph.featureStates().isEmpty() && (grows(graph, 1) || grows(graph, -1));
  }

  private static boolean grows(StepGraph graph, int sign) {
    DoubleInterpreter layer = new DoubleInterpreter(graph, 1);
    RandomStream random = RandomStream.of(sign);
    for (ParameterSpec spec : graph.parameterSpecs()) {
      double[] numbers = new double[spec.shape().size()];
      Arrays.setAll(numbers, i -> sign * (SMALLEST + (LARGEST - SMALLEST) * random.nextDouble()));
      layer.parameter(spec.name(), numbers);
    }
    double early = Math.max(1, largestState(graph, layer, STEPS));
    double late = largestState(graph, layer, 2 * STEPS);
    return late > FACTOR * early; // not if it is no number: then nothing is known
  }

  private static double largestState(StepGraph graph, DoubleInterpreter layer, int steps) {
    double[] ones = new double[graph.input().width()];
    Arrays.fill(ones, 1);
    layer.forward(Collections.nCopies(steps, ones));
    return graph.featureStates().stream()
        .flatMapToDouble(state -> Arrays.stream(layer.finalState(state)).map(Math::abs))
        .max()
        .orElseThrow();
  }
}
