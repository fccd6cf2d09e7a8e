package org.rnn4j.api.step;

/**
 * Element-wise functions of two values. Shapes must be equal, or one operand is broadcast: {@code
 * [width]} over the batch, {@code [batch, 1]} over the features, {@code [1]} over everything.
 */
public enum Binary {
  /** {@code x + y}. */
  PLUS,
  /** {@code x - y}. */
  MINUS,
  /** {@code x * y}, element by element. */
  TIMES,
  /** {@code x / y}. */
  DIVIDED_BY,
  /** The smaller one; where they are equal the gradient goes to {@code x}. */
  MIN,
  /** The larger one; where they are equal the gradient goes to {@code x}. */
  MAX,
  /** 1 where {@code x > y}, else 0; carries no gradient. */
  GREATER
}
