package org.rnn4j.training;

import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;

/** How a gradient is kept from being too large. */
public sealed interface Clipping {

  /** The limit of {@link Norm}. */
  Option<Double> NORM =
      Option.decimal("norm").above(0).doc("Largest L2 norm of the whole gradient.");

  /** The limit of {@link Value}. */
  Option<Double> VALUE =
      Option.decimal("value").above(0).doc("Largest absolute value of a gradient's element.");

  /** Not at all. */
  record None() implements Clipping {}

  /**
   * Where the L2 norm of the whole gradient is larger than this, the gradient is multiplied by
   * {@code limit / norm} (Pascanu, Mikolov and Bengio 2013). Exactly that; PyTorch divides by
   * {@code norm + 1e-6}.
   *
   * @param limit above 0
   */
  record Norm(double limit) implements Clipping {
    public Norm {
      NORM.accept(limit);
    }
  }

  /**
   * Each element is brought into {@code [-limit, limit]}, which changes the gradient's direction.
   *
   * @param limit above 0
   */
  record Value(double limit) implements Clipping {
    public Value {
      VALUE.accept(limit);
    }
  }

  /** Not at all. */
  static Clipping none() {
    return new None();
  }

  /**
   * See {@link Norm}.
   *
   * @throws InputException unless the limit is above 0
   */
  static Clipping norm(double limit) {
    return new Norm(limit);
  }

  /**
   * See {@link Value}.
   *
   * @throws InputException unless the limit is above 0
   */
  static Clipping value(double limit) {
    return new Value(limit);
  }
}
