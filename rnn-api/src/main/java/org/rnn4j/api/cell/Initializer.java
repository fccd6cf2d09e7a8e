package org.rnn4j.api.cell;

/** How a block of a parameter gets its first values. */
public sealed interface Initializer {

  /** The same number everywhere. */
  record Constant(double value) implements Initializer {}

  /** Uniform in {@code [low, high)}. */
  record Uniform(double low, double high) implements Initializer {
    public Uniform {
      if (!(low < high)) {
        throw new IllegalArgumentException("uniform needs low < high, not " + low + ", " + high);
      }
    }
  }

  /** Normal with this mean and standard deviation. */
  record Normal(double mean, double standardDeviation) implements Initializer {
    public Normal {
      if (!(standardDeviation > 0)) {
        throw new IllegalArgumentException(
            "normal needs a standard deviation above 0, not " + standardDeviation);
      }
    }
  }

  /**
   * Uniform in {@code +-sqrt(6 / (rows + columns))} of the block (Glorot and Bengio 2010, eq. 16).
   */
  record GlorotUniform() implements Initializer {}

  /** Orthonormal rows or columns, whichever are fewer (Saxe, McClelland and Ganguli 2014). */
  record Orthogonal() implements Initializer {}

  /** Zeros. */
  static Initializer zeros() {
    return new Constant(0);
  }

  /** Ones. */
  static Initializer ones() {
    return new Constant(1);
  }

  /** The same number everywhere. */
  static Initializer constant(double value) {
    return new Constant(value);
  }

  /** Uniform in {@code [low, high)}. */
  static Initializer uniform(double low, double high) {
    return new Uniform(low, high);
  }

  /** Normal with this mean and standard deviation. */
  static Initializer normal(double mean, double standardDeviation) {
    return new Normal(mean, standardDeviation);
  }

  /** See {@link GlorotUniform}. */
  static Initializer glorotUniform() {
    return new GlorotUniform();
  }

  /** See {@link Orthogonal}. */
  static Initializer orthogonal() {
    return new Orthogonal();
  }
}
