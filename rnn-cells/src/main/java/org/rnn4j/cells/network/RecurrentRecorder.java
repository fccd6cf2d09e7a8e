package org.rnn4j.cells.network;

import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Dropout;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.Residual;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.layer.Zoneout;

/**
 * Records the step of a recurrent layer: calls the cell, then lets the passes add what the layer's
 * options and its use ask for. Whatever the use, the step has the same parameters in the same
 * order.
 *
 * @param layer the layer
 * @param sites numbers of its random masks
 * @param inputWidth features of its input
 * @param initialization conventions for its parameters
 * @param use what the step is for
 * @param recordings what the cell wrote before
 */
record RecurrentRecorder(
    RecurrentLayer layer,
    MaskSites sites,
    int inputWidth,
    Initialization initialization,
    LayerRecorder.Use use,
    Recordings recordings) {

  // The passes that draw masks; those of the cell itself once for each direction.
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int RECURRENT = 2;
  private static final int WEIGHT = 3;
  private static final int ZONEOUT = 4;
  private static final int BACKWARD = 5;

  // What goes around the cell, where there are masks held like the output that it joins.
  private Node input(StepGraph graph, boolean reversed) {
    return switch (use.form()) {
      case WHOLE -> graph.input();
      case CARRIED -> Masking.rememberedInput(graph);
      case MASKED -> Masking.heldInput(graph, reversed);
    };
  }

  StepGraph record() {
    LayerOptions options = layer.options();
    StepGraph graph =
        switch (options.direction()) {
          case FORWARD -> oneWay(0);
          case BACKWARD -> backward();
          case BOTH ->
              Bidirectional.of(
                  oneWay(0), backward(), Bidirectional.Merge.valueOf(options.merge().name()));
        };
    DropoutScope scope = options.dropoutScope();
    if (use.training() && options.inputDropout() > 0) {
      graph = new Dropout(sites.of(INPUT), options.inputDropout(), scope).onInput(graph);
    }
    if (use.training() && options.dropout() > 0) {
      new Dropout(sites.of(OUTPUT), options.dropout(), scope).onOutput(graph);
    }
    if (options.residual()) {
      StepGraph whole = graph;
      applied(
          LayerOptions.RESIDUAL.name(),
          "give it as many units as it has inputs",
          () -> Residual.apply(whole, residual(whole)));
    }
    return graph;
  }

  private Node residual(StepGraph graph) {
    boolean isBackward = layer.options().direction() == Direction.BACKWARD;
    Node x = input(graph, isBackward);
    return isBackward && use.isFinal() ? Reversal.ofEnd(x) : x;
  }

  private StepGraph backward() {
    StepGraph graph = oneWay(BACKWARD);
    if (use.isFinal()) {
      Reversal.applyForFinalOutput(graph);
    } else {
      Reversal.apply(graph);
    }
    return graph;
  }

  /** Tries whether the cell's step comes to an end. */
  void probe() {
    StepRecorder.probe(
        layer.place(),
        layer.cell(),
        inputWidth,
        initialization,
        layer.options().normalizer(),
        StepRecorder.TIME_LIMIT);
  }

  /** The step as the cell and its normalizer wrote it. */
  StepGraph recordCell() {
    StepGraph graph =
        StepRecorder.record(
            layer.place(), layer.cell(), inputWidth, initialization, layer.options().normalizer());
    recordings.requireSame(layer, "", graph);
    return graph;
  }

  private StepGraph oneWay(int direction) {
    LayerOptions options = layer.options();
    StepGraph graph = recordCell();
    // Also where nothing is drawn, so that a layer that cannot have it is refused when it is built.
    if (options.recurrentDropout() > 0) {
      graph = onRecurrentProjections(graph, direction);
    }
    if (options.weightDropout() > 0) {
      graph = onRecurrentWeights(graph, direction);
    }
    if (options.zoneout() > 0) {
      zoneout(graph, direction);
    }
    if (options.initialState() == InitialState.LEARNED) {
      StepGraph whole = graph;
      applied(
          LayerOptions.INITIAL_STATE.name(),
          "leave it out, or use a cell with states",
          () -> LearnedStates.apply(whole));
    }
    return switch (use.form()) {
      case WHOLE -> graph;
      case CARRIED -> Masking.remember(graph);
      case MASKED -> Masking.of(graph);
    };
  }

  private StepGraph onRecurrentProjections(StepGraph graph, int direction) {
    Dropout dropout =
        new Dropout(
            sites.of(RECURRENT + direction),
            layer.options().recurrentDropout(),
            DropoutScope.SEQUENCE);
    StepGraph with =
        applied(
            LayerOptions.RECURRENT_DROPOUT.name(),
            "leave it out, or use a cell that calls recurrentProjection(...)",
            () -> dropout.onRecurrentProjections(graph));
    return use.training() ? with : graph;
  }

  private StepGraph onRecurrentWeights(StepGraph graph, int direction) {
    Dropout dropout =
        new Dropout(
            sites.of(WEIGHT + direction), layer.options().weightDropout(), DropoutScope.SEQUENCE);
    StepGraph with =
        applied(
            LayerOptions.WEIGHT_DROPOUT.name(),
            "leave it out, or use a cell that calls recurrentProjection(...)",
            () -> dropout.onRecurrentWeights(graph));
    return use.training() ? with : graph;
  }

  private void zoneout(StepGraph graph, int direction) {
    double rate = layer.options().zoneout();
    applied(
        LayerOptions.ZONEOUT.name(),
        "leave it out, or use a cell with states",
        () -> {
          if (use.training()) {
            Zoneout.apply(graph, sites.of(ZONEOUT + direction), rate);
          } else {
            Zoneout.applyExpectation(graph, rate);
          }
          return graph;
        });
  }

  private StepGraph applied(String option, String remedy, Supplier<StepGraph> pass) {
    try {
      return pass.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(layer.place().key(option), e.getMessage(), remedy);
    }
  }
}
