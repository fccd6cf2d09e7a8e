package org.rnn4j.cells.internal.program;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.cells.internal.kernel.Kernels;

/**
 * Where what blocks give out is not what one block reads: several outputs side by side, or one
 * output with several readers. Before a block runs forward its input is gathered; before it runs
 * backward the gradients that its readers send back are added up, in the order of the readers.
 */
final class Junction {

  /** Nothing has to be done. */
  static final Junction NONE = new Junction(List.of());

  /** What is done with some columns of every step. */
  private enum Kind {
    ZERO,
    COPY,
    ADD
  }

  private record Move(Kind kind, Slot from, Slot to, int size) {}

  private final List<Move> moves;

  private Junction(List<Move> moves) {
    this.moves = List.copyOf(moves);
  }

  /**
   * Columns of a sequence of values.
   *
   * @param slot where the first of them stands
   * @param to the first column in what they become a part of
   * @param width how many
   */
  record Columns(Slot slot, int to, int width) {}

  /** Writes columns side by side, which together are all of the target. */
  static Junction gathering(List<Columns> parts, Slot target, int lanes) {
    return new Junction(parts.stream().map(c -> move(Kind.COPY, c, target, lanes)).toList());
  }

  /** Adds columns up; where there are none the target is zero. */
  static Junction summing(List<Columns> parts, Slot target, int width, int lanes) {
    List<Move> moves = new ArrayList<>();
    moves.add(new Move(Kind.ZERO, target, target, width * lanes));
    parts.forEach(c -> moves.add(move(Kind.ADD, c, target, lanes)));
    return new Junction(moves);
  }

  private static Move move(Kind kind, Columns c, Slot target, int lanes) {
    return new Move(kind, c.slot(), target.plus(c.to() * lanes), c.width() * lanes);
  }

  /** Some columns of every step, when the arena has been laid out. */
  record Step(Kind kind, Address from, Address to, int size) {

    /** Runs it for the steps from {@code first} on. */
    void run(Kernels kernels, float[] arena, int first, int steps) {
      for (int t = first; t < steps; t++) {
        switch (kind) {
          case ZERO -> kernels.fill(arena, to.at(t), size, 0);
          case COPY -> System.arraycopy(arena, from.at(t), arena, to.at(t), size);
          case ADD -> kernels.add(arena, to.at(t), arena, from.at(t), size);
        }
      }
    }
  }

  /** What it does, in this order. */
  Step[] steps() {
    return moves.stream()
        .map(m -> new Step(m.kind, m.from.address(), m.to.address(), m.size))
        .toArray(Step[]::new);
  }
}
