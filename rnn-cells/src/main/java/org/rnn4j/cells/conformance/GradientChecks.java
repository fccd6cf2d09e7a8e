package org.rnn4j.cells.conformance;

import java.util.List;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.Differentiation;
import org.rnn4j.cells.internal.graph.Dropout;
import org.rnn4j.cells.internal.graph.DropoutMask;
import org.rnn4j.cells.internal.graph.LearnedStates;
import org.rnn4j.cells.internal.graph.Masking;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.graph.Zoneout;

/** The derived gradient against differences of the outputs in double; see {@link Slopes}. */
final class GradientChecks {

  private static final List<double[]> GAPS =
      List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}});
  private static final List<double[]> ABSENT_ROW =
      List.of(new double[][] {{1, 0}, {0, 0}, {0, 0}, {1, 0}});

  private GradientChecks() {}

  static void plain(Variant v) {
    for (int steps : new int[] {1, 4}) {
      new Slopes(Differentiation.of(v.graph(), true), steps, List.of()).requireGradients();
    }
  }

  static void masked(Variant v) {
    for (List<double[]> mask : List.of(GAPS, ABSENT_ROW)) {
      new Slopes(Differentiation.of(masked(v.graph()), true), 4, mask).requireGradients();
    }
  }

  private static StepGraph masked(StepGraph graph) {
    Masking.apply(graph);
    return graph;
  }

  /** All kinds at once, with states that start from parameters, under masks. */
  static void dropout(Variant v) {
    for (DropoutMask.Scope scope : DropoutMask.Scope.values()) {
      StepGraph graph = v.graph();
      if (v.hasRecurrentWeight()) {
        graph = new Dropout(1, 0.4, scope).onRecurrentProjections(graph);
        graph = new Dropout(1000, 0.3, scope).onRecurrentWeights(graph);
      }
      if (!graph.states().isEmpty()) {
        Zoneout.apply(graph, 2000, 0.3);
        LearnedStates.apply(graph);
      }
      Masking.apply(graph);
      graph = new Dropout(3000, 0.4, scope).onInput(graph);
      new Dropout(4000, 0.4, scope).onOutput(graph);
      Slopes slopes = new Slopes(Differentiation.of(graph, true), 4, GAPS);
      slopes.training(new TrainingStep(7, 1, 2));
      slopes.requireGradients();
    }
  }
}
