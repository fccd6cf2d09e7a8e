package org.rnn4j.cells.internal.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#addOuterProducts} with vectors: a tile of four by four results is kept in
 * registers, one accumulator for each lane, while the time steps go by; then the lanes are added
 * up.
 *
 * <p>Blocked for the caches: the gradients of {@link #COLUMNS} features over all steps stay in the
 * second level while every factor goes by, four factors over {@link #STEPS} steps in the first.
 * Accumulators wait in an array between two runs of steps, so the order of the sum is the
 * definition's.
 */
final class VectorOuterProduct {

  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  private static final int TILE = 4;
  private static final int COLUMNS = 32;
  private static final int STEPS = 64;
  private static final int ROW = COLUMNS * LANES; // accumulators of one factor
  // From this many bytes of gradients on, a block of columns is copied together first: its steps
  // would
  // lie on as many pages.
  private static final int SCATTERED = 1 << 20;

  private VectorOuterProduct() {}

  static void add(
      int steps,
      float[] x,
      int xo,
      int xStride,
      int xWidth,
      float[] g,
      int go,
      int gStride,
      int gWidth,
      float[] m,
      int mo) {
    float[] sums = Scratch.sums(TILE * ROW);
    boolean scattered = (long) steps * gStride * Float.BYTES > SCATTERED && gWidth > COLUMNS;
    float[] together = Scratch.copies(scattered ? steps * ROW : 0);
    for (int j = 0; j < gWidth; j += COLUMNS) {
      int columns = Math.min(COLUMNS, gWidth - j);
      float[] block = g;
      int blockOffset = go + j * LANES;
      int blockStride = gStride;
      if (scattered) {
        for (int t = 0; t < steps; t++) {
          System.arraycopy(g, blockOffset + t * gStride, together, t * ROW, columns * LANES);
        }
        block = together;
        blockOffset = 0;
        blockStride = ROW;
      }
      for (int i = 0; i < xWidth; i += TILE) {
        int rows = Math.min(TILE, xWidth - i);
        int xi = xo + i * LANES;
        Arrays.fill(sums, 0, TILE * ROW, 0);
        for (int t = 0; t < steps; t += STEPS) {
          tiles(
              Math.min(STEPS, steps - t),
              x,
              xi + t * xStride,
              xStride,
              rows,
              block,
              blockOffset + t * blockStride,
              blockStride,
              columns,
              sums);
        }
        for (int r = 0; r < rows; r++) {
          for (int c = 0; c < columns; c++) {
            m[mo + (i + r) * gWidth + j + c] += sumOfLanes(sums, r * ROW + c * LANES);
          }
        }
      }
    }
  }

  // Adds some steps to the accumulators of up to four factors and COLUMNS gradients.
  private static void tiles(
      int steps,
      float[] x,
      int xo,
      int xStride,
      int rows,
      float[] g,
      int go,
      int gStride,
      int columns,
      float[] sums) {
    for (int l = 0; l < LANES; l += VL) {
      int j = 0;
      for (; j + TILE <= columns; j += TILE) {
        int gj = go + j * LANES + l;
        int sj = j * LANES + l;
        if (rows == TILE) {
          fourByFour(steps, x, xo + l, xStride, g, gj, gStride, sums, sj);
        } else {
          for (int r = 0; r < rows; r++) {
            oneByFour(steps, x, xo + r * LANES + l, xStride, g, gj, gStride, sums, r * ROW + sj);
          }
        }
      }
      for (; j < columns; j++) {
        for (int r = 0; r < rows; r++) {
          int gj = go + j * LANES + l;
          int sj = r * ROW + j * LANES + l;
          oneByOne(steps, x, xo + r * LANES + l, xStride, g, gj, gStride, sums, sj);
        }
      }
    }
  }

  // Kernels.sumOfLanes written out: halves are added until one number is left.
  private static float sumOfLanes(float[] a, int o) {
    float b0 = a[o] + a[o + 8];
    float b1 = a[o + 1] + a[o + 9];
    float b2 = a[o + 2] + a[o + 10];
    float b3 = a[o + 3] + a[o + 11];
    float b4 = a[o + 4] + a[o + 12];
    float b5 = a[o + 5] + a[o + 13];
    float b6 = a[o + 6] + a[o + 14];
    float b7 = a[o + 7] + a[o + 15];
    return ((b0 + b4) + (b2 + b6)) + ((b1 + b5) + (b3 + b7));
  }

  private static void fourByFour(
      int steps,
      float[] x,
      int xo,
      int xStride,
      float[] g,
      int go,
      int gStride,
      float[] sums,
      int so) {
    FloatVector a00 = FloatVector.fromArray(SPECIES, sums, so);
    FloatVector a01 = FloatVector.fromArray(SPECIES, sums, so + LANES);
    FloatVector a02 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
    FloatVector a03 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
    FloatVector a10 = FloatVector.fromArray(SPECIES, sums, so + ROW);
    FloatVector a11 = FloatVector.fromArray(SPECIES, sums, so + ROW + LANES);
    FloatVector a12 = FloatVector.fromArray(SPECIES, sums, so + ROW + 2 * LANES);
    FloatVector a13 = FloatVector.fromArray(SPECIES, sums, so + ROW + 3 * LANES);
    FloatVector a20 = FloatVector.fromArray(SPECIES, sums, so + 2 * ROW);
    FloatVector a21 = FloatVector.fromArray(SPECIES, sums, so + 2 * ROW + LANES);
    FloatVector a22 = FloatVector.fromArray(SPECIES, sums, so + 2 * ROW + 2 * LANES);
    FloatVector a23 = FloatVector.fromArray(SPECIES, sums, so + 2 * ROW + 3 * LANES);
    FloatVector a30 = FloatVector.fromArray(SPECIES, sums, so + 3 * ROW);
    FloatVector a31 = FloatVector.fromArray(SPECIES, sums, so + 3 * ROW + LANES);
    FloatVector a32 = FloatVector.fromArray(SPECIES, sums, so + 3 * ROW + 2 * LANES);
    FloatVector a33 = FloatVector.fromArray(SPECIES, sums, so + 3 * ROW + 3 * LANES);
    for (int t = 0; t < steps; t++) {
      int gt = go + t * gStride;
      int xt = xo + t * xStride;
      FloatVector g0 = FloatVector.fromArray(SPECIES, g, gt);
      FloatVector g1 = FloatVector.fromArray(SPECIES, g, gt + LANES);
      FloatVector g2 = FloatVector.fromArray(SPECIES, g, gt + 2 * LANES);
      FloatVector g3 = FloatVector.fromArray(SPECIES, g, gt + 3 * LANES);
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, xt);
      a00 = x0.fma(g0, a00);
      a01 = x0.fma(g1, a01);
      a02 = x0.fma(g2, a02);
      a03 = x0.fma(g3, a03);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, xt + LANES);
      a10 = x1.fma(g0, a10);
      a11 = x1.fma(g1, a11);
      a12 = x1.fma(g2, a12);
      a13 = x1.fma(g3, a13);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, xt + 2 * LANES);
      a20 = x2.fma(g0, a20);
      a21 = x2.fma(g1, a21);
      a22 = x2.fma(g2, a22);
      a23 = x2.fma(g3, a23);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, xt + 3 * LANES);
      a30 = x3.fma(g0, a30);
      a31 = x3.fma(g1, a31);
      a32 = x3.fma(g2, a32);
      a33 = x3.fma(g3, a33);
    }
    a00.intoArray(sums, so);
    a01.intoArray(sums, so + LANES);
    a02.intoArray(sums, so + 2 * LANES);
    a03.intoArray(sums, so + 3 * LANES);
    a10.intoArray(sums, so + ROW);
    a11.intoArray(sums, so + ROW + LANES);
    a12.intoArray(sums, so + ROW + 2 * LANES);
    a13.intoArray(sums, so + ROW + 3 * LANES);
    a20.intoArray(sums, so + 2 * ROW);
    a21.intoArray(sums, so + 2 * ROW + LANES);
    a22.intoArray(sums, so + 2 * ROW + 2 * LANES);
    a23.intoArray(sums, so + 2 * ROW + 3 * LANES);
    a30.intoArray(sums, so + 3 * ROW);
    a31.intoArray(sums, so + 3 * ROW + LANES);
    a32.intoArray(sums, so + 3 * ROW + 2 * LANES);
    a33.intoArray(sums, so + 3 * ROW + 3 * LANES);
  }

  private static void oneByFour(
      int steps,
      float[] x,
      int xo,
      int xStride,
      float[] g,
      int go,
      int gStride,
      float[] sums,
      int so) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, sums, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, sums, so + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, sums, so + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, sums, so + 3 * LANES);
    for (int t = 0; t < steps; t++) {
      int gt = go + t * gStride;
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + t * xStride);
      a0 = v.fma(FloatVector.fromArray(SPECIES, g, gt), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, g, gt + LANES), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, g, gt + 2 * LANES), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, g, gt + 3 * LANES), a3);
    }
    a0.intoArray(sums, so);
    a1.intoArray(sums, so + LANES);
    a2.intoArray(sums, so + 2 * LANES);
    a3.intoArray(sums, so + 3 * LANES);
  }

  private static void oneByOne(
      int steps,
      float[] x,
      int xo,
      int xStride,
      float[] g,
      int go,
      int gStride,
      float[] sums,
      int so) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, so);
    for (int t = 0; t < steps; t++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + t * xStride);
      a = v.fma(FloatVector.fromArray(SPECIES, g, go + t * gStride), a);
    }
    a.intoArray(sums, so);
  }
}
