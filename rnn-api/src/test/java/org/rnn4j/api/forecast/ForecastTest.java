package org.rnn4j.api.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final List<Level> LEVELS =
      List.of(Level.POINT, new Level.Quantile(0.1), new Level.Quantile(0.9));

  // 1000 * row + 100 * lead + 10 * target + level
  private static double[] numbers(int rows) {
    double[] numbers = new double[rows * 2 * 3 * LEVELS.size()];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int lead = 1; lead <= 2; lead++) {
        for (int target = 0; target < 3; target++) {
          for (int level = 0; level < LEVELS.size(); level++) {
            numbers[at++] = 1000 * row + 100 * lead + 10 * target + level;
          }
        }
      }
    }
    return numbers;
  }

  private final Forecast forecast = Forecast.owning(4, 2, 3, LEVELS, numbers(4));

  @Test
  void numbersAreFoundByRowLeadTargetAndLevel() {
    assertThat(forecast.value(3, 2, 1, 2)).isEqualTo(3212);
    assertThat(forecast.point(3, 2, 1)).isEqualTo(3210);
    assertThat(forecast.row(2).value(0, 1, 2, 1)).isEqualTo(2121);
    assertThat(forecast.row(2)).isEqualTo(forecast.row(2)).isNotEqualTo(forecast.row(1));
  }

  @Test
  void leadsCountFromOneAndNothingBesideThemIsShown() {
    for (int[] wrong :
        new int[][] {{0, 0, 0, 0}, {0, 3, 0, 0}, {4, 1, 0, 0}, {0, 1, 3, 0}, {0, 1, 0, 3}}) {
      assertThatThrownBy(() -> forecast.value(wrong[0], wrong[1], wrong[2], wrong[3]))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void pointsAloneAreABlockOfWidthOne() {
    Forecast points = Forecast.of(2, 3, (lead, target) -> 10 * lead + target);
    assertThat(points.rows()).isEqualTo(1);
    assertThat(points.levels()).containsExactly(Level.POINT);
    assertThat(points.toArray()).containsExactly(10, 11, 12, 20, 21, 22);
    assertThat(points).isEqualTo(Forecast.points(1, 2, 3, new double[] {10, 11, 12, 20, 21, 22}));
  }

  @Test
  void theSameNumbersOfOtherLevelsAreAnotherForecast() {
    List<Level> others = List.of(Level.POINT, new Level.Quantile(0.2), new Level.Quantile(0.8));
    assertThat(Forecast.owning(4, 2, 3, others, numbers(4))).isNotEqualTo(forecast);
  }

  @Test
  void rowsAreStackedWhereLeadsTargetsAndLevelsAreEqual() {
    List<Forecast> rows = List.of(forecast.row(0), forecast.row(1), forecast.row(2));
    Forecast stacked = Forecast.stacked(rows);
    assertThat(stacked).isEqualTo(Forecast.owning(3, 2, 3, LEVELS, numbers(3)));
    Forecast points = Forecast.of(2, 3, (lead, target) -> 0);
    assertThatThrownBy(() -> Forecast.stacked(List.of(forecast, points)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("levels must be equal");
  }

  @Test
  void theFirstLevelIsThePointAndNoTwoAreAlike() {
    Level median = new Level.Quantile(0.5);
    for (List<Level> wrong :
        List.of(
            List.<Level>of(),
            List.of(median),
            List.of(Level.POINT, median, new Level.Quantile(0.5)))) {
      assertThatThrownBy(() -> Forecast.owning(1, 1, 1, wrong, new double[wrong.size()]))
          .hasMessageContaining("the levels of a forecast differ and begin with the point");
    }
    assertThatThrownBy(() -> new Level.Quantile(1)).hasMessageContaining("not at 1.0");
    assertThatThrownBy(() -> new Level.Sample(-1)).hasMessageContaining("not -1");
  }

  @Test
  void numbersThatDoNotFillTheShapeAreRefused() {
    assertThatThrownBy(() -> Forecast.points(1, 2, 3, new double[5]))
        .hasMessage("5 numbers do not fill [1, 2, 3, 1]");
    assertThatThrownBy(() -> Forecast.points(1, 0, 3, new double[0]))
        .hasMessageContaining("a forecast has leads and targets, not [1, 0, 3]");
  }
}
