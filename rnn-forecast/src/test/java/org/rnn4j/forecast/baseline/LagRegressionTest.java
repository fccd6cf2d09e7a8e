package org.rnn4j.forecast.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

class LagRegressionTest {

  private static final Column FOURTH =
      Column.derived("fourth", (time, step) -> time.number(step).orElseThrow() % 4 == 0 ? 1 : 0);

  /** A task that has lags. */
  private record LagTask(TrainingTask task, List<Integer> lags) implements BaselineTask {

    @Override
    public Dataset dataset() {
      return task.dataset();
    }

    @Override
    public int lookback() {
      return task.lookback();
    }

    @Override
    public int horizon() {
      return task.horizon();
    }

    @Override
    public SplitUnit splitUnit() {
      return task.splitUnit();
    }

    @Override
    public List<Window> trainingWindows() {
      return task.trainingWindows();
    }

    FittedForecaster fit(Map<String, ?> options) {
      LinearProvider provider = new LinearProvider();
      return provider.create(Options.of(provider.options(), options)).fit(this);
    }
  }

  private static TimeSeries noise(String id, long seed, int length, double scale) {
    Random random = new Random(seed);
    double[] y = new double[length];
    double[] price = new double[length];
    for (int t = 0; t < length; t++) {
      price[t] = random.nextGaussian();
      double before = t >= 3 ? y[t - 3] / scale : 0;
      y[t] = scale * (0.5 * before + 2 * price[t] + (t % 4 == 0 ? 3 : 0) + random.nextGaussian());
    }
    return TimeSeries.owning(
        id,
        TimeIndex.integers(),
        List.of(Column.target("y"), Column.future("price")),
        new double[][] {y, price});
  }

  private static LagTask task(List<Integer> lags, int horizon, TimeSeries... series) {
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 1).withDerived(List.of(FOURTH));
    Parts parts = Parts.of(Split.lastSteps(0, 20), dataset);
    return new LagTask(new TrainingTask(parts, 4, horizon), lags);
  }

  @Test
  void everyLeadIsTheLeastSquaresOnTheLagsThatExistThereAndOnWhatIsKnownAhead() {
    TimeSeries series = noise("a", 7, 200, 1).withDerived(List.of(FOURTH));
    List<Integer> lags = List.of(2, 3, 5);
    FittedForecaster fitted =
        task(lags, 4, noise("a", 7, 200, 1)).fit(Map.of("inputs", "all", "ridge", 0.0));

    Window window = new Window(series, 185, 4);
    Forecast forecast = fitted.forecast(window.history(), window.ahead());

    for (int lead = 1; lead <= 4; lead++) {
      int first = lead;
      List<Integer> there = lags.stream().filter(lag -> lag >= first).toList();
      List<double[]> x = new ArrayList<>();
      List<Double> y = new ArrayList<>();
      for (int t = 5; t < 180; t++) {
        x.add(row(series, t, there));
        y.add(series.value(t, 0));
      }
      OLSMultipleLinearRegression expected = new OLSMultipleLinearRegression();
      expected.newSampleData(
          y.stream().mapToDouble(Double::doubleValue).toArray(), x.toArray(double[][]::new));
      double[] coefficients = expected.estimateRegressionParameters();
      double[] asked = row(series, 184 + lead, there);
      double value = coefficients[0];
      for (int i = 0; i < asked.length; i++) {
        value += coefficients[i + 1] * asked[i];
      }
      assertThat(forecast.point(0, lead, 0)).as("lead " + lead).isCloseTo(value, within(1e-9));
    }
  }

  private static double[] row(TimeSeries series, int t, List<Integer> lags) {
    double[] row = new double[2 + lags.size()];
    row[0] = series.value(t, 1);
    row[1] = t % 4 == 0 ? 1 : 0;
    for (int i = 0; i < lags.size(); i++) {
      row[2 + i] = series.value(t - lags.get(i), 0);
    }
    return row;
  }

  @Test
  void oneRegressionServesSeriesOfAllSizes() {
    FittedForecaster fitted =
        task(List.of(3), 2, noise("small", 1, 300, 1), noise("large", 2, 300, 1000))
            .fit(Map.of("inputs", "all", "ridge", 1e-6));
    for (double scale : new double[] {1, 1000}) {
      TimeSeries series =
          noise(scale == 1 ? "small" : "large", scale == 1 ? 1 : 2, 300, scale)
              .withDerived(List.of(FOURTH));
      double error = 0;
      for (int cutoff = 280; cutoff < 298; cutoff++) {
        Window window = new Window(series, cutoff, 2);
        Forecast forecast = fitted.forecast(window.history(), window.ahead());
        error += Math.abs(forecast.point(0, 2, 0) - window.actual(2, 0)) / 18 / scale;
      }
      assertThat(error).isBetween(0.4, 1.2); // the noise is of deviation 1, the series of 3
    }
  }

  @Test
  void withoutLagsTheLookbackIsWhatItLooksAt() {
    TimeSeries series = noise("a", 7, 200, 1);
    Window window = new Window(series.withDerived(List.of(FOURTH)), 185, 2);
    double[] bare =
        task(List.of(), 2, series)
            .fit(Map.of("inputs", "all"))
            .forecast(window.history(), window.ahead())
            .toArray();
    double[] said =
        task(List.of(1, 2, 3, 4, 5), 2, series)
            .fit(Map.of("inputs", "all"))
            .forecast(window.history(), window.ahead())
            .toArray();

    assertThat(bare).containsExactly(said);
  }

  @Test
  void aLagThatFewStepsHaveIsLeftOutAndAShortHistoryIsForecastAllTheSame() {
    TimeSeries series = noise("a", 7, 200, 1);
    Window window = new Window(series.withDerived(List.of(FOURTH)), 2, 2);
    double[] forecast =
        task(List.of(3, 150), 2, series)
            .fit(Map.of("inputs", "all"))
            .forecast(window.history(), window.ahead())
            .toArray();
    double[] without =
        task(List.of(3), 2, series)
            .fit(Map.of("inputs", "all"))
            .forecast(window.history(), window.ahead())
            .toArray();

    assertThat(forecast).doesNotContain(Double.NaN).containsExactly(without);
  }

  @Test
  void eachLeadHasItsOwnRegressionAndNoneIsFedBack() {
    assertThatThrownBy(
            () ->
                task(List.of(1), 2, noise("a", 7, 200, 1))
                    .fit(Map.of("inputs", "all", "mode", "iterative")))
        .hasMessageContaining("mode");
  }
}
