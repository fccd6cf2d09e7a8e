package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;

/**
 * The kernels with {@code jdk.incubator.vector}: method by method the twin of {@link
 * ScalarKernels}, whose bits it must give. What is not overridden here is too rare to matter.
 *
 * <p>Loaded by name only, so that the rest of the engine runs where the module is missing. Vectors
 * stay in local variables of small methods, and there are no masked loads or stores (both are slow
 * on JDK 17).
 */
public final class VectorKernels extends ScalarKernels {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();

  // Features whose sums over time are taken together: in time they are far apart, and side by side
  // they fill cache lines; their accumulators stay in the first-level cache.
  private static final int SUMS = 64;

  /** For {@link KernelSelection}. */
  public VectorKernels() {
    if (Kernels.LANES % VL != 0) {
      throw new UnsupportedOperationException(SPECIES.vectorBitSize() + "-bit vectors");
    }
  }

  @Override
  public String name() {
    return "vector, " + SPECIES.vectorBitSize() + " bit";
  }

  @Override
  public int inWholeVectors(int count) {
    return (count + VL - 1) / VL * VL;
  }

  private static FloatVector load(float[] a, int offset) {
    return FloatVector.fromArray(SPECIES, a, offset);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  // What is left of a count that is no multiple of the vector length is done as one more vector
  // that ends there, going over some numbers a second time: results never stand where operands do.
  @Override
  public void unary(Unary f, float[] x, int xo, float[] y, int yo, int count) {
    if (count < VL || !VectorElementwise.has(f)) {
      super.unary(f, x, xo, y, yo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.unary(f, x, xo, y, yo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.unary(f, x, xo + last, y, yo + last, VL);
    }
  }

  @Override
  public void unaryGradient(
      Unary f, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    if (count < VL || !VectorElementwise.hasGradient(f)) {
      super.unaryGradient(f, dy, dyo, v, vo, dx, dxo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.gradient(f, dy, dyo, v, vo, dx, dxo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.gradient(f, dy, dyo + last, v, vo + last, dx, dxo + last, VL);
    }
  }

  @Override
  public void binary(Binary f, float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    if (count < VL) {
      super.binary(f, x, xo, y, yo, z, zo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.binary(f, x, xo, y, yo, z, zo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.binary(f, x, xo + last, y, yo + last, z, zo + last, VL);
    }
  }

  @Override
  public void sumOfProducts(
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] c,
      int co,
      float[] d,
      int dOffset,
      float[] z,
      int zo,
      int count) {
    if (count < VL) {
      super.sumOfProducts(a, ao, b, bo, c, co, d, dOffset, z, zo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.sumOfProducts(a, ao, b, bo, c, co, d, dOffset, z, zo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.sumOfProducts(
          a, ao + last, b, bo + last, c, co + last, d, dOffset + last, z, zo + last, VL);
    }
  }

  @Override
  public void productPlus(
      float[] a, int ao, float[] b, int bo, float[] c, int co, float[] z, int zo, int count) {
    if (count < VL) {
      super.productPlus(a, ao, b, bo, c, co, z, zo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.productPlus(a, ao, b, bo, c, co, z, zo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.productPlus(a, ao + last, b, bo + last, c, co + last, z, zo + last, VL);
    }
  }

  @Override
  public void productGradient(
      Unary f,
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] v,
      int vo,
      float[] dx,
      int dxo,
      int count) {
    if (count < VL) {
      super.productGradient(f, a, ao, b, bo, v, vo, dx, dxo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.productGradient(f, a, ao, b, bo, v, vo, dx, dxo, bound);
    if (bound < count) {
      int last = count - VL;
      VectorElementwise.productGradient(
          f, a, ao + last, b, bo + last, v, vo + last, dx, dxo + last, VL);
    }
  }

  private static boolean isArithmetic(Binary f) {
    return switch (f) {
      case PLUS, MINUS, TIMES, DIVIDED_BY -> true;
      case MIN, MAX, GREATER -> false;
    };
  }

  @Override
  public void binaryByFeature(
      Binary f,
      boolean swapped,
      float[] x,
      int xo,
      float[] y,
      int yo,
      int yStep,
      float[] z,
      int zo,
      int width,
      int lanes) {
    if (lanes % VL != 0 || !isArithmetic(f)) {
      super.binaryByFeature(f, swapped, x, xo, y, yo, yStep, z, zo, width, lanes);
      return;
    }
    for (int j = 0; j < width; j++) {
      FloatVector b = all(y[yo + j * yStep]);
      int end = (j + 1) * lanes;
      switch (f) { // a loop each: a vector handed to a method may become an object
        case PLUS -> {
          for (int i = j * lanes; i < end; i += VL) {
            load(x, xo + i).add(b).intoArray(z, zo + i);
          }
        }
        case TIMES -> {
          for (int i = j * lanes; i < end; i += VL) {
            load(x, xo + i).mul(b).intoArray(z, zo + i);
          }
        }
        case MINUS -> {
          if (swapped) {
            for (int i = j * lanes; i < end; i += VL) {
              b.sub(load(x, xo + i)).intoArray(z, zo + i);
            }
          } else {
            for (int i = j * lanes; i < end; i += VL) {
              load(x, xo + i).sub(b).intoArray(z, zo + i);
            }
          }
        }
        default -> {
          if (swapped) {
            for (int i = j * lanes; i < end; i += VL) {
              b.div(load(x, xo + i)).intoArray(z, zo + i);
            }
          } else {
            for (int i = j * lanes; i < end; i += VL) {
              load(x, xo + i).div(b).intoArray(z, zo + i);
            }
          }
        }
      }
    }
  }

  @Override
  public void binaryByLane(
      Binary f,
      boolean swapped,
      float[] x,
      int xo,
      float[] y,
      int yo,
      float[] z,
      int zo,
      int width,
      int lanes) {
    if (lanes % VL != 0 || !isArithmetic(f)) {
      super.binaryByLane(f, swapped, x, xo, y, yo, z, zo, width, lanes);
      return;
    }
    for (int l = 0; l < lanes; l += VL) {
      FloatVector b = load(y, yo + l);
      int end = width * lanes;
      switch (f) { // a loop each: a vector handed to a method may become an object
        case PLUS -> {
          for (int i = l; i < end; i += lanes) {
            load(x, xo + i).add(b).intoArray(z, zo + i);
          }
        }
        case TIMES -> {
          for (int i = l; i < end; i += lanes) {
            load(x, xo + i).mul(b).intoArray(z, zo + i);
          }
        }
        case MINUS -> {
          if (swapped) {
            for (int i = l; i < end; i += lanes) {
              b.sub(load(x, xo + i)).intoArray(z, zo + i);
            }
          } else {
            for (int i = l; i < end; i += lanes) {
              load(x, xo + i).sub(b).intoArray(z, zo + i);
            }
          }
        }
        default -> {
          if (swapped) {
            for (int i = l; i < end; i += lanes) {
              b.div(load(x, xo + i)).intoArray(z, zo + i);
            }
          } else {
            for (int i = l; i < end; i += lanes) {
              load(x, xo + i).div(b).intoArray(z, zo + i);
            }
          }
        }
      }
    }
  }

  @Override
  public void affine(float scale, float offset, float[] x, int xo, float[] y, int yo, int count) {
    if (count < VL) {
      super.affine(scale, offset, x, xo, y, yo, count);
      return;
    }
    int bound = SPECIES.loopBound(count);
    VectorElementwise.affine(scale, offset, x, xo, y, yo, bound);
    if (bound < count) {
      VectorElementwise.affine(scale, offset, x, xo + count - VL, y, yo + count - VL, VL);
    }
  }

  @Override
  public void product(
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
    if (lanes == 1 && mOut == 1) {
      VectorProduct.singleRow(
          steps, m, mo, mIn, outWidth, inWidth, x, xo, xStride, start, s, so, sStride, y, yo,
          yStride);
    } else {
      super.product(
          steps, m, mo, mOut, mIn, outWidth, inWidth, x, xo, xStride, start, s, so, sStride, y, yo,
          yStride, lanes);
    }
  }

  @Override
  public void packedProduct(
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
    if (lanes == LANES) {
      VectorProduct.packed(
          steps, packed, po, outWidth, inWidth, x, xo, xStride, start, s, so, sStride, y, yo,
          yStride);
    } else {
      super.packedProduct(
          steps, packed, po, outWidth, inWidth, x, xo, xStride, start, s, so, sStride, y, yo,
          yStride, lanes);
    }
  }

  @Override
  public void addOuterProducts(
      int steps, int factors, float[][] array, int[] offset, int[] stride, int[] width) {
    VectorOuterProduct.add(steps, factors, array, offset, stride, width);
  }

  @Override
  public void addSums(
      int steps, float[] g, int go, int gStride, int width, float[] v, int vo, int lanes) {
    if (lanes % VL != 0) {
      super.addSums(steps, g, go, gStride, width, v, vo, lanes);
      return;
    }
    float[] sums = Scratch.sums(SUMS * lanes);
    for (int from = 0; from < width; from += SUMS) {
      int count = Math.min(SUMS, width - from) * lanes;
      fill(sums, 0, count, 0);
      int at = go + from * lanes;
      for (int t = 0; t < steps; t++) {
        addTo(sums, g, at + t * gStride, count);
      }
      addSumsOfLanes(sums, count, lanes, v, vo + from);
    }
  }

  private static void addTo(float[] sums, float[] g, int go, int count) {
    for (int i = 0; i < count; i += VL) {
      load(sums, i).add(load(g, go + i)).intoArray(sums, i);
    }
  }

  private static void addProductTo(float[] sums, float[] x, int xo, float[] g, int go, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).fma(load(g, go + i), load(sums, i)).intoArray(sums, i);
    }
  }

  private static void addSumsOfLanes(float[] sums, int count, int lanes, float[] v, int vo) {
    for (int i = 0; i < count; i += lanes) {
      v[vo + i / lanes] += Kernels.sumOfLanes(sums, i, lanes);
    }
  }

  @Override
  public void addDots(
      int steps,
      float[] x,
      int xo,
      int xStride,
      float[] g,
      int go,
      int gStride,
      int width,
      float[] v,
      int vo,
      int lanes) {
    if (lanes % VL != 0) {
      super.addDots(steps, x, xo, xStride, g, go, gStride, width, v, vo, lanes);
      return;
    }
    float[] sums = Scratch.sums(SUMS * lanes);
    for (int from = 0; from < width; from += SUMS) {
      int count = Math.min(SUMS, width - from) * lanes;
      fill(sums, 0, count, 0);
      for (int t = 0; t < steps; t++) {
        int at = from * lanes;
        addProductTo(sums, x, xo + at + t * xStride, g, go + at + t * gStride, count);
      }
      addSumsOfLanes(sums, count, lanes, v, vo + from);
    }
  }

  @Override
  public void scan(
      boolean sumFirst,
      int steps,
      float[] a,
      int ao,
      int aStride,
      boolean aByLane,
      float[] s,
      int so,
      int sStride,
      float[] b,
      int bo,
      int bStride,
      float[] y,
      int yo,
      int yStride,
      int width,
      int lanes) {
    boolean isDirect = aByLane || lanes == 1; // one a for each number
    if (!isDirect && lanes % VL != 0) {
      super.scan(
          sumFirst, steps, a, ao, aStride, aByLane, s, so, sStride, b, bo, bStride, y, yo, yStride,
          width, lanes);
      return;
    }
    int count = width * lanes;
    int bound = SPECIES.loopBound(count);
    for (int t = 0; t < steps; t++) {
      int at = ao + t * aStride;
      int st = so + t * sStride;
      int bt = bo + t * bStride;
      int yt = yo + t * yStride;
      if (isDirect && sumFirst) {
        for (int i = 0; i < bound; i += VL) {
          load(s, st + i).add(load(b, bt + i)).mul(load(a, at + i)).intoArray(y, yt + i);
        }
      } else if (isDirect) {
        for (int i = 0; i < bound; i += VL) {
          load(a, at + i).mul(load(s, st + i)).add(load(b, bt + i)).intoArray(y, yt + i);
        }
      } else if (sumFirst) {
        for (int i = 0; i < bound; i += VL) {
          load(s, st + i).add(load(b, bt + i)).mul(a[at + i / lanes]).intoArray(y, yt + i);
        }
      } else {
        for (int i = 0; i < bound; i += VL) {
          load(s, st + i).mul(a[at + i / lanes]).add(load(b, bt + i)).intoArray(y, yt + i);
        }
      }
      for (int i = bound; i < count; i++) { // of a single lane
        float before = s[st + i];
        y[yt + i] = sumFirst ? (before + b[bt + i]) * a[at + i] : a[at + i] * before + b[bt + i];
      }
    }
  }

  @Override
  public void coupledScan(
      boolean sumFirst,
      boolean descending,
      int steps,
      float[][] array,
      int[] offset,
      int[] stride,
      boolean aByLane,
      int width,
      int lanes) {
    if (lanes % VL == 0 || (lanes == 1 && width >= VL)) {
      VectorCoupledScan.run(
          sumFirst, descending, steps, array, offset, stride, aByLane, width, lanes);
    } else {
      super.coupledScan(sumFirst, descending, steps, array, offset, stride, aByLane, width, lanes);
    }
  }

  @Override
  public void rowSum(float[] x, int xo, int width, float[] y, int yo, int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.rowSum(x, xo, width, y, yo, lanes);
    } else {
      super.rowSum(x, xo, width, y, yo, lanes);
    }
  }

  @Override
  public void inverseDeviation(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float epsilon,
      float[] y,
      int yo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.inverseDeviation(x, xo, mean, meanOffset, epsilon, y, yo, width, lanes);
    } else {
      super.inverseDeviation(x, xo, mean, meanOffset, epsilon, y, yo, width, lanes);
    }
  }

  @Override
  public void standardize(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float[] s,
      int so,
      float[] n,
      int no,
      int width,
      int lanes) {
    if (lanes % VL != 0) {
      super.standardize(x, xo, mean, meanOffset, s, so, n, no, width, lanes);
      return;
    }
    for (int l = 0; l < lanes; l += VL) {
      FloatVector centre = load(mean, meanOffset + l);
      FloatVector scale = load(s, so + l);
      for (int i = l; i < width * lanes; i += lanes) {
        load(x, xo + i).sub(centre).mul(scale).intoArray(n, no + i);
      }
    }
  }

  @Override
  public void standardizeGradient(
      float[] dn,
      int dno,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.standardizeGradient(dn, dno, n, no, s, so, dx, dxo, width, lanes);
    } else {
      super.standardizeGradient(dn, dno, n, no, s, so, dx, dxo, width, lanes);
    }
  }

  @Override
  public void scaleAndShift(
      float[] x,
      int xo,
      float[] gain,
      int go,
      float[] offset,
      int oo,
      float[] y,
      int yo,
      int width,
      int lanes) {
    if (lanes % VL != 0) {
      super.scaleAndShift(x, xo, gain, go, offset, oo, y, yo, width, lanes);
      return;
    }
    for (int j = 0; j < width; j++) {
      FloatVector g = all(gain[go + j]);
      FloatVector o = all(offset[oo + j]);
      for (int i = j * lanes; i < (j + 1) * lanes; i += VL) {
        load(x, xo + i).mul(g).add(o).intoArray(y, yo + i);
      }
    }
  }

  @Override
  public void scaledStandardizeGradient(
      float[] dy,
      int dyo,
      float[] gain,
      int go,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.scaledStandardizeGradient(
          dy, dyo, gain, go, n, no, s, so, dx, dxo, width, lanes);
    } else {
      super.scaledStandardizeGradient(dy, dyo, gain, go, n, no, s, so, dx, dxo, width, lanes);
    }
  }

  @Override
  public void select(
      float[] mask,
      int mo,
      int maskStep,
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.select(mask, mo, maskStep, a, ao, b, bo, y, yo, width, lanes);
    } else {
      super.select(mask, mo, maskStep, a, ao, b, bo, y, yo, width, lanes);
    }
  }

  @Override
  public void selectOrZero(
      float[] mask,
      int mo,
      int maskStep,
      boolean present,
      float[] a,
      int ao,
      float[] y,
      int yo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.selectOrZero(mask, mo, maskStep, present, a, ao, y, yo, width, lanes);
    } else {
      super.selectOrZero(mask, mo, maskStep, present, a, ao, y, yo, width, lanes);
    }
  }

  @Override
  public void dropoutMask(
      long key,
      int place,
      int firstRow,
      int threshold,
      float kept,
      float[] y,
      int yo,
      int width,
      int lanes) {
    if (lanes % VL == 0) {
      VectorLayerKernels.dropoutMask(key, place, firstRow, threshold, kept, y, yo, width, lanes);
    } else {
      super.dropoutMask(key, place, firstRow, threshold, kept, y, yo, width, lanes);
    }
  }

  @Override
  public void add(float[] a, int ao, float[] b, int bo, int count) {
    int bound = SPECIES.loopBound(count);
    for (int i = 0; i < bound; i += VL) {
      load(a, ao + i).add(load(b, bo + i)).intoArray(a, ao + i);
    }
    super.add(a, ao + bound, b, bo + bound, count - bound);
  }
}
