package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of {@link VectorProduct}: some neighbouring outputs times some vectors of lanes
 * are kept in registers while the inputs go by. Each input is loaded once for all of the outputs,
 * each weight is broadcast once for all of the vectors; how many of both fit is a matter of the
 * registers a processor has.
 *
 * <p>All take the weight of output {@code j} and input {@code i} from {@code mo + i * mStep + j},
 * start output {@code j} from the vectors at {@code so + j * sRow}, and write it to {@code yo + j *
 * LANES}. Written out because an array of vectors would be an array of objects.
 */
final class VectorTiles {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int LANES = Kernels.LANES;

  private VectorTiles() {}

  /** Twelve outputs, two vectors of lanes. */
  static void twelveByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector b1 = FloatVector.fromArray(SPECIES, s, so + sRow + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector b2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow + VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    FloatVector b3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow + VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow);
    FloatVector b4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow + VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow);
    FloatVector b5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow + VL);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * sRow);
    FloatVector b6 = FloatVector.fromArray(SPECIES, s, so + 6 * sRow + VL);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + 7 * sRow);
    FloatVector b7 = FloatVector.fromArray(SPECIES, s, so + 7 * sRow + VL);
    FloatVector a8 = FloatVector.fromArray(SPECIES, s, so + 8 * sRow);
    FloatVector b8 = FloatVector.fromArray(SPECIES, s, so + 8 * sRow + VL);
    FloatVector a9 = FloatVector.fromArray(SPECIES, s, so + 9 * sRow);
    FloatVector b9 = FloatVector.fromArray(SPECIES, s, so + 9 * sRow + VL);
    FloatVector a10 = FloatVector.fromArray(SPECIES, s, so + 10 * sRow);
    FloatVector b10 = FloatVector.fromArray(SPECIES, s, so + 10 * sRow + VL);
    FloatVector a11 = FloatVector.fromArray(SPECIES, s, so + 11 * sRow);
    FloatVector b11 = FloatVector.fromArray(SPECIES, s, so + 11 * sRow + VL);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      b2 = v.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[w + 3]);
      a3 = u.fma(w3, a3);
      b3 = v.fma(w3, b3);
      FloatVector w4 = FloatVector.broadcast(SPECIES, m[w + 4]);
      a4 = u.fma(w4, a4);
      b4 = v.fma(w4, b4);
      FloatVector w5 = FloatVector.broadcast(SPECIES, m[w + 5]);
      a5 = u.fma(w5, a5);
      b5 = v.fma(w5, b5);
      FloatVector w6 = FloatVector.broadcast(SPECIES, m[w + 6]);
      a6 = u.fma(w6, a6);
      b6 = v.fma(w6, b6);
      FloatVector w7 = FloatVector.broadcast(SPECIES, m[w + 7]);
      a7 = u.fma(w7, a7);
      b7 = v.fma(w7, b7);
      FloatVector w8 = FloatVector.broadcast(SPECIES, m[w + 8]);
      a8 = u.fma(w8, a8);
      b8 = v.fma(w8, b8);
      FloatVector w9 = FloatVector.broadcast(SPECIES, m[w + 9]);
      a9 = u.fma(w9, a9);
      b9 = v.fma(w9, b9);
      FloatVector w10 = FloatVector.broadcast(SPECIES, m[w + 10]);
      a10 = u.fma(w10, a10);
      b10 = v.fma(w10, b10);
      FloatVector w11 = FloatVector.broadcast(SPECIES, m[w + 11]);
      a11 = u.fma(w11, a11);
      b11 = v.fma(w11, b11);
      w += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
    a1.intoArray(y, yo + LANES);
    b1.intoArray(y, yo + LANES + VL);
    a2.intoArray(y, yo + 2 * LANES);
    b2.intoArray(y, yo + 2 * LANES + VL);
    a3.intoArray(y, yo + 3 * LANES);
    b3.intoArray(y, yo + 3 * LANES + VL);
    a4.intoArray(y, yo + 4 * LANES);
    b4.intoArray(y, yo + 4 * LANES + VL);
    a5.intoArray(y, yo + 5 * LANES);
    b5.intoArray(y, yo + 5 * LANES + VL);
    a6.intoArray(y, yo + 6 * LANES);
    b6.intoArray(y, yo + 6 * LANES + VL);
    a7.intoArray(y, yo + 7 * LANES);
    b7.intoArray(y, yo + 7 * LANES + VL);
    a8.intoArray(y, yo + 8 * LANES);
    b8.intoArray(y, yo + 8 * LANES + VL);
    a9.intoArray(y, yo + 9 * LANES);
    b9.intoArray(y, yo + 9 * LANES + VL);
    a10.intoArray(y, yo + 10 * LANES);
    b10.intoArray(y, yo + 10 * LANES + VL);
    a11.intoArray(y, yo + 11 * LANES);
    b11.intoArray(y, yo + 11 * LANES + VL);
  }

  /** Eight outputs, two vectors of lanes. */
  static void eightByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector b1 = FloatVector.fromArray(SPECIES, s, so + sRow + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector b2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow + VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    FloatVector b3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow + VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow);
    FloatVector b4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow + VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow);
    FloatVector b5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow + VL);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * sRow);
    FloatVector b6 = FloatVector.fromArray(SPECIES, s, so + 6 * sRow + VL);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + 7 * sRow);
    FloatVector b7 = FloatVector.fromArray(SPECIES, s, so + 7 * sRow + VL);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      b2 = v.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[w + 3]);
      a3 = u.fma(w3, a3);
      b3 = v.fma(w3, b3);
      FloatVector w4 = FloatVector.broadcast(SPECIES, m[w + 4]);
      a4 = u.fma(w4, a4);
      b4 = v.fma(w4, b4);
      FloatVector w5 = FloatVector.broadcast(SPECIES, m[w + 5]);
      a5 = u.fma(w5, a5);
      b5 = v.fma(w5, b5);
      FloatVector w6 = FloatVector.broadcast(SPECIES, m[w + 6]);
      a6 = u.fma(w6, a6);
      b6 = v.fma(w6, b6);
      FloatVector w7 = FloatVector.broadcast(SPECIES, m[w + 7]);
      a7 = u.fma(w7, a7);
      b7 = v.fma(w7, b7);
      w += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
    a1.intoArray(y, yo + LANES);
    b1.intoArray(y, yo + LANES + VL);
    a2.intoArray(y, yo + 2 * LANES);
    b2.intoArray(y, yo + 2 * LANES + VL);
    a3.intoArray(y, yo + 3 * LANES);
    b3.intoArray(y, yo + 3 * LANES + VL);
    a4.intoArray(y, yo + 4 * LANES);
    b4.intoArray(y, yo + 4 * LANES + VL);
    a5.intoArray(y, yo + 5 * LANES);
    b5.intoArray(y, yo + 5 * LANES + VL);
    a6.intoArray(y, yo + 6 * LANES);
    b6.intoArray(y, yo + 6 * LANES + VL);
    a7.intoArray(y, yo + 7 * LANES);
    b7.intoArray(y, yo + 7 * LANES + VL);
  }

  /**
   * Six outputs, two vectors of lanes: as much as sixteen registers hold, if no more than two
   * weights are there at a time. JDK 25 fetches more and puts a sum on the stack for it, in every
   * round of the loop (half as fast); it cannot where it does not know that the second three
   * weights follow the first.
   */
  static void sixByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector b1 = FloatVector.fromArray(SPECIES, s, so + sRow + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector b2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow + VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    FloatVector b3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow + VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow);
    FloatVector b4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow + VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow);
    FloatVector b5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow + VL);
    int w = mo;
    int second = mo + 3;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      b2 = v.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[second]);
      a3 = u.fma(w3, a3);
      b3 = v.fma(w3, b3);
      FloatVector w4 = FloatVector.broadcast(SPECIES, m[second + 1]);
      a4 = u.fma(w4, a4);
      b4 = v.fma(w4, b4);
      FloatVector w5 = FloatVector.broadcast(SPECIES, m[second + 2]);
      a5 = u.fma(w5, a5);
      b5 = v.fma(w5, b5);
      w += mStep;
      second += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
    a1.intoArray(y, yo + LANES);
    b1.intoArray(y, yo + LANES + VL);
    a2.intoArray(y, yo + 2 * LANES);
    b2.intoArray(y, yo + 2 * LANES + VL);
    a3.intoArray(y, yo + 3 * LANES);
    b3.intoArray(y, yo + 3 * LANES + VL);
    a4.intoArray(y, yo + 4 * LANES);
    b4.intoArray(y, yo + 4 * LANES + VL);
    a5.intoArray(y, yo + 5 * LANES);
    b5.intoArray(y, yo + 5 * LANES + VL);
  }

  /** Four outputs, two vectors of lanes. */
  static void fourByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector b1 = FloatVector.fromArray(SPECIES, s, so + sRow + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector b2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow + VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    FloatVector b3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow + VL);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      b2 = v.fma(w2, b2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[w + 3]);
      a3 = u.fma(w3, a3);
      b3 = v.fma(w3, b3);
      w += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
    a1.intoArray(y, yo + LANES);
    b1.intoArray(y, yo + LANES + VL);
    a2.intoArray(y, yo + 2 * LANES);
    b2.intoArray(y, yo + 2 * LANES + VL);
    a3.intoArray(y, yo + 3 * LANES);
    b3.intoArray(y, yo + 3 * LANES + VL);
  }

  /** Two outputs, two vectors of lanes. */
  static void twoByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector b1 = FloatVector.fromArray(SPECIES, s, so + sRow + VL);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      b1 = v.fma(w1, b1);
      w += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
    a1.intoArray(y, yo + LANES);
    b1.intoArray(y, yo + LANES + VL);
  }

  /** One output, two vectors of lanes. */
  static void oneByTwo(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector b0 = FloatVector.fromArray(SPECIES, s, so + VL);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector v = FloatVector.fromArray(SPECIES, x, i + VL);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      b0 = v.fma(w0, b0);
      w += mStep;
    }
    a0.intoArray(y, yo);
    b0.intoArray(y, yo + VL);
  }

  /** Twelve outputs, one vector of lanes. */
  static void twelveByOne(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * sRow);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * sRow);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * sRow);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + 7 * sRow);
    FloatVector a8 = FloatVector.fromArray(SPECIES, s, so + 8 * sRow);
    FloatVector a9 = FloatVector.fromArray(SPECIES, s, so + 9 * sRow);
    FloatVector a10 = FloatVector.fromArray(SPECIES, s, so + 10 * sRow);
    FloatVector a11 = FloatVector.fromArray(SPECIES, s, so + 11 * sRow);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[w + 3]);
      a3 = u.fma(w3, a3);
      FloatVector w4 = FloatVector.broadcast(SPECIES, m[w + 4]);
      a4 = u.fma(w4, a4);
      FloatVector w5 = FloatVector.broadcast(SPECIES, m[w + 5]);
      a5 = u.fma(w5, a5);
      FloatVector w6 = FloatVector.broadcast(SPECIES, m[w + 6]);
      a6 = u.fma(w6, a6);
      FloatVector w7 = FloatVector.broadcast(SPECIES, m[w + 7]);
      a7 = u.fma(w7, a7);
      FloatVector w8 = FloatVector.broadcast(SPECIES, m[w + 8]);
      a8 = u.fma(w8, a8);
      FloatVector w9 = FloatVector.broadcast(SPECIES, m[w + 9]);
      a9 = u.fma(w9, a9);
      FloatVector w10 = FloatVector.broadcast(SPECIES, m[w + 10]);
      a10 = u.fma(w10, a10);
      FloatVector w11 = FloatVector.broadcast(SPECIES, m[w + 11]);
      a11 = u.fma(w11, a11);
      w += mStep;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + LANES);
    a2.intoArray(y, yo + 2 * LANES);
    a3.intoArray(y, yo + 3 * LANES);
    a4.intoArray(y, yo + 4 * LANES);
    a5.intoArray(y, yo + 5 * LANES);
    a6.intoArray(y, yo + 6 * LANES);
    a7.intoArray(y, yo + 7 * LANES);
    a8.intoArray(y, yo + 8 * LANES);
    a9.intoArray(y, yo + 9 * LANES);
    a10.intoArray(y, yo + 10 * LANES);
    a11.intoArray(y, yo + 11 * LANES);
  }

  /** Four outputs, one vector of lanes. */
  static void fourByOne(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + sRow);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * sRow);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * sRow);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      FloatVector w1 = FloatVector.broadcast(SPECIES, m[w + 1]);
      a1 = u.fma(w1, a1);
      FloatVector w2 = FloatVector.broadcast(SPECIES, m[w + 2]);
      a2 = u.fma(w2, a2);
      FloatVector w3 = FloatVector.broadcast(SPECIES, m[w + 3]);
      a3 = u.fma(w3, a3);
      w += mStep;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + LANES);
    a2.intoArray(y, yo + 2 * LANES);
    a3.intoArray(y, yo + 3 * LANES);
  }

  /** One output, one vector of lanes. */
  static void oneByOne(
      float[] m,
      int mo,
      int mStep,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      int sRow,
      float[] y,
      int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    int w = mo;
    int last = xo + inWidth * LANES;
    for (int i = xo; i < last; i += LANES) {
      FloatVector u = FloatVector.fromArray(SPECIES, x, i);
      FloatVector w0 = FloatVector.broadcast(SPECIES, m[w]);
      a0 = u.fma(w0, a0);
      w += mStep;
    }
    a0.intoArray(y, yo);
  }
}
