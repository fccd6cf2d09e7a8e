package org.rnn4j.cells.cell;

import java.util.function.UnaryOperator;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.step.Functions;
import org.rnn4j.api.step.Value;

/** The function phi of cells that leave it open; in options under its name in lower case. */
enum Activation {
  TANH(Functions::tanh),
  RELU(Functions::relu),
  SIGMOID(Functions::sigmoid),
  SOFTPLUS(Functions::softplus),
  /** {@code x / (1 + |x|)}. */
  SOFTSIGN(x -> x.dividedBy(Functions.abs(x).plus(1))),
  /** {@code x sigmoid(x)} (Ramachandran et al. 2017; also SiLU). */
  SWISH(x -> x.times(Functions.sigmoid(x))),
  SIN(Functions::sin),
  /** {@code x} itself. */
  LINEAR(x -> x);

  private final UnaryOperator<Value> function;

  Activation(UnaryOperator<Value> function) {
    this.function = function;
  }

  /** {@code phi(x)}; same shape. */
  Value of(Value x) {
    return function.apply(x);
  }

  /** The option {@code activation}. */
  static Option<Activation> option(Activation byDefault, String sentence) {
    return Option.choice("activation", Activation.class).defaultsTo(byDefault).doc(sentence);
  }
}
