package org.rnn4j.cells.internal.program;

/** The order in which the parts of all layers run, as numbers for the lifetimes of buffers. */
final class Timeline {

  private static final int PHASE = 1 << 16; // more than a part has operations
  private static final int PARTS_PER_PASS = 4;

  private final int layers;

  Timeline(int layers) {
    this.layers = layers;
  }

  /** When the loss is taken. */
  int loss() {
    return layers * PARTS_PER_PASS * PHASE;
  }

  Layer layer(int index) {
    return new Layer(index);
  }

  /** The times of one layer. */
  final class Layer {
    private final int index;

    private Layer(int index) {
      this.index = index;
    }

    /** When a part begins. */
    int begin(Phase phase) {
      int forward = index * PARTS_PER_PASS;
      int backward = layers * PARTS_PER_PASS + 1 + (layers - 1 - index) * PARTS_PER_PASS;
      int number =
          switch (phase) {
            case FORWARD_BEFORE -> forward;
            case FORWARD_SCAN -> forward + 1;
            case FORWARD_LOOP -> forward + 2;
            case FORWARD_AFTER -> forward + 3;
            case BACKWARD_BEFORE -> backward;
            case BACKWARD_SCAN -> backward + 1;
            case BACKWARD_LOOP -> backward + 2;
            case BACKWARD_AFTER -> backward + 3;
            case NOWHERE, PARAMETERS, PARAMETER_GRADIENTS ->
                throw new IllegalArgumentException(phase + " is not a phase of the sweep");
          };
      return number * PHASE;
    }

    /** When a part ends. */
    int end(Phase phase) {
      return begin(phase) + PHASE - 1;
    }
  }
}
