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

  /**
   * The logarithm of a number that is uniform in {@code (low, high)}: for a parameter that is used
   * as {@code exp(p)}.
   */
  record LogUniform(double low, double high) implements Initializer {
    public LogUniform {
      if (!(low >= 0 && low < high)) {
        throw new IllegalArgumentException(
            "log-uniform needs 0 <= low < high, not " + low + ", " + high);
      }
    }
  }

  /**
   * For a decay that is used as {@code exp(-exp(p))}: the radius of a point that is uniform in the
   * ring {@code low < radius < high} of the plane, written as such a p (Orvieto et al. 2023, lemma
   * 3.2).
   */
  record RingDecay(double low, double high) implements Initializer {
    public RingDecay {
      if (!(low >= 0 && low < high && high <= 1)) {
        throw new IllegalArgumentException(
            "a ring needs 0 <= low < high <= 1, not " + low + ", " + high);
      }
    }
  }

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

  /** See {@link LogUniform}. */
  static Initializer logUniform(double low, double high) {
    return new LogUniform(low, high);
  }

  /** See {@link RingDecay}. */
  static Initializer ringDecay(double low, double high) {
    return new RingDecay(low, high);
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
