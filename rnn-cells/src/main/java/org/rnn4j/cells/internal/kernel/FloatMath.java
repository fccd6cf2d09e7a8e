package org.rnn4j.cells.internal.kernel;

/**
 * Elementary functions in float whose bits are the same on every machine: polynomials with a fixed
 * order of fused multiply-adds, because {@link Math#exp} and {@link Math#tanh} may differ between
 * platforms. The errors stated are against the exact value, found by a test over the whole range.
 *
 * <p>Each is written for what a vector of it costs: few steps that wait for each other, because a
 * processor holds only so many unfinished ones, and no branches but a choice of the result at the
 * end. Out of range the same path is taken, whatever comes of it, and the result replaced.
 *
 * <p>The reduction of the exponential and the polynomial of tanh are those of the Cephes library
 * (Moshier 1992), single precision.
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
  static final int LIFT = 24;
  static final float LIFTED = 0x1p-24f;

  // (e^r - 1 - r) / r^2 for |r| up to ln 2 / 2: minimax, 3e-9 of e^r at most.
  static final float EXP_4 = 1.3814594131e-3f;
  static final float EXP_3 = 8.3687193692e-3f;
  static final float EXP_2 = 4.1668388993e-2f;
  static final float EXP_1 = 1.6666521132e-1f;
  static final float EXP_0 = 4.9999994040e-1f;

  static final float TANH_SMALL = 0.625f;
  static final float TANH_ONE = 20f; // tanh is 1 long before, and e^2x far from overflow
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
    float rounded = Math.fma(x, LOG2_E, ROUND); // its low bits are the integer n
    float y = expOfRest(x, rounded - ROUND);
    // 2^n in two factors, because n reaches beyond the exponents of a float.
    int whole = Float.floatToRawIntBits(rounded) - ROUND_BITS;
    int half = whole >> 1;
    float scaled = y * powerOfTwo(half) * powerOfTwo(whole - half);
    return x > EXP_MAX ? Float.POSITIVE_INFINITY : x < EXP_MIN ? 0 : scaled;
  }

  /** {@code e^r} for {@code r = x - n ln 2}. */
  private static float expOfRest(float x, float n) {
    float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    float square = r * r;
    float low = Math.fma(EXP_1, r, EXP_0);
    float high = Math.fma(EXP_4, square, Math.fma(EXP_3, r, EXP_2));
    return Math.fma(Math.fma(high, square, low), square, r) + 1;
  }

  private static float powerOfTwo(int n) {
    return Float.intBitsToFloat((n + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /** {@code e^-|x|}; 2^n is made as {@code 2^(n + LIFT)}, never subnormal, and {@code 2^-LIFT}. */
  private static float expOfMinus(float x) {
    float negative = -Math.abs(x);
    float rounded = Math.fma(negative, LOG2_E, ROUND);
    float y = expOfRest(negative, rounded - ROUND);
    int n = Float.floatToRawIntBits(rounded) - ROUND_BITS;
    float scaled = y * powerOfTwo(n + LIFT) * LIFTED;
    return negative < EXP_MIN ? 0 : scaled;
  }

  /**
   * {@code 1 / (1 + e^-x)}, without overflow: from {@code e = e^-|x|}. For negative x that is
   * {@code e / (1 + e)}, computed as {@code e - e^2 / (1 + e)}, in which the rounding errors of the
   * divisor and of the quotient weigh little; for others it is 1 minus the same.
   */
  static float sigmoid(float x) {
    float e = expOfMinus(x);
    float below = e - e * e / (1 + e);
    return x < 0 ? below : 1 - below;
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
    float rounded = Math.fma(magnitude, 2 * LOG2_E, ROUND);
    float y = expOfRest(magnitude + magnitude, rounded - ROUND);
    float e = y * powerOfTwo(Float.floatToRawIntBits(rounded) - ROUND_BITS);
    float far = magnitude > TANH_ONE ? 1 : 1 - 2 / (e + 1);
    return magnitude < TANH_SMALL ? near : Math.copySign(far, x);
  }

  /** Natural logarithm, rounded from double. */
  static float log(float x) {
    return (float) StrictMath.log(x);
  }

  /**
   * {@code log(1 + e^x)} as {@code max(x, 0) + log(1 + e)} with {@code e = e^-|x|}, and the
   * logarithm as {@code 2 artanh(s)} with {@code s = e / (2 + e)}, at most 1/3. The quotient is
   * corrected for what rounding took from its divisor and from itself.
   */
  static float softplus(float x) {
    float e = expOfMinus(x);
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
