package org.rnn4j.forecast.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.MetricProvider;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.scale.StandardScalerProvider;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Formula;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;

/** Every metric against a loop written out by hand. */
class MetricsTest {

  private static final int LOOKBACK = 5;
  private static final int HORIZON = 4;
  private static final int SEASON = 3;
  private static final Offset<Double> CLOSE = within(1e-12);

  private static final Map<String, Metric> METRICS = metrics();

  private static Map<String, Metric> metrics() {
    Map<String, Metric> metrics = new LinkedHashMap<>();
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
      metrics.put(provider.name(), provider.create(Options.defaults(provider.options())));
    }
    return metrics;
  }

  private static TimeSeries random(String id, int length, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[2][length];
    for (double[] column : values) {
      for (int t = 0; t < length; t++) {
        column[t] = 10 + 5 * random.nextGaussian();
      }
    }
    return TimeSeries.owning(id, TimeIndex.integers(), Column.targets("y", "z"), values);
  }

  private static Dataset dataset(TimeSeries... series) {
    return Dataset.of(List.of(series), Optional.empty(), SEASON);
  }

  /** Some forecast that depends on the window, the lead and the target. */
  private static double guess(Window window, int lead, int target) {
    return 9.5 + 0.3 * lead - target + 0.1 * (window.cutoff() % 3);
  }

  private static final WindowForecaster GUESS = Formula.forecaster(MetricsTest::guess);

  private record Pair(int target, double y, double f, double absolute, double squared) {}

  /** The pairs of one series in the test part, with the scales of the training part. */
  private static List<Pair> pairs(Parts parts, int series, List<Integer> leads) {
    List<Pair> pairs = new ArrayList<>();
    TimeSeries data = parts.dataset().series().get(series);
    for (Window window : parts.windows(Part.TEST, LOOKBACK, HORIZON)) {
      for (int lead : leads) {
        for (int target = 0; target < 2; target++) {
          double y = window.actual(lead, target);
          if (window.series() == data && !Double.isNaN(y)) {
            double absolute = 0;
            double squared = 0;
            int count = 0;
            for (int t = SEASON; t < parts.to(series, Part.TRAIN); t++) {
              double error = data.value(t, target) - data.value(t - SEASON, target);
              if (!Double.isNaN(error)) {
                absolute += Math.abs(error);
                squared += error * error;
                count++;
              }
            }
            double f = guess(window, lead, target);
            pairs.add(new Pair(target, y, f, absolute / count, squared / count));
          }
        }
      }
    }
    return pairs;
  }

  private static double byHand(String metric, List<Pair> pairs) {
    double sum = 0;
    double squares = 0;
    for (Pair p : pairs) {
      double error = p.y() - p.f();
      squares += error * error;
      sum +=
          switch (metric) {
            case "mse", "rmse" -> error * error;
            case "mae" -> Math.abs(error);
            case "mape" -> 100 * Math.abs(error / p.y());
            case "smape" -> 200 * Math.abs(error) / (Math.abs(p.y()) + Math.abs(p.f()));
            case "mase" -> Math.abs(error) / p.absolute();
            case "rmsse" -> error * error / p.squared();
            case "r2" -> 0;
            default -> throw new IllegalArgumentException(metric);
          };
    }
    double mean = sum / pairs.size();
    if (metric.equals("r2")) {
      double spread = 0;
      for (Pair p : pairs) {
        double level =
            pairs.stream()
                .filter(other -> other.target() == p.target())
                .mapToDouble(Pair::y)
                .average()
                .orElseThrow();
        spread += (p.y() - level) * (p.y() - level);
      }
      return 1 - squares / spread;
    }
    return metric.startsWith("rm") ? Math.sqrt(mean) : mean;
  }

  private static Scores scores(Parts parts, List<Integer> leads) {
    return measurement(parts, leads).scores();
  }

  private static Measurement measurement(Parts parts, List<Integer> leads) {
    return Measurement.of(
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), leads).with("guess", GUESS),
        METRICS);
  }

  @Test
  void everyMetricIsItsFormulaOverThePooledPairsAndPerLead() {
    Parts parts = Parts.of(Split.lastSteps(3, 9), dataset(random("a", 40, 1)));
    List<Integer> leads = List.of(1, 2, 3, 4);
    Scores scores = scores(parts, leads);
    for (String metric : METRICS.keySet()) {
      Scores.Score score = scores.get("guess", metric);
      assertThat(score.value()).as(metric).isCloseTo(byHand(metric, pairs(parts, 0, leads)), CLOSE);
      for (int lead : leads) {
        assertThat(score.perLead().get(lead - 1))
            .as("%s, lead %s", metric, lead)
            .isCloseTo(byHand(metric, pairs(parts, 0, List.of(lead))), CLOSE);
      }
      assertThat(score.excluded()).isZero();
    }
  }

  @Test
  void overManySeriesTheMeanOfTheirValuesIsTaken() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1), random("b", 25, 2)));
    List<Integer> leads = List.of(1, 2, 3, 4);
    Measurement measurement = measurement(parts, leads);
    Scores scores = measurement.scores();
    for (String metric : METRICS.keySet()) {
      double first = byHand(metric, pairs(parts, 0, leads));
      double second = byHand(metric, pairs(parts, 1, leads));
      assertThat(scores.get("guess", metric).value())
          .as(metric)
          .isCloseTo((first + second) / 2, CLOSE);
      assertThat(measurement.bySeries("guess", METRICS.get(metric))[1]).isCloseTo(second, CLOSE);
    }
  }

  @Test
  void onlyTheLeadsAskedForAreMeasured() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1)));
    Scores scores = scores(parts, List.of(4));
    for (String metric : METRICS.keySet()) {
      double byHand = byHand(metric, pairs(parts, 0, List.of(4)));
      assertThat(scores.get("guess", metric).value()).as(metric).isCloseTo(byHand, CLOSE);
      assertThat(scores.get("guess", metric).perLead()).hasSize(1);
    }
  }

  @Test
  void missingActualValuesAreSkippedAndAreNoUndefinedOnes() {
    TimeSeries whole = random("a", 40, 3);
    double[][] values = {whole.copy(0, 0, 40), whole.copy(1, 0, 40)};
    values[0][36] = Double.NaN;
    values[1][7] = Double.NaN; // in the training part: the scales skip it too
    Parts parts =
        Parts.of(
            Split.lastSteps(0, 9),
            dataset(
                TimeSeries.owning("a", TimeIndex.integers(), Column.targets("y", "z"), values)));
    List<Integer> leads = List.of(1, 2, 3, 4);
    Scores scores = scores(parts, leads);
    for (String metric : METRICS.keySet()) {
      assertThat(scores.get("guess", metric).value())
          .as(metric)
          .isCloseTo(byHand(metric, pairs(parts, 0, leads)), CLOSE);
      assertThat(scores.get("guess", metric).excluded()).isZero();
    }
  }

  @Test
  void whatIsUndefinedIsLeftOutAndCounted() {
    TimeSeries flat =
        TimeSeries.owning(
            "flat",
            TimeIndex.integers(),
            Column.targets("y", "z"),
            new double[][] {new double[30], random("r", 30, 4).copy(1, 0, 30)});
    Parts parts = Parts.of(Split.lastSteps(0, 6), dataset(flat, random("b", 30, 5)));
    List<Integer> leads = List.of(1, 2, 3, 4);
    Scores scores = scores(parts, leads);
    long flatPairs = 3 * 4; // windows, leads
    for (String metric : List.of("mape", "mase", "rmsse")) {
      List<Pair> defined =
          pairs(parts, 0, leads).stream().filter(p -> p.y() != 0).toList(); // of the other target
      double expected = (byHand(metric, defined) + byHand(metric, pairs(parts, 1, leads))) / 2;
      assertThat(scores.get("guess", metric).value()).as(metric).isCloseTo(expected, CLOSE);
      assertThat(scores.get("guess", metric).excluded()).as(metric).isEqualTo(flatPairs);
    }
    assertThat(scores.get("guess", "mse").excluded()).isZero();
  }

  @Test
  void aMetricThatIsUndefinedEverywhereIsNotANumber() {
    Parts parts = Parts.of(Split.lastSteps(0, 4), dataset(random("short", 6, 1)));
    Scores scores =
        Measurement.of(
                ForecastTable.of(parts.windows(Part.TEST, 2, HORIZON), List.of(1, 2, 3, 4))
                    .with("guess", GUESS),
                METRICS)
            .scores();
    assertThat(scores.get("guess", "mase").value()).isNaN(); // two steps have no season of three
    assertThat(scores.get("guess", "mase").excluded()).isEqualTo(8);
    assertThat(scores.get("guess", "r2").perLead()).containsOnly(Double.NaN); // one value of each
    assertThat(scores.get("guess", "r2").value()).isFinite();
    assertThat(scores.best(List.of("guess"), "mase")).isEmpty();
  }

  @Test
  void aForecasterThatLeavesSomethingOutIsNotComparedOnTheRest() {
    Parts parts = Parts.of(Split.lastSteps(0, 4), dataset(random("a", 30, 1), random("b", 30, 2)));
    WindowForecaster half =
        Formula.forecaster(
            (window, lead, target) ->
                window.series().id().equals("b") && lead == 2 && target == 0
                    ? Double.NaN
                    : guess(window, lead, target));
    Scores scores =
        Measurement.of(
                ForecastTable.of(parts.windows(Part.TEST, 5, HORIZON), List.of(1, 2, 3, 4))
                    .with("half", half),
                METRICS)
            .scores();
    assertThat(scores.get("half", "mse").value()).isNaN();
    assertThat(scores.get("half", "mse").perLead().get(0)).isFinite(); // lead 1 is complete
    assertThat(scores.get("half", "mse").perLead().get(1)).isNaN();
    assertThat(scores.best(List.of("half"), "mse")).isEmpty();
  }

  @Test
  void wholeSeriesTakeTheirScaleFromWhatIsKnownOfThem() {
    Parts parts = Parts.of(Split.series(1, 0, 1), dataset(random("a", 9, 1), random("b", 9, 2)));
    TimeSeries b = parts.dataset().series().get(1);
    double scale =
        (Math.abs(b.value(3, 0) - b.value(0, 0)) + Math.abs(b.value(4, 0) - b.value(1, 0))) / 2;
    Scores scores =
        Measurement.of(
                ForecastTable.of(parts.windows(Part.TEST, 5, HORIZON), List.of(1))
                    .with("guess", GUESS),
                METRICS)
            .scores();
    double error = Math.abs(b.value(5, 0) - guess(new Window(b, 5, HORIZON), 1, 0)) / scale;
    double scaleZ =
        (Math.abs(b.value(3, 1) - b.value(0, 1)) + Math.abs(b.value(4, 1) - b.value(1, 1))) / 2;
    double errorZ = Math.abs(b.value(5, 1) - guess(new Window(b, 5, HORIZON), 1, 1)) / scaleZ;
    assertThat(scores.get("guess", "mase").value()).isCloseTo((error + errorZ) / 2, CLOSE);
  }

  @Test
  void inScaledUnitsErrorsAreDividedByTheDeviation() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1)));
    StandardScalerProvider provider = new StandardScalerProvider();
    Scaling scaling = Scaling.fit(provider.create(Options.defaults(provider.options())), parts);
    ForecastTable table =
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1, 2))
            .with("guess", GUESS);
    Scores plain = Measurement.of(table, METRICS).scores();
    Scores scaled = Measurement.of(table.scaled(scaling), METRICS).scores();
    double sum = 0;
    int count = 0;
    for (Window window : table.windows()) {
      for (int lead = 1; lead <= 2; lead++) {
        for (int target = 0; target < 2; target++) {
          double error = window.actual(lead, target) - guess(window, lead, target);
          sum += Math.abs(error) / scaling.of("a", target).parameters().get("deviation").get(0);
          count++;
        }
      }
    }
    assertThat(scaled.get("guess", "mae").value()).isCloseTo(sum / count, CLOSE);
    assertThat(scaled.get("guess", "mase").value())
        .isCloseTo(plain.get("guess", "mase").value(), CLOSE);
  }

  @Test
  void skillIsWhatIsLeftOfTheReference() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1)));
    WindowForecaster perfect =
        Formula.forecaster(
            (window, lead, target) ->
                (window.actual(lead, target) + guess(window, lead, target)) / 2);
    ForecastTable table =
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1, 2, 3, 4))
            .with("guess", GUESS)
            .with("nearer", perfect);
    Scores scores = Measurement.of(table, METRICS).scores();
    assertThat(scores.best(List.of("guess", "nearer"), "r2")).contains("nearer");
    assertThat(scores.best(List.of("guess", "nearer"), "mse")).contains("nearer");
    assertThat(scores.skill("nearer", "guess", "mae")).isCloseTo(0.5, CLOSE);
    assertThat(scores.skill("nearer", "guess", "mse")).isCloseTo(0.75, CLOSE);
    assertThat(scores.skill("nearer", "guess", "r2")).isCloseTo(0.75, CLOSE);
    assertThat(scores.skill("guess", "nearer", "mae")).isCloseTo(-1, CLOSE);
  }

  @Test
  void aNameIsTakenOnce() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1)));
    ForecastTable table =
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1))
            .with("guess", GUESS);
    assertThatThrownBy(() -> table.with("guess", GUESS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.forecast("other", 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("guess");
    assertThat(table.actual(2, 0, 1)).isEqualTo(table.windows().get(2).actual(1, 1));
    assertThat(table.forecast("guess", 2, 0, 1)).isEqualTo(guess(table.windows().get(2), 1, 1));
  }

  @Test
  void forecastsThatHaveBeenMadeStandAsIfTheyHadBeenAskedFor() {
    Parts parts = Parts.of(Split.lastSteps(0, 9), dataset(random("a", 40, 1)));
    ForecastTable empty =
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1, 3));
    double[] made = new double[empty.windows().size() * 2 * 2]; // [window][lead][target]
    for (int i = 0; i < made.length; i++) {
      made[i] = guess(empty.windows().get(i / 4), i / 2 % 2 == 0 ? 1 : 3, i % 2);
    }
    int windows = empty.windows().size();
    ForecastTable table =
        empty.with("asked", GUESS).with("made", Forecast.points(windows, 2, 2, made));
    for (int i = 0; i < made.length; i++) {
      assertThat(table.forecast("made", i / 4, i / 2 % 2, i % 2))
          .isEqualTo(table.forecast("asked", i / 4, i / 2 % 2, i % 2));
    }
    assertThatThrownBy(() -> empty.with("short", Forecast.points(windows, 4, 1, made)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 leads");
  }

  @Test
  void aSingleValueIsThatOfAllScores() {
    Parts parts =
        Parts.of(
            Split.series(1, 0, 2),
            dataset(random("a", 30, 1), random("b", 30, 2), random("c", 9, 3)));
    ForecastTable table =
        ForecastTable.of(parts.windows(Part.TEST, LOOKBACK, HORIZON), List.of(1, 2))
            .with("guess", GUESS);
    Measurement measurement = Measurement.of(table, METRICS);
    Scores scores = measurement.scores();
    METRICS.forEach(
        (name, metric) ->
            assertThat(Measurement.value(table, "guess", metric))
                .isEqualTo(scores.get("guess", name).value()));
    assertThat(measurement.bySeries("guess", METRICS.get("mse"))[0]).isNaN(); // it has no window
  }
}
