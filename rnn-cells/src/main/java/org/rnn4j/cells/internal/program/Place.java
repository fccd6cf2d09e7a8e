package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.kernel.Kernels;
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
 * @param hasRoom whether whoever writes a step, in ascending order, may go on behind it for less
 *     than {@link Kernels#LANES} numbers
 */
record Place(
    Buffer buffer, int distance, int stride, int shift, int mask, boolean isKept, boolean hasRoom) {

  /** A place with so many steps in turn as the mask says. */
  static Place slots(Buffer buffer, int stride, int mask) {
    return new Place(buffer, 0, stride, 0, mask, true, false);
  }

  /** Every step is kept. */
  static Place kept(Buffer buffer, int stride) {
    return slots(buffer, stride, Location.ALL);
  }

  /** Lives within a step. */
  static Place scratch(Buffer buffer) {
    return new Place(buffer, 0, 0, 0, Location.ALL, false, true);
  }

  /** One content for all steps. */
  static Place constant(Buffer buffer) {
    return new Place(buffer, 0, 0, 0, Location.ALL, true, false);
  }

  /**
   * The same with room behind every step: the next step is written later, and behind the last one
   * the buffer goes on.
   */
  Place withRoom() {
    return new Place(buffer, distance, stride, shift, mask, isKept, true);
  }

  Place plus(int further) {
    return new Place(buffer, distance + further, stride, shift, mask, isKept, false);
  }

  Place next() {
    return new Place(buffer, distance, stride, shift + 1, mask, isKept, hasRoom);
  }

  void use(int time) {
    buffer.use(time);
  }

  Location location() {
    return new Location(Location.Space.ARENA, buffer.offset() + distance, stride, shift, mask);
  }
}
