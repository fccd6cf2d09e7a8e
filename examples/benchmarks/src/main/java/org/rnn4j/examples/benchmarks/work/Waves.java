package org.rnn4j.examples.benchmarks.work;

import java.util.SplittableRandom;

/**
 * Batches of series made of two sine waves and noise; the targets of a step are the next values of
 * the first feature. The same numbers for every contestant.
 */
public final class Waves {

  /** About as many numbers as all batches together may have. */
  private static final long MOST_NUMBERS = 4_000_000;

  private static final int MOST_BATCHES = 219;

  private final NetworkWork work;
  private final float[][] inputs;
  private final float[][] targets;

  /** Generates the batches of this work, up to an epoch of them. */
  public Waves(NetworkWork work) {
    this.work = work;
    long size = (long) work.rows() * work.steps() * (work.features() + work.outputs());
    int batches = (int) Math.max(2, Math.min(MOST_BATCHES, MOST_NUMBERS / size));
    inputs = new float[batches][work.rows() * work.steps() * work.features()];
    targets = new float[batches][work.rows() * work.targetSteps() * work.outputs()];
    for (int batch = 0; batch < batches; batch++) {
      for (int row = 0; row < work.rows(); row++) {
        generate(batch, row);
      }
    }
  }

  private void generate(int batch, int row) {
    SplittableRandom random = new SplittableRandom(1_000_003L * batch + row);
    int steps = work.steps();
    int features = work.features();
    float[] wave = new float[steps + work.outputs()];
    for (int f = features - 1; f >= 0; f--) { // the first feature last: the targets follow it
      double phase1 = random.nextDouble();
      double phase2 = random.nextDouble();
      double frequency1 = 10 + 10 * random.nextDouble();
      double frequency2 = 20 + 20 * random.nextDouble();
      for (int t = 0; t < wave.length; t++) {
        double time = t / (double) steps;
        wave[t] =
            (float)
                (0.5 * Math.sin((time - phase1) * frequency1)
                    + 0.2 * Math.sin((time - phase2) * frequency2)
                    + 0.1 * (random.nextDouble() - 0.5));
      }
      for (int t = 0; t < steps; t++) {
        inputs[batch][(row * steps + t) * features + f] = wave[t];
      }
    }
    for (int t = 0; t < work.targetSteps(); t++) {
      int step = steps - work.targetSteps() + t;
      for (int k = 0; k < work.outputs(); k++) {
        targets[batch][(row * work.targetSteps() + t) * work.outputs() + k] = wave[step + 1 + k];
      }
    }
  }

  /** How many batches there are. */
  public int batches() {
    return inputs.length;
  }

  /** The inputs of a batch, {@code [rows, steps, features]}. */
  public float[] inputs(int batch) {
    return inputs[batch];
  }

  /** The inputs of a batch, {@code [steps, rows, features]}. */
  public float[] inputsByTime(int batch) {
    return byTime(inputs[batch], work.steps(), work.features());
  }

  /** The targets of a batch, {@code [rows, target steps, outputs]}. */
  public float[] targets(int batch) {
    return targets[batch];
  }

  /** The targets of a batch, {@code [target steps, rows, outputs]}. */
  public float[] targetsByTime(int batch) {
    return byTime(targets[batch], work.targetSteps(), work.outputs());
  }

  private float[] byTime(float[] byRow, int steps, int width) {
    float[] byTime = new float[byRow.length];
    for (int row = 0; row < work.rows(); row++) {
      for (int t = 0; t < steps; t++) {
        System.arraycopy(
            byRow, (row * steps + t) * width, byTime, (t * work.rows() + row) * width, width);
      }
    }
    return byTime;
  }
}
