package org.rnn4j.api.step;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A packed value {@code [batch, gates * units]} whose column blocks are taken out by the gate's
 * name.
 *
 * @param value the packed value
 * @param gates the blocks in their order
 * @param units the width of each block
 */
public record Gates(Value value, List<Gate> gates, int units) {

  public Gates {
    gates = List.copyOf(gates);
    if (value.width() != gates.size() * units) {
      throw new IllegalArgumentException(
          gates.size()
              + " gates of "
              + units
              + " units do not fill a value of shape "
              + value.shape());
    }
  }

  /** The block of one gate: {@code [batch, units]}. */
  public Value get(String gate) {
    int index = indexOf(gate);
    return gates.size() == 1 ? value : value.slice(index * units, (index + 1) * units);
  }

  /** Neighbouring gates, still packed: {@code [batch, names * units]}. */
  public Gates only(String... names) {
    int first = indexOf(names[0]);
    for (int i = 0; i < names.length; i++) {
      if (indexOf(names[i]) != first + i) {
        throw new IllegalArgumentException(
            "gates taken together must be neighbours in this order: " + describe());
      }
    }
    return new Gates(
        value.slice(first * units, (first + names.length) * units),
        gates.subList(first, first + names.length),
        units);
  }

  private int indexOf(String name) {
    for (int i = 0; i < gates.size(); i++) {
      if (gates.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no gate named " + name + "; there are " + describe());
  }

  private String describe() {
    return gates.stream().map(Gate::name).collect(Collectors.joining(", "));
  }
}
