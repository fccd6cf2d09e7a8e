package org.rnn4j.cells.network;

import org.rnn4j.api.error.InputException;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.option.Option;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Dropout;
import org.rnn4j.cells.internal.layer.LayerPasses;
import org.rnn4j.cells.internal.layer.LayerStage;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.Residual;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.layer.Zoneout;

/**
 * Records the step of a recurrent layer: calls the cell, then lets the passes add what the layer's
 * options and its use ask for, in the order of {@link LayerStage}. Whatever the use, the step has
 * the same parameters in the same order.
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

  private static final String PROJECT =
      "leave it out, or use a cell that calls recurrentProjection(...)";
  private static final String HAVE_STATES = "leave it out, or use a cell with states";

  StepGraph record() {
    StepGraph both =
        switch (options().direction()) {
          case FORWARD -> oneWay(0, true).apply(recordCell());
          case BACKWARD -> oneWay(BACKWARD, false).apply(recordCell());
          case BOTH ->
              Bidirectional.of(
                  oneWay(0, true).apply(recordCell()),
                  oneWay(BACKWARD, false).apply(recordCell()),
                  Bidirectional.Merge.valueOf(options().merge().name()));
        };
    return around().apply(both);
  }

  private LayerOptions options() {
    return layer.options();
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

  // Passes of which only the training draws are tried all the same, so that a layer that cannot
  // have them is refused when it is built.
  private LayerPasses oneWay(int direction, boolean isForward) {
    LayerPasses passes = new LayerPasses();
    if (options().recurrentDropout() > 0) {
      Dropout dropout = dropout(RECURRENT + direction, options().recurrentDropout());
      passes.at(
          LayerStage.RECURRENT_DROPOUT,
          inTraining(
              asked(LayerOptions.RECURRENT_DROPOUT, PROJECT, dropout::onRecurrentProjections)));
    }
    if (options().weightDropout() > 0) {
      Dropout dropout = dropout(WEIGHT + direction, options().weightDropout());
      passes.at(
          LayerStage.WEIGHT_DROPOUT,
          inTraining(asked(LayerOptions.WEIGHT_DROPOUT, PROJECT, dropout::onRecurrentWeights)));
    }
    if (options().zoneout() > 0) {
      Pass zoneout =
          use.training()
              ? Zoneout.drawn(sites.of(ZONEOUT + direction), options().zoneout())
              : Zoneout.expected(options().zoneout());
      passes.at(LayerStage.ZONEOUT, asked(LayerOptions.ZONEOUT, HAVE_STATES, zoneout));
    }
    if (options().initialState() == InitialState.LEARNED) {
      passes.at(
          LayerStage.INITIAL_STATES,
          asked(LayerOptions.INITIAL_STATE, HAVE_STATES, LearnedStates::apply));
    }
    switch (use.form()) {
      case WHOLE -> {}
      case CARRIED -> passes.at(LayerStage.MASKS, Masking::remembering);
      case MASKED -> passes.at(LayerStage.MASKS, Masking::of);
    }
    if (!isForward) {
      passes.at(
          LayerStage.DIRECTION, use.isFinal() ? Reversal::applyForFinalOutput : Reversal::apply);
    }
    return passes;
  }

  private LayerPasses around() {
    LayerPasses passes = new LayerPasses();
    DropoutScope scope = options().dropoutScope();
    if (use.training() && options().inputDropout() > 0) {
      Dropout dropout = new Dropout(sites.of(INPUT), options().inputDropout(), scope);
      passes.at(LayerStage.INPUT_DROPOUT, dropout::onInput);
    }
    if (use.training() && options().dropout() > 0) {
      Dropout dropout = new Dropout(sites.of(OUTPUT), options().dropout(), scope);
      passes.at(LayerStage.OUTPUT_DROPOUT, dropout::onOutput);
    }
    if (options().residual()) {
      boolean isBackward = options().direction() == Direction.BACKWARD;
      Residual residual =
          isBackward && use.isFinal() ? Residual.ofEnd(this::input) : new Residual(this::input);
      passes.at(
          LayerStage.RESIDUAL,
          asked(LayerOptions.RESIDUAL, "give it as many units as it has inputs", residual));
    }
    return passes;
  }

  // What goes around the cell, where there are masks held like the output that it joins.
  private Node input(StepGraph graph) {
    return switch (use.form()) {
      case WHOLE -> graph.input();
      case CARRIED -> Masking.rememberedInput(graph);
      case MASKED -> Masking.heldInput(graph, options().direction() == Direction.BACKWARD);
    };
  }

  private Dropout dropout(int pass, double rate) {
    return new Dropout(sites.of(pass), rate, DropoutScope.SEQUENCE);
  }

  private Pass inTraining(Pass pass) {
    return source -> {
      StepGraph with = pass.apply(source);
      return use.training() ? with : source;
    };
  }

  // A pass that an option asks for; where the step cannot have it, the option is at fault.
  private Pass asked(Option<?> option, String remedy, Pass pass) {
    return source -> {
      try {
        return pass.apply(source);
      } catch (IllegalArgumentException e) {
        throw new InputException(layer.place().key(option.name()), e.getMessage(), remedy);
      }
    };
  }
}
