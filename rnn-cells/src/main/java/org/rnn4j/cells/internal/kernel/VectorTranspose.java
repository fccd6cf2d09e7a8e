package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns {@code [features, lanes]} into {@code [lanes, features]}. Eight by eight in registers where
 * vectors have eight lanes: three rounds exchange blocks of four, of two and of one number between
 * two rows (Eklundh 1972). Number by number everywhere else.
 */
final class VectorTranspose {

  private static final int LANES = Kernels.LANES;
  private static final int SIDE = 8;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final boolean IN_REGISTERS = VectorWidth.SPECIES == SPECIES;

  private static final VectorShuffle<Float> SWAP_4 = swap(4);
  private static final VectorShuffle<Float> SWAP_2 = swap(2);
  private static final VectorShuffle<Float> SWAP_1 = swap(1);
  private static final VectorMask<Float> UPPER_4 = upper(4);
  private static final VectorMask<Float> UPPER_2 = upper(2);
  private static final VectorMask<Float> UPPER_1 = upper(1);

  private VectorTranspose() {}

  private static VectorShuffle<Float> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, i -> i ^ distance);
  }

  private static VectorMask<Float> upper(int distance) {
    return VectorMask.fromLong(SPECIES, upperBits(distance));
  }

  private static long upperBits(int distance) {
    long bits = 0;
    for (int i = 0; i < SIDE; i++) {
      bits |= (i & distance) == 0 ? 0 : 1L << i;
    }
    return bits;
  }

  /**
   * Feature f of lane l goes from {@code xo + f * LANES + l} to {@code yo + l * yRow + f}.
   *
   * @param features how many
   * @param yRow from lane to lane in the result
   */
  static void run(float[] x, int xo, int features, float[] y, int yo, int yRow) {
    if (!IN_REGISTERS || features < SIDE) {
      oneByOne(x, xo, features, y, yo, yRow);
      return;
    }
    for (int f = 0; f < features; f += SIDE) {
      int first = Math.min(f, features - SIDE); // the last eight may be done in part already
      for (int l = 0; l < LANES; l += SIDE) {
        eightByEight(x, xo + first * LANES + l, y, yo + l * yRow + first, yRow);
      }
    }
  }

  private static void oneByOne(float[] x, int xo, int features, float[] y, int yo, int yRow) {
    for (int f = 0; f < features; f++) {
      int from = xo + f * LANES;
      int to = yo + f;
      for (int l = 0; l < LANES; l++) {
        y[to + l * yRow] = x[from + l];
      }
    }
  }

  private static void eightByEight(float[] x, int xo, float[] y, int yo, int yRow) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, x, xo);
    FloatVector a1 = FloatVector.fromArray(SPECIES, x, xo + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, x, xo + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, x, xo + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(SPECIES, x, xo + 4 * LANES);
    FloatVector a5 = FloatVector.fromArray(SPECIES, x, xo + 5 * LANES);
    FloatVector a6 = FloatVector.fromArray(SPECIES, x, xo + 6 * LANES);
    FloatVector a7 = FloatVector.fromArray(SPECIES, x, xo + 7 * LANES);
    FloatVector b0 = a0.blend(a4.rearrange(SWAP_4), UPPER_4);
    FloatVector b4 = a0.rearrange(SWAP_4).blend(a4, UPPER_4);
    FloatVector b1 = a1.blend(a5.rearrange(SWAP_4), UPPER_4);
    FloatVector b5 = a1.rearrange(SWAP_4).blend(a5, UPPER_4);
    FloatVector b2 = a2.blend(a6.rearrange(SWAP_4), UPPER_4);
    FloatVector b6 = a2.rearrange(SWAP_4).blend(a6, UPPER_4);
    FloatVector b3 = a3.blend(a7.rearrange(SWAP_4), UPPER_4);
    FloatVector b7 = a3.rearrange(SWAP_4).blend(a7, UPPER_4);
    FloatVector c0 = b0.blend(b2.rearrange(SWAP_2), UPPER_2);
    FloatVector c2 = b0.rearrange(SWAP_2).blend(b2, UPPER_2);
    FloatVector c1 = b1.blend(b3.rearrange(SWAP_2), UPPER_2);
    FloatVector c3 = b1.rearrange(SWAP_2).blend(b3, UPPER_2);
    FloatVector c4 = b4.blend(b6.rearrange(SWAP_2), UPPER_2);
    FloatVector c6 = b4.rearrange(SWAP_2).blend(b6, UPPER_2);
    FloatVector c5 = b5.blend(b7.rearrange(SWAP_2), UPPER_2);
    FloatVector c7 = b5.rearrange(SWAP_2).blend(b7, UPPER_2);
    c0.blend(c1.rearrange(SWAP_1), UPPER_1).intoArray(y, yo);
    c0.rearrange(SWAP_1).blend(c1, UPPER_1).intoArray(y, yo + yRow);
    c2.blend(c3.rearrange(SWAP_1), UPPER_1).intoArray(y, yo + 2 * yRow);
    c2.rearrange(SWAP_1).blend(c3, UPPER_1).intoArray(y, yo + 3 * yRow);
    c4.blend(c5.rearrange(SWAP_1), UPPER_1).intoArray(y, yo + 4 * yRow);
    c4.rearrange(SWAP_1).blend(c5, UPPER_1).intoArray(y, yo + 5 * yRow);
    c6.blend(c7.rearrange(SWAP_1), UPPER_1).intoArray(y, yo + 6 * yRow);
    c6.rearrange(SWAP_1).blend(c7, UPPER_1).intoArray(y, yo + 7 * yRow);
  }
}
