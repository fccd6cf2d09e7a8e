package org.rnn4j.cells.internal.kernel;

/**
 * Elementary functions in float whose bits are the same on every machine: polynomials with a fixed
 * order of fused multiply-adds, because {@link Math#exp} and {@link Math#tanh} may differ between
 * platforms. The errors stated are against the exact value, found by a test over the whole range.
 *
 * <p>The polynomials are those of the Cephes library (Moshier 1992), single precision.
 */
final class FloatMath {

  static final float LOG2_E = 1.44269504088896341f;
  // ln 2 in two parts, the first with few bits, so that n * LN2_HIGH is exact.
  static final float LN2_HIGH = 0.693359375f;
  static final float LN2_LOW = -2.12194440e-4f;
  static final float ROUND = 12582912f; // 1.5 * 2^23: adding it rounds to the nearest integer
  static final int ROUND_BITS = 0x4B400000; // the bits of ROUND
  static final int EXPONENT_BIAS = 127;
  static final int MANTISSA_BITS = 23;
  static final float EXP_MAX = 88.72284f; // above: infinity
  static final float EXP_MIN = -103.97208f; // below: 0

  static final float EXP_5 = 1.9875691500e-4f;
  static final float EXP_4 = 1.3981999507e-3f;
  static final float EXP_3 = 8.3334519073e-3f;
  static final float EXP_2 = 4.1665795894e-2f;
  static final float EXP_1 = 1.6666665459e-1f;
  static final float EXP_0 = 5.0000001201e-1f;

  static final float TANH_SMALL = 0.625f;
  static final float TANH_4 = -5.70498872745e-3f;
  static final float TANH_3 = 2.06390887954e-2f;
  static final float TANH_2 = -5.37397155531e-2f;
  static final float TANH_1 = 1.33314422036e-1f;
  static final float TANH_0 = -3.33332819422e-1f;

  // artanh(s) / s - 1 in powers of s^2: 1/3, 1/5, ...; the last one takes over what is left out.
  static final float LOG_7 = 0.0741f;
  static final float LOG_6 = 1f / 13;
  static final float LOG_5 = 1f / 11;
  static final float LOG_4 = 1f / 9;
  static final float LOG_3 = 1f / 7;
  static final float LOG_2 = 1f / 5;
  static final float LOG_1 = 1f / 3;

  private FloatMath() {}

  /** {@code e^x}. */
  static float exp(float x) {
    // Out of range the same path is taken with the argument at the border, and the result replaced:
    // this is what a vector does, which cannot branch.
    float in = x > EXP_MAX ? EXP_MAX : x < EXP_MIN ? EXP_MIN : x;
    float rounded = Math.fma(in, LOG2_E, ROUND); // its low bits are the integer n
    float n = rounded - ROUND;
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, in));
    float p = EXP_5;
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r, EXP_1);
    p = Math.fma(p, r, EXP_0);
    float y = Math.fma(p, r * r, r) + 1;
    // 2^n in two factors, because n reaches beyond the exponents of a float.
    int whole = Float.floatToRawIntBits(rounded) - ROUND_BITS;
    int half = whole >> 1;
    float scaled = y * powerOfTwo(half) * powerOfTwo(whole - half);
    return x > EXP_MAX ? Float.POSITIVE_INFINITY : x < EXP_MIN ? 0 : scaled;
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /**
   * {@code 1 / (1 + e^-x)}, without overflow: from {@code e^-|x|}. The quotient is corrected for
   * what rounding took from its divisor and from itself: 1.5 instead of 2.4 units in the last
   * place.
   */
  static float sigmoid(float x) {
    float e = exp(-Math.abs(x));
    float sum = 1 + e;
    float lost = e - (sum - 1); // exactly what sum lacks
    float above = x < 0 ? e : 1;
    float inverse = 1 / sum;
    float quotient = above * inverse;
    float rest = Math.fma(-quotient, lost, Math.fma(-quotient, sum, above));
    return Math.fma(rest, inverse, quotient);
  }

  /** Hyperbolic tangent: an odd polynomial near 0, {@code 1 - 2 / (e^2|x| + 1)} beyond. */
  static float tanh(float x) {
    float magnitude = Math.abs(x);
    float square = x * x;
    float p = TANH_4;
    p = Math.fma(p, square, TANH_3);
    p = Math.fma(p, square, TANH_2);
    p = Math.fma(p, square, TANH_1);
    p = Math.fma(p, square, TANH_0);
    float near = Math.fma(p * square, x, x);
    float far = Math.copySign(1 - 2 / (exp(2 * magnitude) + 1), x);
    return magnitude < TANH_SMALL ? near : far;
  }

  /** Natural logarithm, rounded from double. */
  static float log(float x) {
    return (float) StrictMath.log(x);
  }

  /**
   * {@code log(1 + e^x)} as {@code max(x, 0) + log(1 + e)} with {@code e = e^-|x|}, and the
   * logarithm as {@code 2 artanh(s)} with {@code s = e / (2 + e)}, at most 1/3. The quotient is
   * corrected as in {@link #sigmoid}.
   */
  static float softplus(float x) {
    float e = exp(-Math.abs(x));
    float sum = e + 2;
    float lost = e - (sum - 2); // exactly what sum lacks
    float inverse = 1 / sum;
    float quotient = e * inverse;
    float rest = Math.fma(-quotient, lost, Math.fma(-quotient, sum, e));
    float s = Math.fma(rest, inverse, quotient);
    float square = s * s;
    float q = LOG_7;
    q = Math.fma(q, square, LOG_6);
    q = Math.fma(q, square, LOG_5);
    q = Math.fma(q, square, LOG_4);
    q = Math.fma(q, square, LOG_3);
    q = Math.fma(q, square, LOG_2);
    q = Math.fma(q, square, LOG_1);
    float twice = s + s;
    float log = Math.fma(q * square, twice, twice);
    return x > 0 ? x + log : log;
  }
}
