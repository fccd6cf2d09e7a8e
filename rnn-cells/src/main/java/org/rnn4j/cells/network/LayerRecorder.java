package org.rnn4j.cells.network;

import java.util.List;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.EquationsRecorder;
import org.rnn4j.cells.internal.layer.Masking;

/**
 * Records a layer: as one step where it is recurrent, else as the parts that its equations are cut
 * into, each a step that sees what the one before gives out. Whatever the use, the parts have the
 * same parameters in the same order.
 *
 * @param layer the layer
 * @param part the number of its first part in the network
 * @param inputWidth features of its input
 * @param initialization conventions for its parameters
 * @param use what it is for
 * @param recordings what its author wrote before
 */
record LayerRecorder(
    LayerSpec layer,
    int part,
    int inputWidth,
    Initialization initialization,
    Use use,
    Recordings recordings) {

  /**
   * What a step is for.
   *
   * @param training whether random masks are drawn
   * @param form whether steps may be masked, and whether the last one is remembered
   * @param isFinal whether only the output at the end of the sequence is asked for, and no
   *     recurrent layer follows
   */
  record Use(boolean training, Form form, boolean isFinal) {}

  // Of a part's passes the one that draws the masks of a layer without a state.
  private static final int OUTPUT = 1;

  /** The parts, from input to output. */
  List<StepGraph> record() {
    return layer instanceof RecurrentLayer recurrent
        ? List.of(of(recurrent).record())
        : parts((StatelessLayer) layer);
  }

  private RecurrentRecorder of(RecurrentLayer recurrent) {
    return new RecurrentRecorder(
        recurrent, new MaskSites(part), inputWidth, initialization, use, recordings);
  }

  private List<StepGraph> parts(StatelessLayer stateless) {
    List<StepGraph> parts = record(stateless);
    return use.form().isMasked() ? parts.stream().map(Masking::ofStateless).toList() : parts;
  }

  private List<StepGraph> record(StatelessLayer stateless) {
    List<StepGraph> parts =
        EquationsRecorder.record(
            layer.place(),
            stateless.layer(),
            inputWidth,
            initialization,
            use.training(),
            i -> new MaskSites(part + i).of(OUTPUT));
    for (int i = 0; i < parts.size(); i++) {
      // In training there are masks and statistics besides.
      recordings.requireSame(layer, i + (use.training() ? " in training" : ""), parts.get(i));
    }
    return parts;
  }

  /** Tries whether the step comes to an end. */
  void probe() {
    if (layer instanceof RecurrentLayer recurrent) {
      of(recurrent).probe();
    } else {
      EquationsRecorder.probe(
          layer.place(), ((StatelessLayer) layer).layer(), inputWidth, initialization);
    }
  }

  /** The steps as their author wrote them, before anything is added. */
  List<StepGraph> recordWritten() {
    return layer instanceof RecurrentLayer recurrent
        ? List.of(of(recurrent).recordCell())
        : record((StatelessLayer) layer);
  }
}
