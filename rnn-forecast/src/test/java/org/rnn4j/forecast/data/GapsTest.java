package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.forecast.data.CsvColumns.Missing;

class GapsTest {

  private static final double NONE = Double.NaN;

  private static double[] filled(Missing policy, int season, double... values) {
    double[] copy = values.clone();
    new Gaps(policy, season).fillBehindStart(copy);
    return copy;
  }

  @Test
  void aSeasonalFillingRepeatsTheSeasonBeforeOnTheLevelOfBothEnds() {
    // 10 above the season before on the left, 30 above it on the right
    assertThat(filled(Missing.SEASONAL, 4, 1, 2, 3, 4, 11, NONE, NONE, 34))
        .containsExactly(
            new double[] {1, 2, 3, 4, 11, 2 + 50.0 / 3, 3 + 70.0 / 3, 34}, within(1e-12));
    assertThat(filled(Missing.SEASONAL, 4, 5, 1, 2, 3, 5, NONE, 2, 3))
        .containsExactly(5, 1, 2, 3, 5, 1, 2, 3);
  }

  @Test
  void aGapOfMoreThanASeasonRepeatsTheLastWholeOne() {
    assertThat(filled(Missing.SEASONAL, 2, 1, 5, 1, NONE, NONE, NONE, NONE, 5, 1))
        .containsExactly(1, 5, 1, 5, 1, 5, 1, 5, 1);
  }

  @Test
  void withinTheFirstSeasonThereIsALine() {
    assertThat(filled(Missing.SEASONAL, 4, 1, 2, NONE, NONE, 8)).containsExactly(1, 2, 4, 6, 8);
    assertThat(filled(Missing.SEASONAL, 3, NONE, 7, 8, 9, NONE, 11)) // nothing a season before 9
        .containsExactly(NONE, 7, 8, 9, 10, 11);
  }

  @Test
  void aGapThatIsOpenAtTheEndShowsTheLastValue() {
    for (Missing policy : Missing.values()) {
      if (policy.fills()) {
        assertThat(filled(policy, 2, 1, 2, 1, 4, NONE, NONE)).containsExactly(1, 2, 1, 4, 4, 4);
      }
    }
  }

  @Test
  void whatFollowsAGapDoesNotMatterToIt() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      double[] values = random.doubles(40).toArray();
      int from = 1 + random.nextInt(30);
      int to = from + 1 + random.nextInt(8);
      Arrays.fill(values, from, to, NONE);
      double[] others = values.clone();
      for (int t = to + 1; t < others.length; t++) {
        others[t] = random.nextInt(3) == 0 ? NONE : random.nextDouble();
      }
      for (Missing policy : Missing.values()) {
        if (policy.fills()) {
          assertThat(Arrays.copyOf(filled(policy, 5, values), to + 1))
              .isEqualTo(Arrays.copyOf(filled(policy, 5, others), to + 1))
              .doesNotContain(NONE);
        }
      }
    }
  }
}
