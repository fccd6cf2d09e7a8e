package org.rnn4j.cells.internal.program;

import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.ArenaPlan.Buffer;

/**
 * Where a value will stand: a part of a buffer that has no offset yet. Turns into a {@link Address}
 * when the arena has been laid out.
 *
 * @param buffer that it is in
 * @param distance from the buffer's beginning
 * @param stride from one kept step to the next; 0 if no step is kept
 * @param shift see {@link Address}
 * @param mask see {@link Address}
 * @param isKept whether its content outlives a step of a loop
 * @param hasRoom whether whoever writes a step, in ascending order, may go on behind it for less
 *     than {@link Kernels#LANES} numbers
 */
record Slot(
    Buffer buffer, int distance, int stride, int shift, int mask, boolean isKept, boolean hasRoom) {

  /** A slot with so many steps in turn as the mask says. */
  static Slot inTurn(Buffer buffer, int stride, int mask) {
    return new Slot(buffer, 0, stride, 0, mask, true, false);
  }

  /** Every step is kept. */
  static Slot kept(Buffer buffer, int stride) {
    return inTurn(buffer, stride, Address.ALL);
  }

  /** Lives within a step. */
  static Slot scratch(Buffer buffer) {
    return new Slot(buffer, 0, 0, 0, Address.ALL, false, true);
  }

  /** One content for all steps. */
  static Slot constant(Buffer buffer) {
    return new Slot(buffer, 0, 0, 0, Address.ALL, true, false);
  }

  /**
   * The same with room behind every step: the next step is written later, and behind the last one
   * the buffer goes on.
   */
  Slot withRoom() {
    return new Slot(buffer, distance, stride, shift, mask, isKept, true);
  }

  Slot plus(int further) {
    return new Slot(buffer, distance + further, stride, shift, mask, isKept, false);
  }

  Slot next() {
    return new Slot(buffer, distance, stride, shift + 1, mask, isKept, hasRoom);
  }

  void use(int time) {
    buffer.use(time);
  }

  Address address() {
    return new Address(Address.Space.ARENA, buffer.offset() + distance, stride, shift, mask);
  }
}
