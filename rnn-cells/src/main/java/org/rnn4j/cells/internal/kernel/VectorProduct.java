package org.rnn4j.cells.internal.kernel;

import java.util.Arrays;
import jdk.incubator.vector.VectorSpecies;
import org.rnn4j.cells.internal.kernel.Kernels.Start;

/**
 * {@link Kernels#packedProduct} and {@link Kernels#product} with vectors. With lanes, a vector runs
 * along the lanes and {@link VectorTiles} are the inner loops; with a single lane, it runs along
 * the outputs.
 */
final class VectorProduct {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  private static final int PAIR = 2 * VL;
  private static final boolean MANY_REGISTERS = VectorWidth.REGISTERS >= 32;
  private static final int FIRST_LEVEL = 6000; // weights
  private static final float[] ZEROS = new float[LANES];

  private VectorProduct() {}

  static void packed(
      int steps,
      float[] packed,
      int po,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      int xStride,
      Start start,
      float[] s,
      int so,
      int sStride,
      float[] y,
      int yo,
      int yStride) {
    switch (start) {
      case ZERO ->
          blocks(
              steps, packed, po, outWidth, inWidth, x, xo, xStride, ZEROS, 0, 0, 0, y, yo, yStride);
      case VECTOR -> {
        float[] block = Scratch.copies(outWidth * LANES);
        for (int j = 0; j < outWidth; j++) {
          Arrays.fill(block, j * LANES, (j + 1) * LANES, s[so + j]);
        }
        blocks(
            steps, packed, po, outWidth, inWidth, x, xo, xStride, block, 0, LANES, 0, y, yo,
            yStride);
      }
      case BLOCK ->
          blocks(
              steps, packed, po, outWidth, inWidth, x, xo, xStride, s, so, LANES, sStride, y, yo,
              yStride);
    }
  }

  // A block of outputs at all steps, then the next: its weights stay in the first-level cache.
  private static void blocks(
      int steps,
      float[] packed,
      int po,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      int xStride,
      float[] s,
      int so,
      int sRow,
      int sStride,
      float[] y,
      int yo,
      int yStride) {
    for (int j = 0; j < outWidth; ) {
      int block = Kernels.packedBlock(outWidth - j);
      int mj = po + j * inWidth;
      int sj = so + j * sRow;
      int yj = yo + j * LANES;
      for (int t = 0; t < steps; t++) {
        int xt = xo + t * xStride;
        int st = sj + t * sStride;
        int yt = yj + t * yStride;
        if (PAIR <= LANES) {
          for (int l = 0; l < LANES; l += PAIR) {
            byTwo(block, packed, mj, inWidth, x, xt + l, s, st + l, sRow, y, yt + l);
          }
        } else {
          byOne(block, packed, mj, inWidth, x, xt, s, st, sRow, y, yt);
        }
      }
      j += block;
    }
  }

  /**
   * One block of outputs at one step, starting from zero: {@code columns} of the lanes are enough.
   */
  static void block(
      int block, float[] m, int mo, int inWidth, float[] x, int xo, int columns, float[] y) {
    for (int l = 0; l < columns; ) {
      if (columns - l > VL) {
        byTwo(block, m, mo, inWidth, x, xo + l, ZEROS, 0, 0, y, l);
        l += PAIR;
      } else {
        byOne(block, m, mo, inWidth, x, xo + l, ZEROS, 0, 0, y, l);
        l += VL;
      }
    }
  }

  private static void byTwo(
      int block,
      float[] m,
      int mo,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    switch (block) {
      case 12 -> {
        if (MANY_REGISTERS) {
          VectorTiles.twelveByTwo(m, mo, 12, inWidth, x, xo, s, so, sRow, y, yo);
        } else {
          int s6 = so + 6 * sRow;
          VectorTiles.sixByTwo(m, mo, 12, inWidth, x, xo, s, so, sRow, y, yo);
          VectorTiles.sixByTwo(m, mo + 6, 12, inWidth, x, xo, s, s6, sRow, y, yo + 6 * LANES);
        }
      }
      case 8 -> {
        if (MANY_REGISTERS) {
          VectorTiles.eightByTwo(m, mo, 8, inWidth, x, xo, s, so, sRow, y, yo);
        } else {
          int s4 = so + 4 * sRow;
          VectorTiles.fourByTwo(m, mo, 8, inWidth, x, xo, s, so, sRow, y, yo);
          VectorTiles.fourByTwo(m, mo + 4, 8, inWidth, x, xo, s, s4, sRow, y, yo + 4 * LANES);
        }
      }
      case 4 -> VectorTiles.fourByTwo(m, mo, 4, inWidth, x, xo, s, so, sRow, y, yo);
      case 2 -> VectorTiles.twoByTwo(m, mo, 2, inWidth, x, xo, s, so, sRow, y, yo);
      default -> VectorTiles.oneByTwo(m, mo, 1, inWidth, x, xo, s, so, sRow, y, yo);
    }
  }

  private static void byOne(
      int block,
      float[] m,
      int mo,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    if (block == 12) {
      VectorTiles.twelveByOne(m, mo, 12, inWidth, x, xo, s, so, sRow, y, yo);
      return;
    }
    int j = 0;
    for (; j + 4 <= block; j += 4) {
      VectorTiles.fourByOne(
          m, mo + j, block, inWidth, x, xo, s, so + j * sRow, sRow, y, yo + j * LANES);
    }
    for (; j < block; j++) {
      VectorTiles.oneByOne(
          m, mo + j, block, inWidth, x, xo, s, so + j * sRow, sRow, y, yo + j * LANES);
    }
  }

  /**
   * A single row: the vector runs along the outputs. A small matrix stays in the first-level cache,
   * and blocks of outputs are kept in registers while the inputs go by. A large one streams through
   * it, row by row in the order it has in memory, four rows at a time.
   */
  static void singleRow(
      int steps,
      float[] m,
      int mo,
      int mIn,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      int xStride,
      Start start,
      float[] s,
      int so,
      int sStride,
      float[] y,
      int yo,
      int yStride) {
    boolean isSmall = outWidth * inWidth <= FIRST_LEVEL;
    for (int t = 0; t < steps; t++) {
      int xt = xo + t * xStride;
      int yt = yo + t * yStride;
      int st = start == Start.VECTOR ? so : so + t * sStride;
      if (start == Start.ZERO) {
        Arrays.fill(y, yt, yt + outWidth, 0);
      } else if (s != y || st != yt) {
        System.arraycopy(s, st, y, yt, outWidth);
      }
      if (isSmall) {
        byOutputs(m, mo, mIn, outWidth, inWidth, x, xt, y, yt);
      } else {
        byInputs(m, mo, mIn, outWidth, inWidth, x, xt, y, yt);
      }
    }
  }

  private static void byOutputs(
      float[] m, int mo, int mIn, int outWidth, int inWidth, float[] x, int xo, float[] y, int yo) {
    int j = 0;
    for (; j <= outWidth - 8 * VL; j += 8 * VL) {
      VectorRows.eightVectors(m, mo + j, mIn, inWidth, x, xo, y, yo + j);
    }
    for (; j <= outWidth - 2 * VL; j += 2 * VL) {
      VectorRows.twoVectors(m, mo + j, mIn, inWidth, x, xo, y, yo + j);
    }
    for (; j <= outWidth - VL; j += VL) {
      VectorRows.oneVector(m, mo + j, mIn, inWidth, x, xo, y, yo + j);
    }
    lastOutputs(j, m, mo, mIn, outWidth, inWidth, x, xo, y, yo);
  }

  private static void byInputs(
      float[] m, int mo, int mIn, int outWidth, int inWidth, float[] x, int xo, float[] y, int yo) {
    int bound = SPECIES.loopBound(outWidth);
    int i = 0;
    for (; i + 4 <= inWidth; i += 4) {
      VectorRows.fourRows(m, mo + i * mIn, mIn, bound, x, xo + i, y, yo);
    }
    for (; i < inWidth; i++) {
      VectorRows.oneRow(m, mo + i * mIn, bound, x[xo + i], y, yo);
    }
    lastOutputs(bound, m, mo, mIn, outWidth, inWidth, x, xo, y, yo);
  }

  // Those that do not fill a vector.
  private static void lastOutputs(
      int from,
      float[] m,
      int mo,
      int mIn,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      float[] y,
      int yo) {
    for (int j = from; j < outWidth; j++) {
      float a = y[yo + j];
      for (int i = 0; i < inWidth; i++) {
        a = Math.fma(m[mo + j + i * mIn], x[xo + i], a);
      }
      y[yo + j] = a;
    }
  }
}
