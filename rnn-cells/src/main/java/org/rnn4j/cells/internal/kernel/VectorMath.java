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
 * {@link FloatMath} over arrays: the same operations in the same order, branches as blends.
 *
 * <p>Each function is a few passes over an array and not one function of a vector: a method that
 * takes a vector may be compiled on its own, is then too large to be inlined ("already compiled
 * into a big method"), and every vector passed to it becomes an object; ten times slower, in some
 * runs. For the same reason nothing here is called from inside a loop but the vector API itself.
 *
 * <p>Counts are multiples of the vector length. The result must not overlap the argument.
 */
final class VectorMath {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();
  private static final int SIGN = 0x8000_0000;

  private VectorMath() {}

  /** {@code y = e^y}, in place. */
  static void exp(float[] y, int yo, int count) {
    for (int i = yo; i < yo + count; i += VL) {
      FloatVector x = FloatVector.fromArray(SPECIES, y, i);
      VectorMask<Float> over = x.compare(VectorOperators.GT, EXP_MAX);
      VectorMask<Float> under = x.compare(VectorOperators.LT, EXP_MIN);
      FloatVector in = x.blend(EXP_MAX, over).blend(EXP_MIN, under);
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
      FloatVector e = p.fma(r.mul(r), r).add(1f);
      IntVector whole = rounded.reinterpretAsInts().sub(ROUND_BITS);
      IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
      IntVector rest = whole.sub(half);
      FloatVector scaled =
          e.mul(
                  half.add(EXPONENT_BIAS)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats())
              .mul(
                  rest.add(EXPONENT_BIAS)
                      .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                      .reinterpretAsFloats());
      scaled.blend(Float.POSITIVE_INFINITY, over).blend(0f, under).intoArray(y, i);
    }
  }

  /** {@code y = 1 / (1 + e^-x)}. */
  static void sigmoid(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) { // y = -|x|
      FloatVector.fromArray(SPECIES, x, xo + i)
          .reinterpretAsInts()
          .or(SIGN)
          .reinterpretAsFloats()
          .intoArray(y, yo + i);
    }
    exp(y, yo, count);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += VL) { // y = (x < 0 ? e : 1) / (1 + e), corrected
      FloatVector e = FloatVector.fromArray(SPECIES, y, yo + i);
      VectorMask<Float> negative =
          FloatVector.fromArray(SPECIES, x, xo + i).compare(VectorOperators.LT, 0f);
      FloatVector sum = one.add(e);
      FloatVector lost = e.sub(sum.sub(one));
      FloatVector above = one.blend(e, negative);
      FloatVector inverse = one.div(sum);
      FloatVector quotient = above.mul(inverse);
      FloatVector minus = quotient.neg();
      FloatVector rest = minus.fma(lost, minus.fma(sum, above));
      rest.fma(inverse, quotient).intoArray(y, yo + i);
    }
  }

  /** {@code y = tanh(x)}. */
  static void tanh(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) { // y = 2 |x|
      FloatVector.fromArray(SPECIES, x, xo + i)
          .reinterpretAsInts()
          .and(~SIGN)
          .reinterpretAsFloats()
          .mul(2f)
          .intoArray(y, yo + i);
    }
    exp(y, yo, count);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    for (int i = 0; i < count; i += VL) { // near 0 the polynomial, else +-(1 - 2 / (e + 1))
      FloatVector v = FloatVector.fromArray(SPECIES, x, xo + i);
      FloatVector square = v.mul(v);
      FloatVector p = FloatVector.broadcast(SPECIES, TANH_4);
      p = p.fma(square, FloatVector.broadcast(SPECIES, TANH_3));
      p = p.fma(square, FloatVector.broadcast(SPECIES, TANH_2));
      p = p.fma(square, FloatVector.broadcast(SPECIES, TANH_1));
      p = p.fma(square, FloatVector.broadcast(SPECIES, TANH_0));
      FloatVector near = p.mul(square).fma(v, v);
      FloatVector e = FloatVector.fromArray(SPECIES, y, yo + i);
      IntVector far = one.sub(two.div(e.add(one))).reinterpretAsInts().and(~SIGN);
      IntVector bits = v.reinterpretAsInts();
      FloatVector signed = far.or(bits.and(SIGN)).reinterpretAsFloats();
      VectorMask<Float> small =
          bits.and(~SIGN).reinterpretAsFloats().compare(VectorOperators.LT, TANH_SMALL);
      signed.blend(near, small).intoArray(y, yo + i);
    }
  }
}
