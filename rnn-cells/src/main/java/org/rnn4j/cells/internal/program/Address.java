package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.graph.Coupling;

/**
 * Where a value stands. Its offset at time step {@code t} is {@code offset + ((t + shift) & mask) *
 * stride}.
 *
 * @param space which array
 * @param offset of time step 0
 * @param stride from one kept step to the next; 0 for a value that only lives within a step
 * @param shift 1 for a state seen from the step that computes it
 * @param mask all ones where every step is kept, 1 where two are kept in turn
 */
record Address(Space space, int offset, int stride, int shift, int mask)
    implements Coupling.Offsets {

  /** The arrays of a program. */
  enum Space {
    ARENA,
    PARAMETERS,
    ONCE,
    GRADIENT
  }

  static final int ALL = -1;

  /** A value that does not change with time. */
  static Address fixed(Space space, int offset) {
    return new Address(space, offset, 0, 0, ALL);
  }

  /** The same place seen from the step before. */
  Address next() {
    return new Address(space, offset, stride, shift + 1, mask);
  }

  /** A part of it, further on. */
  Address plus(int distance) {
    return new Address(space, offset + distance, stride, shift, mask);
  }

  @Override
  public int at(int t) {
    return offset + ((t + shift) & mask) * stride;
  }
}
