package org.rnn4j.cells.conformance;

import org.rnn4j.api.random.RandomStream;

/** Random numbers of either sign, not near 0, small enough not to saturate, each one a float. */
final class Draws {

  private static final double LOW = 0.3;
  private static final double HIGH = 0.9;

  private Draws() {}

  /** So many numbers, the same for the same key. */
  static double[] numbers(int count, long... key) {
    RandomStream random = RandomStream.of(key);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double magnitude = LOW + (HIGH - LOW) * random.nextDouble();
      numbers[i] = (float) (random.nextDouble() < 0.5 ? magnitude : -magnitude);
    }
    return numbers;
  }
}
