package org.rnn4j.api.normalize;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;

/**
 * The linear combination of input and state in a cell, before the activation.
 *
 * @param name tells several pre-activations of one cell apart; empty for the first
 * @param input {@code x W + b}: {@code [batch, gates * units]}
 * @param unbiasedInput {@code x W}: same shape; the input itself where there is no bias
 * @param bias {@code b}: {@code [gates * units]}
 * @param recurrent {@code h' U}: same shape as the input; empty where the gates do not see the
 *     state
 * @param gates the blocks of all of them
 * @param units the width of one block
 */
public record PreActivation(
    String name,
    Value input,
    Value unbiasedInput,
    Optional<Value> bias,
    Optional<Value> recurrent,
    List<Gate> gates,
    int units) {

  public PreActivation {
    Objects.requireNonNull(name, "name");
    gates = List.copyOf(gates);
  }

  /** {@code x W + h' U + b}. */
  public Value sum() {
    return plusRecurrent(input);
  }

  /** {@code x W + h' U}. */
  public Value unbiasedSum() {
    return plusRecurrent(unbiasedInput);
  }

  /** {@code value + b}: for a normalizer that leaves the bias outside. */
  public Value plusBias(Value value) {
    return bias.map(value::plus).orElse(value);
  }

  private Value plusRecurrent(Value value) {
    return recurrent.map(value::plus).orElse(value);
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
