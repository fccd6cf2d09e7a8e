package org.rnn4j.api.random;

/**
 * A stream of pseudo-random numbers determined by a key of any length: SplitMix64 (Steele, Lea and
 * Flood 2014) started at a mix of the key. Equal keys give equal streams on every JDK; keys that
 * differ in one bit give unrelated ones. Not for several threads, not for secrets.
 */
public final class RandomStream {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private RandomStream(long state) {
    this.state = state;
  }

  /** The stream of this key, for example {@code of(seed, layer, parameter)}. */
  public static RandomStream of(long... key) {
    long state = GOLDEN_GAMMA;
    for (long part : key) {
      state = mix(state + GOLDEN_GAMMA ^ mix(part));
    }
    return new RandomStream(state);
  }

  /** A bijective mix of 64 bits (Stafford's variant 13, as in SplitMix64). */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Uniform in {@code [0, 1)}, 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in {@code 0 .. bound - 1}, without bias. */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be at least 1, not " + bound);
    }
    long whole =
        Long.MAX_VALUE
            - Long.MAX_VALUE % bound; // a multiple of the bound: no remainder is favoured
    long bits = nextLong() >>> 1;
    while (bits >= whole) {
      bits = nextLong() >>> 1;
    }
    return (int) (bits % bound);
  }

  /** Standard normal, by the polar method (Marsaglia and Bray 1964) over {@link StrictMath}. */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double square = u * u + v * v;
      if (square < 1 && square > 0) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }
}
