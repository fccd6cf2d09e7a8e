package org.rnn4j.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/** What baselines make of a history in which values are missing. */
class MissingHistoryTest {

  private static final double NONE = Double.NaN;

  // Steps 1 to 9; the last two and the first one are missing, and one a season of 3 before.
  private static final TimeSeries GAPS =
      TimeSeries.of("gaps", "y", NONE, 5, 3, 4, NONE, 7, 9, NONE, NONE, 100, 200, 300);

  private static double[] atEight(BaselineProvider provider, Map<String, ?> options) {
    return forecast(provider, options, GAPS, 9, 4);
  }

  private static double[] forecast(
      BaselineProvider provider, Map<String, ?> options, TimeSeries series, int cutoff, int leads) {
    FittedForecaster fitted = task(series, 2, 1).fit(provider, options);
    Window window = new Window(series, cutoff, leads);
    return fitted.forecast(window.history(), window.ahead()).toArray();
  }

  private static TrainingTask task(TimeSeries series, int lookback, int horizon) {
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 3);
    return new TrainingTask(Parts.of(Split.lastSteps(0, 3), dataset), lookback, horizon);
  }

  @Test
  void naiveIsTheLastObservedValue() {
    assertThat(atEight(new NaiveProvider(), Map.of())).containsExactly(9, 9, 9, 9);
  }

  @Test
  void driftIsTheLineThroughTheFirstAndTheLastObservedValue() {
    double slope = (9.0 - 5) / (6 - 1);
    assertThat(atEight(new DriftProvider(), Map.of()))
        .containsExactly(
            new double[] {9 + 3 * slope, 9 + 4 * slope, 9 + 5 * slope, 9 + 6 * slope},
            within(1e-12));
  }

  @Test
  void seasonalNaiveTakesTheLatestSeasonWithAnObservedValue() {
    // steps 9, 10, 11, 12 are 0, 1, 2, 0 in the season
    assertThat(atEight(new SeasonalNaiveProvider(), Map.of())).containsExactly(9, 5, 7, 9);
    TimeSeries never = TimeSeries.of("never", "y", 1, NONE, 3, 4, NONE, 6, 0, 0, 0);
    assertThat(forecast(new SeasonalNaiveProvider(), Map.of(), never, 6, 3))
        .as("of a step that was never observed, the last value")
        .containsExactly(4, 6, 6);
  }

  @Test
  void seasonalDriftAddsToTheSeasonWhatDriftAddsToTheLastValue() {
    double slope = (9.0 - 5) / (6 - 1);
    assertThat(atEight(new SeasonalDriftProvider(), Map.of()))
        .containsExactly(
            new double[] {9 + 3 * slope, 5 + 4 * slope, 7 + 5 * slope, 9 + 6 * slope},
            within(1e-12));
  }

  @Test
  void meansAreOfObservedValuesAndAnEmptyWindowHasTheLastOne() {
    assertThat(atEight(new MeanProvider(), Map.of())).containsOnly(28.0 / 5);
    assertThat(atEight(new WindowMeanProvider(), Map.of())).containsOnly(9);
    assertThat(forecast(new WindowMeanProvider(), Map.of(), GAPS, 8, 1)).containsExactly(9);
  }

  @Test
  void whereNothingWasObservedYetThereIsNoForecast() {
    TimeSeries late = TimeSeries.of("late", "y", NONE, NONE, NONE, NONE, 1, 2, 3, 4, 5);
    for (BaselineProvider provider :
        List.of(
            new NaiveProvider(),
            new DriftProvider(),
            new SeasonalNaiveProvider(),
            new MeanProvider(),
            new WindowMeanProvider())) {
      assertThat(forecast(provider, Map.of(), late, 4, 2)).as(provider.name()).containsOnly(NONE);
    }
  }

  @Test
  void linearReadsTheLastObservedValueInThePlaceOfAMissingOne() {
    Random random = new Random(3);
    double[] y = new double[60];
    double[] x = new double[60];
    for (int t = 0; t < y.length; t++) {
      x[t] = random.nextGaussian();
      y[t] = t == 0 ? 0 : 0.5 * y[t - 1] + x[t - 1];
    }
    double[][] gaps = {y.clone(), x.clone()};
    double[][] carried = {y.clone(), x.clone()};
    for (int t : new int[] {11, 12, 30, 31, 32, 33, 34, 50}) {
      gaps[t % 2][t] = NONE;
      gaps[0][t] = NONE;
      carried[t % 2][t] = carried[t % 2][t - 1];
      carried[0][t] = carried[0][t - 1];
    }
    List<Column> columns = List.of(Column.target("y"), Column.past("x"));
    TimeSeries masked = TimeSeries.owning("s", TimeIndex.integers(), columns, gaps);
    TimeSeries filled = TimeSeries.owning("s", TimeIndex.integers(), columns, carried);
    // Fitted to the same windows: what is missing is no target.
    FittedForecaster fitted = task(masked, 3, 2).fit(new LinearProvider(), Map.of());
    for (int cutoff : new int[] {13, 14, 34, 35, 36, 51, 57}) {
      Window window = new Window(masked, cutoff, 2);
      Window same = new Window(filled, cutoff, 2);
      assertThat(fitted.forecast(window.history(), window.ahead()).toArray())
          .doesNotContain(NONE)
          .isEqualTo(fitted.forecast(same.history(), same.ahead()).toArray());
    }
  }
}
