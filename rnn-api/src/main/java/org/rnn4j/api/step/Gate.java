package org.rnn4j.api.step;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One block of columns of a packed pre-activation.
 *
 * @param name as in the equations, for example {@code "f"}
 * @param initialBias the value its bias starts at, for example 1 for an LSTM's forget gate
 * @param recurrentBias whether the recurrent projection has a bias of its own for this gate, as the
 *     candidate of a reset-after GRU has
 */
public record Gate(String name, double initialBias, boolean recurrentBias) {

  public Gate {
    Objects.requireNonNull(name, "name");
    if (!Double.isFinite(initialBias)) {
      throw new IllegalArgumentException("the initial bias of gate " + name + " must be finite");
    }
  }

  /** A gate whose bias starts at 0. */
  public static Gate named(String name) {
    return new Gate(name, 0, false);
  }

  /** Gates of these names, in this order, biases starting at 0. */
  public static List<Gate> of(String... names) {
    return Stream.of(names).map(Gate::named).toList();
  }

  /** The same gate with a bias that starts at {@code value}. */
  public Gate startingAt(double value) {
    return new Gate(name, value, recurrentBias);
  }

  /** The same gate with a bias in its recurrent projection too. */
  public Gate withRecurrentBias() {
    return new Gate(name, initialBias, true);
  }
}
