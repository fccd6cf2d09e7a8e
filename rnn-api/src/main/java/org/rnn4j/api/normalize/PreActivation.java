package org.rnn4j.api.normalize;

import java.util.List;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;

/**
 * The linear combination of input and state in a cell, before the activation.
 *
 * @param name tells several pre-activations of one cell apart; empty for the first
 * @param input {@code x W + b}: {@code [batch, gates * units]}
 * @param recurrent {@code h U}: same shape
 * @param gates the blocks of both
 * @param units the width of one block
 */
public record PreActivation(
    String name, Value input, Value recurrent, List<Gate> gates, int units) {

  public PreActivation {
    gates = List.copyOf(gates);
  }

  /** {@code x W + h U + b}. */
  public Value sum() {
    return input.plus(recurrent);
  }

  /** The columns: gates times units. */
  public int width() {
    return gates.size() * units;
  }

  /** The unique name of a normalizer's parameter for this pre-activation. */
  public String parameterName(String parameter) {
    return name.isEmpty() ? parameter : parameter + "." + name;
  }
}
