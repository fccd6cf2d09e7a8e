package org.rnn4j.cells.internal.kernel;

import static org.rnn4j.cells.internal.kernel.FloatMath.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link FloatMath} for a vector at once: the same operations in the same order, branches as blends. */
final class VectorMath {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int SIGN = 0x8000_0000;

  private VectorMath() {}

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  static FloatVector exp(FloatVector x) {
    VectorMask<Float> over = x.compare(VectorOperators.GT, EXP_MAX);
    VectorMask<Float> under = x.compare(VectorOperators.LT, EXP_MIN);
    FloatVector in = x.blend(EXP_MAX, over).blend(EXP_MIN, under);
    FloatVector rounded = in.fma(all(LOG2_E), all(ROUND));
    FloatVector n = rounded.sub(ROUND);
    FloatVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), in));
    FloatVector p = all(EXP_5);
    p = p.fma(r, all(EXP_4));
    p = p.fma(r, all(EXP_3));
    p = p.fma(r, all(EXP_2));
    p = p.fma(r, all(EXP_1));
    p = p.fma(r, all(EXP_0));
    FloatVector y = p.fma(r.mul(r), r).add(1f);
    IntVector whole = rounded.reinterpretAsInts().sub(ROUND_BITS);
    IntVector half = whole.lanewise(VectorOperators.ASHR, 1);
    FloatVector scaled = y.mul(powerOfTwo(half)).mul(powerOfTwo(whole.sub(half)));
    return scaled.blend(Float.POSITIVE_INFINITY, over).blend(0f, under);
  }

  private static FloatVector powerOfTwo(IntVector n) {
    return n.add(EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
        .reinterpretAsFloats();
  }

  static FloatVector sigmoid(FloatVector x) {
    FloatVector e = exp(x.reinterpretAsInts().or(SIGN).reinterpretAsFloats());
    return all(1f).blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f));
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector magnitude = x.reinterpretAsInts().and(~SIGN).reinterpretAsFloats();
    FloatVector square = x.mul(x);
    FloatVector p = all(TANH_4);
    p = p.fma(square, all(TANH_3));
    p = p.fma(square, all(TANH_2));
    p = p.fma(square, all(TANH_1));
    p = p.fma(square, all(TANH_0));
    FloatVector near = p.mul(square).fma(x, x);
    FloatVector far = all(1f).sub(all(2f).div(exp(magnitude.mul(2f)).add(1f)));
    FloatVector signed =
        far.reinterpretAsInts()
            .and(~SIGN)
            .or(x.reinterpretAsInts().and(SIGN))
            .reinterpretAsFloats();
    return signed.blend(near, magnitude.compare(VectorOperators.LT, TANH_SMALL));
  }
}
