package org.rnn4j.cells.internal.kernel;

import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The part of {@link VectorKernels} that layers need for masks, dropout and normalization; lanes
 * are a multiple of a vector's.
 */
final class VectorLayerKernels {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final VectorSpecies<Integer> INTS = SPECIES.withLanes(int.class);
  private static final int VL = SPECIES.length();

  // What a row of a shard adds to the hash. From memory, because C2 of JDK 17 sometimes makes
  // objects of vectors that come from IntVector.zero and addIndex.
  private static final int[] ROWS =
      IntStream.range(0, Kernels.LANES).map(row -> row * CounterHash.ROW).toArray();

  private VectorLayerKernels() {}

  private static FloatVector load(float[] a, int offset) {
    return FloatVector.fromArray(SPECIES, a, offset);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  static void select(
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
    for (int l = 0; l < lanes; l += VL) {
      for (int j = 0; j < width; j++) {
        int at = j * lanes + l;
        VectorMask<Float> absent =
            load(mask, mo + j * maskStep + l).compare(VectorOperators.EQ, 0f);
        load(a, ao + at).blend(load(b, bo + at), absent).intoArray(y, yo + at);
      }
    }
  }

  static void selectOrZero(
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
    FloatVector zero = all(0f);
    for (int l = 0; l < lanes; l += VL) {
      for (int j = 0; j < width; j++) {
        int at = j * lanes + l;
        VectorMask<Float> absent =
            load(mask, mo + j * maskStep + l).compare(VectorOperators.EQ, 0f);
        FloatVector x = load(a, ao + at);
        (present ? x.blend(zero, absent) : zero.blend(x, absent)).intoArray(y, yo + at);
      }
    }
  }

  static void dropoutMask(
      long key,
      int place,
      int firstRow,
      int threshold,
      float kept,
      float[] y,
      int yo,
      int width,
      int lanes) {
    IntVector ofKept = IntVector.broadcast(INTS, Float.floatToRawIntBits(kept));
    for (int l = 0; l < lanes; l += VL) {
      IntVector ofRow = IntVector.fromArray(INTS, ROWS, l).add(CounterHash.ofRow(key, firstRow));
      for (int j = 0; j < width; j++) {
        IntVector z = ofRow.lanewise(VectorOperators.XOR, CounterHash.ofPlace(key, place + j));
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 16));
        z = z.mul(CounterHash.FIRST_FACTOR);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 15));
        z = z.mul(CounterHash.SECOND_FACTOR);
        z = z.lanewise(VectorOperators.XOR, z.lanewise(VectorOperators.LSHR, 16));
        // Below the threshold the difference is negative, and its sign fills the lane with ones.
        IntVector dropped =
            z.lanewise(VectorOperators.LSHR, CounterHash.UNUSED_BITS)
                .sub(threshold)
                .lanewise(VectorOperators.ASHR, 31);
        ofKept.and(dropped.not()).reinterpretAsFloats().intoArray(y, yo + j * lanes + l);
      }
    }
  }

  static void scaledStandardizeGradient(
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
    FloatVector perFeature = all(1f / width);
    for (int l = 0; l < lanes; l += VL) {
      FloatVector sum = all(0);
      FloatVector projection = all(0);
      for (int j = 0; j < width; j++) {
        int i = j * lanes + l;
        FloatVector d = load(dy, dyo + i).mul(all(gain[go + j]));
        sum = sum.add(d);
        projection = d.fma(load(n, no + i), projection);
      }
      FloatVector mean = sum.mul(perFeature);
      FloatVector meanProjection = projection.mul(perFeature);
      FloatVector scale = load(s, so + l);
      for (int j = 0; j < width; j++) {
        int i = j * lanes + l;
        FloatVector d = load(dy, dyo + i).mul(all(gain[go + j]));
        FloatVector centred = load(n, no + i).neg().fma(meanProjection, d.sub(mean));
        scale.mul(centred).intoArray(dx, dxo + i);
      }
    }
  }

  static void inverseDeviation(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float epsilon,
      float[] y,
      int yo,
      int width,
      int lanes) {
    FloatVector perFeature = all(1f / width);
    int l = 0;
    for (; l + 2 * VL <= lanes; l += 2 * VL) { // as in rowSum
      FloatVector sum = all(0);
      FloatVector second = all(0);
      FloatVector centre = load(mean, meanOffset + l);
      FloatVector secondCentre = load(mean, meanOffset + l + VL);
      for (int i = xo + l; i < xo + width * lanes; i += lanes) {
        FloatVector centred = load(x, i).sub(centre);
        FloatVector secondCentred = load(x, i + VL).sub(secondCentre);
        sum = centred.fma(centred, sum);
        second = secondCentred.fma(secondCentred, second);
      }
      all(1f)
          .div(sum.fma(perFeature, all(epsilon)).lanewise(VectorOperators.SQRT))
          .intoArray(y, yo + l);
      all(1f)
          .div(second.fma(perFeature, all(epsilon)).lanewise(VectorOperators.SQRT))
          .intoArray(y, yo + l + VL);
    }
    for (; l < lanes; l += VL) {
      FloatVector sum = all(0);
      FloatVector centre = load(mean, meanOffset + l);
      for (int i = xo + l; i < xo + width * lanes; i += lanes) {
        FloatVector centred = load(x, i).sub(centre);
        sum = centred.fma(centred, sum);
      }
      all(1f)
          .div(sum.fma(perFeature, all(epsilon)).lanewise(VectorOperators.SQRT))
          .intoArray(y, yo + l);
    }
  }

  static void rowSum(float[] x, int xo, int width, float[] y, int yo, int lanes) {
    int l = 0;
    for (; l + 2 * VL <= lanes; l += 2 * VL) { // a sum waits for itself, two do not for each other
      FloatVector sum = all(0);
      FloatVector second = all(0);
      for (int i = xo + l; i < xo + width * lanes; i += lanes) {
        sum = sum.add(load(x, i));
        second = second.add(load(x, i + VL));
      }
      sum.intoArray(y, yo + l);
      second.intoArray(y, yo + l + VL);
    }
    for (; l < lanes; l += VL) {
      FloatVector sum = all(0);
      for (int i = xo + l; i < xo + width * lanes; i += lanes) {
        sum = sum.add(load(x, i));
      }
      sum.intoArray(y, yo + l);
    }
  }

  static void standardizeGradient(
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
    FloatVector perFeature = all(1f / width);
    for (int l = 0; l < lanes; l += VL) {
      FloatVector sum = all(0);
      FloatVector projection = all(0);
      for (int i = l; i < width * lanes; i += lanes) {
        FloatVector d = load(dn, dno + i);
        sum = sum.add(d);
        projection = d.fma(load(n, no + i), projection);
      }
      FloatVector mean = sum.mul(perFeature);
      FloatVector meanProjection = projection.mul(perFeature);
      FloatVector scale = load(s, so + l);
      for (int i = l; i < width * lanes; i += lanes) {
        FloatVector centred =
            load(n, no + i).neg().fma(meanProjection, load(dn, dno + i).sub(mean));
        scale.mul(centred).intoArray(dx, dxo + i);
      }
    }
  }
}
