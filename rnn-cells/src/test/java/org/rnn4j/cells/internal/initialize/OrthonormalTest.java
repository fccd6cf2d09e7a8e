package org.rnn4j.cells.internal.initialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.program.Workers;

class OrthonormalTest {

  private static final int LARGE = Orthonormal.MOST_BY_GRAM_SCHMIDT + 6;

  /**
   * What Gram-Schmidt one vector at a time gave in the first version: published figures rest on it.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 5, -1813410784",
    "7, 30, 254327219",
    "30, 7, 373891635",
    "64, 64, -160148401",
    "100, 1000, 773835656",
    "513, 513, -145302255"
  })
  void theBitsOfUsualSizesNeverChange(int rows, int columns, int hash) {
    float[] values = new float[rows * columns];
    ParameterFiller.fill(orthogonal(rows, columns), values, 0, 1, 2, 3);
    assertThat(Arrays.hashCode(values)).isEqualTo(hash);
  }

  private static ParameterSpec orthogonal(int rows, int columns) {
    return ParameterSpec.matrix(
        "U", rows, columns, ParameterRole.RECURRENT_WEIGHT, Initializer.orthogonal());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 5", "3, 3", "5, 9", "64, 64", "65, 67", "130, 131"})
  void reflectionsMultipliedTogetherAreWhatTheyAreOneByOne(int count, int length) {
    double[][] expected = oneByOne(count, length);
    double[][] actual = reflections(count, length, 2);
    for (int row = 0; row < length; row++) {
      assertThat(actual[row]).as("row %d", row).containsExactly(expected[row], within(1e-12));
    }
  }

  private static double[][] reflections(int count, int length, int threads) {
    try (Workers workers = new Workers(threads)) {
      return new Reflections(count, length, RandomStream.of(7), workers, () -> {}).draw();
    }
  }

  // Q = H_0 ... H_(count-1) D, the last reflection first.
  private static double[][] oneByOne(int count, int length) {
    RandomStream random = RandomStream.of(7);
    double[][] q = new double[length][count];
    double[] signs = new double[count];
    for (int i = count - 1; i >= 0; i--) {
      double[] x = new double[length];
      double squares = 0;
      for (int k = i; k < length; k++) {
        x[k] = random.nextGaussian();
        squares += x[k] * x[k];
      }
      q[i][i] = 1;
      signs[i] = i == length - 1 ? Math.signum(x[i]) : -Math.signum(x[i]);
      if (i == length - 1) {
        continue;
      }
      x[i] += Math.signum(x[i]) * Math.sqrt(squares);
      double square = Arrays.stream(x).map(e -> e * e).sum();
      for (int column = i; column < count; column++) {
        double along = 0;
        for (int k = i; k < length; k++) {
          along += x[k] * q[k][column];
        }
        for (int k = i; k < length; k++) {
          q[k][column] -= 2 / square * along * x[k];
        }
      }
    }
    for (double[] row : q) {
      for (int column = 0; column < count; column++) {
        row[column] *= signs[column];
      }
    }
    return q;
  }

  @Test
  void threadsChangeNoBitOfALargeMatrix() {
    double[][] alone = reflections(LARGE, LARGE, 1);
    double[][] together = reflections(LARGE, LARGE, 3);
    for (int row = 0; row < LARGE; row++) {
      assertThat(together[row]).containsExactly(alone[row]);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 40", "40, 0"})
  void aLargeMatrixIsOrthonormalAndFavoursNoDirection(int moreRows, int moreColumns) {
    int rows = LARGE + moreRows;
    int columns = LARGE + moreColumns;
    float[] values = new float[rows * columns];
    ParameterFiller.fill(orthogonal(rows, columns), values, 0, 9);
    int rowStride = rows <= columns ? columns : 1;
    int elementStride = rows <= columns ? 1 : columns;
    int length = Math.max(rows, columns);
    for (int v = 0; v < LARGE; v += 41) {
      for (int u = v; u < LARGE; u += 97) {
        double dot = 0;
        for (int i = 0; i < length; i++) {
          dot +=
              (double) values[u * rowStride + i * elementStride]
                  * values[v * rowStride + i * elementStride];
        }
        assertThat(dot).as("%d and %d", u, v).isCloseTo(u == v ? 1 : 0, within(1e-6));
      }
    }
    // The trace of a uniformly drawn one has mean 0 and variance 1; the sum of all elements too.
    double trace = 0;
    double sum = 0;
    for (int i = 0; i < LARGE; i++) {
      trace += values[i * columns + i];
    }
    for (float value : values) {
      sum += value;
    }
    assertThat(trace).isBetween(-4.0, 4.0);
    assertThat(sum / Math.sqrt(length)).isBetween(-4.0, 4.0);
  }

  @Test
  void aCheckpointIsPassedOftenAndMayEndTheDrawing() {
    AtomicInteger passed = new AtomicInteger();
    Orthonormal.draw(200, 200, RandomStream.of(1), 1, passed::incrementAndGet);
    assertThat(passed.getAndSet(0)).isGreaterThanOrEqualTo(50);
    Orthonormal.draw(LARGE, LARGE, RandomStream.of(1), 1, passed::incrementAndGet);
    assertThat(passed.get()).isGreaterThanOrEqualTo(10);
    Runnable enough =
        () -> {
          throw new IllegalStateException("enough");
        };
    for (int size : new int[] {9, LARGE}) {
      assertThatThrownBy(() -> Orthonormal.draw(size, size, RandomStream.of(1), 2, enough))
          .hasMessage("enough");
    }
  }
}
