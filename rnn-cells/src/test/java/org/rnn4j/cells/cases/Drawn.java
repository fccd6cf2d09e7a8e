package org.rnn4j.cells.cases;

import org.rnn4j.api.random.RandomStream;

/**
 * Random numbers for tests: distinct, of either sign, small enough not to saturate, and not near 0.
 */
public final class Drawn {

  /** The least magnitude. */
  public static final double LOW = 0.3;

  private static final double HIGH = 0.9;

  private Drawn() {}

  /** So many numbers, each exactly a float, the same for the same key. */
  public static double[] numbers(int count, long... key) {
    RandomStream random = RandomStream.of(key);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double magnitude = LOW + (HIGH - LOW) * random.nextDouble();
      numbers[i] = (float) (random.nextDouble() < 0.5 ? magnitude : -magnitude);
    }
    return numbers;
  }

  /** As {@link #numbers}. */
  public static float[] floats(int count, long... key) {
    double[] numbers = numbers(count, key);
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
