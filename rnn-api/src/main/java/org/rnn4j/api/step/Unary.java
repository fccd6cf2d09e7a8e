package org.rnn4j.api.step;

/** Element-wise functions of one value. */
public enum Unary {
  /** {@code 1 / (1 + exp(-x))}. */
  SIGMOID,
  /** Hyperbolic tangent. */
  TANH,
  /** {@code max(x, 0)}; its derivative at 0 is taken as 0. */
  RELU,
  /** {@code e^x}. */
  EXP,
  /** Natural logarithm. */
  LOG,
  /** {@code log(1 + exp(x))}. */
  SOFTPLUS,
  /** Square root. */
  SQRT,
  /** {@code x * x}. */
  SQUARE,
  /** {@code 1 / x}. */
  RECIPROCAL,
  /** {@code |x|}; its derivative at 0 is taken as 0. */
  ABS,
  /** {@code -x}. */
  NEGATE,
  /** Sine, argument in radians. */
  SIN,
  /** Cosine, argument in radians. */
  COS
}
