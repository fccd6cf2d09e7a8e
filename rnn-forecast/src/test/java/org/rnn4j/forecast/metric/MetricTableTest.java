package org.rnn4j.forecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.MetricProvider;
import org.rnn4j.forecast.report.LeftOut;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

/**
 * Every metric where it is easily got wrong: zeros, equal values, a single window, no error, values
 * missing. All figures are worked out by hand; {@code -} is none.
 */
class MetricTableTest {

  private static final Map<String, MetricProvider> PROVIDERS = new LinkedHashMap<>();

  static {
    for (MetricProvider provider :
        List.of(
            new MseProvider(),
            new RmseProvider(),
            new MaeProvider(),
            new MapeProvider(),
            new SmapeProvider(),
            new MaseProvider(),
            new RmsseProvider(),
            new R2Provider())) {
      PROVIDERS.put(provider.name(), provider);
    }
  }

  private static Map<String, Metric> metrics() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    PROVIDERS.forEach((name, p) -> metrics.put(name, p.create(Options.defaults(p.options()))));
    return metrics;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.trim().split(" +"))
        .mapToDouble(t -> t.equals("-") ? Double.NaN : Double.parseDouble(t))
        .toArray();
  }

  private static TimeSeries series(String id, double[] train, double[] test) {
    double[] all = Arrays.copyOf(train, train.length + test.length);
    System.arraycopy(test, 0, all, train.length, test.length);
    return TimeSeries.of(id, "y", all);
  }

  /** Forecasts one step ahead of one target. */
  private static Forecast points(double... values) {
    return Forecast.points(values.length, 1, 1, values);
  }

  /** One step ahead, a window for each test value. */
  private static ForecastTable table(int testSteps, TimeSeries... series) {
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 1);
    return ForecastTable.of(
        Parts.of(Split.lastSteps(0, testSteps), dataset).windows(Part.TEST, 1, 1), List.of(1));
  }

  // Training 1 3 2 4: steps of 2, 1, 2, so mase is measured by 5/3 and rmsse by the root of 3.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # situation         | train   | y       | f     |  mse      rmse     mae      mape     smape    mase rmsse    r2   | out
            usual             | 1 3 2 4 | 2 4     | 1 6   |  2.5      1.581139 1.5      50       53.33333 0.9  0.912871 -1.5 | 0 0 0 0 0 0 0 0
            zeros             | 1 3 2 4 | 0 0 4   | 0 2 4 |  1.333333 1.154701 0.666667 0        66.66667 0.4  0.666667 0.625| 0 0 0 2 0 0 0 0
            all zeros hit     | 1 3 2 4 | 0 0     | 0 0   |  0        0        0        -        0        0    0        -    | 0 0 0 2 0 0 0 2
            all zeros missed  | 1 3 2 4 | 0 0     | 1 3   |  5        2.236068 2        -        200      1.2  1.290994 -    | 0 0 0 2 0 0 0 2
            equal actuals     | 1 3 2 4 | 5 5     | 5 6   |  0.5      0.707107 0.5      10       9.090909 0.3  0.408248 -    | 0 0 0 0 0 0 0 2
            equal but rounded | 1 3 2 4 | 0.3 0.30000000000000004 | 0.3 1.3 | 0.5 0.707107 0.5 166.6667 62.5 0.3 0.408248 - | 0 0 0 0 0 0 0 2
            one window        | 1 3 2 4 | 4       | 2     |  4        2        2        50       66.66667 1.2  1.154701 -    | 0 0 0 0 0 0 0 1
            one window, a hit | 1 3 2 4 | 4       | 4     |  0        0        0        0        0        0    0        -    | 0 0 0 0 0 0 0 1
            without error     | 1 3 2 4 | 2 4     | 2 4   |  0        0        0        0        0        0    0        1    | 0 0 0 0 0 0 0 0
            opposite signs    | 1 3 2 4 | -2 2    | 2 -2  |  16       4        4        200      200      2.4  2.309401 -3   | 0 0 0 0 0 0 0 0
            a missing actual  | 1 3 2 4 | 2 - 4   | 1 3 6 |  2.5      1.581139 1.5      50       53.33333 0.9  0.912871 -1.5 | 0 0 0 0 0 0 0 0
            none is present   | 1 3 2 4 | - -     | 1 3   |  -        -        -        -        -        -    -        -    | 0 0 0 0 0 0 0 0
            equal in training | 7 7 7   | 7 8     | 7 7   |  0.5      0.707107 0.5      6.25     6.666667 -    -        -1   | 0 0 0 0 0 2 2 0
            rounded training  | 0.3 0.30000000000000004 0.3 | 7 8 | 7 7 | 0.5 0.707107 0.5 6.25 6.666667 - - -1           | 0 0 0 0 0 2 2 0
            too short a past  | 7       | 7 8     | 7 7   |  0.5      0.707107 0.5      6.25     6.666667 -    -        -1   | 0 0 0 0 0 2 2 0
            tiny actuals      | 1 3 2 4 | 1e-300 3 | 1e-300 3 | 0      0        0        0        0        0    0        1    | 0 0 0 0 0 0 0 0
            huge by percent   | 1 3 2 4 | 1e-308 3 | 3 3   |  4.5      2.121320 1.5      -        100      0.9  1.224745 -1   | 0 0 0 0 0 0 0 0
          """)
  void everyMetricIsWhatComesOutByHand(
      String situation, String train, String y, String f, String values, String excluded) {
    double[] forecasts = numbers(f);
    ForecastTable table =
        table(forecasts.length, series("s", numbers(train), numbers(y)))
            .with("f", points(forecasts));
    Scores scores = Measurement.of(table, metrics()).scores();
    double[] expected = numbers(values);
    double[] out = numbers(excluded);
    int m = 0;
    for (String metric : scores.metrics().keySet()) {
      Scores.Score score = scores.get("f", metric);
      if (Double.isNaN(expected[m])) {
        assertThat(score.value()).as(metric).isNaN();
      } else {
        double tolerance = 1e-6 * Math.abs(expected[m]);
        assertThat(score.value()).as(metric).isCloseTo(expected[m], within(tolerance));
      }
      // One series, one lead, one target: all say the same.
      assertThat(score.perLead()).as(metric).containsExactly(score.value());
      assertThat(score.perTarget()).as(metric).containsExactly(score.value());
      assertThat(score.perSeries()).as(metric).containsExactly(score.value());
      assertThat(score.excluded()).as("left out by " + metric).isEqualTo((long) out[m++]);
      if (score.value() == 0) {
        assertThat(1 / score.value()).as("there is one zero").isPositive();
      }
    }
  }

  @Test
  void hitsOnZeroCountSoThatBeingRightIsNotPunished() {
    double[] y = {0, 0, 0, 6, 0, 0, 0};
    double[] naive = {0, 0, 0, 0, 6, 0, 0};
    double[] mean = {0.5, 0.5, 0.5, 0.5, 1, 1, 1};
    Measurement measurement =
        Measurement.of(
            table(7, series("s", new double[] {0, 0, 0, 4, 0, 0}, y))
                .with("naive", points(naive))
                .with("mean", points(mean)),
            metrics());
    Scores scores = measurement.scores();
    assertThat(scores.get("naive", "smape").value()).isCloseTo(400.0 / 7, within(1e-12));
    assertThat(scores.best(List.of("naive", "mean"), "smape")).contains("naive");
    assertThat(measurement.windowLosses("naive", "smape")).containsExactly(0, 0, 0, 200, 200, 0, 0);
  }

  /**
   * Undefined where the forecast is the actual value, and for a series whose forecasts are all 9.
   */
  private static final Metric PICKY =
      new Metric() {
        @Override
        public double value(Scored scored) {
          double sum = 0;
          boolean nine = true;
          for (int i = 0; i < scored.size(); i++) {
            sum += Math.abs(scored.actual(i) - scored.forecast(i));
            nine &= scored.forecast(i) == 9;
          }
          return nine ? Double.NaN : sum / scored.size();
        }

        @Override
        public boolean defined(Scored scored, int pair) {
          return scored.actual(pair) != scored.forecast(pair);
        }
      };

  @Test
  void aPairLeftOutForOneForecasterIsLeftOutForAll() {
    ForecastTable table =
        table(3, series("s", new double[] {1, 2}, new double[] {1, 2, 3}))
            .with("hits", points(new double[] {1, 4, 8})) // errors -, 2, 5
            .with("misses", points(new double[] {0, 3, 3})); // errors 1, 1, -
    Measurement measurement = Measurement.of(table, Map.of("picky", PICKY));
    Scores scores = measurement.scores();
    assertThat(scores.get("hits", "picky").value()).isEqualTo(2);
    assertThat(scores.get("misses", "picky").value()).isEqualTo(1);
    assertThat(scores.get("hits", "picky").excluded()).isEqualTo(2);
    assertThat(scores.get("misses", "picky").excluded()).isEqualTo(2);
    for (String forecaster : table.forecasters()) {
      double[] losses = measurement.windowLosses(forecaster, "picky");
      assertThat(losses[0]).isNaN();
      assertThat(losses[1]).isPositive();
      assertThat(losses[2]).isNaN();
    }
  }

  @Test
  void aSeriesLeftOutForOneForecasterIsLeftOutForAll() {
    ForecastTable table =
        table(
                2,
                series("a", new double[] {1, 2}, new double[] {1, 2}),
                series("b", new double[] {1, 2}, new double[] {1, 2}))
            .with("nine", points(new double[] {5, 5, 9, 9}))
            .with("other", points(new double[] {2, 4, 100, 100}));
    Scores scores = Measurement.of(table, Map.of("picky", PICKY)).scores();
    assertThat(scores.get("nine", "picky").value()).isEqualTo(3.5);
    assertThat(scores.get("other", "picky").value()).isEqualTo(1.5); // of the series "a" alone
    for (String forecaster : table.forecasters()) {
      assertThat(scores.get(forecaster, "picky").perSeries().get(1)).isNaN();
      assertThat(scores.get(forecaster, "picky").excluded()).isEqualTo(2);
    }
  }

  @Test
  void whoMakesNoForecastTakesNoPairFromTheOthers() {
    ForecastTable table =
        table(2, series("s", new double[] {1, 2}, new double[] {1, 2}))
            .with("silent", points(new double[] {Double.NaN, Double.NaN}))
            .with("half", points(new double[] {3, Double.NaN}))
            .with("other", points(new double[] {2, 4}));
    Scores scores = Measurement.of(table, Map.of("picky", PICKY, "mae", PointMetrics.MAE)).scores();
    for (String metric : scores.metrics().keySet()) {
      assertThat(scores.get("other", metric).value()).isEqualTo(1.5);
      assertThat(scores.get("silent", metric).value()).isNaN();
      assertThat(scores.get("half", metric).value()).isNaN();
      assertThat(scores.get("other", metric).excluded()).isZero();
    }
  }

  private static List<String> leftOut(Scores scores) {
    return scores.leftOut().stream().map(LeftOut::sentence).toList();
  }

  @Test
  void whatAMetricLeavesOutIsSaidWithItsReason() {
    double[] past = {1, 3, 2, 4};
    ForecastTable some = table(3, series("s", past, new double[] {0, 0, 4}));
    assertThat(
            leftOut(
                Measurement.of(some.with("f", points(new double[] {1, 2, 3})), metrics()).scores()))
        .containsExactly("2 of 3 pairs are left out of mape (the value is 0)");
    ForecastTable two = table(2, series("s", past, new double[] {0, 4}));
    assertThat(
            leftOut(Measurement.of(two.with("f", points(new double[] {1, 2})), metrics()).scores()))
        .containsExactly("1 of 2 pairs is left out of mape (the value is 0)");
    ForecastTable equal = table(2, series("s", past, new double[] {5, 5}));
    assertThat(
            leftOut(
                Measurement.of(equal.with("f", points(new double[] {1, 2})), metrics()).scores()))
        .containsExactly("all 2 pairs are left out of r2 (the values do not vary)");
  }

  @Test
  void seriesThatAMetricLeavesOutAreNamed() {
    double[] flat = {7, 7, 7};
    double[] past = {1, 3, 2};
    ForecastTable table =
        table(
                2,
                series("flat", flat, new double[] {7, 0}),
                series("lively", past, new double[] {1, 0}),
                series("level", past, new double[] {3, 3}))
            .with("f", points(new double[] {1, 2, 1, 2, 1, 2}));
    String scale =
        " (the training part repeats itself season by season, or is no longer than one season)";
    assertThat(leftOut(Measurement.of(table, metrics()).scores()))
        .containsExactly(
            "2 of 6 pairs are left out of mape (the value is 0)",
            "series 'flat' is left out of mase" + scale,
            "series 'flat' is left out of rmsse" + scale,
            "series 'level' is left out of r2 (the values do not vary)");
    ForecastTable zeros =
        table(
                2,
                series("a", past, new double[] {0, 0}),
                series("b", past, new double[] {0, 0}),
                series("c", past, new double[] {0, 1}))
            .with("f", points(new double[6]));
    assertThat(leftOut(Measurement.of(zeros, Map.of("mape", PointMetrics.MAPE)).scores()))
        .containsExactly(
            "2 of 3 series ('a', 'b') and 1 of 2 pairs of the others are left out of mape"
                + " (the value is 0)");
    assertThat(leftOut(Measurement.of(zeros, Map.of("picky", PICKY)).scores()))
        .containsExactly(
            "2 of 3 series ('a', 'b') and 1 of 2 pairs of the others are left out of picky"
                + " (it is undefined there)");
  }

  @Test
  void everyTargetHasItsOwnValue() {
    double[][] values = {{1, 2, 3, 5}, {10, 20, 30, 50}};
    TimeSeries both =
        TimeSeries.owning("s", TimeSeries.of("t", "y", 1).time(), Column.targets("y", "z"), values);
    Dataset dataset = Dataset.of(List.of(both), Optional.empty(), 1);
    ForecastTable table =
        ForecastTable.of(
                Parts.of(Split.lastSteps(0, 2), dataset).windows(Part.TEST, 1, 1), List.of(1))
            .with(
                "f",
                Forecast.points(
                    2, 1, 2, new double[] {4, 30, 7, 54})); // errors 1, 0, 2, 4: [window][target]
    Scores scores = Measurement.of(table, metrics()).scores();
    assertThat(scores.get("f", "mae").perTarget()).containsExactly(1.5, 2.0);
    assertThat(scores.get("f", "mse").perTarget()).containsExactly(2.5, 8.0);
    assertThat(scores.get("f", "mase").perTarget()).containsExactly(1.5, 0.2);
    assertThat(scores.get("f", "mae").value()).isEqualTo(1.75);
    assertThat(scores.get("f", "r2").perTarget()).containsExactly(-1.5, 1 - 8.0 / 100);
  }

  /** Two columns of which the second lies a thousand higher. */
  private static ForecastTable farApart(double[] y, double[] z, double[] forecasts) {
    double[][] values = {y, z};
    TimeSeries both =
        TimeSeries.owning("s", TimeSeries.of("t", "y", 1).time(), Column.targets("y", "z"), values);
    Dataset dataset = Dataset.of(List.of(both), Optional.empty(), 1);
    return ForecastTable.of(
            Parts.of(Split.lastSteps(0, 2), dataset).windows(Part.TEST, 1, 1), List.of(1))
        .with("f", Forecast.points(2, 1, 2, forecasts));
  }

  @Test
  void thatOneTargetLiesHigherThanAnotherIsNoMeritOfAForecast() {
    double[] y = {0, 0, 1, -1}; // a sum of squares of 2 about the mean of its test part
    double[] z = {1000, 1000, 1002, 998}; // of 8
    double[] levels = {0, 1000, 0, 1000}; // [window][target]: squared errors of 2 and of 8
    assertThat(r2(farApart(y, z, levels))).isEqualTo(0);
    double[] near = {1, 1001, -1, 998}; // squared errors of 0 and of 1
    assertThat(r2(farApart(y, z, near))).isCloseTo(1 - 1.0 / 10, within(1e-12));
    double[] equal = {1000, 1000, 1000, 1000}; // of which only the error counts
    assertThat(r2(farApart(y, equal, near))).isCloseTo(1 - 5.0 / 2, within(1e-12));
    assertThat(r2(farApart(new double[] {0, 0, 5, 5}, equal, near))).isNaN();
  }

  private static double r2(ForecastTable table) {
    return Measurement.of(table, metrics()).scores().get("f", "r2").value();
  }

  @ParameterizedTest
  @CsvSource({
    "mae, 2, 4, 0.5",
    "mae, 4, 2, -1",
    "mae, 3, 3, 0",
    "mae, 0, 3, 1",
    "mae, 0, 0, 0",
    "mae, 3, 0, -Infinity",
    "mae, NaN, 3, NaN",
    "mae, 3, NaN, NaN",
    "r2, 0.75, 0.5, 0.5",
    "r2, -1, 0, -1",
    "r2, 1, 1, 0",
    "r2, 0.5, 1, -Infinity",
    "mae, -1, 2, NaN",
    "mae, 1, -2, NaN"
  })
  void skillIsWhatIsLeftOfTheError(String metric, double own, double other, Double skill) {
    ForecastTable table =
        table(1, series("s", new double[] {1, 2}, new double[] {3}))
            .with("own", points(new double[] {own}))
            .with("other", points(new double[] {other}));
    Metric echo =
        new Metric() {
          @Override
          public double value(Scored scored) {
            return scored.forecast(0);
          }

          @Override
          public boolean lowerIsBetter() {
            return metric.equals("mae");
          }
        };
    assertThat(Measurement.of(table, Map.of("echo", echo)).scores().skill("own", "other", "echo"))
        .isEqualTo(skill);
  }
}
