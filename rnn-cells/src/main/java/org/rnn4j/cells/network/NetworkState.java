package org.rnn4j.cells.network;

import java.util.List;
import java.util.Objects;
import org.rnn4j.api.model.CarriedState;

/**
 * What a network remembers of some sequences, by which they can go on: every state of every layer
 * for every row. Immutable.
 *
 * <p>Besides the states that a cell declares a layer may have some of the engine's, in parentheses:
 * the output and the input that a masked step would hold.
 */
public final class NetworkState implements CarriedState {

  /**
   * One state of one layer.
   *
   * @param layer its name, for example {@code "layer-1"}
   * @param state as the cell calls it, for example {@code "h"}
   * @param width its features
   * @param column of its first feature among those of all states
   */
  public record Slot(String layer, String state, int width, int column) {}

  private final List<Slot> slots;
  private final int rows;
  private final float[] values; // [row, column]

  /** Takes the array over; [rows, features of all slots]. */
  NetworkState(List<Slot> slots, int rows, float[] values) {
    this.slots = slots;
    this.rows = rows;
    this.values = values;
  }

  /** Features of all states. */
  static int width(List<Slot> slots) {
    return slots.stream().mapToInt(Slot::width).sum();
  }

  /** The states, from input to output. */
  public List<Slot> slots() {
    return slots;
  }

  @Override
  public int rows() {
    return rows;
  }

  /** A copy of all numbers, {@code [row, column]}: with {@link Network#state} a state once more. */
  public float[] values() {
    return values.clone();
  }

  /** A copy of one state, {@code [row, feature]}. */
  public float[] values(Slot slot) {
    float[] some = new float[rows * slot.width()];
    int stride = width(slots);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          values, row * stride + slot.column(), some, row * slot.width(), slot.width());
    }
    return some;
  }

  @Override
  public NetworkState select(int... chosen) {
    int stride = width(slots);
    float[] some = new float[Math.multiplyExact(chosen.length, stride)];
    for (int i = 0; i < chosen.length; i++) {
      Objects.checkIndex(chosen[i], rows);
      System.arraycopy(values, chosen[i] * stride, some, i * stride, stride);
    }
    return new NetworkState(slots, chosen.length, some);
  }

  /** The numbers themselves, to be read and not changed. */
  float[] array() {
    return values;
  }
}
