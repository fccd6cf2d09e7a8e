package org.rnn4j.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

class BaselinesTest {

  private static Dataset dataset(int season, TimeSeries... series) {
    return Dataset.of(List.of(series), Optional.empty(), season);
  }

  private static TrainingTask task(Dataset dataset, int test, int lookback, int horizon) {
    return new TrainingTask(Parts.of(Split.lastSteps(0, test), dataset), lookback, horizon);
  }

  private static double[] forecast(FittedForecaster forecaster, Window window) {
    Forecast forecast = forecaster.forecast(window.history(), window.ahead());
    assertThat(forecast.rows()).isEqualTo(1);
    assertThat(forecast.leads()).isEqualTo(window.horizon());
    return forecast.toArray();
  }

  private static final TimeSeries SIX = TimeSeries.of("six", "y", 1, 5, 3, 4, 8, 7, 100, 200);

  private static double[] ofSix(BaselineProvider provider, Map<String, ?> options) {
    FittedForecaster fitted = task(dataset(3, SIX), 2, 2, 2).fit(provider, options);
    return forecast(fitted, new Window(SIX, 6, 5));
  }

  @Test
  void theFormulas() {
    assertThat(ofSix(new NaiveProvider(), Map.of())).containsExactly(7, 7, 7, 7, 7);
    assertThat(ofSix(new SeasonalNaiveProvider(), Map.of())).containsExactly(4, 8, 7, 4, 8);
    assertThat(ofSix(new SeasonalNaiveProvider(), Map.of("period", 2)))
        .containsExactly(8, 7, 8, 7, 8);
    double slope = 6.0 / 5;
    double[] drift = ofSix(new DriftProvider(), Map.of());
    double[] seasonalDrift = ofSix(new SeasonalDriftProvider(), Map.of());
    double[] seasonal = ofSix(new SeasonalNaiveProvider(), Map.of());
    for (int lead = 1; lead <= 5; lead++) {
      assertThat(drift[lead - 1]).isCloseTo(7 + lead * slope, within(1e-12));
      assertThat(seasonalDrift[lead - 1])
          .isCloseTo(seasonal[lead - 1] + lead * slope, within(1e-12));
    }
    assertThat(ofSix(new MeanProvider(), Map.of())).containsOnly(28.0 / 6);
    assertThat(ofSix(new WindowMeanProvider(), Map.of())).containsOnly(7.5);
  }

  @Test
  void aSeasonalBaselineIsRefusedWithoutASeason() {
    for (BaselineProvider provider :
        List.of(new SeasonalNaiveProvider(), new SeasonalDriftProvider())) {
      assertThatThrownBy(() -> task(dataset(1, SIX), 2, 2, 2).fit(provider, Map.of()))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(provider.name(), "no season", "data.season");
      assertThat(task(dataset(1, SIX), 2, 2, 2).fit(provider, Map.of("period", 2))).isNotNull();
    }
  }

  @Test
  void beforeTheFirstSeasonIsOverThereIsNoSeasonalForecast() {
    FittedForecaster fitted =
        task(dataset(4, SIX), 2, 2, 2).fit(new SeasonalNaiveProvider(), Map.of());
    assertThat(forecast(fitted, new Window(SIX, 3, 2))).containsOnly(Double.NaN);
  }

  @Test
  void theMeanIsTheSameToTheBitInWhateverOrderItIsAskedFor() {
    double[] values = new Random(1).doubles(50).toArray();
    values[20] = Double.NaN;
    TimeSeries series = TimeSeries.of("a", "y", values);
    TrainingTask task = task(dataset(1, series, SIX), 2, 2, 2);
    FittedForecaster shared = task.fit(new MeanProvider(), Map.of());
    for (int cutoff : new int[] {3, 10, 10, 40, 5, 41, 50}) {
      Window window = new Window(series, cutoff, 1);
      assertThat(forecast(shared, window)[0])
          .isEqualTo(forecast(task.fit(new MeanProvider(), Map.of()), window)[0]);
      assertThat(forecast(shared, new Window(SIX, 2, 1))[0]).isEqualTo(3);
    }
  }

  @Test
  void missingValuesAreLeftOutOfMeans() {
    TimeSeries gap = TimeSeries.of("gap", "y", 1, 2, Double.NaN, 6);
    TrainingTask task = task(dataset(1, gap), 0, 2, 1);
    Window window = new Window(gap, 4, 1);
    assertThat(forecast(task.fit(new MeanProvider(), Map.of()), window)[0]).isEqualTo(3);
    assertThat(forecast(task.fit(new WindowMeanProvider(), Map.of()), window)[0]).isEqualTo(6);
  }

  private static TimeSeries twoColumns(String id, int length, double level, double size) {
    Random random = new Random(7);
    double[][] values = new double[2][length];
    for (int t = 0; t < length; t++) {
      values[1][t] = random.nextGaussian();
      values[0][t] =
          level
              + size
                  * ((t == 0 ? 0 : (values[0][t - 1] - level) / size * 0.6 + values[1][t - 1])
                      + 0.3 * random.nextGaussian());
    }
    return TimeSeries.owning(
        id, TimeIndex.integers(), List.of(Column.target("y"), Column.past("x")), values);
  }

  private static Dataset withCovariate(TimeSeries... series) {
    return Dataset.of(List.of(series), Optional.empty(), 1);
  }

  @Test
  void linearIsLeastSquaresOnAllColumnsOfTheLookback() {
    TimeSeries series = twoColumns("a", 120, 1000, 50);
    TrainingTask task = task(withCovariate(series), 20, 3, 2);
    FittedForecaster fitted = task.fit(new LinearProvider(), Map.of("ridge", 0.0));
    History history = new Window(series, 110, 2).history();
    double[] forecast = forecast(fitted, new Window(series, 110, 2));
    for (int lead = 1; lead <= 2; lead++) {
      List<Window> windows = task.trainingWindows();
      double[][] x = new double[windows.size()][];
      double[] y = new double[windows.size()];
      for (int w = 0; w < x.length; w++) {
        x[w] = lookback(windows.get(w).history());
        y[w] = windows.get(w).actual(lead, 0);
      }
      OLSMultipleLinearRegression reference = new OLSMultipleLinearRegression();
      reference.newSampleData(y, x);
      double[] beta = reference.estimateRegressionParameters();
      double expected = beta[0];
      double[] now = lookback(history);
      for (int i = 0; i < now.length; i++) {
        expected += beta[i + 1] * now[i];
      }
      assertThat(forecast[lead - 1]).isCloseTo(expected, within(1e-8));
    }
  }

  private static double[] lookback(History history) {
    return new double[] {
      history.last(3, 0), history.last(3, 1),
      history.last(2, 0), history.last(2, 1),
      history.last(1, 0), history.last(1, 1)
    };
  }

  @Test
  void aLargeRidgeLeavesTheMean() {
    TimeSeries series = twoColumns("a", 120, 1000, 50);
    TrainingTask task = task(withCovariate(series), 20, 3, 1);
    double mean = 0;
    for (Window window : task.trainingWindows()) {
      mean += window.actual(1, 0) / task.trainingWindows().size();
    }
    FittedForecaster fitted = task.fit(new LinearProvider(), Map.of("ridge", 1e9));
    assertThat(forecast(fitted, new Window(series, 110, 1))[0]).isCloseTo(mean, within(1e-3));
  }

  @Test
  void seriesOfDifferentLevelsAreEachStandardizedByTheirOwnTrainingPart() {
    TimeSeries small = twoColumns("small", 120, 0, 1);
    TimeSeries large = twoColumns("large", 120, 1_000_000, 1000);
    FittedForecaster fitted =
        task(withCovariate(small, large), 20, 3, 1).fit(new LinearProvider(), Map.of());
    double ofSmall = forecast(fitted, new Window(small, 110, 1))[0];
    double ofLarge = forecast(fitted, new Window(large, 110, 1))[0];
    assertThat(ofLarge).isCloseTo(1_000_000 + 1000 * ofSmall, within(1e-3));
  }

  @Test
  void iterativeCannotFeedCovariatesBack() {
    TrainingTask task = task(withCovariate(twoColumns("a", 60, 0, 1)), 20, 3, 2);
    assertThatThrownBy(() -> task.fit(new LinearProvider(), Map.of("mode", "iterative")))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("feeds its forecasts back", "[x]", "direct");
  }

  @Test
  void iterativeFeedsSeveralTargetsBack() {
    TimeSeries one = twoColumns("a", 120, 0, 1);
    double[][] both = {one.copy(0, 0, 120), one.copy(1, 0, 120)};
    TimeSeries series = TimeSeries.owning("a", one.time(), Column.targets("y", "x"), both);
    Parts parts =
        Parts.of(Split.lastSteps(0, 20), Dataset.of(List.of(series), Optional.empty(), 1));
    FittedForecaster iterative =
        new TrainingTask(parts, 2, 3).fit(new LinearProvider(), Map.of("mode", "iterative"));
    double[] three = forecast(iterative, new Window(series, 110, 3)); // [lead, target]
    double[][] values = {series.copy(0, 0, 111), series.copy(1, 0, 111)};
    values[0][110] = three[0];
    values[1][110] = three[1];
    TimeSeries fedBack = TimeSeries.owning("a", series.time(), series.columns(), values);
    double[] two = forecast(iterative, new Window(fedBack, 111, 2));
    assertThat(two).containsExactly(Arrays.copyOfRange(three, 2, 6), within(1e-12));
  }

  @Test
  void dependentInputsNeedARidge() {
    TimeSeries constant = TimeSeries.of("c", "y", 5, 5, 5, 5, 5, 5, 5, 5);
    TrainingTask task = task(dataset(1, constant), 1, 2, 1);
    assertThatThrownBy(() -> task.fit(new LinearProvider(), Map.of("ridge", 0.0)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("linearly dependent", "ridge above 0");
    FittedForecaster fitted = task.fit(new LinearProvider(), Map.of());
    assertThat(forecast(fitted, new Window(constant, 7, 1))[0]).isEqualTo(5);
  }

  @Test
  void theDefaultPanelFitsTheData() {
    assertThat(BaselinePanel.defaults(dataset(1, SIX), 50))
        .containsExactly("naive", "drift", "mean", "window-mean", "linear");
    assertThat(BaselinePanel.defaults(dataset(12, SIX), 50))
        .contains("seasonal-naive", "seasonal-drift");
    assertThat(BaselinePanel.defaults(dataset(1, SIX), 5000)).doesNotContain("linear");
  }

  private static TimeSeries withGaps(int length, double share, Random random) {
    double[] values = new double[length];
    BitSet filled = new BitSet();
    for (int t = 0; t < length; t++) {
      values[t] = (t == 0 ? 0 : 0.7 * values[t - 1]) + random.nextGaussian();
    }
    for (int t = 1; t < length - 1; t++) {
      if (random.nextDouble() < share) {
        filled.set(t);
        values[t] = 50; // a wrong guess, to be seen wherever it is taken for true
      }
    }
    return TimeSeries.owning(
            "g", TimeIndex.integers(), Column.targets("y"), new double[][] {values})
        .withFilled(List.of(filled));
  }

  @Test
  void theMeanIsTheSameToTheBitWhileGapsOpenAndClose() {
    TimeSeries gaps = withGaps(300, 0.4, new Random(3));
    FittedForecaster mean = task(dataset(1, gaps), 9, 2, 1).fit(new MeanProvider(), Map.of());
    for (int cutoff = 1; cutoff <= gaps.length(); cutoff++) {
      Window window = new Window(gaps, cutoff, 1);
      double sum = 0;
      for (int t = 0; t < cutoff; t++) {
        sum += window.history().value(t, 0);
      }
      assertThat(forecast(mean, window)[0]).as("cutoff %d", cutoff).isEqualTo(sum / cutoff);
    }
  }

  /** Each lead by itself, on the windows in which its target was observed. */
  @Test
  void linearIsLeastSquaresOnTheObservedTargetsOfEachLead() {
    int lookback = 3;
    int horizon = 4;
    for (double share : new double[] {0.05, 0.5, 0.95}) {
      TimeSeries gaps = withGaps(4000, share, new Random(11));
      TrainingTask task = task(dataset(1, gaps), 20, lookback, horizon);
      double[] fitted =
          forecast(
              task.fit(new LinearProvider(), Map.of("ridge", 0.0)),
              new Window(gaps, 3980, horizon));
      for (int lead = 1; lead <= horizon; lead++) {
        int ahead = lead;
        List<Window> observed =
            task.trainingWindows().stream().filter(w -> !Double.isNaN(w.actual(ahead, 0))).toList();
        assertThat(observed).hasSizeLessThan(task.trainingWindows().size());
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(
            observed.stream().mapToDouble(w -> w.actual(ahead, 0)).toArray(),
            observed.stream().map(w -> lastSteps(w.history(), lookback)).toArray(double[][]::new));
        double[] b = regression.estimateRegressionParameters();
        double[] x = lastSteps(new Window(gaps, 3980, 1).history(), lookback);
        double expected = b[0];
        for (int i = 0; i < lookback; i++) {
          expected += b[i + 1] * x[i];
        }
        assertThat(fitted[lead - 1]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  /** What is rare in the windows that have the target is common in those that miss it. */
  @Test
  void whatTheMissingTargetsHaveInCommonDoesNotSpoilTheRegression() {
    int length = 400;
    Random random = new Random(5);
    double[][] values = new double[2][length];
    BitSet filled = new BitSet();
    for (int t = 0; t < length; t++) {
      boolean off = t > 0 && t % 3 == 0;
      values[1][t] = (off ? 100 : 1) * random.nextGaussian();
      values[0][t] = (t == 0 ? 0 : 2 * values[1][t - 1]) + random.nextGaussian();
      filled.set(t, t > 1 && (t - 1) % 3 == 0);
    }
    TimeSeries series =
        TimeSeries.owning(
                "s", TimeIndex.integers(), List.of(Column.target("y"), Column.past("x")), values)
            .withFilled(List.of(filled, new BitSet()));
    TrainingTask task = task(withCovariate(series), 20, 1, 1);
    double[] expected = directly(task, 0.0, 0);
    assertThat(standardized(task, Map.of("ridge", 0.0), 390, 1)[0])
        .isCloseTo(apply(expected, task, 390), within(1e-9));
  }

  @Test
  void everyWindowCountsForTheRidgeWhetherItHasTheTargetOrNot() {
    for (double share : new double[] {0.05, 0.5, 0.95}) {
      TimeSeries gaps = withGaps(400, share, new Random(12));
      TrainingTask task = task(dataset(1, gaps), 20, 3, 2);
      double[] fitted = standardized(task, Map.of("ridge", 0.1), 380, 2);
      for (int lead = 0; lead < 2; lead++) {
        assertThat(fitted[lead])
            .isCloseTo(apply(directly(task, 0.1, lead), task, 380), within(1e-7));
      }
    }
  }

  /** A forecast of the linear baseline, in the units it is fitted in. */
  private static double[] standardized(
      TrainingTask task, Map<String, ?> options, int cutoff, int horizon) {
    TimeSeries series = task.parts().dataset().series().get(0);
    double[] fitted =
        forecast(task.fit(new LinearProvider(), options), new Window(series, cutoff, horizon));
    Moments.Column scale = Moments.of(task).of(series.id());
    return Arrays.stream(fitted).map(value -> scale.standardize(value, 0)).toArray();
  }

  /** The coefficients of one lead, from the matrix of the windows that have it. */
  private static double[] directly(TrainingTask task, double ridge, int lead) {
    TrainingRows rows = new TrainingRows(task, Moments.of(task), task.horizon());
    int inputs = rows.inputs() + 1;
    RealMatrix left = new Array2DRowRealMatrix(inputs, inputs);
    RealVector right = new ArrayRealVector(inputs);
    int usable = 0;
    for (Window window : task.trainingWindows()) {
      usable += rows.read(window) == TrainingRows.Content.UNUSABLE ? 0 : 1;
      if (!Double.isNaN(rows.y()[lead])) {
        RealVector x = new ArrayRealVector(new double[] {1}, rows.x());
        left = left.add(x.outerProduct(x));
        right = right.add(x.mapMultiply(rows.y()[lead]));
      }
    }
    for (int i = 1; i < inputs; i++) {
      left.addToEntry(i, i, ridge * usable);
    }
    return new LUDecomposition(left).getSolver().solve(right).toArray();
  }

  private static double apply(double[] coefficients, TrainingTask task, int cutoff) {
    TrainingRows rows = new TrainingRows(task, Moments.of(task), 1);
    rows.read(new Window(task.parts().dataset().series().get(0), cutoff, 1));
    double sum = coefficients[0];
    for (int i = 0; i < rows.inputs(); i++) {
      sum += rows.x()[i] * coefficients[i + 1];
    }
    return sum;
  }

  private static double[] lastSteps(History history, int lookback) {
    double[] last = new double[lookback];
    Arrays.setAll(last, i -> history.last(lookback - i, 0));
    return last;
  }
}
