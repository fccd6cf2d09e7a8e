package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.rnn4j.cells.internal.kernel.Kernels.Start;

/**
 * {@link Kernels#product} with vectors. With lanes, a block of eight outputs is kept in registers
 * while the inputs go by: each input vector is loaded once for eight fused multiply-adds with a
 * broadcast weight. With a single lane, the vector runs along the outputs.
 */
final class VectorProduct {

  private static final VectorSpecies<Float> SPECIES = VectorMath.SPECIES;
  private static final int VL = SPECIES.length();

  private VectorProduct() {}

  static void byLane(
      int steps,
      float[] m,
      int mo,
      int mOut,
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
      int yStride,
      int lanes) {
    for (int j = 0; j < outWidth; ) {
      int block = Kernels.packedBlock(outWidth - j);
      int sj = so + (start == Start.VECTOR ? j : j * lanes);
      block(
          block,
          steps,
          m,
          mo + j * mOut,
          mOut,
          mIn,
          inWidth,
          x,
          xo,
          xStride,
          start,
          s,
          sj,
          sStride,
          y,
          yo + j * lanes,
          yStride,
          lanes);
      j += block;
    }
  }

  static void packedByLane(
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
      int yStride,
      int lanes) {
    for (int j = 0; j < outWidth; ) {
      int block = Kernels.packedBlock(outWidth - j);
      int sj = so + (start == Start.VECTOR ? j : j * lanes);
      block(
          block,
          steps,
          packed,
          po + j * inWidth,
          1,
          block,
          inWidth,
          x,
          xo,
          xStride,
          start,
          s,
          sj,
          sStride,
          y,
          yo + j * lanes,
          yStride,
          lanes);
      j += block;
    }
  }

  // Some neighbouring outputs at all steps.
  private static void block(
      int block,
      int steps,
      float[] m,
      int mo,
      int mOut,
      int mIn,
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
      int yStride,
      int lanes) {
    for (int t = 0; t < steps; t++) {
      int yt = yo + t * yStride;
      int xt = xo + t * xStride;
      prepare(block, start, s, start == Start.VECTOR ? so : so + t * sStride, y, yt, lanes);
      for (int l = 0; l < lanes; l += VL) {
        switch (block) {
          case 8 -> eight(m, mo, mOut, mIn, inWidth, x, xt + l, y, yt + l, lanes);
          case 4 -> four(m, mo, mOut, mIn, inWidth, x, xt + l, y, yt + l, lanes);
          default -> one(m, mo, mIn, inWidth, x, xt + l, y, yt + l, lanes);
        }
      }
    }
  }

  // The accumulators start from what stands in the result.
  private static void prepare(
      int block, Start start, float[] s, int so, float[] y, int yo, int lanes) {
    switch (start) {
      case ZERO -> {
        for (int i = 0; i < block * lanes; i += VL) {
          FloatVector.zero(SPECIES).intoArray(y, yo + i);
        }
      }
      case VECTOR -> {
        for (int j = 0; j < block; j++) {
          FloatVector b = FloatVector.broadcast(SPECIES, s[so + j]);
          for (int i = j * lanes; i < (j + 1) * lanes; i += VL) {
            b.intoArray(y, yo + i);
          }
        }
      }
      case BLOCK -> {
        if (s != y || so != yo) {
          for (int i = 0; i < block * lanes; i += VL) {
            FloatVector.fromArray(SPECIES, s, so + i).intoArray(y, yo + i);
          }
        }
      }
    }
  }

  private static void eight(
      float[] m,
      int mo,
      int mOut,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] y,
      int yo,
      int lanes) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yo);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yo + lanes);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yo + 2 * lanes);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yo + 3 * lanes);
    FloatVector a4 = FloatVector.fromArray(SPECIES, y, yo + 4 * lanes);
    FloatVector a5 = FloatVector.fromArray(SPECIES, y, yo + 5 * lanes);
    FloatVector a6 = FloatVector.fromArray(SPECIES, y, yo + 6 * lanes);
    FloatVector a7 = FloatVector.fromArray(SPECIES, y, yo + 7 * lanes);
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i * lanes);
      int w = mo + i * mIn;
      a0 = v.fma(FloatVector.broadcast(SPECIES, m[w]), a0);
      a1 = v.fma(FloatVector.broadcast(SPECIES, m[w + mOut]), a1);
      a2 = v.fma(FloatVector.broadcast(SPECIES, m[w + 2 * mOut]), a2);
      a3 = v.fma(FloatVector.broadcast(SPECIES, m[w + 3 * mOut]), a3);
      a4 = v.fma(FloatVector.broadcast(SPECIES, m[w + 4 * mOut]), a4);
      a5 = v.fma(FloatVector.broadcast(SPECIES, m[w + 5 * mOut]), a5);
      a6 = v.fma(FloatVector.broadcast(SPECIES, m[w + 6 * mOut]), a6);
      a7 = v.fma(FloatVector.broadcast(SPECIES, m[w + 7 * mOut]), a7);
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + lanes);
    a2.intoArray(y, yo + 2 * lanes);
    a3.intoArray(y, yo + 3 * lanes);
    a4.intoArray(y, yo + 4 * lanes);
    a5.intoArray(y, yo + 5 * lanes);
    a6.intoArray(y, yo + 6 * lanes);
    a7.intoArray(y, yo + 7 * lanes);
  }

  private static void four(
      float[] m,
      int mo,
      int mOut,
      int mIn,
      int inWidth,
      float[] x,
      int xo,
      float[] y,
      int yo,
      int lanes) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yo);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yo + lanes);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yo + 2 * lanes);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yo + 3 * lanes);
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i * lanes);
      int w = mo + i * mIn;
      a0 = v.fma(FloatVector.broadcast(SPECIES, m[w]), a0);
      a1 = v.fma(FloatVector.broadcast(SPECIES, m[w + mOut]), a1);
      a2 = v.fma(FloatVector.broadcast(SPECIES, m[w + 2 * mOut]), a2);
      a3 = v.fma(FloatVector.broadcast(SPECIES, m[w + 3 * mOut]), a3);
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + lanes);
    a2.intoArray(y, yo + 2 * lanes);
    a3.intoArray(y, yo + 3 * lanes);
  }

  private static void one(
      float[] m, int mo, int mIn, int inWidth, float[] x, int xo, float[] y, int yo, int lanes) {
    FloatVector a = FloatVector.fromArray(SPECIES, y, yo);
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i * lanes);
      a = v.fma(FloatVector.broadcast(SPECIES, m[mo + i * mIn]), a);
    }
    a.intoArray(y, yo);
  }

  static void byFeature(
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
    for (int t = 0; t < steps; t++) {
      int xt = xo + t * xStride;
      int yt = yo + t * yStride;
      int st = start == Start.VECTOR ? so : so + t * sStride;
      if (start == Start.ZERO) {
        java.util.Arrays.fill(y, yt, yt + outWidth, 0);
      } else if (s != y || st != yt) {
        System.arraycopy(s, st, y, yt, outWidth);
      }
      int j = 0;
      for (; j <= outWidth - 4 * VL; j += 4 * VL) {
        fourVectors(m, mo + j, mIn, inWidth, x, xt, y, yt + j);
      }
      for (; j <= outWidth - VL; j += VL) {
        oneVector(m, mo + j, mIn, inWidth, x, xt, y, yt + j);
      }
      for (; j < outWidth; j++) {
        float a = y[yt + j];
        for (int i = 0; i < inWidth; i++) {
          a = Math.fma(m[mo + j + i * mIn], x[xt + i], a);
        }
        y[yt + j] = a;
      }
    }
  }

  private static void fourVectors(
      float[] m, int mo, int mIn, int inWidth, float[] x, int xo, float[] y, int yo) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, y, yo);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y, yo + VL);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y, yo + 2 * VL);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y, yo + 3 * VL);
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      int w = mo + i * mIn;
      a0 = v.fma(FloatVector.fromArray(SPECIES, m, w), a0);
      a1 = v.fma(FloatVector.fromArray(SPECIES, m, w + VL), a1);
      a2 = v.fma(FloatVector.fromArray(SPECIES, m, w + 2 * VL), a2);
      a3 = v.fma(FloatVector.fromArray(SPECIES, m, w + 3 * VL), a3);
    }
    a0.intoArray(y, yo);
    a1.intoArray(y, yo + VL);
    a2.intoArray(y, yo + 2 * VL);
    a3.intoArray(y, yo + 3 * VL);
  }

  private static void oneVector(
      float[] m, int mo, int mIn, int inWidth, float[] x, int xo, float[] y, int yo) {
    FloatVector a = FloatVector.fromArray(SPECIES, y, yo);
    for (int i = 0; i < inWidth; i++) {
      FloatVector v = FloatVector.broadcast(SPECIES, x[xo + i]);
      a = v.fma(FloatVector.fromArray(SPECIES, m, mo + i * mIn), a);
    }
    a.intoArray(y, yo);
  }
}
