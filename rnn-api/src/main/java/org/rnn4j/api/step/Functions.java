package org.rnn4j.api.step;

/** The functions of {@link Value}s under the names the papers use; meant for static import. */
public final class Functions {

  private Functions() {}

  /** {@code 1 / (1 + exp(-x))}. */
  public static Value sigmoid(Value x) {
    return x.apply(Unary.SIGMOID);
  }

  /** Hyperbolic tangent. */
  public static Value tanh(Value x) {
    return x.apply(Unary.TANH);
  }

  /** {@code max(x, 0)}. */
  public static Value relu(Value x) {
    return x.apply(Unary.RELU);
  }

  /** {@code e^x}. */
  public static Value exp(Value x) {
    return x.apply(Unary.EXP);
  }

  /** Natural logarithm. */
  public static Value log(Value x) {
    return x.apply(Unary.LOG);
  }

  /** {@code log(1 + exp(x))}. */
  public static Value softplus(Value x) {
    return x.apply(Unary.SOFTPLUS);
  }

  /** Square root. */
  public static Value sqrt(Value x) {
    return x.apply(Unary.SQRT);
  }

  /** {@code x * x}. */
  public static Value square(Value x) {
    return x.apply(Unary.SQUARE);
  }

  /** {@code 1 / x}. */
  public static Value reciprocal(Value x) {
    return x.apply(Unary.RECIPROCAL);
  }

  /** {@code |x|}. */
  public static Value abs(Value x) {
    return x.apply(Unary.ABS);
  }

  /** {@code -x}. */
  public static Value negate(Value x) {
    return x.apply(Unary.NEGATE);
  }

  /** Sine. */
  public static Value sin(Value x) {
    return x.apply(Unary.SIN);
  }

  /** Cosine. */
  public static Value cos(Value x) {
    return x.apply(Unary.COS);
  }

  /** The smaller of each pair. */
  public static Value min(Value x, Value y) {
    return x.apply(Binary.MIN, y);
  }

  /** The larger of each pair. */
  public static Value max(Value x, Value y) {
    return x.apply(Binary.MAX, y);
  }

  /** 1 where {@code x > y}, else 0; carries no gradient. */
  public static Value greater(Value x, Value y) {
    return x.apply(Binary.GREATER, y);
  }

  /**
   * {@code then} where {@code condition} is 1, {@code otherwise} where it is 0: the step language's
   * branch.
   *
   * @param condition a value of zeros and ones, as {@link #greater} gives
   */
  public static Value where(Value condition, Value then, Value otherwise) {
    return condition.times(then).plus(condition.subtractedFrom(1).times(otherwise));
  }

  /** Leaky integration {@code gate * kept + (1 - gate) * candidate}, the update of a gated unit. */
  public static Value interpolate(Value gate, Value kept, Value candidate) {
    return gate.times(kept).plus(gate.subtractedFrom(1).times(candidate));
  }
}
