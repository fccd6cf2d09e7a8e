package org.rnn4j.cells.internal.layer;

/**
 * The passes that make a layer out of a cell's step, in their order, which nobody else spells: a
 * layer has some of them. The first ones are for each direction of a layer that runs both ways, the
 * others, from {@link #INPUT_DROPOUT} on, for what has become of both.
 */
public enum LayerStage {
  RECURRENT_DROPOUT("First: it looks for states that meet weights as the cell wrote them."),
  WEIGHT_DROPOUT("On weights wherever they are, so after what asks which states meet them."),
  ZONEOUT("On states as the cell leaves them, before masked steps hold them back too."),
  INITIAL_STATES("For the cell's own states, before masks add some that start from zeros."),
  MASKS(
      "When everything that changes a state is there, for a masked step holds against all of it."),
  DIRECTION("With the states that masks have added, which run the same way."),
  INPUT_DROPOUT("Around both directions, so that they see the same input."),
  OUTPUT_DROPOUT("On what the layer computes, before its input is added."),
  RESIDUAL("Last: the input goes around everything else.");

  private final String why;

  LayerStage(String why) {
    this.why = why;
  }

  /** Why it is done there, in a sentence. */
  public String why() {
    return why;
  }
}
