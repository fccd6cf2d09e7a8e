package org.rnn4j.cells.internal.program;

/** The order in which the parts of all layers run, as numbers for the lifetimes of buffers. */
final class Timeline {

  private static final int PART = 1 << 16; // more than a part has operations
  private static final int PARTS_PER_PASS = 4;

  private final int layers;

  Timeline(int layers) {
    this.layers = layers;
  }

  /** When the loss is taken. */
  int loss() {
    return layers * PARTS_PER_PASS * PART;
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
    int begin(Part part) {
      int forward = index * PARTS_PER_PASS;
      int backward = layers * PARTS_PER_PASS + 1 + (layers - 1 - index) * PARTS_PER_PASS;
      int number =
          switch (part) {
            case FORWARD_BEFORE -> forward;
            case FORWARD_SCAN -> forward + 1;
            case FORWARD_LOOP -> forward + 2;
            case FORWARD_AFTER -> forward + 3;
            case BACKWARD_BEFORE -> backward;
            case BACKWARD_SCAN -> backward + 1;
            case BACKWARD_LOOP -> backward + 2;
            case BACKWARD_AFTER -> backward + 3;
            case NOWHERE, PARAMETERS, PARAMETER_GRADIENTS ->
                throw new IllegalArgumentException(part + " is not a part of the sweep");
          };
      return number * PART;
    }

    /** When a part ends. */
    int end(Part part) {
      return begin(part) + PART - 1;
    }
  }
}
