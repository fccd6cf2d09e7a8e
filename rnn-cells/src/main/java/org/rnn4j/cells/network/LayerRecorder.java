package org.rnn4j.cells.network;

import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.BatchNormalization;
import org.rnn4j.cells.internal.layer.Bidirectional;
import org.rnn4j.cells.internal.layer.Dropout;
import org.rnn4j.cells.internal.layer.LearnedStates;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.layer.PassingOn;
import org.rnn4j.cells.internal.layer.Residual;
import org.rnn4j.cells.internal.layer.Reversal;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.layer.Zoneout;
import org.rnn4j.cells.internal.operation.DropoutMask;

/**
 * Records a layer's step: calls the cell, then lets the passes add what the layer's options and its
 * use ask for. Whatever the use, the step has the same parameters in the same order.
 *
 * @param layer the layer
 * @param index its number in the network, which tells its random masks apart from other layers'
 * @param inputWidth features of its input, without what it passes on
 * @param passed features of the network's input that it passes on beside its output; 0 for none
 * @param initialization conventions for its parameters
 * @param use what the step is for
 * @param recordings what the cell wrote before
 */
record LayerRecorder(
    LayerSpec layer,
    int index,
    int inputWidth,
    int passed,
    Initialization initialization,
    Use use,
    Recordings recordings) {

  /** Of a layer that is recorded alone. */
  LayerRecorder(
      LayerSpec layer,
      int index,
      int inputWidth,
      int passed,
      Initialization initialization,
      Use use) {
    this(layer, index, inputWidth, passed, initialization, use, new Recordings());
  }

  // Numbers of random masks: room for so many in a pass, passes in a layer.
  private static final int SITES_PER_PASS = 1 << 8;
  private static final int PASSES_PER_LAYER = 16;

  // The passes that draw masks; those of the cell itself once for each direction.
  private static final int INPUT = 0;
  private static final int OUTPUT = 1;
  private static final int RECURRENT = 2;
  private static final int WEIGHT = 3;
  private static final int ZONEOUT = 4;
  private static final int BACKWARD = 5;

  /**
   * What a step is for.
   *
   * @param training whether random masks are drawn
   * @param form whether steps may be masked, and whether the last one is remembered
   * @param isFinal whether only the output at the end of the sequence is asked for, and no
   *     recurrent layer follows
   */
  record Use(boolean training, Form form, boolean isFinal) {}

  StepGraph record() {
    StepGraph graph = own();
    if (passed == 0) {
      return graph;
    }
    return index == 0
        ? PassingOn.ofFirst(graph, input(graph, false))
        : PassingOn.ofOther(graph, passed);
  }

  // What goes around the cell, where there are masks held like the output that it joins.
  private Node input(StepGraph graph, boolean reversed) {
    return switch (use.form()) {
      case WHOLE -> graph.input();
      case CARRIED -> Masking.rememberedInput(graph);
      case MASKED -> Masking.heldInput(graph, reversed);
    };
  }

  private StepGraph own() {
    if (layer.batchNorm().isPresent()) {
      return BatchNormalization.of(inputWidth, layer.batchNorm().get(), use.training());
    }
    LayerOptions options = layer.options();
    StepGraph graph =
        switch (options.direction()) {
          case FORWARD -> oneWay(0);
          case BACKWARD -> backward();
          case BOTH ->
              Bidirectional.of(
                  oneWay(0), backward(), Bidirectional.Merge.valueOf(options.merge().name()));
        };
    DropoutMask.Scope scope = DropoutMask.Scope.valueOf(options.dropoutScope().name());
    if (use.training() && options.inputDropout() > 0) {
      graph = new Dropout(site(INPUT), options.inputDropout(), scope).onInput(graph);
    }
    if (use.training() && options.dropout() > 0) {
      new Dropout(site(OUTPUT), options.dropout(), scope).onOutput(graph);
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
        layer.name(),
        layer.cell(),
        inputWidth,
        initialization,
        layer.options().normalizer(),
        layer.recurrent(),
        StepRecorder.TIME_LIMIT);
  }

  /** The step as the cell and its normalizer wrote it. */
  StepGraph recordCell() {
    StepGraph graph =
        StepRecorder.record(
            layer.name(),
            layer.cell(),
            inputWidth,
            initialization,
            layer.options().normalizer(),
            layer.recurrent());
    recordings.requireSame(layer, graph);
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
    if (!layer.recurrent()) {
      return graph;
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
            site(RECURRENT + direction),
            layer.options().recurrentDropout(),
            DropoutMask.Scope.SEQUENCE);
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
            site(WEIGHT + direction), layer.options().weightDropout(), DropoutMask.Scope.SEQUENCE);
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
            Zoneout.apply(graph, site(ZONEOUT + direction), rate);
          } else {
            Zoneout.applyExpectation(graph, rate);
          }
          return graph;
        });
  }

  private int site(int pass) {
    return (index * PASSES_PER_LAYER + pass) * SITES_PER_PASS;
  }

  private StepGraph applied(String option, String remedy, Supplier<StepGraph> pass) {
    try {
      return pass.get();
    } catch (IllegalArgumentException e) {
      throw new InputException(layer.name() + "." + option, e.getMessage(), remedy);
    }
  }
}
