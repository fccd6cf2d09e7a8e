package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.cells.internal.layer.LearnedStates;

/**
 * What the layers of a network remember from one step to the next, by which a sequence can go on:
 * which states these are, what they are at first, and whether some that are given are theirs.
 */
final class StateTable {

  private final NetworkRecorder recorder;
  private final ParameterLayout layout;
  private final boolean runsForward;
  private Optional<List<NetworkState.Slot>> slots = Optional.empty(); // until asked for

  StateTable(NetworkRecorder recorder, ParameterLayout layout) {
    this.recorder = recorder;
    this.layout = layout;
    this.runsForward = recorder.layers().stream().allMatch(StateTable::runsForward);
  }

  private static boolean runsForward(LayerSpec layer) {
    return !(layer instanceof RecurrentLayer recurrent)
        || recurrent.options().direction() == Direction.FORWARD;
  }

  /** Whether every layer does, so that a sequence can go on. */
  boolean runsForward() {
    return runsForward;
  }

  /**
   * All states, from input to output: what the layers' code of the forms {@link Form#CARRIED} and
   * {@link Form#MASKED} has for states, in that order.
   *
   * @throws InputException if a layer runs backward
   */
  synchronized List<NetworkState.Slot> slots() {
    if (slots.isEmpty()) {
      slots = Optional.of(found());
    }
    return slots.get();
  }

  private List<NetworkState.Slot> found() {
    for (LayerSpec layer : recorder.layers()) {
      if (!runsForward(layer)) {
        throw new InputException(
            layer.place().key(LayerOptions.DIRECTION.name()),
            "the layer runs backward, so that it has no state with which a sequence goes on",
            "use direction: forward, or give the whole sequence at once");
      }
    }
    List<NetworkState.Slot> found = new ArrayList<>();
    int column = 0;
    for (Block block : recorder.record(false, Form.CARRIED)) {
      for (StateSpec state : block.graph().stateSpecs()) {
        found.add(new NetworkState.Slot(block.layer().name(), state.name(), state.width(), column));
        column += state.width();
      }
    }
    return List.copyOf(found);
  }

  /** Zeros, or what parameters of these are for initial states. */
  NetworkState first(int rows, float[] parameters) {
    requireRows(rows);
    int stride = NetworkState.width(slots());
    float[] values = new float[Math.multiplyExact(rows, stride)];
    for (NetworkState.Slot slot : slots()) {
      String name = slot.layer() + "." + LearnedStates.parameterOf(slot.state());
      for (ParameterLayout.Slot parameter : layout.slots()) {
        if (parameter.name().equals(name)) {
          for (int row = 0; row < rows; row++) {
            int to = row * stride + slot.column();
            System.arraycopy(parameters, parameter.offset(), values, to, slot.width());
          }
        }
      }
    }
    return new NetworkState(slots(), rows, values);
  }

  /** States of these numbers, {@code [rows, features of all states]}; copied. */
  NetworkState of(int rows, float[] values) {
    requireRows(rows);
    if (values.length != (long) rows * NetworkState.width(slots())) {
      throw new IllegalArgumentException(
          values.length + " numbers are not " + rows + " rows of the states " + slots());
    }
    return new NetworkState(slots(), rows, values.clone());
  }

  private static void requireRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("states are of at least 1 row, not " + rows);
    }
  }

  /** Requires states of a network with the same layers. */
  void require(NetworkState state) {
    if (!state.slots().equals(slots())) {
      throw new IllegalArgumentException(
          "a network with the states "
              + slots()
              + " cannot go on from the states "
              + state.slots());
    }
  }

  /** Room for the states behind a batch of so many rows that goes on from some states. */
  NetworkState behind(NetworkState in, int rows) {
    require(in);
    if (in.rows() != rows) {
      throw new IllegalArgumentException(
          "a batch of " + rows + " rows does not go on from states of " + in.rows());
    }
    return new NetworkState(in.slots(), rows, new float[in.array().length]);
  }
}
