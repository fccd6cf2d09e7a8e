package org.rnn4j.cells.conformance;

import java.util.List;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Dropout;
import org.rnn4j.cells.internal.layer.LayerPasses;
import org.rnn4j.cells.internal.layer.LayerStage;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.Residual;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.Zoneout;
import org.rnn4j.cells.internal.operation.Concat;
import org.rnn4j.cells.internal.rewrite.Differentiation;

/** The derived gradient against differences of the outputs in double; see {@link Slopes}. */
final class GradientChecks {

  private static final List<double[]> GAPS =
      List.of(new double[][] {{0, 1}, {1, 1}, {0, 1}, {1, 0}});
  private static final List<double[]> ABSENT_ROW =
      List.of(new double[][] {{1, 0}, {0, 0}, {0, 0}, {1, 0}});

  private GradientChecks() {}

  static void plain(CellVariant v) {
    for (int steps : new int[] {1, 4}) {
      new Slopes(new Differentiation(true).apply(v.graph()), steps, List.of()).requireGradients();
    }
  }

  static void masked(CellVariant v) {
    for (List<double[]> mask : List.of(GAPS, ABSENT_ROW)) {
      new Slopes(new Differentiation(true).apply(Masking.of(v.graph())), 4, mask)
          .requireGradients();
      for (boolean reversed : new boolean[] {false, true}) {
        new Slopes(new Differentiation(true).apply(connected(v, reversed)), 4, mask)
            .requireGradients();
      }
    }
  }

  /** With the input passed around the cell: added to its output, and beside it. */
  private static StepGraph connected(CellVariant v, boolean reversed) {
    int width = v.graph().output().width();
    LayerPasses passes = new LayerPasses().at(LayerStage.MASKS, Masking::of);
    if (reversed) {
      passes.at(LayerStage.DIRECTION, Reversal::apply);
    }
    if (v.canBeResidual(width)) {
      passes.at(LayerStage.RESIDUAL, new Residual(g -> Masking.heldInput(g, reversed)));
    }
    StepGraph graph = passes.apply(v.graph(width));
    graph.setOutput(graph.add(new Concat(), graph.output(), Masking.heldInput(graph, false)));
    return graph;
  }

  /** All kinds at once, with states that start from parameters, under masks. */
  static void dropout(CellVariant v) {
    for (DropoutScope scope : DropoutScope.values()) {
      requireUnderDropout(oneWay(v, scope), scope);
    }
  }

  /** The same with a layer that runs backward, and with one that runs both ways. */
  static void bothWays(CellVariant v) {
    DropoutScope scope = DropoutScope.STEP;
    requireUnderDropout(backward(v, scope), scope);
    requireUnderDropout(
        Bidirectional.of(oneWay(v, scope), backward(v, scope), Bidirectional.Merge.CONCAT), scope);
  }

  private static StepGraph backward(CellVariant v, DropoutScope scope) {
    return passes(v, scope, 500).at(LayerStage.DIRECTION, Reversal::apply).apply(v.graph());
  }

  private static StepGraph oneWay(CellVariant v, DropoutScope scope) {
    return passes(v, scope, 0).apply(v.graph());
  }

  private static LayerPasses passes(CellVariant v, DropoutScope scope, int site) {
    LayerPasses passes = new LayerPasses().at(LayerStage.MASKS, Masking::of);
    if (v.hasRecurrentWeight()) {
      passes
          .at(
              LayerStage.RECURRENT_DROPOUT,
              new Dropout(site + 1, 0.4, scope)::onRecurrentProjections)
          .at(LayerStage.WEIGHT_DROPOUT, new Dropout(site + 1000, 0.3, scope)::onRecurrentWeights);
    }
    if (!v.graph().featureStates().isEmpty()) {
      passes
          .at(LayerStage.ZONEOUT, Zoneout.drawn(site + 2000, 0.3))
          .at(LayerStage.INITIAL_STATES, LearnedStates::apply);
    }
    return passes;
  }

  private static void requireUnderDropout(StepGraph whole, DropoutScope scope) {
    LayerPasses around =
        new LayerPasses()
            .at(LayerStage.INPUT_DROPOUT, new Dropout(3000, 0.4, scope)::onInput)
            .at(LayerStage.OUTPUT_DROPOUT, new Dropout(4000, 0.4, scope)::onOutput);
    Slopes slopes = new Slopes(new Differentiation(true).apply(around.apply(whole)), 4, GAPS);
    slopes.training(new TrainingStep(7, 1, 2));
    slopes.requireGradients();
  }
}
