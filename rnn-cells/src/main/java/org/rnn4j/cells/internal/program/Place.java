package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.program.ArenaPlan.Buffer;

/**
 * Where a value will stand: a part of a buffer that has no offset yet. Turns into a {@link
 * Location} when the arena has been laid out.
 *
 * @param buffer that it is in
 * @param distance from the buffer's beginning
 * @param stride from one kept step to the next; 0 if no step is kept
 * @param shift see {@link Location}
 * @param mask see {@link Location}
 * @param isKept whether its content outlives a step of a loop
 */
record Place(Buffer buffer, int distance, int stride, int shift, int mask, boolean isKept) {

  /** A place with so many steps in turn as the mask says. */
  static Place slots(Buffer buffer, int stride, int mask) {
    return new Place(buffer, 0, stride, 0, mask, true);
  }

  /** Every step is kept. */
  static Place kept(Buffer buffer, int stride) {
    return slots(buffer, stride, Location.ALL);
  }

  /** Lives within a step. */
  static Place scratch(Buffer buffer) {
    return new Place(buffer, 0, 0, 0, Location.ALL, false);
  }

  /** One content for all steps. */
  static Place constant(Buffer buffer) {
    return new Place(buffer, 0, 0, 0, Location.ALL, true);
  }

  Place plus(int further) {
    return new Place(buffer, distance + further, stride, shift, mask, isKept);
  }

  Place next() {
    return new Place(buffer, distance, stride, shift + 1, mask, isKept);
  }

  void use(int time) {
    buffer.use(time);
  }

  Location location() {
    return new Location(Location.Space.ARENA, buffer.offset() + distance, stride, shift, mask);
  }
}
