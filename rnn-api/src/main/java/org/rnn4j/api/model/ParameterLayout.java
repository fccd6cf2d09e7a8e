package org.rnn4j.api.model;

import java.util.List;
import org.rnn4j.api.cell.ParameterRole;

/**
 * Which part of the flat parameter array is which parameter.
 *
 * @param slots the parameters in order, without gaps
 */
public record ParameterLayout(List<Slot> slots) {

  public ParameterLayout {
    slots = List.copyOf(slots);
    int offset = 0;
    for (Slot slot : slots) {
      if (slot.offset() != offset) {
        throw new IllegalArgumentException(
            "parameter " + slot.name() + " must start at " + offset + ", not " + slot.offset());
      }
      offset += slot.size();
    }
  }

  /**
   * One parameter, row-major.
   *
   * @param name qualified by the layer, for example {@code "layer-1.U"}
   * @param rows 1 for a vector
   * @param columns the width
   * @param offset of its first element in the flat array
   * @param role what it does
   * @param decay whether weight decay applies
   */
  public record Slot(
      String name, int rows, int columns, int offset, ParameterRole role, boolean decay) {

    /** The number of elements. */
    public int size() {
      return rows * columns;
    }

    /** The position after the last element. */
    public int end() {
      return offset + size();
    }
  }

  /** The length of the flat array. */
  public int size() {
    return slots.isEmpty() ? 0 : slots.get(slots.size() - 1).end();
  }

  /** The parameter that holds position {@code index} of the flat array. */
  public Slot slotAt(int index) {
    return slots.stream()
        .filter(s -> index >= s.offset() && index < s.end())
        .findFirst()
        .orElseThrow(() -> new IndexOutOfBoundsException(index));
  }
}
