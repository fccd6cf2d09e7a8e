package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.step.Binary;
import org.rnn4j.api.step.Unary;

/**
 * The kernels in use against {@link ScalarKernels}, their definition: the same bits in the same
 * places, and nothing written beside them, at sizes that are no multiple of anything.
 */
class KernelTwinsTest {

  private static final int[] COUNTS = {1, 3, 7, 8, 9, 15, 16, 17, 31, 33, 48, 64, 100, 127, 257};
  private static final int[] WIDTHS = {1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 16, 17, 31, 33, 64, 70};
  private static final int[] LARGE_WIDTHS = {100, 127, 257};
  private static final int[] LANES = {1, Kernels.LANES};

  private final Kernels definition = new ScalarKernels();
  private final Kernels twin = KernelSelection.current().kernels();

  /** Numbers of all sizes, some of them special. */
  private static float[] numbers(int count, long key) {
    RandomStream random = RandomStream.of(key);
    float[] numbers = new float[count];
    float[] special = {
      0f, -0f, 1f, -1f, 1e-40f, -1e-40f, 88.8f, -104f, 1e30f, 0.625f, 1e-20f, -20f
    };
    for (int i = 0; i < count; i++) {
      numbers[i] =
          random.nextDouble() < 0.1
              ? special[random.nextInt(special.length)]
              : (float) (2 * random.nextGaussian());
    }
    return numbers;
  }

  /** Calls both with copies of the same array and compares every number of it, NaN being NaN. */
  private void assertSame(String what, float[] array, BiConsumer<Kernels, float[]> call) {
    float[] expected = array.clone();
    float[] actual = array.clone();
    call.accept(definition, expected);
    call.accept(twin, actual);
    assertThat(expected).as(what + " does something").isNotEqualTo(array);
    for (int i = 0; i < array.length; i++) {
      if (Float.floatToIntBits(actual[i]) != Float.floatToIntBits(expected[i])) {
        assertThat(actual[i]).as("%s, at %d", what, i).isEqualTo(expected[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void unary(Unary f) {
    for (int n : COUNTS) {
      float[] x = numbers(n + 5, n);
      assertSame(
          f + " " + n,
          new float[n + 9],
          (k, y) -> {
            Arrays.fill(y, 42);
            k.unary(f, x, 5, y, 3, n);
          });
    }
  }

  /** More than one block of the functions that take two loops. */
  @ParameterizedTest
  @EnumSource
  void unaryOfManyNumbers(Unary f) {
    for (int n : new int[] {1023, 1024, 1025, 1040, 2049, 3001}) {
      float[] x = numbers(n + 5, n);
      assertSame(f + " " + n, new float[n + 9], (k, y) -> k.unary(f, x, 5, y, 3, n));
    }
  }

  /** A step's result behind its operand in one array, and a count that goes on into it. */
  @ParameterizedTest
  @EnumSource
  void unaryInWholeVectors(Unary f) {
    for (int n : COUNTS) {
      float[] numbers = finite(2 * n + Kernels.LANES, n);
      float[] expected = numbers.clone();
      float[] actual = numbers.clone();
      definition.unary(f, expected, 0, expected, n, n);
      twin.unary(f, actual, 0, actual, n, twin.inWholeVectors(n));
      assertThat(Arrays.copyOf(actual, 2 * n)).containsExactly(Arrays.copyOf(expected, 2 * n));
    }
  }

  /** One in every place of a vector, beside ordinary numbers. */
  @ParameterizedTest
  @EnumSource
  void infinityAndNaN(Unary f) {
    float[] special = {
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      Float.MAX_VALUE,
      -Float.MAX_VALUE,
      Float.MIN_VALUE,
      -Float.MIN_VALUE
    };
    for (int at = 0; at < 40; at++) {
      for (float value : special) {
        float[] x = finite(45, at);
        x[5 + at] = value;
        assertSame(f + " of " + value, new float[40], (k, y) -> k.unary(f, x, 5, y, 0, 40));
        if (Float.isNaN(value)) {
          float[] y = new float[40];
          twin.unary(f, x, 5, y, 0, 40);
          assertThat(y[at]).as("%s of NaN", f).isNaN();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void unaryGradient(Unary f) {
    for (int n : COUNTS) {
      float[] dy = numbers(n + 2, n);
      float[] v = numbers(n + 5, n + 1);
      assertSame(
          f + " " + n,
          new float[n + 9],
          (k, dx) -> {
            Arrays.fill(dx, 42);
            k.unaryGradient(f, dy, 2, v, 5, dx, 3, n);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void binary(Binary f) {
    for (int n : COUNTS) {
      float[] x = numbers(n + 2, n);
      float[] y = numbers(n + 5, n + 1);
      assertSame(
          f + " " + n,
          new float[n + 9],
          (k, z) -> {
            Arrays.fill(z, 42);
            k.binary(f, x, 2, y, 5, z, 3, n);
          });
    }
  }

  @Test
  void productsThatAreTakenIn() {
    for (int n : COUNTS) {
      float[] a = numbers(n + 2, n);
      float[] b = numbers(n + 5, n + 1);
      float[] c = numbers(n + 1, n + 2);
      float[] d = numbers(n + 3, n + 3);
      float[] z = new float[n + 9];
      Arrays.fill(z, 42);
      assertSame("a b + c d " + n, z, (k, r) -> k.sumOfProducts(a, 2, b, 5, c, 1, d, 3, r, 3, n));
      assertSame("a b + c " + n, z, (k, r) -> k.productPlus(a, 2, b, 5, c, 1, r, 3, n));
      for (Unary f : new Unary[] {Unary.SIGMOID, Unary.TANH}) {
        assertSame(
            f + " of a product " + n, z, (k, r) -> k.productGradient(f, a, 2, b, 5, c, 1, r, 3, n));
      }
    }
  }

  @Test
  void wholeVectorsHaveRoom() {
    for (int n : COUNTS) {
      assertThat(twin.inWholeVectors(n)).isBetween(n, n + Kernels.LANES - 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void binaryByFeatureAndByLane(Binary f) {
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        float[] x = numbers(width * lanes + 2, width);
        float[] y = numbers(Math.max(width, lanes) + 5, width + 1);
        for (boolean swapped : new boolean[] {false, true}) {
          String what = f + " " + width + " x " + lanes + (swapped ? " swapped" : "");
          float[] z = new float[width * lanes + 9];
          Arrays.fill(z, 42);
          for (int step : new int[] {0, 1}) {
            assertSame(
                what + " by feature",
                z,
                (k, r) -> k.binaryByFeature(f, swapped, x, 2, y, 5, step, r, 3, width, lanes));
          }
          assertSame(
              what + " by lane",
              z,
              (k, r) -> k.binaryByLane(f, swapped, x, 2, y, 5, r, 3, width, lanes));
        }
      }
    }
  }

  @Test
  void affineAndAdd() {
    for (int n : COUNTS) {
      float[] x = numbers(n + 2, n);
      float[] y = numbers(n + 9, 4);
      assertSame("affine " + n, y, (k, r) -> k.affine(-1.7f, 0.3f, x, 2, r, 3, n));
      assertSame("add " + n, y, (k, r) -> k.add(r, 3, x, 2, n));
      assertSame("fill " + n, y, (k, r) -> k.fill(r, 3, n, 0.5f));
      assertSame("copy " + n, y, (k, r) -> k.copy(x, 2, r, 3, n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void products(Kernels.Start start) {
    for (int lanes : LANES) {
      for (int out : WIDTHS) {
        for (int in : new int[] {1, 3, 20}) {
          product(start, 3, lanes, out, in);
        }
      }
    }
  }

  private void product(Kernels.Start start, int steps, int lanes, int out, int in) {
    int xStride = in * lanes + 2;
    int yStride = out * lanes + 5;
    int sStride = out * lanes + 1;
    // In a long sum a huge number swallows all others, and nothing else would show.
    boolean isLong = in > 20;
    float[] m = isLong ? finite(out * in + 7, out) : numbers(out * in + 7, out);
    float[] x = isLong ? finite(steps * xStride + 4, in) : numbers(steps * xStride + 4, in);
    float[] s = isLong ? finite(steps * sStride + 6, 3) : numbers(steps * sStride + 6, 3);
    float[] y = new float[steps * yStride + 3];
    Arrays.fill(y, 42);
    String what = start + ", " + in + " to " + out + " x " + lanes;
    assertSame(
        what,
        y,
        (k, r) ->
            k.product(
                steps, m, 7, 1, out, out, in, x, 4, xStride, start, s, 6, sStride, r, 1, yStride,
                lanes));
    assertSame(
        what + " transposed",
        y,
        (k, r) ->
            k.product(
                steps, m, 7, in, 1, out, in, x, 4, xStride, start, s, 6, sStride, r, 1, yStride,
                lanes));
    // The packed matrix is the same matrix.
    float[] packed = new float[out * in + 2];
    definition.pack(m, 7, 1, out, out, in, packed, 2);
    assertSame(
        what + " pack",
        new float[out * in + 3],
        (k, r) -> {
          Arrays.fill(r, 42);
          k.pack(m, 7, 1, out, out, in, r, 2);
        });
    float[] plain = y.clone();
    definition.product(
        steps, m, 7, 1, out, out, in, x, 4, xStride, start, s, 6, sStride, plain, 1, yStride,
        lanes);
    for (Kernels k : new Kernels[] {definition, twin}) {
      float[] r = y.clone();
      k.packedProduct(
          steps, packed, 2, out, in, x, 4, xStride, start, s, 6, sStride, r, 1, yStride, lanes);
      assertThat(r).as(what + " packed, " + k.name()).containsExactly(plain);
    }
  }

  /** Steps beyond one block of the cache, widths beyond one block of columns. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 150})
  void sumsOverStepsAndLanes(int steps) {
    int lanes = Kernels.LANES;
    for (int rows : new int[] {1, 3, 4, 6}) {
      for (int columns : WIDTHS) {
        int xStride = rows * lanes + 3;
        int gStride = columns * lanes + 2;
        float[] x = finite(steps * xStride + 2, rows);
        float[] g = finite(steps * gStride + 4, columns);
        String what = steps + " steps, " + rows + " x " + columns;
        assertSame(
            "sums, " + what,
            finite(columns + 4, 6),
            (k, r) -> k.addSums(steps, g, 4, gStride, columns, r, 3, lanes));
        float[] y = finite(steps * gStride + 2, columns + 1);
        assertSame(
            "dots, " + what,
            finite(columns + 4, 7),
            (k, r) -> k.addDots(steps, y, 2, gStride, g, 4, gStride, columns, r, 3, lanes));
      }
    }
  }

  /** One factor and three of them, in several groups of steps, beside strides that leave gaps. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 50})
  void outerProducts(int steps) {
    for (int columns : WIDTHS) {
      outerProducts(steps, columns, 20);
      outerProducts(steps, columns, 1, 3, 13);
    }
  }

  @Test
  void outerProductsOfLargeWidths() {
    for (int width : LARGE_WIDTHS) {
      outerProducts(3, width, width);
      outerProducts(17, 20, width, 1);
      outerProducts(17, width, 1, 20);
    }
  }

  /**
   * Larger than what is summed in place: in panels, the last of them partial, of several factors.
   */
  @Test
  void outerProductsInPanels() {
    outerProducts(17, 127, 100, 3, 30);
    outerProducts(33, 257, 64);
    outerProducts(50, 70, 127, 1, 12, 95);
    outerProducts(17, 128, 129);
    outerProducts(17, 128, 128); // as large as in place
    outerProducts(16, 257, 257); // too large, but one group of steps
  }

  private void outerProducts(int steps, int columns, int... rows) {
    int n = rows.length;
    int lanes = Kernels.LANES;
    float[][] array = new float[2 * n + 1][];
    int[] offset = new int[2 * n + 1];
    int[] stride = new int[2 * n + 1];
    int[] width = new int[2 * n + 1];
    int size = 5;
    for (int i = 0; i <= n; i++) {
      width[i] = i < n ? rows[i] : columns;
      offset[i] = i + 2;
      stride[i] = width[i] * lanes + 3;
      array[i] = finite(offset[i] + (steps - 1) * stride[i] + width[i] * lanes, i);
    }
    for (int i = 0; i < n; i++) {
      offset[n + 1 + i] = size; // the targets stand in one array, with gaps
      size += rows[i] * columns + 4;
    }
    assertSame(
        "outer products, " + steps + " steps, " + Arrays.toString(rows) + " x " + columns,
        finite(size, n),
        (k, m) -> {
          Arrays.fill(array, n + 1, 2 * n + 1, m);
          k.addOuterProducts(steps, n, array, offset, stride, width);
        });
  }

  /**
   * A single row at every width, since it is cut into vectors in ways of its own; also where it
   * starts from what stands in the result's place.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 60})
  void productsOfASingleRow(int in) {
    for (int out = 1; out <= 300; out++) {
      int width = out;
      String what = in + " to " + out;
      float[] m = finite(out * in + 7, out);
      float[] x = finite(in + 4, in);
      float[] s = finite(out + 6, 3);
      float[] y = finite(out + 4, 5);
      for (Kernels.Start start : Kernels.Start.values()) {
        assertSame(
            what + ", " + start,
            y,
            (k, r) -> k.product(1, m, 7, 1, width, width, in, x, 4, 0, start, s, 6, 0, r, 1, 0, 1));
      }
      assertSame(
          what + " in place",
          y,
          (k, r) ->
              k.product(
                  1, m, 7, 1, width, width, in, x, 4, 0, Kernels.Start.BLOCK, r, 1, 0, r, 1, 0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void productsOfLargeWidths(Kernels.Start start) {
    for (int width : LARGE_WIDTHS) {
      product(start, 3, Kernels.LANES, width, 20);
      product(start, 3, Kernels.LANES, 20, width);
      product(start, 3, 1, width, width);
    }
  }

  /** Some steps after the others, some inputs after the others, as the caches want it. */
  @ParameterizedTest
  @EnumSource
  void productsInCacheBlocks(Kernels.Start start) {
    for (int out : new int[] {1, 8, 15, 31}) {
      product(start, 3, Kernels.LANES, out, 256);
      product(start, 3, Kernels.LANES, out, 513);
      product(start, 3, Kernels.LANES, out, 1500); // two steps and one
      product(start, 2, Kernels.LANES, out, 5000); // one at a time
    }
    product(start, 30, Kernels.LANES, 15, 321); // twelve, twelve and six
  }

  // Sums of infinities are NaN whatever the order, and would hide everything else.
  private static float[] finite(int count, long key) {
    RandomStream random = RandomStream.of(key);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  /** The same of two states that see each other, laid out as for {@link #scans}. */
  @Test
  void coupledScans() {
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        for (boolean byLane : new boolean[] {false, true}) {
          for (boolean sumFirst : new boolean[] {false, true}) {
            for (boolean descending : new boolean[] {false, true}) {
              coupledScans(lanes, width, byLane, sumFirst, descending);
            }
          }
        }
      }
    }
  }

  private void coupledScans(
      int lanes, int width, boolean byLane, boolean sumFirst, boolean descending) {
    int steps = 4;
    int size = width * lanes;
    int all = steps * size;
    float[] a = finite(4 * all + 3, width);
    float[] b = finite(2 * all + 2, width + 1);
    float[] y = finite(2 * (all + size) + 5, width + 2);
    int as = byLane ? size : 0;
    int from = descending ? size : 0;
    int second = 5 + all + size;
    int[] offset = {
      3,
      3 + all,
      3 + 2 * all,
      3 + 3 * all,
      5 + from,
      second + from,
      2,
      2 + all,
      5 + size - from,
      second + size - from
    };
    int[] stride = {as, as, as, as, size, size, size, size, size, size};
    assertSame(
        "sum first %s, descending %s, by lane %s, %d x %d"
            .formatted(sumFirst, descending, byLane, width, lanes),
        y,
        (k, r) ->
            k.coupledScan(
                sumFirst,
                descending,
                steps,
                new float[][] {a, a, a, a, r, r, b, b, r, r},
                offset,
                stride,
                byLane,
                width,
                lanes));
  }

  /** Forward through the steps and back, each step reading what the one before it has written. */
  @Test
  void scans() {
    int steps = 4;
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        int size = width * lanes;
        float[] a = finite(steps * size + 3, width);
        float[] b = finite(steps * size + 2, width + 1);
        float[] y = finite((steps + 1) * size + 5, width + 2);
        for (boolean byLane : new boolean[] {false, true}) {
          String what = " by lane " + byLane + ", " + width + " x " + lanes;
          int as = byLane ? size : 0;
          assertSame(
              "scan" + what,
              y,
              (k, r) ->
                  k.scan(
                      false, steps, a, 3, as, byLane, r, 5, size, b, 2, size, r, 5 + size, size,
                      width, lanes));
          int last = (steps - 1) * size;
          assertSame(
              "scan back" + what,
              y,
              (k, r) ->
                  k.scan(
                      true,
                      steps,
                      a,
                      3 + (steps - 1) * as,
                      -as,
                      byLane,
                      r,
                      5 + last + size,
                      -size,
                      b,
                      2 + last,
                      -size,
                      r,
                      5 + last,
                      -size,
                      width,
                      lanes));
        }
      }
    }
  }

  @Test
  void statisticsOfARow() {
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        int size = width * lanes;
        float[] x = finite(size + 3, width);
        float[] dn = finite(size + 2, width + 1);
        float[] mean = finite(lanes + 4, 3);
        float[] s = finite(lanes + 1, 4);
        float[] ofLane = finite(lanes + 6, 5);
        float[] ofBlock = finite(size + 6, 6);
        String what = ", " + width + " x " + lanes;
        assertSame("row sum" + what, ofLane, (k, r) -> k.rowSum(x, 3, width, r, 5, lanes));
        assertSame(
            "inverse deviation" + what,
            ofLane,
            (k, r) -> k.inverseDeviation(x, 3, mean, 4, 1e-3f, r, 5, width, lanes));
        assertSame(
            "standardize" + what,
            ofBlock,
            (k, r) -> k.standardize(x, 3, mean, 4, s, 1, r, 5, width, lanes));
        float[] gain = finite(width + 2, 7);
        float[] offset = finite(width + 1, 8);
        assertSame(
            "scale and shift" + what,
            ofBlock,
            (k, r) -> k.scaleAndShift(x, 3, gain, 2, offset, 1, r, 5, width, lanes));
        assertSame(
            "scaled standardize gradient" + what,
            ofBlock,
            (k, r) -> k.scaledStandardizeGradient(dn, 2, gain, 2, x, 3, s, 1, r, 5, width, lanes));
        assertSame(
            "standardize gradient" + what,
            ofBlock,
            (k, r) -> k.standardizeGradient(dn, 2, x, 3, s, 1, r, 5, width, lanes));
      }
    }
  }

  @Test
  void selections() {
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        int size = width * lanes;
        float[] a = numbers(size + 3, width);
        float[] b = numbers(size + 2, width + 1);
        float[] mask = finite(size + 4, 3);
        for (int i = 0; i < mask.length; i++) {
          mask[i] = mask[i] > 0.2f ? 1 : 0;
        }
        a[3] = Float.NaN;
        b[2] = Float.NaN;
        for (int maskStep : new int[] {0, lanes}) {
          String what = ", " + width + " x " + lanes + ", step " + maskStep;
          assertSame(
              "select" + what,
              finite(size + 6, 6),
              (k, r) -> k.select(mask, 4, maskStep, a, 3, b, 2, r, 5, width, lanes));
          for (boolean present : new boolean[] {true, false}) {
            assertSame(
                "select or zero" + what + present,
                finite(size + 6, 6),
                (k, r) -> k.selectOrZero(mask, 4, maskStep, present, a, 3, r, 5, width, lanes));
          }
        }
      }
    }
  }

  @Test
  void dropoutMasks() {
    for (int lanes : LANES) {
      for (int width : WIDTHS) {
        for (double rate : new double[] {0, 1e-7, 0.3, 0.999}) {
          long key = 0x123456789ABCDEFL * (width + 1);
          assertSame(
              "dropout mask, " + width + " x " + lanes,
              finite(width * lanes + 6, 6),
              (k, r) ->
                  k.dropoutMask(
                      key, 70 * width, 48, CounterHash.threshold(rate), 1.5f, r, 5, width, lanes));
        }
      }
    }
  }
}
