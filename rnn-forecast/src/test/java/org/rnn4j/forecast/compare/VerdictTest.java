package org.rnn4j.forecast.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.MetricProvider;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.MaeProvider;
import org.rnn4j.forecast.metric.MaseProvider;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.MseProvider;
import org.rnn4j.forecast.metric.R2Provider;
import org.rnn4j.forecast.metric.RmseProvider;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.report.Verdict.Outcome;
import org.rnn4j.forecast.split.Backtest;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Formula;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

class VerdictTest {

  private static Windows windows(int series, int testSteps, int horizon) {
    List<TimeSeries> all =
        IntStream.range(0, series)
            .mapToObj(
                i -> {
                  Random random = new Random(i);
                  return TimeSeries.of("s" + i, "y", random.doubles(20 + testSteps).toArray());
                })
            .toList();
    Dataset dataset = Dataset.of(all, Optional.empty(), 1);
    return Parts.of(Split.lastSteps(0, testSteps), dataset).windows(Part.TEST, 5, horizon);
  }

  /** The truth with an error whose size differs from window to window. */
  private static WindowForecaster off(double by, long seed) {
    return Formula.forecaster(
        (window, lead, target) -> {
          long key = seed + 31L * window.cutoff() + window.series().id().hashCode();
          double drawn = new Random(key).doubles(lead).reduce(0, (before, next) -> next);
          return window.actual(lead, 0) + by * (0.5 + drawn);
        });
  }

  private static Verdict verdict(
      Windows windows, MetricProvider metric, double model, double... baselines) {
    List<Integer> leads = IntStream.rangeClosed(1, windows.horizon()).boxed().toList();
    ForecastTable table = ForecastTable.of(windows, leads).with("model", off(model, 99));
    for (int i = 0; i < baselines.length; i++) {
      table = table.with("baseline-" + i, off(baselines[i], i));
    }
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(metric.name(), metric.create(Options.defaults(metric.options())));
    return Comparison.of(Measurement.of(table, metrics), "model");
  }

  @Test
  void aModelThatIsClearlyBetterBeatsTheBestBaseline() {
    Verdict verdict = verdict(windows(1, 60, 2), new MseProvider(), 0.1, 5, 0.2, 3);
    assertThat(verdict.outcome()).isEqualTo(Outcome.BEATS);
    assertThat(verdict.baseline()).contains("baseline-1");
    assertThat(verdict.skill()).isBetween(0.6, 0.9);
    assertThat(verdict.pValue().orElseThrow()).isLessThan(0.05);
    assertThat(verdict.sentence())
        .matches(
            "model beats baseline-1 by 7\\d % on mse \\(0\\.0\\d+ vs 0\\.0\\d+\\);"
                + " Diebold-Mariano p < 0\\.0001 over 59 windows");
  }

  @Test
  void aSmallAdvantageMayBeLuck() {
    Verdict verdict = verdict(windows(1, 12, 1), new MaeProvider(), 0.198, 0.2);
    assertThat(verdict.skill()).isPositive();
    assertThat(verdict.outcome()).isEqualTo(Outcome.MAY_BE_LUCK);
    assertThat(verdict.sentence())
        .contains("is better than baseline-0 by", "but that may be luck: Diebold-Mariano p = 0.");
  }

  @Test
  void aModelThatIsWorseDoesNotBeat() {
    Verdict verdict = verdict(windows(1, 60, 2), new MseProvider(), 0.3, 0.2);
    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BEAT);
    assertThat(verdict.sentence())
        .contains("model does NOT beat baseline-0 on mse (", "it is worse by 1", "Diebold-Mariano");
  }

  @Test
  void equalForecastsDoNotBeat() {
    ForecastTable table =
        ForecastTable.of(windows(1, 60, 2), List.of(1, 2))
            .with("model", off(0.1, 1))
            .with("same", off(0.1, 1));
    Verdict verdict =
        Comparison.of(
            Measurement.of(
                table, Map.of("mse", new MseProvider().create(Options.defaults(List.of())))),
            "model");
    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BEAT);
    assertThat(verdict.sentence()).contains("they are equal", "p = 1.0 over 59 windows");
  }

  @Test
  void fewWindowsAreTooFewToTell() {
    Verdict one = verdict(windows(1, 12, 12), new MaeProvider(), 0.1, 0.2);
    assertThat(one.outcome()).isEqualTo(Outcome.MAY_BE_LUCK);
    assertThat(one.pValue()).isEmpty();
    assertThat(one.sentence()).endsWith(", but 1 window is too few to tell skill from luck");
    Verdict overlapping = verdict(windows(1, 24, 12), new MaeProvider(), 0.1, 0.2);
    assertThat(overlapping.sentence()).endsWith("13 windows are too few to tell skill from luck");
  }

  @Test
  void windowsOfABacktestThatDoNotOverlapCountEachForOne() {
    Windows apart = windows(1, 60, 6).of(new Backtest(Optional.empty(), 6));
    assertThat(apart).hasSize(10);
    Verdict verdict = verdict(apart, new MaeProvider(), 0.1, 0.2);
    assertThat(verdict.sentence()).contains("Diebold-Mariano", "over 10 windows");
    Windows overlapping = windows(1, 60, 6).of(new Backtest(Optional.empty(), 5));
    assertThat(verdict(overlapping, new MaeProvider(), 0.1, 0.2).sentence())
        .endsWith("11 windows are too few to tell skill from luck"); // two share steps: twenty
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void overlappingWindowsAreTestedOnlyWhereTheTestKeepsItsLevel(int stride) {
    int horizon = 4;
    int fewest = 10 * horizon / stride;
    int rejected = 0;
    int tested = 0;
    for (int seed = 0; seed < 400; seed++) { // two forecasters of equal skill
      Windows windows =
          windows(1, (fewest - 1) * stride + horizon, horizon)
              .of(new Backtest(Optional.of(fewest), stride));
      List<Integer> leads = List.of(1, 2, 3, 4);
      ForecastTable table =
          ForecastTable.of(windows, leads)
              .with("model", byStep(2L * seed))
              .with("baseline", byStep(2L * seed + 1));
      Map<String, Metric> metrics = new LinkedHashMap<>();
      metrics.put("mse", new MseProvider().create(Options.defaults(List.of())));
      Verdict verdict = Comparison.of(Measurement.of(table, metrics), "model");
      if (verdict.pValue().isPresent()) {
        tested++;
        rejected += verdict.pValue().getAsDouble() < Verdict.LEVEL ? 1 : 0;
      }
    }
    assertThat(tested).isGreaterThan(300);
    // 5 % would be perfect; with 2 horizons of windows it was 29 %.
    assertThat((double) rejected / tested).as("of %d tests", tested).isLessThan(0.15);
  }

  /** The truth with an error that belongs to the step and is shared by the windows that overlap. */
  private static WindowForecaster byStep(long seed) {
    return Formula.forecaster(
        (window, lead, target) ->
            window.actual(lead, 0) + RandomStream.of(seed, window.cutoff() + lead).nextGaussian());
  }

  @Test
  void aPanelOfOneCalendarIsTestedOverTimeWhereThereIsEnoughOfIt() {
    Verdict verdict = verdict(windows(30, 40, 2), new MseProvider(), 0.1, 0.2);
    assertThat(verdict.sentence()).contains("Diebold-Mariano", "over 39 windows");
  }

  @Test
  void aMetricThatNoBaselineIsDefinedForIsSaidToBeTheReason() {
    Dataset constant =
        Dataset.of(List.of(TimeSeries.of("s", "y", new double[40])), Optional.empty(), 1);
    Windows windows = Parts.of(Split.lastSteps(0, 10), constant).windows(Part.TEST, 5, 1);
    Verdict verdict = verdict(windows, new MaseProvider(), 0.1, 0.2);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.sentence())
        .contains("mase is undefined for every baseline, so choose another first metric");
  }

  @Test
  void manySeriesAreComparedByAPairedTTest() {
    Verdict verdict = verdict(windows(30, 4, 2), new RmseProvider(), 0.1, 0.2);
    assertThat(verdict.outcome()).isEqualTo(Outcome.BEATS);
    assertThat(verdict.sentence()).contains("; paired t test p < 0.0001 over 30 series");
  }

  @Test
  void aFewSeriesAreAveragedWindowByWindow() {
    Verdict verdict = verdict(windows(3, 30, 2), new MaseProvider(), 0.1, 0.2);
    assertThat(verdict.outcome()).isEqualTo(Outcome.BEATS);
    assertThat(verdict.sentence()).contains("on mase", "Diebold-Mariano", "over 29 windows");
  }

  @Test
  void metricsOfWhichMoreIsBetterAreTurnedAround() {
    Verdict single = verdict(windows(1, 60, 2), new R2Provider(), 0.05, 0.2);
    assertThat(single.outcome()).isEqualTo(Outcome.BEATS);
    Verdict many = verdict(windows(30, 12, 2), new R2Provider(), 0.05, 0.2);
    assertThat(many.outcome()).isEqualTo(Outcome.BEATS);
    assertThat(many.sentence()).contains("on r2", "paired t test");
  }

  @Test
  void withoutABaselineThereIsNothingToSay() {
    Verdict verdict = verdict(windows(1, 60, 2), new MseProvider(), 0.1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.sentence()).contains("there is no baseline");
  }

  @Test
  void baselinesAloneNameTheOneToBeat() {
    ForecastTable table =
        ForecastTable.of(windows(1, 60, 2), List.of(1, 2))
            .with("far", off(0.4, 1))
            .with("near", off(0.1, 1));
    Verdict verdict =
        Comparison.ofBaselines(
            Measurement.of(
                    table, Map.of("mae", new MaeProvider().create(Options.defaults(List.of()))))
                .scores());
    assertThat(verdict.sentence()).startsWith("no model; the baseline to beat is near, mae 0.");
    assertThat(verdict.baseline()).contains("near");
  }

  /** The truth and the same error everywhere. */
  private static WindowForecaster by(double error) {
    return Formula.forecaster((window, lead, target) -> window.actual(lead, 0) + error);
  }

  private static Verdict verdict(
      MetricProvider metric, WindowForecaster model, WindowForecaster naive) {
    ForecastTable table =
        ForecastTable.of(windows(1, 60, 2), List.of(1, 2))
            .with("model", model)
            .with("naive", naive);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(metric.name(), metric.create(Options.defaults(metric.options())));
    return Comparison.of(Measurement.of(table, metrics), "model");
  }

  @Test
  void aBaselineWithoutErrorIsNotBeatenAndThatIsSaid() {
    Verdict verdict = verdict(new MaeProvider(), by(0.5), by(0));
    assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BEAT);
    assertThat(verdict.skill()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(verdict.sentence())
        .isEqualTo("model does NOT beat naive on mae (0.5000 vs 0): naive makes no error");
    Verdict ofR2 = verdict(new R2Provider(), by(0.5), by(0));
    assertThat(ofR2.sentence()).endsWith(" vs 1.000): naive makes no error");
  }

  @Test
  void twoWithoutErrorAreEqual() {
    for (MetricProvider metric : List.of(new MaeProvider(), new R2Provider(), new RmseProvider())) {
      Verdict verdict = verdict(metric, by(0), by(0));
      assertThat(verdict.outcome()).isEqualTo(Outcome.DOES_NOT_BEAT);
      assertThat(verdict.skill()).isZero();
      assertThat(verdict.sentence()).endsWith("they are equal, and make no error");
    }
  }

  @Test
  void aModelWithoutErrorBeatsByAllThereIs() {
    Verdict verdict = verdict(new MaeProvider(), by(0), off(0.1, 1));
    assertThat(verdict.skill()).isEqualTo(1);
    assertThat(verdict.sentence()).startsWith("model beats naive by 100 % on mae (0 vs 0.");
  }

  @Test
  void aPercentageIsNotRoundedToAllOrNothing() {
    assertThat(verdict(new MaeProvider(), by(0.0003), by(1)).sentence())
        .startsWith("model beats naive by 99.97 % on mae");
    assertThat(verdict(new MaeProvider(), by(1e-12), by(1)).sentence())
        .startsWith("model beats naive by more than 99.9999 % on mae");
    assertThat(verdict(new MaeProvider(), by(1 - 1e-9), by(1)).sentence())
        .startsWith("model beats naive by 1.0E-7 % on mae");
    assertThat(verdict(new MaeProvider(), by(1e9), by(1)).sentence())
        .contains("it is worse by a factor of 1000000000; ");
  }

  @Test
  void errorsThatAreEqualButForRoundingAreEqual() {
    Verdict verdict = verdict(new MseProvider(), by(0.5), by(-0.5));
    assertThat(verdict.sentence()).contains("they are equal; Diebold-Mariano p = 1.0 over 59");
    assertThat(verdict.skill()).isZero();
  }

  @Test
  void aMeanThatIsSmallerByItsRoundingAloneIsNotBetter() {
    int roundedApart = 0;
    for (int i = 1; i < 20; i++) {
      Verdict verdict = verdict(new MaeProvider(), by(0.1 * i), by(-0.1 * i));
      assertThat(verdict.sentence()).contains("does NOT beat naive", "they are equal");
      roundedApart += mae(by(0.1 * i)) == mae(by(-0.1 * i)) ? 0 : 1;
    }
    assertThat(roundedApart).isPositive();
  }

  private static double mae(WindowForecaster forecaster) {
    ForecastTable table =
        ForecastTable.of(windows(1, 60, 2), List.of(1, 2)).with("model", forecaster);
    MetricProvider mae = new MaeProvider();
    return Measurement.value(table, "model", mae.create(Options.defaults(mae.options())));
  }

  @Test
  void aModelThatMakesNoForecastIsSaidToBeTheReason() {
    Verdict verdict = verdict(new MaeProvider(), by(Double.NaN), by(1));
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNDECIDED);
    assertThat(verdict.baseline()).contains("naive");
    assertThat(verdict.sentence())
        .isEqualTo("model cannot be compared with naive: mae of model is undefined");
  }

  @Test
  void aMetricWithoutARatioStillTellsBetterFromWorse() {
    Metric bias = scored -> scored.forecast(0) - scored.actual(0) - 5; // below 0
    for (double model : new double[] {0.1, 0.9}) {
      ForecastTable table =
          ForecastTable.of(windows(1, 60, 1), List.of(1))
              .with("model", by(model))
              .with("naive", by(0.5));
      Verdict verdict = Comparison.of(Measurement.of(table, Map.of("bias", bias)), "model");
      assertThat(verdict.skill()).isNaN();
      assertThat(verdict.sentence())
          .startsWith(
              model < 0.5
                  ? "model beats naive on bias (-4.900 vs -4.500); Diebold-Mariano p < 0.0001"
                  : "model does NOT beat naive on bias (-4.100 vs -4.500): it is worse; Diebold");
    }
  }

  @Test
  void theSameDifferenceInEveryWindowIsNoLuck() {
    Verdict verdict = verdict(new MaeProvider(), by(0.1), by(0.2));
    assertThat(verdict.outcome()).isEqualTo(Outcome.BEATS);
    assertThat(verdict.evidence().orElseThrow().test()).contains("Diebold-Mariano");
    assertThat(verdict.evidence().orElseThrow().pairs()).isEqualTo(59);
    assertThat(verdict.evidence().orElseThrow().of()).isEqualTo("windows");
  }

  @Test
  void aTestThatSpeaksAgainstTheModelIsNotCalledLuck() {
    WindowForecaster uneven =
        Formula.forecaster(
            (window, lead, target) ->
                window.actual(lead, 0) + (window.series().id().equals("s0") ? 0.1 : 2));
    ForecastTable table =
        ForecastTable.of(windows(2, 60, 1), List.of(1))
            .with("model", uneven) // rmse 0.1 and 2, mse 0.01 and 4
            .with("even", by(1.25)); // rmse 1.25 twice, mse 1.5625 twice
    Metric rmse = new RmseProvider().create(Options.defaults(List.of()));
    Verdict verdict = Comparison.of(Measurement.of(table, Map.of("rmse", rmse)), "model");
    assertThat(verdict.outcome()).isEqualTo(Outcome.MAY_BE_LUCK);
    assertThat(verdict.sentence())
        .startsWith(
            "model is better than even by 16 % on rmse (1.050 vs 1.250), but its losses are")
        .endsWith("the larger ones: Diebold-Mariano p < 0.0001 over 60 windows");
    assertThat(Comparison.of(Measurement.of(table, Map.of("rmse", rmse)), "even").sentence())
        .startsWith(
            "even does NOT beat model on rmse (1.250 vs 1.050): it is worse by 19 %, but its")
        .endsWith("losses are the smaller ones: Diebold-Mariano p < 0.0001 over 60 windows");
  }
}
