package org.rnn4j.api.step;

/**
 * A symbolic value inside a step: it has a {@link #shape()} and operations, but no data.
 *
 * <p>Implemented by the engine only. Every operation checks its shapes at once and throws {@link
 * IllegalArgumentException} with both shapes when they do not fit. Values of different recordings
 * must not be mixed.
 */
public interface Value {

  /** The shape, known at recording time. */
  Shape shape();

  /** The number of columns (features). */
  default int width() {
    return shape().width();
  }

  /** {@code f(this)}, element by element; same shape. */
  Value apply(Unary f);

  /** {@code f(this, other)}, element by element, with the broadcasting of {@link Binary}. */
  Value apply(Binary f, Value other);

  /** {@code scale * this + offset}, element by element; same shape. */
  Value affine(double scale, double offset);

  /**
   * Matrix product with a parameter: {@code [batch, n] x [n, m] -> [batch, m]}.
   *
   * @param parameter a value computed from parameters alone, {@code [n, m]}
   */
  Value product(Value parameter);

  /** Columns {@code from} (inclusive) to {@code to} (exclusive). */
  Value slice(int from, int to);

  /**
   * Values side by side, this one first: {@code [batch, n], [batch, m], ... -> [batch, n + m +
   * ...]}; or parameters of one row each.
   */
  Value concat(Value... others);

  /** The sum over the features of each row: {@code [batch, n] -> [batch, 1]}. */
  Value rowSum();

  /** The mean over the features of each row: {@code [batch, n] -> [batch, 1]}. */
  Value rowMean();

  /**
   * Layer statistics applied: {@code (x - mean) / sqrt(var + epsilon)} over the features of each
   * row, with the biased variance (Ba, Kiros and Hinton 2016, eq. 3). Same shape.
   *
   * @param epsilon greater than 0
   */
  Value standardized(double epsilon);

  /** {@code this + other}. */
  default Value plus(Value other) {
    return apply(Binary.PLUS, other);
  }

  /** {@code this + constant}. */
  default Value plus(double constant) {
    return affine(1, constant);
  }

  /** {@code this - other}. */
  default Value minus(Value other) {
    return apply(Binary.MINUS, other);
  }

  /** {@code this - constant}. */
  default Value minus(double constant) {
    return affine(1, -constant);
  }

  /** {@code this * other}, element by element. */
  default Value times(Value other) {
    return apply(Binary.TIMES, other);
  }

  /** {@code this * constant}. */
  default Value times(double constant) {
    return affine(constant, 0);
  }

  /** {@code this / other}, element by element. */
  default Value dividedBy(Value other) {
    return apply(Binary.DIVIDED_BY, other);
  }

  /** {@code constant - this}; {@code z.subtractedFrom(1)} is the complement of a gate. */
  default Value subtractedFrom(double constant) {
    return affine(-1, constant);
  }
}
