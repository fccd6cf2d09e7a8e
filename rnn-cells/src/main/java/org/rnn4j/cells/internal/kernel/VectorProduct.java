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
  // Numbers of all lanes and steps: 256 KB, half of a second-level cache or all of a small one.
  private static final int SECOND_LEVEL = 1 << 16;
  // Of all lanes 16 KB, and the weights of a block of outputs 12: what a first-level cache holds.
  private static final int INPUTS_AT_ONCE = 256;
  private static final int SHARING_WEIGHTS = 8; // steps
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
          inCacheBlocks(
              steps, packed, po, outWidth, inWidth, x, xo, xStride, ZEROS, 0, 0, 0, y, yo, yStride);
      case VECTOR -> {
        float[] block = Scratch.copies(outWidth * LANES);
        for (int j = 0; j < outWidth; j++) {
          Arrays.fill(block, j * LANES, (j + 1) * LANES, s[so + j]);
        }
        inCacheBlocks(
            steps, packed, po, outWidth, inWidth, x, xo, xStride, block, 0, LANES, 0, y, yo,
            yStride);
      }
      case BLOCK ->
          inCacheBlocks(
              steps, packed, po, outWidth, inWidth, x, xo, xStride, s, so, LANES, sStride, y, yo,
              yStride);
    }
  }

  // Some steps after the others: as many as the second-level cache holds with their results, or, so
  // that weights are not fetched for each step alone, some of which it holds the inputs. A block of
  // outputs at all of these steps, then the next. The inputs are taken in parts that leave room in
  // the first-level cache; for one step, a part stays there for all outputs.
  private static void inCacheBlocks(
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
    int withResults = SECOND_LEVEL / ((inWidth + outWidth) * LANES);
    int inputsAlone = SECOND_LEVEL / (inWidth * LANES);
    int stepsAtOnce = Math.max(1, Math.max(withResults, Math.min(SHARING_WEIGHTS, inputsAlone)));
    for (int t = 0; t < steps; t += stepsAtOnce) {
      int count = Math.min(stepsAtOnce, steps - t);
      int xt = xo + t * xStride;
      int st = so + t * sStride;
      int yt = yo + t * yStride;
      int outputsAtOnce = count == 1 ? outWidth : 1; // at least: whole blocks
      for (int j = 0; j < outWidth; ) {
        int end = j;
        while (end < outWidth && end - j < outputsAtOnce) {
          end += Kernels.packedBlock(outWidth - end);
        }
        for (int i = 0; i < inWidth; i += INPUTS_AT_ONCE) {
          int to = Math.min(i + INPUTS_AT_ONCE, inWidth);
          part(
              count, packed, po, outWidth, j, end, inWidth, i, to, x, xt, xStride, s, st, sRow,
              sStride, y, yt, yStride);
        }
        j = end;
      }
    }
  }

  // The outputs from j to end and the inputs from i to to (both exclusive): the first inputs start
  // from s, the others from the sums of those before.
  private static void part(
      int steps,
      float[] packed,
      int po,
      int outWidth,
      int j,
      int end,
      int inWidth,
      int i,
      int to,
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
    float[] start = i == 0 ? s : y;
    int startStride = i == 0 ? sStride : yStride;
    int startRow = i == 0 ? sRow : LANES;
    while (j < end) {
      int block = Kernels.packedBlock(outWidth - j);
      int mj = po + j * inWidth + i * block;
      int xt = xo + i * LANES;
      int yt = yo + j * LANES;
      int st = i == 0 ? so + j * sRow : yt;
      for (int t = 0; t < steps; t++) {
        if (PAIR <= LANES) {
          for (int l = 0; l < LANES; l += PAIR) {
            byTwo(block, packed, mj, to - i, x, xt + l, start, st + l, startRow, y, yt + l);
          }
        } else {
          byOne(block, packed, mj, to - i, x, xt, start, st, startRow, y, yt);
        }
        xt += xStride;
        st += startStride;
        yt += yStride;
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
    boolean isSmall = outWidth >= VL && outWidth * inWidth <= FIRST_LEVEL;
    for (int t = 0; t < steps; t++) {
      int xt = xo + t * xStride;
      int yt = yo + t * yStride;
      int st = start == Start.VECTOR ? so : so + t * sStride;
      if (start == Start.ZERO) {
        Arrays.fill(y, yt, yt + outWidth, 0);
      }
      if (isSmall) {
        boolean isZero = start == Start.ZERO;
        byOutputs(m, mo, mIn, outWidth, inWidth, x, xt, isZero ? y : s, isZero ? yt : st, y, yt);
        continue;
      }
      if (start != Start.ZERO && (s != y || st != yt)) {
        System.arraycopy(s, st, y, yt, outWidth);
      }
      byInputs(m, mo, mIn, outWidth, inWidth, x, xt, y, yt);
    }
  }

  // As many vectors as fill the outputs, the last of them perhaps going over some a second time.
  private static void byOutputs(
      float[] m,
      int mo,
      int mIn,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo) {
    for (int j = 0; j < outWidth; ) {
      int vectors = (outWidth - j + VL - 1) / VL;
      int taken = vectorsAtOnce(vectors);
      int last = taken == vectors ? outWidth - VL - j : (taken - 1) * VL;
      int mj = mo + j;
      int sj = so + j;
      int yj = yo + j;
      switch (taken) {
        case 12 -> VectorRows.twelveVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 10 -> VectorRows.tenVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 8 -> VectorRows.eightVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 5 -> VectorRows.fiveVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 4 -> VectorRows.fourVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 3 -> VectorRows.threeVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        case 2 -> VectorRows.twoVectors(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
        default -> VectorRows.oneVector(m, mj, mIn, inWidth, x, xo, s, sj, y, yj, last);
      }
      j += taken * VL;
    }
  }

  // Never one that goes over outputs of the vectors before, which may stand where it starts from.
  private static int vectorsAtOnce(int left) {
    return switch (left) {
      case 1, 2, 3, 4, 5, 8, 10 -> left;
      case 6 -> 3;
      case 7 -> 4;
      case 9 -> 5;
      case 12 -> MANY_REGISTERS ? 12 : 8;
      default -> 8;
    };
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
