package org.rnn4j.cells.internal.kernel;

import java.util.Arrays;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;

/** The definition of every kernel, in obvious loops. */
public class ScalarKernels extends ScalarLayerKernels {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void fill(float[] a, int offset, int count, float value) {
    Arrays.fill(a, offset, offset + count, value);
  }

  @Override
  public int inWholeVectors(int count) {
    return count;
  }

  @Override
  public void copy(float[] from, int fromOffset, float[] to, int toOffset, int count) {
    System.arraycopy(from, fromOffset, to, toOffset, count);
  }

  @Override
  public void unary(Unary f, float[] x, int xo, float[] y, int yo, int count) {
    switch (f) {
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          y[yo + i] = FloatMath.sigmoid(x[xo + i]);
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          y[yo + i] = FloatMath.tanh(x[xo + i]);
        }
      }
      case EXP -> {
        for (int i = 0; i < count; i++) {
          y[yo + i] = FloatMath.exp(x[xo + i]);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          y[yo + i] = value(f, x[xo + i]);
        }
      }
    }
  }

  static float value(Unary f, float x) {
    return switch (f) {
      case SIGMOID -> FloatMath.sigmoid(x);
      case TANH -> FloatMath.tanh(x);
      case RELU -> Math.max(x, 0f);
      case EXP -> FloatMath.exp(x);
      case LOG -> FloatMath.log(x);
      case SOFTPLUS -> FloatMath.softplus(x);
      case SQRT -> (float) Math.sqrt(x);
      case SQUARE -> x * x;
      case RECIPROCAL -> 1 / x;
      case ABS -> Math.abs(x);
      case NEGATE -> -x;
      case SIN -> (float) StrictMath.sin(x);
      case COS -> (float) StrictMath.cos(x);
    };
  }

  @Override
  public void unaryGradient(
      Unary f, float[] dy, int dyo, float[] v, int vo, float[] dx, int dxo, int count) {
    switch (f) {
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          dx[dxo + i] = dy[dyo + i] * (v[vo + i] * (1 - v[vo + i]));
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          dx[dxo + i] = dy[dyo + i] * Math.fma(-v[vo + i], v[vo + i], 1f);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          dx[dxo + i] = dy[dyo + i] * derivative(f, v[vo + i]);
        }
      }
    }
  }

  static float derivative(Unary f, float v) {
    return switch (f) {
      case SIGMOID -> v * (1 - v);
      case TANH -> Math.fma(-v, v, 1f);
      case RELU -> v > 0 ? 1 : 0;
      case EXP -> v;
      case LOG -> 1 / v;
      case SOFTPLUS -> FloatMath.sigmoid(v);
      case SQRT -> 0.5f / v;
      case SQUARE -> 2 * v;
      case RECIPROCAL -> -(v * v);
      case ABS -> Math.signum(v);
      case NEGATE -> -1;
      case SIN -> (float) StrictMath.cos(v);
      case COS -> (float) -StrictMath.sin(v);
    };
  }

  @Override
  public void binary(Binary f, float[] x, int xo, float[] y, int yo, float[] z, int zo, int count) {
    switch (f) {
      case PLUS -> {
        for (int i = 0; i < count; i++) {
          z[zo + i] = x[xo + i] + y[yo + i];
        }
      }
      case MINUS -> {
        for (int i = 0; i < count; i++) {
          z[zo + i] = x[xo + i] - y[yo + i];
        }
      }
      case TIMES -> {
        for (int i = 0; i < count; i++) {
          z[zo + i] = x[xo + i] * y[yo + i];
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          z[zo + i] = value(f, x[xo + i], y[yo + i]);
        }
      }
    }
  }

  static float value(Binary f, float x, float y) {
    return switch (f) {
      case PLUS -> x + y;
      case MINUS -> x - y;
      case TIMES -> x * y;
      case DIVIDED_BY -> x / y;
      case MIN -> Math.min(x, y);
      case MAX -> Math.max(x, y);
      case GREATER -> x > y ? 1 : 0;
    };
  }

  @Override
  public void sumOfProducts(
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
    for (int i = 0; i < count; i++) {
      z[zo + i] = a[ao + i] * b[bo + i] + c[co + i] * d[dOffset + i];
    }
  }

  @Override
  public void productPlus(
      float[] a, int ao, float[] b, int bo, float[] c, int co, float[] z, int zo, int count) {
    for (int i = 0; i < count; i++) {
      z[zo + i] = a[ao + i] * b[bo + i] + c[co + i];
    }
  }

  @Override
  public void productGradient(
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
    switch (f) {
      case SIGMOID -> {
        for (int i = 0; i < count; i++) {
          dx[dxo + i] = a[ao + i] * b[bo + i] * (v[vo + i] * (1 - v[vo + i]));
        }
      }
      case TANH -> {
        for (int i = 0; i < count; i++) {
          dx[dxo + i] = a[ao + i] * b[bo + i] * Math.fma(-v[vo + i], v[vo + i], 1f);
        }
      }
      default -> throw new IllegalArgumentException(f + " takes in no product");
    }
  }

  @Override
  public void binaryByFeature(
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
      int lanes) {
    for (int j = 0; j < width; j++) {
      float b = y[yo + j * yStep];
      for (int i = j * lanes; i < (j + 1) * lanes; i++) {
        float a = x[xo + i];
        z[zo + i] = swapped ? value(f, b, a) : value(f, a, b);
      }
    }
  }

  @Override
  public void binaryByLane(
      Binary f,
      boolean swapped,
      float[] x,
      int xo,
      float[] y,
      int yo,
      float[] z,
      int zo,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int l = 0; l < lanes; l++) {
        float a = x[xo + j * lanes + l];
        float b = y[yo + l];
        z[zo + j * lanes + l] = swapped ? value(f, b, a) : value(f, a, b);
      }
    }
  }

  @Override
  public void affine(float scale, float offset, float[] x, int xo, float[] y, int yo, int count) {
    for (int i = 0; i < count; i++) {
      y[yo + i] = Math.fma(scale, x[xo + i], offset);
    }
  }

  @Override
  public void product(
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
      int lanes) {
    for (int t = 0; t < steps; t++) {
      int xt = xo + t * xStride;
      int yt = yo + t * yStride;
      int st = so + t * sStride;
      for (int j = 0; j < outWidth; j++) {
        int yj = yt + j * lanes;
        switch (start) {
          case ZERO -> Arrays.fill(y, yj, yj + lanes, 0);
          case VECTOR -> Arrays.fill(y, yj, yj + lanes, s[so + j]);
          case BLOCK -> System.arraycopy(s, st + j * lanes, y, yj, lanes);
        }
        for (int i = 0; i < inWidth; i++) {
          float weight = m[mo + j * mOut + i * mIn];
          int xi = xt + i * lanes;
          for (int l = 0; l < lanes; l++) {
            y[yj + l] = Math.fma(weight, x[xi + l], y[yj + l]);
          }
        }
      }
    }
  }

  @Override
  public void packedProduct(
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
      int lanes) {
    for (int j = 0; j < outWidth; ) {
      int block = Kernels.packedBlock(outWidth - j);
      int sj = so + (start == Start.VECTOR ? j : j * lanes);
      product(
          steps,
          packed,
          po + j * inWidth,
          1,
          block,
          block,
          inWidth,
          x,
          xo,
          xStride,
          start,
          s,
          sj,
          sStride,
          y,
          yo + j * lanes,
          yStride,
          lanes);
      j += block;
    }
  }

  @Override
  public void addOuterProducts(
      int steps, int factors, float[][] array, int[] offset, int[] stride, int[] width) {
    for (int f = 0; f < factors; f++) {
      for (int first = 0; first < steps; first += STEPS_OF_SUM) {
        int last = Math.min(first + STEPS_OF_SUM, steps);
        int target = factors + 1 + f;
        float[] sum = Scratch.sums(width[f] * width[factors]);
        Arrays.fill(sum, 0, width[f] * width[factors], 0);
        for (int t = first; t < last; t++) {
          sumOuterProducts(
              array[f],
              offset[f] + t * stride[f],
              width[f],
              array[factors],
              offset[factors] + t * stride[factors],
              width[factors],
              sum);
        }
        add(array[target], offset[target], sum, 0, width[f] * width[factors]);
      }
    }
  }

  // One step, lane by lane.
  private static void sumOuterProducts(
      float[] x, int xo, int xWidth, float[] g, int go, int gWidth, float[] sum) {
    float[] row = Scratch.copies(gWidth); // the gradients of one lane
    for (int l = 0; l < LANES; l++) {
      for (int j = 0; j < gWidth; j++) {
        row[j] = g[go + j * LANES + l];
      }
      for (int i = 0; i < xWidth; i++) {
        float factor = x[xo + i * LANES + l];
        for (int j = 0; j < gWidth; j++) {
          sum[i * gWidth + j] = Math.fma(factor, row[j], sum[i * gWidth + j]);
        }
      }
    }
  }

  @Override
  public void addSums(
      int steps, float[] g, int go, int gStride, int width, float[] v, int vo, int lanes) {
    float[] sum = Scratch.sums(lanes);
    for (int j = 0; j < width; j++) {
      Arrays.fill(sum, 0, lanes, 0);
      for (int t = 0; t < steps; t++) {
        for (int l = 0; l < lanes; l++) {
          sum[l] += g[go + t * gStride + j * lanes + l];
        }
      }
      v[vo + j] += Kernels.sumOfLanes(sum, lanes);
    }
  }

  @Override
  public void addDots(
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
      int lanes) {
    float[] sum = Scratch.sums(lanes);
    for (int j = 0; j < width; j++) {
      Arrays.fill(sum, 0, lanes, 0);
      for (int t = 0; t < steps; t++) {
        for (int l = 0; l < lanes; l++) {
          int at = j * lanes + l;
          sum[l] = Math.fma(x[xo + t * xStride + at], g[go + t * gStride + at], sum[l]);
        }
      }
      v[vo + j] += Kernels.sumOfLanes(sum, lanes);
    }
  }

  @Override
  public void scan(
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
      int lanes) {
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < width * lanes; i++) {
        float at = a[ao + t * aStride + (aByLane ? i : i / lanes)];
        float st = s[so + t * sStride + i];
        float bt = b[bo + t * bStride + i];
        y[yo + t * yStride + i] = sumFirst ? (st + bt) * at : at * st + bt;
      }
    }
  }

  @Override
  public void coupledScan(
      boolean sumFirst,
      boolean descending,
      int steps,
      float[][] array,
      int[] offset,
      int[] stride,
      boolean aByLane,
      int width,
      int lanes) {
    for (int n = 0; n < steps; n++) {
      int t = descending ? steps - 1 - n : n;
      for (int row = 0; row < 2; row++) {
        for (int i = 0; i < width * lanes; i++) {
          float s1 = number(4, t, i, array, offset, stride);
          float s2 = number(5, t, i, array, offset, stride);
          float x1 = sumFirst ? s1 + number(6, t, i, array, offset, stride) : s1;
          float x2 = sumFirst ? s2 + number(7, t, i, array, offset, stride) : s2;
          int ai = aByLane ? i : i / lanes;
          float a1 = number(2 * row, t, ai, array, offset, stride);
          float a2 = number(2 * row + 1, t, ai, array, offset, stride);
          float sum = a1 * x1 + a2 * x2;
          array[8 + row][offset[8 + row] + t * stride[8 + row] + i] =
              sumFirst ? sum : sum + number(6 + row, t, i, array, offset, stride);
        }
      }
    }
  }

  private static float number(
      int operand, int t, int i, float[][] array, int[] offset, int[] stride) {
    return array[operand][offset[operand] + t * stride[operand] + i];
  }

  @Override
  public void rowSum(float[] x, int xo, int width, float[] y, int yo, int lanes) {
    for (int l = 0; l < lanes; l++) {
      float sum = 0;
      for (int j = 0; j < width; j++) {
        sum += x[xo + j * lanes + l];
      }
      y[yo + l] = sum;
    }
  }

  @Override
  public void inverseDeviation(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float epsilon,
      float[] y,
      int yo,
      int width,
      int lanes) {
    float perFeature = 1f / width;
    for (int l = 0; l < lanes; l++) {
      float sum = 0;
      for (int j = 0; j < width; j++) {
        float centred = x[xo + j * lanes + l] - mean[meanOffset + l];
        sum = Math.fma(centred, centred, sum);
      }
      y[yo + l] = 1 / (float) Math.sqrt(Math.fma(sum, perFeature, epsilon));
    }
  }

  @Override
  public void standardize(
      float[] x,
      int xo,
      float[] mean,
      int meanOffset,
      float[] s,
      int so,
      float[] n,
      int no,
      int width,
      int lanes) {
    for (int j = 0; j < width; j++) {
      for (int l = 0; l < lanes; l++) {
        int at = j * lanes + l;
        n[no + at] = (x[xo + at] - mean[meanOffset + l]) * s[so + l];
      }
    }
  }

  @Override
  public void standardizeGradient(
      float[] dn,
      int dno,
      float[] n,
      int no,
      float[] s,
      int so,
      float[] dx,
      int dxo,
      int width,
      int lanes) {
    float perFeature = 1f / width;
    for (int l = 0; l < lanes; l++) {
      float sum = 0;
      float projection = 0;
      for (int j = 0; j < width; j++) {
        int at = j * lanes + l;
        sum += dn[dno + at];
        projection = Math.fma(dn[dno + at], n[no + at], projection);
      }
      float mean = sum * perFeature;
      float meanProjection = projection * perFeature;
      for (int j = 0; j < width; j++) {
        int at = j * lanes + l;
        float centred = Math.fma(-n[no + at], meanProjection, dn[dno + at] - mean);
        dx[dxo + at] = s[so + l] * centred;
      }
    }
  }

  @Override
  public void add(float[] a, int ao, float[] b, int bo, int count) {
    for (int i = 0; i < count; i++) {
      a[ao + i] += b[bo + i];
    }
  }
}
