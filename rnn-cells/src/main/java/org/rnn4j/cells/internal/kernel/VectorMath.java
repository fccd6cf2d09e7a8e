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
 * <p>Sigmoid, tanh and softplus take two loops over a block of numbers, the first of which leaves
 * an exponential in y, so that x and y are different places: the steps of one number wait for each
 * other, and a processor has only so many waiting at a time. With shorter chains more numbers are
 * under way at once.
 *
 * <p>Each loop has everything written out and not made of functions of a vector: a method that
 * takes a vector may be compiled on its own, is then too large to be inlined ("already compiled
 * into a big method"), and every vector passed to it becomes an object; ten times slower, in some
 * runs. For the same reason nothing is called from inside a loop but the vector API itself.
 *
 * <p>Counts are multiples of a vector's length; {@link VectorKernels#unary} sees to what is left
 * over.
 */
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int SIGN = 0x8000_0000;
  private static final int BLOCK = 1024; // numbers; they stay in the first-level cache

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

  /** {@code y = 1 / (1 + e^-x)}. */
  static void sigmoid(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += BLOCK) {
      int part = Math.min(BLOCK, count - i);
      expOfMinus(x, xo + i, y, yo + i, part);
      sigmoidOfExp(x, xo + i, y, yo + i, part);
    }
  }

  // y = e^-|x|
  private static void expOfMinus(float[] x, int xo, float[] y, int yo, int count) {
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
      power
          .mul(
              rounded
                  .reinterpretAsInts()
                  .sub(ROUND_BITS - EXPONENT_BIAS - LIFT)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .mul(LIFTED)
          .blend(0f, negative.compare(VectorOperators.LT, EXP_MIN))
          .intoArray(y, yo + i);
    }
  }

  // y holds e^-|x| before.
  private static void sigmoidOfExp(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector e = FloatVector.fromArray(SPECIES, y, yo + i);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector below = e.sub(e.mul(e).div(e.add(one)));
      one.sub(below).blend(below, v.compare(VectorOperators.LT, 0f)).intoArray(y, yo + i);
    }
  }

  /** {@code y = tanh(x)}. */
  static void tanh(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += BLOCK) {
      int part = Math.min(BLOCK, count - i);
      expOfTwice(x, xo + i, y, yo + i, part);
      tanhOfExp(x, xo + i, y, yo + i, part);
    }
  }

  // y = e^2|x|; of large x whatever comes of it, see tanhOfExp.
  private static void expOfTwice(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector magnitude = v.reinterpretAsInts().and(~SIGN).reinterpretAsFloats();
      FloatVector twice = magnitude.add(magnitude);
      FloatVector rounded =
          magnitude.fma(
              FloatVector.broadcast(SPECIES, 2 * LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
      FloatVector n = rounded.sub(ROUND);
      FloatVector r =
          n.fma(
              FloatVector.broadcast(SPECIES, -LN2_LOW),
              n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), twice));
      FloatVector square = r.mul(r);
      FloatVector low =
          r.fma(FloatVector.broadcast(SPECIES, EXP_1), FloatVector.broadcast(SPECIES, EXP_0));
      FloatVector high =
          square.fma(
              FloatVector.broadcast(SPECIES, EXP_4),
              r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2)));
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector power = high.fma(square, low).fma(square, r).add(one); // e^r
      power
          .mul(
              rounded
                  .reinterpretAsInts()
                  .sub(ROUND_BITS - EXPONENT_BIAS)
                  .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                  .reinterpretAsFloats())
          .intoArray(y, yo + i);
    }
  }

  // y holds e^2|x| before.
  private static void tanhOfExp(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector e = FloatVector.fromArray(SPECIES, y, yo + i);
      IntVector bits = v.reinterpretAsInts();
      FloatVector magnitude = bits.and(~SIGN).reinterpretAsFloats();
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector far =
          one.sub(FloatVector.broadcast(SPECIES, 2f).div(e.add(one)))
              .blend(1f, magnitude.compare(VectorOperators.GT, TANH_ONE));
      FloatVector signed = far.reinterpretAsInts().or(bits.and(SIGN)).reinterpretAsFloats();
      FloatVector u = v.mul(v);
      FloatVector q = FloatVector.broadcast(SPECIES, TANH_4);
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_3));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_2));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_1));
      q = q.fma(u, FloatVector.broadcast(SPECIES, TANH_0));
      FloatVector near = q.mul(u).fma(v, v);
      signed.blend(near, magnitude.compare(VectorOperators.LT, TANH_SMALL)).intoArray(y, yo + i);
    }
  }

  /** {@code y = log(1 + e^x)}. */
  static void softplus(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += BLOCK) {
      int part = Math.min(BLOCK, count - i);
      expOfMinus(x, xo + i, y, yo + i, part);
      softplusOfExp(x, xo + i, y, yo + i, part);
    }
  }

  // y holds e^-|x| before.
  private static void softplusOfExp(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector e = FloatVector.fromArray(SPECIES, y, yo + i);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
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
