package org.rnn4j.cells.internal.kernel;

import static org.rnn4j.cells.internal.kernel.FloatMath.EXPONENT_BIAS;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_0;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_1;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_2;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_3;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_4;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_5;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_MAX;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_MIN;
import static org.rnn4j.cells.internal.kernel.FloatMath.LN2_HIGH;
import static org.rnn4j.cells.internal.kernel.FloatMath.LN2_LOW;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG2_E;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_1;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_2;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_3;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_4;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_5;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_6;
import static org.rnn4j.cells.internal.kernel.FloatMath.LOG_7;
import static org.rnn4j.cells.internal.kernel.FloatMath.MANTISSA_BITS;
import static org.rnn4j.cells.internal.kernel.FloatMath.ROUND;
import static org.rnn4j.cells.internal.kernel.FloatMath.ROUND_BITS;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_0;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_1;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_2;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_3;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_4;
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_SMALL;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatMath} over arrays: the same numbers, branches as blends, and steps left out that
 * cannot matter for the argument at hand.
 *
 * <p>Each function is one loop with everything written out and not made of functions of a vector: a
 * method that takes a vector may be compiled on its own, is then too large to be inlined ("already
 * compiled into a big method"), and every vector passed to it becomes an object; ten times slower,
 * in some runs. For the same reason nothing is called from inside a loop but the vector API itself.
 *
 * <p>Counts are multiples of the vector length. The result must not overlap the argument.
 */
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int SIGN = 0x8000_0000;
  private static final float TANH_ONE = 40f; // tanh is 1 long before, and 2^n far from overflow
  // 2^n is made as 2^(n + 24) * 2^-24, so that the first factor is never subnormal.
  private static final int LIFT = 24;
  private static final float LIFTED = 0x1p-24f;

  private VectorMath() {}

  /** {@code y = e^x}. */
  static void exp(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      VectorMask<Float> over = v.compare(VectorOperators.GT, EXP_MAX);
      VectorMask<Float> under = v.compare(VectorOperators.LT, EXP_MIN);
      FloatVector in = v.blend(EXP_MAX, over).blend(EXP_MIN, under);
      FloatVector rounded =
          in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in));
      FloatVector p = FloatVector.broadcast(SPECIES, EXP_5);
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_4));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector scaled = p.fma(r.mul(r), r).add(one);
      IntVector whole = rounded.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
      IntVector rest = whole.sub(half);
      scaled
          .mul(
              half.add(EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .mul(
              rest.add(EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .blend(Float.POSITIVE_INFINITY, over)
          .blend(0f, under)
          .intoArray(y, yo + i);
    }
  }

  /** {@code y = 1 / (1 + e^-x)}. */
  static void sigmoid(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector negative = v.reinterpretAsInts().or(SIGN).reinterpretAsFloats(); // -|x|
      VectorMask<Float> under = negative.compare(VectorOperators.LT, EXP_MIN);
      FloatVector in = negative.blend(EXP_MIN, under);
      FloatVector rounded =
          in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in));
      FloatVector p = FloatVector.broadcast(SPECIES, EXP_5);
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_4));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector scaled = p.fma(r.mul(r), r).add(one);
      // 2^n in two factors, because n may be below the exponents of a float.
      FloatVector e =
          scaled
              .mul(
                  rounded
                      .reinterpretAsInts()
                      .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(LIFTED)
              .blend(0f, under);
      FloatVector sum = one.add(e);
      FloatVector lost = e.sub(sum.sub(one));
      FloatVector above = one.blend(e, v.compare(VectorOperators.LT, 0f));
      FloatVector inverse = one.div(sum);
      FloatVector quotient = above.mul(inverse);
      FloatVector minus = quotient.neg();
      FloatVector remainder = minus.fma(lost, minus.fma(sum, above));
      remainder.fma(inverse, quotient).intoArray(y, yo + i);
    }
  }

  /** {@code y = tanh(x)}. */
  static void tanh(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      IntVector bits = v.reinterpretAsInts();
      FloatVector magnitude = bits.and(~SIGN).reinterpretAsFloats();
      FloatVector twice = magnitude.mul(2f);
      FloatVector in = twice.blend(TANH_ONE, twice.compare(VectorOperators.GT, TANH_ONE));
      FloatVector rounded =
          in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in));
      FloatVector p = FloatVector.broadcast(SPECIES, EXP_5);
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_4));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector scaled = p.fma(r.mul(r), r).add(one);
      FloatVector e =
          scaled.mul(
              rounded
                  .reinterpretAsInts()
                  .sub(ROUND_BITS - EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats());
      FloatVector two = FloatVector.broadcast(SPECIES, 2f);
      IntVector far = one.sub(two.div(e.add(one))).reinterpretAsInts();
      FloatVector signed = far.or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector square = v.mul(v);
      FloatVector q = FloatVector.broadcast(SPECIES, TANH_4);
      q = q.fma(square, FloatVector.broadcast(SPECIES, TANH_3));
      q = q.fma(square, FloatVector.broadcast(SPECIES, TANH_2));
      q = q.fma(square, FloatVector.broadcast(SPECIES, TANH_1));
      q = q.fma(square, FloatVector.broadcast(SPECIES, TANH_0));
      FloatVector near = q.mul(square).fma(v, v);
      signed.blend(near, magnitude.compare(VectorOperators.LT, TANH_SMALL)).intoArray(y, yo + i);
    }
  }

  /** {@code y = log(1 + e^x)}. */
  static void softplus(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector negative = v.reinterpretAsInts().or(SIGN).reinterpretAsFloats(); // -|x|
      VectorMask<Float> under = negative.compare(VectorOperators.LT, EXP_MIN);
      FloatVector in = negative.blend(EXP_MIN, under);
      FloatVector rounded =
          in.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), in));
      FloatVector p = FloatVector.broadcast(SPECIES, EXP_5);
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_4));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_3));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_2));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_1));
      p = p.fma(r, FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector scaled = p.fma(r.mul(r), r).add(one);
      // 2^n in two factors, because n may be below the exponents of a float.
      FloatVector e =
          scaled
              .mul(
                  rounded
                      .reinterpretAsInts()
                      .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(LIFTED)
              .blend(0f, under);
      FloatVector sum = e.add(2f);
      FloatVector lost = e.sub(sum.sub(2f));
      FloatVector inverse = one.div(sum);
      FloatVector quotient = e.mul(inverse);
      FloatVector minus = quotient.neg();
      FloatVector s = minus.fma(lost, minus.fma(sum, e)).fma(inverse, quotient);
      FloatVector square = s.mul(s);
      FloatVector q = FloatVector.broadcast(SPECIES, LOG_7);
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_6));
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_5));
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_4));
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_3));
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_2));
      q = q.fma(square, FloatVector.broadcast(SPECIES, LOG_1));
      FloatVector twice = s.add(s);
      FloatVector log = q.mul(square).fma(twice, twice);
      VectorMask<Float> positive = v.compare(VectorOperators.GT, 0f);
      log.blend(v.add(log), positive).intoArray(y, yo + i);
    }
  }
}
