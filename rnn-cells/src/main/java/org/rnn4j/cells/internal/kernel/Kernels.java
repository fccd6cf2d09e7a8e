package org.rnn4j.cells.internal.kernel;

import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;

/**
 * The primitives that everything in float is made of. {@link ScalarKernels} is their readable
 * definition; any other implementation must give the same bits.
 *
 * <p>A batched value of one time step is stored {@code [width, lanes]}: the lanes are rows of the
 * batch side by side, so every operation below is independent per lane except the sums over the
 * batch. To keep the bits equal whatever the width of a vector, each result is accumulated in one
 * stated order with {@link Math#fma}, and sums over the batch keep one accumulator for each lane
 * and add those in a fixed tree ({@link #sumOfLanes}).
 *
 * <p>All arguments are trusted. Distances from one time step to the next are called strides.
 */
public interface Kernels {

  /** The lanes of a batched value during training and batch inference. */
  int LANES = 16;

  /** Time steps that the sum of an outer product takes together. */
  int STEPS_OF_SUM = 16;

  /** The most outputs in a block of a packed matrix. */
  int LARGEST_BLOCK = 12;

  /** What a product's accumulators start from. */
  enum Start {
    /** Zero. */
    ZERO,
    /** A vector {@code [width]}, the same for every lane. */
    VECTOR,
    /** A value of the result's shape. */
    BLOCK
  }

  /** What this implementation is, for provenance. */
  String name();

  /** {@code a[offset .. offset + count) = value}. */
  void fill(float[] a, int offset, int count, float value);

  /**
   * A count, rounded up to one without a part of a vector left over; by less than {@link #LANES}.
   */
  int inWholeVectors(int count);

  /** Copies {@code count} numbers. */
  void copy(float[] from, int fromOffset, float[] to, int toOffset, int count);

  /**
   * {@code y = f(x)}, {@code count} numbers. Places of x and y do not overlap, except that y may
   * begin behind the last number of x that matters: a count that was rounded up goes on into it,
   * see {@link #inWholeVectors}.
   */
  void unary(Unary f, float[] x, int xo, float[] y, int yo, int count);

  /**
   * {@code dx = dy * f'}; {@code v} is the result of f for sigmoid, tanh, relu, exp, sqrt and
   * reciprocal, its argument for the others.
   */
  void unaryGradient(
      Unary f, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count);

  /** {@code z = f(x, y)}, {@code count} numbers. */
  void binary(Binary f, float[] x, int xo, float[] y, int yo, float[] z, int zo, int count);

  /** {@code z = a b + c d}, {@code count} numbers; products and sum are rounded one by one. */
  void sumOfProducts(
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
      int count);

  /** {@code z = a b + c}, {@code count} numbers; product and sum are rounded one by one. */
  void productPlus(
      float[] a, int ao, float[] b, int bo, float[] c, int co, float[] z, int zo, int count);

  /** {@code dx = (a b) * f'} for sigmoid and tanh; {@code v} is the result of f. */
  void productGradient(
      Unary f,
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] v,
      int vo,
      float[] dx,
      int dxo,
      int count);

  /**
   * {@code z = f(x, y)} with one number of {@code y} for each feature, or one for all with {@code
   * yStep = 0}.
   *
   * @param swapped whether it is {@code f(y, x)} instead
   */
  void binaryByFeature(
      Binary f,
      boolean swapped,
      float[] x,
      int xo,
      float[] y,
      int yo,
      int yStep,
      float[] z,
      int zo,
      int width,
      int lanes);

  /**
   * {@code z = f(x, y)} with one number of {@code y} for each lane.
   *
   * @param swapped whether it is {@code f(y, x)} instead
   */
  void binaryByLane(
      Binary f,
      boolean swapped,
      float[] x,
      int xo,
      float[] y,
      int yo,
      float[] z,
      int zo,
      int width,
      int lanes);

  /** {@code y = fma(scale, x, offset)}, {@code count} numbers. */
  void affine(float scale, float offset, float[] x, int xo, float[] y, int yo, int count);

  /**
   * For each step and lane {@code y[j] = start[j] + sum over i of m(i, j) * x[i]}, i in order, each
   * term added with fma.
   *
   * @param m element {@code (i, j)} stands at {@code mo + j * mOut + i * mIn}
   * @param outWidth how many j
   * @param inWidth how many i
   */
  void product(
      int steps,
      float[] m,
      int mo,
      int mOut,
      int mIn,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      int xStride,
      Start start,
      float[] s,
      int so,
      int sStride,
      float[] y,
      int yo,
      int yStride,
      int lanes);

  /**
   * Rearranges a matrix so that {@link #packedProduct} reads it from beginning to end: blocks of
   * {@link #packedBlock} neighbouring outputs, in a block the outputs of input 0, then those of
   * input 1, and so on. A product runs through it at every time step, and a large matrix in its own
   * order lies on too many pages for that.
   *
   * @param m element {@code (i, j)} stands at {@code mo + j * mOut + i * mIn}
   */
  default void pack(
      float[] m, int mo, int mOut, int mIn, int outWidth, int inWidth, float[] packed, int po) {
    int to = po;
    for (int j = 0; j < outWidth; ) {
      int block = packedBlock(outWidth - j);
      for (int i = 0; i < inWidth; i++) {
        for (int b = 0; b < block; b++) {
          packed[to++] = m[mo + (j + b) * mOut + i * mIn];
        }
      }
      j += block;
    }
  }

  /** The outputs in the next block of a packed matrix, when so many are left. */
  static int packedBlock(int outputsLeft) {
    // Twelve outputs of two vectors are what 32 registers hold; the rest shares a tile if it can.
    return outputsLeft >= LARGEST_BLOCK
        ? LARGEST_BLOCK
        : outputsLeft >= 8 ? 8 : outputsLeft >= 4 ? 4 : outputsLeft >= 2 ? 2 : 1;
  }

  /** As {@link #product}, with a matrix that {@link #pack} has rearranged. */
  void packedProduct(
      int steps,
      float[] packed,
      int po,
      int outWidth,
      int inWidth,
      float[] x,
      int xo,
      int xStride,
      Start start,
      float[] s,
      int so,
      int sStride,
      float[] y,
      int yo,
      int yStride,
      int lanes);

  /**
   * For several factors x that share one gradient g, {@code m[i, j] += sum over steps and lanes of
   * x[i] * g[j]}: the steps in groups of {@link #STEPS_OF_SUM}, in each group step by step and in a
   * step lane by lane with fma, starting from zero; the sum of a group is added to m.
   *
   * <p>Operands stand side by side in the arrays: the factors, the gradient, the targets m, which
   * do not overlap. Their lanes are {@link #LANES}.
   *
   * @param factors how many
   * @param array of each operand
   * @param offset of each operand at the first step
   * @param stride of each operand from step to step
   * @param width of each operand; a target {@code [width of x, width of g]} has its row length from
   *     the gradient
   */
  void addOuterProducts(
      int steps, int factors, float[][] array, int[] offset, int[] stride, int[] width);

  /**
   * {@code v[j] += sum over steps and lanes of g[j]}: per lane in order, then {@link #sumOfLanes}.
   */
  void addSums(int steps, float[] g, int go, int gStride, int width, float[] v, int vo, int lanes);

  /** {@code v[j] += sum over steps and lanes of x[j] * g[j]}; order as above. */
  void addDots(
      int steps,
      float[] x,
      int xo,
      int xStride,
      float[] g,
      int go,
      int gStride,
      int width,
      float[] v,
      int vo,
      int lanes);

  /**
   * For each step in turn {@code y = a * s + b}, or {@code y = (s + b) * a}; s is usually what y
   * was one step before, and so is read only when y has been written there. Strides may be
   * negative.
   *
   * @param sumFirst whether it is the second form
   * @param aByLane whether a is {@code [width, lanes]} and not one number for each feature
   */
  void scan(
      boolean sumFirst,
      int steps,
      float[] a,
      int ao,
      int aStride,
      boolean aByLane,
      float[] s,
      int so,
      int sStride,
      float[] b,
      int bo,
      int bStride,
      float[] y,
      int yo,
      int yStride,
      int width,
      int lanes);

  /**
   * Two {@link #scan}s of which each sees what both were one step before: for each step in turn
   *
   * <pre>
   *   y_i = a_i1 * s_1 + a_i2 * s_2 + b_i
   *   y_i = a_i1 * (s_1 + b_1) + a_i2 * (s_2 + b_2)
   * </pre>
   *
   * <p>Operands stand side by side in the arrays: a_11, a_12, a_21, a_22, s_1, s_2, b_1, b_2, y_1,
   * y_2.
   *
   * @param sumFirst whether it is the second form
   * @param descending whether the last step comes first
   * @param array of each operand
   * @param offset of each operand at step 0
   * @param stride of each operand from step to step
   * @param aByLane as in {@link #scan}
   */
  void coupledScan(
      boolean sumFirst,
      boolean descending,
      int steps,
      float[][] array,
      int[] offset,
      int[] stride,
      boolean aByLane,
      int width,
      int lanes);

  /** For each lane the sum over the features, in order. */
  void rowSum(float[] x, int xo, int width, float[] y, int yo, int lanes);

  /** For each lane {@code 1 / sqrt(mean((x - mean)^2) + epsilon)}. */
  void inverseDeviation(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float epsilon,
      float[] y,
      int yo,
      int width,
      int lanes);

  /** For each lane {@code n = (x - mean) * s}. */
  void standardize(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float[] s,
      int so,
      float[] n,
      int no,
      int width,
      int lanes);

  /** For each lane {@code dx = s * (dn - mean(dn) - n * mean(dn * n))}. */
  void standardizeGradient(
      float[] dn,
      int dno,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes);

  /** {@code y = x * gain + offset} with a number for each feature, the product rounded. */
  void scaleAndShift(
      float[] x,
      int xo,
      float[] gain,
      int go,
      float[] offset,
      int oo,
      float[] y,
      int yo,
      int width,
      int lanes);

  /** As {@link #standardizeGradient} of {@code dn = dy * gain}, a gain for each feature. */
  void scaledStandardizeGradient(
      float[] dy,
      int dyo,
      float[] gain,
      int go,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes);

  /**
   * {@code y = mask != 0 ? a : b}.
   *
   * @param maskStep from feature to feature of the mask: 0 where it has one number for each lane
   */
  void select(
      float[] mask,
      int mo,
      int maskStep,
      float[] a,
      int ao,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int width,
      int lanes);

  /**
   * {@code y = (mask != 0) == present ? a : 0}.
   *
   * @param maskStep as in {@link #select}
   */
  void selectOrZero(
      float[] mask,
      int mo,
      int maskStep,
      boolean present,
      float[] a,
      int ao,
      float[] y,
      int yo,
      int width,
      int lanes);

  /**
   * A random mask: for feature j and lane l {@code kept}, or 0 as {@link CounterHash#isKept} says
   * of place {@code place + j} and row {@code firstRow + l}.
   */
  void dropoutMask(
      long key,
      int place,
      int firstRow,
      int threshold,
      float kept,
      float[] y,
      int yo,
      int width,
      int lanes);

  /** {@code a += b}, {@code count} numbers. */
  void add(float[] a, int ao, float[] b, int bo, int count);

  /** The sum of the lanes as a fixed binary tree: halves are added until one number is left. */
  static float sumOfLanes(float[] lanes, int count) {
    return sumOfLanes(lanes, 0, count);
  }

  /** The same of lanes that begin at an offset. */
  static float sumOfLanes(float[] lanes, int offset, int count) {
    for (int half = count / 2; half > 0; half /= 2) {
      for (int l = offset; l < offset + half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[offset];
  }
}
