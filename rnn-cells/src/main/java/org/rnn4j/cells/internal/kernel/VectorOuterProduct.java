package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Kernels#addOuterProducts} with vectors: a block of four by four results is kept in
 * registers, one accumulator for each lane, while the time steps go by; then the lanes are added
 * up.
 */
final class VectorOuterProduct {

  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int LANES = Kernels.LANES;
  private static final int BLOCK = 4;

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
    float[] sums = new float[BLOCK * BLOCK * LANES];
    for (int i = 0; i < xWidth; ) {
      int rows = xWidth - i >= BLOCK ? BLOCK : 1;
      for (int j = 0; j < gWidth; ) {
        int columns = gWidth - j >= BLOCK ? BLOCK : 1;
        for (int l = 0; l < LANES; l += VL) {
          int xi = xo + i * LANES + l;
          int gj = go + j * LANES + l;
          if (rows == BLOCK && columns == BLOCK) {
            fourByFour(steps, x, xi, xStride, g, gj, gStride, sums, l);
          } else if (columns == BLOCK) {
            oneByFour(steps, x, xi, xStride, g, gj, gStride, sums, l);
          } else {
            for (int r = 0; r < rows; r++) {
              oneByOne(steps, x, xi + r * LANES, xStride, g, gj, gStride, sums, r * LANES + l);
            }
          }
        }
        for (int r = 0; r < rows; r++) {
          for (int c = 0; c < columns; c++) {
            m[mo + (i + r) * gWidth + j + c] += sumOfLanes(sums, (r * columns + c) * LANES);
          }
        }
        j += columns;
      }
      i += rows;
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
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector a00 = zero;
    FloatVector a01 = zero;
    FloatVector a02 = zero;
    FloatVector a03 = zero;
    FloatVector a10 = zero;
    FloatVector a11 = zero;
    FloatVector a12 = zero;
    FloatVector a13 = zero;
    FloatVector a20 = zero;
    FloatVector a21 = zero;
    FloatVector a22 = zero;
    FloatVector a23 = zero;
    FloatVector a30 = zero;
    FloatVector a31 = zero;
    FloatVector a32 = zero;
    FloatVector a33 = zero;
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
    a10.intoArray(sums, so + 4 * LANES);
    a11.intoArray(sums, so + 5 * LANES);
    a12.intoArray(sums, so + 6 * LANES);
    a13.intoArray(sums, so + 7 * LANES);
    a20.intoArray(sums, so + 8 * LANES);
    a21.intoArray(sums, so + 9 * LANES);
    a22.intoArray(sums, so + 10 * LANES);
    a23.intoArray(sums, so + 11 * LANES);
    a30.intoArray(sums, so + 12 * LANES);
    a31.intoArray(sums, so + 13 * LANES);
    a32.intoArray(sums, so + 14 * LANES);
    a33.intoArray(sums, so + 15 * LANES);
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
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
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
    FloatVector a = FloatVector.zero(SPECIES);
    for (int t = 0; t < steps; t++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + t * xStride);
      a = v.fma(FloatVector.fromArray(SPECIES, g, go + t * gStride), a);
    }
    a.intoArray(sums, so);
  }
}
