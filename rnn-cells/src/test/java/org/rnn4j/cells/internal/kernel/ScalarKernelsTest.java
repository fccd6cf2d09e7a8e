package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The order of sums, which the definition promises and nothing but a bit would show. */
class ScalarKernelsTest {

  @Test
  void lanesAreAddedUpAsATreeOfHalves() {
    float[] lanes = {1e8f, 1, -1e8f, 1, 0, 0, 0, 0};
    float first = (1e8f + 0) + (-1e8f + 0); // 0 and 4, 2 and 6
    float second = (1f + 0) + (1f + 0);
    assertThat(Kernels.sumOfLanes(lanes.clone(), 8)).isEqualTo(first + second);
    assertThat(Kernels.sumOfLanes(new float[] {3}, 1)).isEqualTo(3);
  }

  @Test
  void aProductAddsItsTermsInOrderWithoutRoundingBetweenProductAndSum() {
    float[] m = {1e8f, 1, -1e8f}; // [3, 1]
    float[] x = {1, 1, 1};
    float[] y = new float[1];
    Kernels k = new ScalarKernels();
    k.product(1, m, 0, 1, 1, 1, 3, x, 0, 3, Kernels.Start.ZERO, y, 0, 0, y, 0, 1, 1);
    assertThat(y[0]).isZero(); // 1e8 + 1 is 1e8
    float a = 1 + 0x1p-12f;
    float[] square = {a, -1 - 0x1p-11f};
    k.product(
        1,
        square,
        0,
        1,
        1,
        1,
        2,
        new float[] {a, 1},
        0,
        2,
        Kernels.Start.ZERO,
        y,
        0,
        0,
        y,
        0,
        1,
        1);
    assertThat(a * a - (1 + 0x1p-11f)).isZero();
    assertThat(y[0]).isZero(); // the first term is rounded once, being added to 0
    k.product(
        1,
        new float[] {a},
        0,
        1,
        1,
        1,
        1,
        new float[] {a},
        0,
        1,
        Kernels.Start.VECTOR,
        new float[] {-1 - 0x1p-11f},
        0,
        0,
        y,
        0,
        1,
        1);
    assertThat(y[0]).isEqualTo(0x1p-24f); // fma: what rounding would have lost
  }

  /** Lane after lane, one factor of the lanes being another: order and place of every term. */
  @Test
  void anOuterProductIsAddedToWhatStandsThere() {
    int lanes = Kernels.LANES;
    float[] x = new float[2 * lanes];
    float[] g = new float[2 * lanes];
    x[0] = 2; // feature 0 of lane 0
    x[lanes] = 3;
    g[0] = 5;
    g[lanes] = 7;
    x[1] = 1e8f; // in lane 1 and 2 what cancels after hiding the first term
    g[1] = 1;
    x[2] = -1e8f;
    g[2] = 1;
    float[] m = {100, 200, 300, 400};
    new ScalarKernels()
        .addOuterProducts(
            1,
            1,
            new float[][] {x, g, m},
            new int[3],
            new int[] {2 * lanes, 2 * lanes, 0},
            new int[] {2, 2, 2});
    float lost = (10 + 1e8f) - 1e8f; // 8: what float keeps of 10 beside 1e8
    assertThat(m).containsExactly(100 + lost, 214, 315, 421);
  }

  @Test
  void sumsAreAddedToWhatStandsThere() {
    float[] x = {2, 3};
    float[] g = {5, 7};
    float[] v = {1, 1};
    Kernels k = new ScalarKernels();
    k.addSums(1, g, 0, 2, 2, v, 0, 1);
    assertThat(v).containsExactly(6, 8);
    k.addDots(1, x, 0, 2, g, 0, 2, 2, v, 0, 1);
    assertThat(v).containsExactly(16, 29);
  }
}
