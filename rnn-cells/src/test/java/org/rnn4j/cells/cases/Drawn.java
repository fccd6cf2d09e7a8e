package org.rnn4j.cells.cases;

import java.util.Arrays;
import org.rnn4j.api.model.ArrayBatch;
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

  /** A batch of random inputs, and of random targets at every step or the last. */
  public static ArrayBatch batch(
      int rows, int steps, int inputs, boolean everyStep, int outputs, long... key) {
    int targetSteps = everyStep ? steps : 1;
    float[][][] x = new float[rows][steps][];
    float[][][] y = new float[rows][targetSteps][];
    float[] numbers = floats(rows * (steps * inputs + targetSteps * outputs), key);
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < steps; t++) {
        x[row][t] = Arrays.copyOfRange(numbers, at, at += inputs);
      }
      for (int t = 0; t < targetSteps; t++) {
        y[row][t] = Arrays.copyOfRange(numbers, at, at += outputs);
      }
    }
    return ArrayBatch.of(x, y);
  }
}
