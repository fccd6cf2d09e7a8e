package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Turns {@code [features, lanes]} into {@code [lanes, features]}. Eight by eight in registers where
 * vectors have eight lanes: blocks of four, of two and of one number change places between two rows
 * (Eklundh 1972). Number by number everywhere else.
 */
final class VectorTranspose {

  private static final int LANES = Kernels.LANES;
  private static final int SIDE = 8;
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final boolean IN_REGISTERS = VectorWidth.SPECIES == SPECIES;

  private static final VectorShuffle<Float> SWAP_2 = VectorShuffle.fromOp(SPECIES, i -> i ^ 2);
  private static final VectorMask<Float> UPPER_4 = upper(4);
  private static final VectorMask<Float> UPPER_2 = upper(2);
  private static final VectorMask<Float> UPPER_1 = upper(1);

  private VectorTranspose() {}

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
    if (IN_REGISTERS && features >= SIDE) {
      inRegisters(x, xo, features, y, yo, yRow);
    } else {
      oneByOne(x, xo, features, y, yo, yRow);
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

  // Blocks of four change places while they are loaded: a vector that begins four numbers before or
  // behind has them in its other half. Single numbers do by shifts of the pairs they are in. All in
  // one method, because the masks are made anew in each.
  private static void inRegisters(float[] x, int xo, int features, float[] y, int yo, int yRow) {
    for (int f = 0; f < features; f += SIDE) {
      int first = Math.min(f, features - SIDE); // the last eight may be done in part already
      for (int l = 0; l < LANES; l += SIDE) {
        int i = xo + first * LANES + l;
        int i4 = i + 4 * LANES;
        FloatVector b0 =
            FloatVector.fromArray(SPECIES, x, i)
                .blend(FloatVector.fromArray(SPECIES, x, i4 - 4), UPPER_4);
        FloatVector b4 =
            FloatVector.fromArray(SPECIES, x, i + 4)
                .blend(FloatVector.fromArray(SPECIES, x, i4), UPPER_4);
        FloatVector b1 =
            FloatVector.fromArray(SPECIES, x, i + LANES)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + LANES - 4), UPPER_4);
        FloatVector b5 =
            FloatVector.fromArray(SPECIES, x, i + LANES + 4)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + LANES), UPPER_4);
        FloatVector b2 =
            FloatVector.fromArray(SPECIES, x, i + 2 * LANES)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + 2 * LANES - 4), UPPER_4);
        FloatVector b6 =
            FloatVector.fromArray(SPECIES, x, i + 2 * LANES + 4)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + 2 * LANES), UPPER_4);
        FloatVector b3 =
            FloatVector.fromArray(SPECIES, x, i + 3 * LANES)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + 3 * LANES - 4), UPPER_4);
        FloatVector b7 =
            FloatVector.fromArray(SPECIES, x, i + 3 * LANES + 4)
                .blend(FloatVector.fromArray(SPECIES, x, i4 + 3 * LANES), UPPER_4);
        FloatVector c0 = b0.blend(b2.rearrange(SWAP_2), UPPER_2);
        FloatVector c2 = b0.rearrange(SWAP_2).blend(b2, UPPER_2);
        FloatVector c1 = b1.blend(b3.rearrange(SWAP_2), UPPER_2);
        FloatVector c3 = b1.rearrange(SWAP_2).blend(b3, UPPER_2);
        FloatVector c4 = b4.blend(b6.rearrange(SWAP_2), UPPER_2);
        FloatVector c6 = b4.rearrange(SWAP_2).blend(b6, UPPER_2);
        FloatVector c5 = b5.blend(b7.rearrange(SWAP_2), UPPER_2);
        FloatVector c7 = b5.rearrange(SWAP_2).blend(b7, UPPER_2);
        int to = yo + l * yRow + first;
        c0.blend(
                c1.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsFloats(),
                UPPER_1)
            .intoArray(y, to);
        c0.reinterpretAsLongs()
            .lanewise(VectorOperators.LSHR, 32)
            .reinterpretAsFloats()
            .blend(c1, UPPER_1)
            .intoArray(y, to + yRow);
        c2.blend(
                c3.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsFloats(),
                UPPER_1)
            .intoArray(y, to + 2 * yRow);
        c2.reinterpretAsLongs()
            .lanewise(VectorOperators.LSHR, 32)
            .reinterpretAsFloats()
            .blend(c3, UPPER_1)
            .intoArray(y, to + 3 * yRow);
        c4.blend(
                c5.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsFloats(),
                UPPER_1)
            .intoArray(y, to + 4 * yRow);
        c4.reinterpretAsLongs()
            .lanewise(VectorOperators.LSHR, 32)
            .reinterpretAsFloats()
            .blend(c5, UPPER_1)
            .intoArray(y, to + 5 * yRow);
        c6.blend(
                c7.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 32).reinterpretAsFloats(),
                UPPER_1)
            .intoArray(y, to + 6 * yRow);
        c6.reinterpretAsLongs()
            .lanewise(VectorOperators.LSHR, 32)
            .reinterpretAsFloats()
            .blend(c7, UPPER_1)
            .intoArray(y, to + 7 * yRow);
      }
    }
  }
}
