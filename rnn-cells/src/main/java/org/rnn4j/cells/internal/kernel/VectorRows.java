package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of {@link VectorProduct} for a single row. The weight of output {@code j} and
 * input {@code i} stands at {@code mo + i * mIn + j}, and sums are taken input after input.
 *
 * <p>Those for all inputs keep some vectors of outputs in registers. They start from s. The last of
 * the vectors begins at output {@code last}: where outputs do not fill it, it goes over some a
 * second time. All loads come before all stores, so s may be y.
 */
final class VectorRows {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();

  private VectorRows() {}

  /** Twelve vectors of outputs, all inputs. */
  static void twelveVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * VL);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * VL);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + 7 * VL);
    FloatVector a8 = FloatVector.fromArray(SPECIES, s, so + 8 * VL);
    FloatVector a9 = FloatVector.fromArray(SPECIES, s, so + 9 * VL);
    FloatVector a10 = FloatVector.fromArray(SPECIES, s, so + 10 * VL);
    FloatVector a11 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + 3 * VL), a3);
      a4 = v.fma(FloatVector.fromArray(SPECIES, m, w + 4 * VL), a4);
      a5 = v.fma(FloatVector.fromArray(SPECIES, m, w + 5 * VL), a5);
      a6 = v.fma(FloatVector.fromArray(SPECIES, m, w + 6 * VL), a6);
      a7 = v.fma(FloatVector.fromArray(SPECIES, m, w + 7 * VL), a7);
      a8 = v.fma(FloatVector.fromArray(SPECIES, m, w + 8 * VL), a8);
      a9 = v.fma(FloatVector.fromArray(SPECIES, m, w + 9 * VL), a9);
      a10 = v.fma(FloatVector.fromArray(SPECIES, m, w + 10 * VL), a10);
      a11 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a11);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + 3 * VL);
    a4.intoArray(y, yo + 4 * VL);
    a5.intoArray(y, yo + 5 * VL);
    a6.intoArray(y, yo + 6 * VL);
    a7.intoArray(y, yo + 7 * VL);
    a8.intoArray(y, yo + 8 * VL);
    a9.intoArray(y, yo + 9 * VL);
    a10.intoArray(y, yo + 10 * VL);
    a11.intoArray(y, yo + last);
  }

  /** Ten vectors of outputs, all inputs. */
  static void tenVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * VL);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * VL);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + 7 * VL);
    FloatVector a8 = FloatVector.fromArray(SPECIES, s, so + 8 * VL);
    FloatVector a9 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + 3 * VL), a3);
      a4 = v.fma(FloatVector.fromArray(SPECIES, m, w + 4 * VL), a4);
      a5 = v.fma(FloatVector.fromArray(SPECIES, m, w + 5 * VL), a5);
      a6 = v.fma(FloatVector.fromArray(SPECIES, m, w + 6 * VL), a6);
      a7 = v.fma(FloatVector.fromArray(SPECIES, m, w + 7 * VL), a7);
      a8 = v.fma(FloatVector.fromArray(SPECIES, m, w + 8 * VL), a8);
      a9 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a9);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + 3 * VL);
    a4.intoArray(y, yo + 4 * VL);
    a5.intoArray(y, yo + 5 * VL);
    a6.intoArray(y, yo + 6 * VL);
    a7.intoArray(y, yo + 7 * VL);
    a8.intoArray(y, yo + 8 * VL);
    a9.intoArray(y, yo + last);
  }

  /** Eight vectors of outputs, all inputs. */
  static void eightVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + 4 * VL);
    FloatVector a5 = FloatVector.fromArray(SPECIES, s, so + 5 * VL);
    FloatVector a6 = FloatVector.fromArray(SPECIES, s, so + 6 * VL);
    FloatVector a7 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + 3 * VL), a3);
      a4 = v.fma(FloatVector.fromArray(SPECIES, m, w + 4 * VL), a4);
      a5 = v.fma(FloatVector.fromArray(SPECIES, m, w + 5 * VL), a5);
      a6 = v.fma(FloatVector.fromArray(SPECIES, m, w + 6 * VL), a6);
      a7 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a7);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + 3 * VL);
    a4.intoArray(y, yo + 4 * VL);
    a5.intoArray(y, yo + 5 * VL);
    a6.intoArray(y, yo + 6 * VL);
    a7.intoArray(y, yo + last);
  }

  /** Five vectors of outputs, all inputs. */
  static void fiveVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + 3 * VL);
    FloatVector a4 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + 3 * VL), a3);
      a4 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a4);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + 3 * VL);
    a4.intoArray(y, yo + last);
  }

  /** Four vectors of outputs, all inputs. */
  static void fourVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a3);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + last);
  }

  /** Three vectors of outputs, all inputs. */
  static void threeVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a2);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + last);
  }

  /** Two vectors of outputs, all inputs. */
  static void twoVectors(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so);
    FloatVector a1 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a1);
      w += mIn;
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + last);
  }

  /** One vector of outputs, all inputs. */
  static void oneVector(
      float[] m,
      int mo,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] s,
      int so,
      float[] y,
      int yo,
      int last) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, s, so + last);
    int w = mo;
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w + last), a0);
      w += mIn;
    }
    a0.intoArray(y, yo + last);
  }

  /** Adds to all outputs, four inputs. */
  static void fourRows(
      float[] m, int mo, int mIn, int outWidth, float[] x, int xo, float[] y, int yo) {
    FloatVector x0 = FloatVector.broadcast(SPECIES, x[xo]);
    FloatVector x1 = FloatVector.broadcast(SPECIES, x[xo + 1]);
    FloatVector x2 = FloatVector.broadcast(SPECIES, x[xo + 2]);
    FloatVector x3 = FloatVector.broadcast(SPECIES, x[xo + 3]);
    for (int j = 0; j < outWidth; j += VL) {
      int w = mo + j;
      FloatVector a = FloatVector.fromArray(SPECIES, y, yo + j);
      a = x0.fma(FloatVector.fromArray(SPECIES, m, w), a);
      a = x1.fma(FloatVector.fromArray(SPECIES, m, w + mIn), a);
      a = x2.fma(FloatVector.fromArray(SPECIES, m, w + 2 * mIn), a);
      a = x3.fma(FloatVector.fromArray(SPECIES, m, w + 3 * mIn), a);
      a.intoArray(y, yo + j);
    }
  }

  /** Adds to all outputs, one input. */
  static void oneRow(float[] m, int mo, int outWidth, float x, float[] y, int yo) {
    FloatVector v = FloatVector.broadcast(SPECIES, x);
    for (int j = 0; j < outWidth; j += VL) {
      v.fma(FloatVector.fromArray(SPECIES, m, mo + j), FloatVector.fromArray(SPECIES, y, yo + j))
          .intoArray(y, yo + j);
    }
  }
}
