package org.rnn4j.cells.internal.kernel;

import static org.rnn4j.cells.internal.kernel.FloatMath.EXPONENT_BIAS;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_0;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_1;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_2;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_3;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_4;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_MAX;
import static org.rnn4j.cells.internal.kernel.FloatMath.EXP_MIN;
import static org.rnn4j.cells.internal.kernel.FloatMath.LIFT;
import static org.rnn4j.cells.internal.kernel.FloatMath.LIFTED;
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
import static org.rnn4j.cells.internal.kernel.FloatMath.TANH_ONE;
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
 * <p>Counts are multiples of {@link VectorElementwise#atOnce}; {@link VectorKernels#unary} sees to
 * what is left over.
 */
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int SIGN = 0x8000_0000;

  private VectorMath() {}

  /** {@code y = e^x}. */
  static void exp(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector rounded =
          v.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), v));
      FloatVector square = r.mul(r);
      FloatVector low =
          r.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector high =
          square.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector power = high.fma(square, low).fma(square, r).add(one); // e^r
      IntVector whole = rounded.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
      IntVector rest = whole.sub(half);
      power
          .mul(
              half.add(EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .mul(
              rest.add(EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .blend(Float.POSITIVE_INFINITY, v.compare(VectorOperators.GT, EXP_MAX))
          .blend(0f, v.compare(VectorOperators.LT, EXP_MIN))
          .intoArray(y, yo + i);
    }
  }

  /** {@code y = 1 / (1 + e^-x)}, two vectors at a time. */
  static void sigmoid(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += 2 * VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector v2 = FloatVector.fromArray(SPECIES, x, xo + i + VL);
      FloatVector negative = v.reinterpretAsInts().or(SIGN).reinterpretAsFloats();
      FloatVector negative2 = v2.reinterpretAsInts().or(SIGN).reinterpretAsFloats();
      FloatVector rounded =
          negative.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector rounded2 =
          negative2.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector n2 = rounded2.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), negative));
      FloatVector r2 =
          n2.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n2.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), negative2));
      FloatVector square = r.mul(r);
      FloatVector square2 = r2.mul(r2);
      FloatVector low =
          r.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector low2 =
          r2.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector high =
          square.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector high2 =
          square2.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r2.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector power = high.fma(square, low).fma(square, r).add(one);
      FloatVector power2 = high2.fma(square2, low2).fma(square2, r2).add(one);
      FloatVector e =
          power
              .mul(
                  rounded
                      .reinterpretAsInts()
                      .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(LIFTED)
              .blend(0f, negative.compare(VectorOperators.LT, EXP_MIN));
      FloatVector e2 =
          power2
              .mul(
                  rounded2
                      .reinterpretAsInts()
                      .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(LIFTED)
              .blend(0f, negative2.compare(VectorOperators.LT, EXP_MIN));
      FloatVector below = e.sub(e.mul(e).div(e.add(one)));
      FloatVector below2 = e2.sub(e2.mul(e2).div(e2.add(one)));
      one.sub(below).blend(below, v.compare(VectorOperators.LT, 0f)).intoArray(y, yo + i);
      one.sub(below2).blend(below2, v2.compare(VectorOperators.LT, 0f)).intoArray(y, yo + i + VL);
    }
  }

  /** {@code y = tanh(x)}, two vectors at a time. */
  static void tanh(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += 2 * VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector v2 = FloatVector.fromArray(SPECIES, x, xo + i + VL);
      IntVector bits = v.reinterpretAsInts();
      IntVector bits2 = v2.reinterpretAsInts();
      FloatVector magnitude = bits.and(~SIGN).reinterpretAsFloats();
      FloatVector magnitude2 = bits2.and(~SIGN).reinterpretAsFloats();
      FloatVector twice = magnitude.add(magnitude);
      FloatVector twice2 = magnitude2.add(magnitude2);
      FloatVector rounded =
          magnitude.fma(
              FloatVector.broadcast(SPECIES, 2 * LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector rounded2 =
          magnitude2.fma(
              FloatVector.broadcast(SPECIES, 2 * LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector n2 = rounded2.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), twice));
      FloatVector r2 =
          n2.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n2.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), twice2));
      FloatVector square = r.mul(r);
      FloatVector square2 = r2.mul(r2);
      FloatVector low =
          r.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector low2 =
          r2.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector high =
          square.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector high2 =
          square2.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r2.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector power = high.fma(square, low).fma(square, r).add(one);
      FloatVector power2 = high2.fma(square2, low2).fma(square2, r2).add(one);
      FloatVector e =
          power.mul(
              rounded
                  .reinterpretAsInts()
                  .sub(ROUND_BITS - EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats());
      FloatVector e2 =
          power2.mul(
              rounded2
                  .reinterpretAsInts()
                  .sub(ROUND_BITS - EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats());
      FloatVector far =
          one.sub(FloatVector.broadcast(SPECIES, 2f).div(e.add(one)))
              .blend(1f, magnitude.compare(VectorOperators.GT, TANH_ONE));
      FloatVector far2 =
          one.sub(FloatVector.broadcast(SPECIES, 2f).div(e2.add(one)))
              .blend(1f, magnitude2.compare(VectorOperators.GT, TANH_ONE));
      FloatVector signed = far.reinterpretAsInts().or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector signed2 = far2.reinterpretAsInts().or(bits2.and(SIGN)).reinterpretAsFloats();
      FloatVector u = v.mul(v);
      FloatVector u2 = v2.mul(v2);
      FloatVector q = FloatVector.broadcast(SPECIES, TANH_4);
      FloatVector q2 = FloatVector.broadcast(SPECIES, TANH_4);
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_3));
      q2 = q2.fma(u2, FloatVector.broadcast(SPECIES, TANH_3));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_2));
      q2 = q2.fma(u2, FloatVector.broadcast(SPECIES, TANH_2));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_1));
      q2 = q2.fma(u2, FloatVector.broadcast(SPECIES, TANH_1));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_0));
      q2 = q2.fma(u2, FloatVector.broadcast(SPECIES, TANH_0));
      FloatVector near = q.mul(u).fma(v, v);
      FloatVector near2 = q2.mul(u2).fma(v2, v2);
      signed.blend(near, magnitude.compare(VectorOperators.LT, TANH_SMALL)).intoArray(y, yo + i);
      signed2
          .blend(near2, magnitude2.compare(VectorOperators.LT, TANH_SMALL))
          .intoArray(y, yo + i + VL);
    }
  }

  /** {@code y = log(1 + e^x)}. */
  static void softplus(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector negative = v.reinterpretAsInts().or(SIGN).reinterpretAsFloats(); // -|x|
      FloatVector rounded =
          negative.fma(
              FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), negative));
      FloatVector square = r.mul(r);
      FloatVector low =
          r.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector high =
          square.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector power = high.fma(square, low).fma(square, r).add(one); // e^r
      FloatVector e =
          power
              .mul(
                  rounded
                      .reinterpretAsInts()
                      .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(LIFTED)
              .blend(0f, negative.compare(VectorOperators.LT, EXP_MIN));
      FloatVector sum = e.add(2f);
      FloatVector lost = e.sub(sum.sub(2f));
      FloatVector inverse = one.div(sum);
      FloatVector quotient = e.mul(inverse);
      FloatVector minus = quotient.neg();
      FloatVector s = minus.fma(lost, minus.fma(sum, e)).fma(inverse, quotient);
      FloatVector u = s.mul(s);
      FloatVector q = FloatVector.broadcast(SPECIES, LOG_7);
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_6));
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_5));
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_4));
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_3));
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_2));
      q = q.fma(u, FloatVector.broadcast(SPECIES, LOG_1));
      FloatVector twice = s.add(s);
      FloatVector log = q.mul(u).fma(twice, twice);
      VectorMask<Float> positive = v.compare(VectorOperators.GT, 0f);
      log.blend(v.add(log), positive).intoArray(y, yo + i);
    }
  }
}
