package org.rnn4j.cells.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The coupled scan of {@link VectorKernels}, a row of the recurrence at a time: what the rows read
 * is not where they write in the same step. Lanes are a multiple of a vector's, or there is one and
 * the width is no less than a vector's.
 */
final class VectorCoupledScan {

  private static final VectorSpecies<Float> SPECIES = VectorWidth.SPECIES;
  private static final int VL = SPECIES.length();

  // Operands of the first row; those of the second stand behind them.
  private static final int A = 0;
  private static final int S = 4;
  private static final int B = 6;
  private static final int Y = 8;

  private VectorCoupledScan() {}

  private static FloatVector load(float[] a, int offset) {
    return FloatVector.fromArray(SPECIES, a, offset);
  }

  static void run(
      boolean sumFirst,
      boolean descending,
      int steps,
      float[][] array,
      int[] offset,
      int[] stride,
      boolean aByLane,
      int width,
      int lanes) {
    boolean isDirect = aByLane || lanes == 1; // one a for each number
    for (int n = 0; n < steps; n++) {
      int t = descending ? steps - 1 - n : n;
      for (int row = 0; row < 2; row++) {
        if (isDirect && sumFirst) {
          sumFirstByLane(row, t, array, offset, stride, width * lanes);
        } else if (isDirect) {
          productFirstByLane(row, t, array, offset, stride, width * lanes);
        } else if (sumFirst) {
          sumFirstByFeature(row, t, array, offset, stride, width, lanes);
        } else {
          productFirstByFeature(row, t, array, offset, stride, width, lanes);
        }
      }
    }
  }

  private static int at(int operand, int t, int[] offset, int[] stride) {
    return offset[operand] + t * stride[operand];
  }

  private static void productFirstByFeature(
      int row, int t, float[][] array, int[] offset, int[] stride, int width, int lanes) {
    float[] a1 = array[A + 2 * row];
    float[] a2 = array[A + 2 * row + 1];
    float[] s1 = array[S];
    float[] s2 = array[S + 1];
    float[] b = array[B + row];
    float[] y = array[Y + row];
    int a1o = at(A + 2 * row, t, offset, stride);
    int a2o = at(A + 2 * row + 1, t, offset, stride);
    int s1o = at(S, t, offset, stride);
    int s2o = at(S + 1, t, offset, stride);
    int bo = at(B + row, t, offset, stride);
    int yo = at(Y + row, t, offset, stride);
    for (int j = 0; j < width; j++) {
      float a1j = a1[a1o + j];
      float a2j = a2[a2o + j];
      for (int i = j * lanes; i < (j + 1) * lanes; i += VL) {
        FloatVector x1 = load(s1, s1o + i).mul(a1j);
        x1.add(load(s2, s2o + i).mul(a2j)).add(load(b, bo + i)).intoArray(y, yo + i);
      }
    }
  }

  private static void productFirstByLane(
      int row, int t, float[][] array, int[] offset, int[] stride, int count) {
    float[] a1 = array[A + 2 * row];
    float[] a2 = array[A + 2 * row + 1];
    float[] s1 = array[S];
    float[] s2 = array[S + 1];
    float[] b = array[B + row];
    float[] y = array[Y + row];
    int a1o = at(A + 2 * row, t, offset, stride);
    int a2o = at(A + 2 * row + 1, t, offset, stride);
    int s1o = at(S, t, offset, stride);
    int s2o = at(S + 1, t, offset, stride);
    int bo = at(B + row, t, offset, stride);
    int yo = at(Y + row, t, offset, stride);
    for (int n = 0; n < count; n += VL) {
      int i = Math.min(n, count - VL); // the last vector may go over some numbers again
      FloatVector x1 = load(a1, a1o + i).mul(load(s1, s1o + i));
      FloatVector x2 = load(a2, a2o + i).mul(load(s2, s2o + i));
      x1.add(x2).add(load(b, bo + i)).intoArray(y, yo + i);
    }
  }

  private static void sumFirstByFeature(
      int row, int t, float[][] array, int[] offset, int[] stride, int width, int lanes) {
    float[] a1 = array[A + 2 * row];
    float[] a2 = array[A + 2 * row + 1];
    float[] s1 = array[S];
    float[] s2 = array[S + 1];
    float[] b1 = array[B];
    float[] b2 = array[B + 1];
    float[] y = array[Y + row];
    int a1o = at(A + 2 * row, t, offset, stride);
    int a2o = at(A + 2 * row + 1, t, offset, stride);
    int s1o = at(S, t, offset, stride);
    int s2o = at(S + 1, t, offset, stride);
    int b1o = at(B, t, offset, stride);
    int b2o = at(B + 1, t, offset, stride);
    int yo = at(Y + row, t, offset, stride);
    for (int j = 0; j < width; j++) {
      float a1j = a1[a1o + j];
      float a2j = a2[a2o + j];
      for (int i = j * lanes; i < (j + 1) * lanes; i += VL) {
        FloatVector x1 = load(s1, s1o + i).add(load(b1, b1o + i)).mul(a1j);
        FloatVector x2 = load(s2, s2o + i).add(load(b2, b2o + i)).mul(a2j);
        x1.add(x2).intoArray(y, yo + i);
      }
    }
  }

  private static void sumFirstByLane(
      int row, int t, float[][] array, int[] offset, int[] stride, int count) {
    float[] a1 = array[A + 2 * row];
    float[] a2 = array[A + 2 * row + 1];
    float[] s1 = array[S];
    float[] s2 = array[S + 1];
    float[] b1 = array[B];
    float[] b2 = array[B + 1];
    float[] y = array[Y + row];
    int a1o = at(A + 2 * row, t, offset, stride);
    int a2o = at(A + 2 * row + 1, t, offset, stride);
    int s1o = at(S, t, offset, stride);
    int s2o = at(S + 1, t, offset, stride);
    int b1o = at(B, t, offset, stride);
    int b2o = at(B + 1, t, offset, stride);
    int yo = at(Y + row, t, offset, stride);
    for (int n = 0; n < count; n += VL) {
      int i = Math.min(n, count - VL); // the last vector may go over some numbers again
      FloatVector x1 = load(a1, a1o + i).mul(load(s1, s1o + i).add(load(b1, b1o + i)));
      FloatVector x2 = load(a2, a2o + i).mul(load(s2, s2o + i).add(load(b2, b2o + i)));
      x1.add(x2).intoArray(y, yo + i);
    }
  }
}
