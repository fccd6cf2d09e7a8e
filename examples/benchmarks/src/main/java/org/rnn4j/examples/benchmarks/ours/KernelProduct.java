package org.rnn4j.examples.benchmarks.ours;

import java.util.function.IntConsumer;
import org.rnn4j.cells.internal.kernel.KernelSelection;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.examples.benchmarks.work.ProductWork;
import org.rnn4j.examples.benchmarks.work.Task;

/**
 * A product as the engine computes it: rows in shards of {@link Kernels#LANES}, {@code [width,
 * lanes]} each. The only class here that knows the kernels.
 */
public final class KernelProduct implements Task {

  private static final int LANES = Kernels.LANES;

  private final ProductWork work;
  private final Kernels kernels = KernelSelection.current().kernels();
  private final int shards;
  private final float[] x; // [shard, in, lane]
  private final float[] g; // [shard, out, lane]
  private final float[] y; // [shard, out, lane], or the gradient [in, out]
  private final float[][] operands; // of the gradient's form: x, g, y
  private final int[] offsets = new int[3];
  private final int[] strides;
  private final int[] widths;
  private final IntConsumer step;

  /** Makes the matrices, computes once and compares with the obvious loop. */
  public KernelProduct(ProductWork work) {
    this.work = work;
    shards = work.rows() / LANES;
    x = byShard(work.in());
    if (work.form() == ProductWork.Form.FORWARD) {
      g = new float[0];
      y = new float[work.rows() * work.out()];
      step = forward();
    } else {
      g = byShard(work.out());
      y = new float[work.in() * work.out()];
      step = i -> gradient();
    }
    operands = new float[][] {x, g, y};
    strides = new int[] {work.in() * LANES, work.out() * LANES, 0};
    widths = new int[] {work.in(), work.out(), work.out()};
    step.accept(0);
    check();
  }

  private float[] byShard(int width) {
    float[] values = new float[work.rows() * width];
    for (int row = 0; row < work.rows(); row++) {
      for (int i = 0; i < width; i++) {
        values[(row / LANES * width + i) * LANES + row % LANES] = ProductWork.value(row, i);
      }
    }
    return values;
  }

  private IntConsumer forward() {
    int in = work.in();
    int out = work.out();
    float[] w = new float[in * out];
    for (int i = 0; i < in; i++) {
      for (int j = 0; j < out; j++) {
        w[i * out + j] = ProductWork.value(i, j);
      }
    }
    float[] packed = new float[in * out];
    kernels.pack(w, 0, 1, out, out, in, packed, 0); // once a batch, so not measured
    return step ->
        kernels.packedProduct(
            shards,
            packed,
            0,
            out,
            in,
            x,
            0,
            in * LANES,
            Kernels.Start.ZERO,
            x,
            0,
            0,
            y,
            0,
            out * LANES,
            LANES);
  }

  private void gradient() {
    kernels.fill(y, 0, y.length, 0);
    kernels.addOuterProducts(shards, 1, operands, offsets, strides, widths);
  }

  private void check() {
    boolean forward = work.form() == ProductWork.Form.FORWARD;
    int rows = forward ? work.rows() : work.in();
    for (int i = 0; i < rows; i += Math.max(1, rows / 50)) {
      for (int j = 0; j < work.out(); j += 1 + work.out() / 50) {
        int at = forward ? (i / LANES * work.out() + j) * LANES + i % LANES : i * work.out() + j;
        work.check(i, j, y[at]);
      }
    }
  }

  @Override
  public long parameters() {
    return 0;
  }

  @Override
  public double run(int steps) {
    for (int i = 0; i < steps; i++) {
      step.accept(i);
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    check();
  }
}
