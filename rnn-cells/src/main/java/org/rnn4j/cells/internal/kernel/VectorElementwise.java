package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;

/**
 * Element-wise loops of {@link VectorKernels} over {@code count} numbers, a multiple of the vector
 * length; {@link VectorMath} has the functions that are polynomials.
 *
 * <p>Every function has a method for itself, because C2 makes objects of the vectors in a switch
 * with many loops (JDK 17 and 25; found by the allocation test and by the conformance kit).
 */
final class VectorElementwise {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();

  private VectorElementwise() {}

  private static FloatVector load(float[] a, int offset) {
    return FloatVector.fromArray(SPECIES, a, offset);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /** Whether there is a loop for this function. */
  static boolean has(Unary f) {
    return switch (f) {
      case SIGMOID, TANH, EXP, SOFTPLUS, RELU, SQRT, SQUARE, RECIPROCAL, ABS, NEGATE -> true;
      case LOG, SIN, COS -> false;
    };
  }

  /**
   * {@code y = f(x)}, for a function that {@link #has} a loop, over a count that is a multiple of
   * the length of a vector. Results do not stand where operands do.
   */
  static void unary(Unary f, float[] x, int xo, float[] y, int yo, int count) {
    switch (f) {
      case SIGMOID -> VectorMath.sigmoid(x, xo, y, yo, count);
      case TANH -> VectorMath.tanh(x, xo, y, yo, count);
      case EXP -> VectorMath.exp(x, xo, y, yo, count);
      case SOFTPLUS -> VectorMath.softplus(x, xo, y, yo, count);
      case RELU -> relu(x, xo, y, yo, count);
      case SQRT -> sqrt(x, xo, y, yo, count);
      case SQUARE -> square(x, xo, y, yo, count);
      case RECIPROCAL -> reciprocal(x, xo, y, yo, count);
      case ABS -> abs(x, xo, y, yo, count);
      default -> negate(x, xo, y, yo, count);
    }
  }

  private static void relu(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).max(0f).intoArray(y, yo + i);
    }
  }

  private static void sqrt(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).lanewise(VectorOperators.SQRT).intoArray(y, yo + i);
    }
  }

  private static void square(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector v = load(x, xo + i);
      v.mul(v).intoArray(y, yo + i);
    }
  }

  private static void reciprocal(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      all(1f).div(load(x, xo + i)).intoArray(y, yo + i);
    }
  }

  private static void abs(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).abs().intoArray(y, yo + i);
    }
  }

  private static void negate(float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).neg().intoArray(y, yo + i);
    }
  }

  /** Whether there is a loop for the gradient of this function. */
  static boolean hasGradient(Unary f) {
    return switch (f) {
      case SIGMOID, TANH, RELU, EXP, SQRT, SQUARE, RECIPROCAL -> true;
      case LOG, SOFTPLUS, ABS, NEGATE, SIN, COS -> false;
    };
  }

  /** {@code dx = dy * f'}; see {@link Kernels#unaryGradient} for v. */
  static void gradient(
      Unary f, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    switch (f) {
      case SIGMOID -> sigmoidGradient(dy, dyo, v, vo, dx, dxo, count);
      case TANH -> tanhGradient(dy, dyo, v, vo, dx, dxo, count);
      case RELU -> reluGradient(dy, dyo, v, vo, dx, dxo, count);
      case EXP -> expGradient(dy, dyo, v, vo, dx, dxo, count);
      case SQRT -> sqrtGradient(dy, dyo, v, vo, dx, dxo, count);
      case SQUARE -> squareGradient(dy, dyo, v, vo, dx, dxo, count);
      default -> reciprocalGradient(dy, dyo, v, vo, dx, dxo, count);
    }
  }

  private static void sigmoidGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector y = load(v, vo + i);
      load(dy, dyo + i).mul(y.mul(all(1f).sub(y))).intoArray(dx, dxo + i);
    }
  }

  private static void tanhGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector y = load(v, vo + i);
      load(dy, dyo + i).mul(y.neg().fma(y, all(1f))).intoArray(dx, dxo + i);
    }
  }

  private static void reluGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector derivative = all(0f).blend(1f, load(v, vo + i).compare(VectorOperators.GT, 0f));
      load(dy, dyo + i).mul(derivative).intoArray(dx, dxo + i);
    }
  }

  private static void expGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(dy, dyo + i).mul(load(v, vo + i)).intoArray(dx, dxo + i);
    }
  }

  private static void sqrtGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(dy, dyo + i).mul(all(0.5f).div(load(v, vo + i))).intoArray(dx, dxo + i);
    }
  }

  private static void squareGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(dy, dyo + i).mul(load(v, vo + i).mul(2f)).intoArray(dx, dxo + i);
    }
  }

  private static void reciprocalGradient(
      float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector y = load(v, vo + i);
      load(dy, dyo + i).mul(y.mul(y).neg()).intoArray(dx, dxo + i);
    }
  }

  /** {@code dx = (a b) * f'}, for sigmoid and tanh. */
  static void productGradient(
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
    if (f == Unary.SIGMOID) {
      productSigmoidGradient(a, ao, b, bo, v, vo, dx, dxo, count);
    } else {
      productTanhGradient(a, ao, b, bo, v, vo, dx, dxo, count);
    }
  }

  private static void productSigmoidGradient(
      float[] a, int ao, float[] b, int bo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector y = load(v, vo + i);
      FloatVector dy = load(a, ao + i).mul(load(b, bo + i));
      dy.mul(y.mul(all(1f).sub(y))).intoArray(dx, dxo + i);
    }
  }

  private static void productTanhGradient(
      float[] a, int ao, float[] b, int bo, float[] v, int vo, float[] dx, int dxo, int count) {
    for (int i = 0; i < count; i += VL) {
      FloatVector y = load(v, vo + i);
      FloatVector dy = load(a, ao + i).mul(load(b, bo + i));
      dy.mul(y.neg().fma(y, all(1f))).intoArray(dx, dxo + i);
    }
  }

  /** {@code z = a b + c d}. */
  static void sumOfProducts(
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
    for (int i = 0; i < count; i += VL) {
      FloatVector first = load(a, ao + i).mul(load(b, bo + i));
      first.add(load(c, co + i).mul(load(d, dOffset + i))).intoArray(z, zo + i);
    }
  }

  /** {@code z = a b + c}. */
  static void productPlus(
      float[] a, int ao, float[] b, int bo, float[] c, int co, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(a, ao + i).mul(load(b, bo + i)).add(load(c, co + i)).intoArray(z, zo + i);
    }
  }

  /** {@code z = f(x, y)}. */
  static void binary(Binary f, float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    switch (f) {
      case PLUS -> plus(x, xo, y, yo, z, zo, count);
      case MINUS -> minus(x, xo, y, yo, z, zo, count);
      case TIMES -> times(x, xo, y, yo, z, zo, count);
      case DIVIDED_BY -> dividedBy(x, xo, y, yo, z, zo, count);
      case MIN -> min(x, xo, y, yo, z, zo, count);
      case MAX -> max(x, xo, y, yo, z, zo, count);
      case GREATER -> greater(x, xo, y, yo, z, zo, count);
    }
  }

  private static void plus(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).add(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void minus(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).sub(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void times(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).mul(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void dividedBy(
      float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).div(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void min(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).min(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void max(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      load(x, xo + i).max(load(y, yo + i)).intoArray(z, zo + i);
    }
  }

  private static void greater(float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    for (int i = 0; i < count; i += VL) {
      all(0f)
          .blend(1f, load(x, xo + i).compare(VectorOperators.GT, load(y, yo + i)))
          .intoArray(z, zo + i);
    }
  }

  /** {@code y = fma(scale, x, offset)}. */
  static void affine(float scale, float offset, float[] x, int xo, float[] y, int yo, int count) {
    FloatVector s = all(scale);
    FloatVector o = all(offset);
    for (int i = 0; i < count; i += VL) {
      s.fma(load(x, xo + i), o).intoArray(y, yo + i);
    }
  }
}
