package org.rnn4j.cells.internal.initialize;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.random.RandomStream;

/** Fills parameters as their declarations say, block by block. */
public final class ParameterFiller {

  private static final int ELEMENTS_BETWEEN_CHECKPOINTS = 1 << 20;

  private final int threads;
  private final Runnable checkpoint;

  /**
   * A filler.
   *
   * @param threads that may share the work; their number changes no bit
   * @param checkpoint called now and then by the thread that fills; may throw to put an end to it
   */
  public ParameterFiller(int threads, Runnable checkpoint) {
    this.threads = threads;
    this.checkpoint = checkpoint;
  }

  /** As {@link #draw}, in this thread alone and to the end. */
  public static void fill(ParameterSpec spec, float[] values, int offset, long... key) {
    new ParameterFiller(1, () -> {}).draw(spec, values, offset, key);
  }

  /**
   * Fills the parameter that begins at {@code values[offset]}, row-major. Every block has a random
   * stream of its own, so that a change to one does not move the others.
   *
   * @param key what distinguishes this parameter: seed, layer and parameter number
   */
  public void draw(ParameterSpec spec, float[] values, int offset, long... key) {
    int from = offset;
    for (int b = 0; b < spec.blocks().size(); b++) {
      ParameterSpec.Block block = spec.blocks().get(b);
      long[] blockKey = Arrays.copyOf(key, key.length + 1);
      blockKey[key.length] = b;
      fill(block, spec, values, from, RandomStream.of(blockKey));
      from += block.width();
    }
  }

  private void fill(
      ParameterSpec.Block block, ParameterSpec spec, float[] values, int from, RandomStream r) {
    checkpoint.run();
    int rows = spec.shape().rows();
    if (block.initializer() instanceof Initializer.Orthogonal) {
      Orthonormal.Matrix matrix = Orthonormal.draw(rows, block.width(), r, threads, checkpoint);
      for (int row = 0; row < rows; row++) {
        int at = from + row * spec.shape().width();
        for (int column = 0; column < block.width(); column++) {
          values[at + column] = (float) matrix.at(row, column);
        }
      }
      return;
    }
    DoubleSupplier numbers = numbers(block.initializer(), rows + block.width(), r);
    long drawn = 0;
    for (int row = 0; row < rows; row++) {
      int at = from + row * spec.shape().width();
      for (int column = 0; column < block.width(); column++) {
        values[at + column] = (float) numbers.getAsDouble();
        if (++drawn % ELEMENTS_BETWEEN_CHECKPOINTS == 0) {
          checkpoint.run();
        }
      }
    }
  }

  // Row by row. The sum of rows and columns is what Glorot's range goes by.
  private static DoubleSupplier numbers(Initializer rule, double both, RandomStream random) {
    if (rule instanceof Initializer.Constant c) {
      return c::value;
    }
    if (rule instanceof Initializer.Uniform u) {
      return () -> u.low() + (u.high() - u.low()) * random.nextDouble();
    }
    if (rule instanceof Initializer.Normal n) {
      return () -> n.mean() + n.standardDeviation() * random.nextGaussian();
    }
    if (rule instanceof Initializer.LogUniform u) {
      return () -> StrictMath.log(within(u.low(), u.high(), random));
    }
    if (rule instanceof Initializer.RingDecay r) {
      return () -> {
        double square = within(r.low() * r.low(), r.high() * r.high(), random); // uniform in area
        return StrictMath.log(-0.5 * StrictMath.log(square));
      };
    }
    double glorot = Math.sqrt(6.0 / both);
    return () -> glorot * (2 * random.nextDouble() - 1);
  }

  // Neither bound itself: their logarithms may be infinite.
  private static double within(double low, double high, RandomStream random) {
    double x = low + (high - low) * random.nextDouble();
    return Math.min(Math.max(x, Math.nextUp(low)), Math.nextDown(high));
  }
}
