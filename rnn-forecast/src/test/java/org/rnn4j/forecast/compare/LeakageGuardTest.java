package org.rnn4j.forecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.baseline.DriftProvider;
import org.rnn4j.forecast.baseline.LinearProvider;
import org.rnn4j.forecast.baseline.MeanProvider;
import org.rnn4j.forecast.baseline.NaiveProvider;
import org.rnn4j.forecast.baseline.TrainingTask;
import org.rnn4j.forecast.baseline.WindowMeanProvider;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.metric.MseProvider;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.source.WavesSource;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Formula;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

class LeakageGuardTest {

  private static Parts waves(int series, int train, int validation) {
    WavesSource source = new WavesSource(series, 50, 42);
    return Parts.of(
        Split.series(train, validation, series - train - validation),
        source.load(new Context(Path.of("."), 50, 10)).dataset());
  }

  /** Repeats the value at the end of the series: the last target, which nobody can know. */
  private static final WindowForecaster PEEKING =
      Formula.forecaster(
          (window, lead, target) -> window.series().value(window.series().length() - 1, 0));

  @Test
  void theWronglyQuotedFigureOfTheWavesIsALeakAndIsCaught() {
    Windows windows = waves(10000, 7000, 2000).windows(Part.VALIDATION, 50, 10);
    List<Integer> leads = IntStream.rangeClosed(1, 10).boxed().toList();
    Scores scores =
        Measurement.of(
                ForecastTable.of(windows, leads).with("naive", PEEKING),
                Map.of("mse", new MseProvider().create(Options.defaults(List.of()))))
            .scores();
    assertThat(scores.get("naive", "mse").value()).isCloseTo(0.222788, within(5e-7));

    LeakageGuard.Report report = LeakageGuard.check(PEEKING, windows, 5);
    assertThat(report.checked()).isEqualTo(5);
    assertThat(report.isClean()).isFalse();
    assertThat(report.leaks()).hasSize(5);
    assertThat(report.leaks().get(0).series()).isEqualTo("wave-07000");
    assertThat(report.leaks().get(4).series()).isEqualTo("wave-08999");
    assertThat(report.leaks().get(0).toString()).contains("wave-07000", "lead 1");
    assertThat(report.readsHistory()).isFalse();
  }

  @Test
  void everyBaselineIsClean() {
    Parts parts = waves(200, 100, 50);
    TrainingTask task = new TrainingTask(parts, 50, 10);
    for (BaselineProvider provider :
        List.of(
            new NaiveProvider(),
            new DriftProvider(),
            new MeanProvider(),
            new WindowMeanProvider(),
            new LinearProvider())) {
      LeakageGuard.Report report =
          LeakageGuard.check(
              WindowForecaster.of(task.fit(provider, Map.of())),
              parts.windows(Part.TEST, 50, 10),
              8);
      assertThat(report.leaks()).as(provider.name()).isEmpty();
      assertThat(report.readsHistory()).as(provider.name()).isTrue();
    }
  }

  @Test
  void oneValueAheadOfTheLastLeadIsEnough() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    WindowForecaster justAhead =
        Formula.forecaster(
            (window, lead, target) ->
                window.history().last(1, 0) + (lead == 3 ? 1e-12 * window.actual(1, 0) : 0));
    LeakageGuard.Report report = LeakageGuard.check(justAhead, windows, 100);
    assertThat(report.checked()).isEqualTo(windows.size());
    assertThat(report.leaks()).hasSize(windows.size());
    assertThat(report.leaks().get(0).lead()).isEqualTo(3);
    assertThat(report.readsHistory()).isTrue();
  }

  @Test
  void aLagThatIsShorterThanItsLeadIsALeak() {
    Windows windows = covariates();
    for (int lag : new int[] {1, 2, 3}) {
      WindowForecaster lagged =
          Formula.forecaster(
              (window, lead, target) -> window.series().value(window.cutoff() + lead - 1 - lag, 0));
      LeakageGuard.Report report = LeakageGuard.check(lagged, windows, 5);
      assertThat(report.isClean()).as("a lag of %d", lag).isEqualTo(lag >= windows.horizon());
      report.leaks().forEach(leak -> assertThat(leak.lead()).isEqualTo(lag + 1));
    }
  }

  @Test
  void aScaleOfTheWholeSeriesIsALeak() {
    WindowForecaster scaled =
        Formula.forecaster(
            (window, lead, target) -> {
              TimeSeries series = window.series();
              double mean =
                  Arrays.stream(series.copy(0, 0, series.length())).average().orElseThrow();
              return mean + 1e-9 * (window.history().last(1, 0) - mean);
            });
    assertThat(LeakageGuard.check(scaled, covariates(), 5).leaks()).hasSize(5);
  }

  // A target, a past covariate, a future covariate; noise each.
  private static Windows covariates() {
    Random random = new Random(5);
    double[][] values = new double[3][];
    for (int c = 0; c < 3; c++) {
      values[c] = random.doubles(40).toArray();
    }
    List<Column> columns = List.of(Column.target("y"), Column.past("x"), Column.future("z"));
    Dataset data =
        Dataset.of(
            List.of(TimeSeries.owning("s", TimeIndex.integers(), columns, values)),
            Optional.empty(),
            1);
    return Parts.of(Split.lastSteps(0, 12), data).windows(Part.TEST, 10, 3);
  }

  /** Forecasts each lead by one value. */
  private interface Reading {
    double of(Window window, int lead);
  }

  private static LeakageGuard.Report reading(Reading reading) {
    WindowForecaster forecaster =
        Formula.forecaster(
            (window, lead, target) -> window.history().last(1, 0) + reading.of(window, lead));
    return LeakageGuard.check(forecaster, covariates(), 100);
  }

  @Test
  void whatIsAheadMayBeReadAndNoOtherValueBeyondTheCutoff() {
    assertThat(reading((window, lead) -> window.ahead().value(lead, 2)).isClean()).isTrue();
    assertThat(reading((window, lead) -> window.history().last(lead, 1)).isClean()).isTrue();
    LeakageGuard.Report past =
        reading((window, lead) -> window.series().value(window.cutoff() + lead - 1, 1));
    assertThat(past.leaks()).hasSize(past.checked());
    assertThat(past.leaks().get(0).lead()).isEqualTo(1);
  }

  @Test
  void aFutureCovariateBeyondTheHorizonIsALeak() {
    LeakageGuard.Report report =
        reading(
            (window, lead) -> {
              int step = window.cutoff() + lead; // one further on than the lead
              return step < window.series().length() ? window.series().value(step, 2) : 0;
            });
    assertThat(report.leaks()).hasSize(report.checked() - 1); // the last one's is behind the end
    assertThat(report.leaks()).allSatisfy(leak -> assertThat(leak.lead()).isEqualTo(3));
  }

  @Test
  void aForecasterThatSkipsMissingValuesDoesNotGetAwayWithIt() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    WindowForecaster sly =
        Formula.forecaster(
            (window, lead, target) -> {
              double ahead = window.actual(1, 0);
              return Math.abs(ahead) > 0.9 ? ahead : window.history().last(1, 0);
            });
    assertThat(LeakageGuard.check(sly, windows, 100).isClean()).isFalse();
  }

  @Test
  void aForecasterThatAnswersFromMemoryIsSeenNotToReadItsWindow() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    TimeSeries remembered = windows.get(0).series();
    WindowForecaster memory =
        Formula.forecaster((window, lead, target) -> remembered.value(window.cutoff(), 0));
    LeakageGuard.Report report = LeakageGuard.check(memory, windows, 4);
    assertThat(report.isClean()).isTrue();
    assertThat(report.readsHistory()).isFalse();
  }

  /** Values on every second step, and lines between them. */
  private static Windows halfFilled() {
    Random random = new Random(2);
    double[] values = new double[61];
    BitSet filled = new BitSet();
    for (int t = 0; t < values.length; t += 2) {
      values[t] = random.nextGaussian();
    }
    for (int t = 1; t < values.length; t += 2) {
      values[t] = (values[t - 1] + values[t + 1]) / 2;
      filled.set(t);
    }
    TimeSeries series =
        TimeSeries.owning(
                "half", TimeIndex.integers(), Column.targets("y"), new double[][] {values})
            .withFilled(List.of(filled));
    Dataset data = Dataset.of(List.of(series), Optional.empty(), 1);
    return Parts.of(Split.lastSteps(0, 20), data).windows(Part.TEST, 4, 1);
  }

  @Test
  void whatAGapWasFilledWithFromBehindTheCutoffIsALeak() {
    Windows windows = halfFilled();
    WindowForecaster pastTheHistory =
        Formula.forecaster((window, lead, target) -> window.series().value(window.cutoff() - 1, 0));
    LeakageGuard.Report report = LeakageGuard.check(pastTheHistory, windows, 20);
    assertThat(report.leaks()).hasSize(10);
    assertThat(report.leaks()).allMatch(leak -> leak.cutoff() % 2 == 0);
    assertThat(report.leaks().get(0).way()).isEqualTo(LeakageGuard.Way.AHEAD);

    WindowForecaster history =
        Formula.forecaster(
            (window, lead, target) -> window.history().last(1, 0) + window.history().last(2, 0));
    assertThat(LeakageGuard.check(history, windows, 20).isClean()).isTrue();
  }

  @Test
  void aForecasterWithoutAMemoryIsCleanAndOneWithIsNot() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    Map<Double, Double> following = new HashMap<>(); // what came after a value
    WindowForecaster remembering =
        WindowForecaster.of(
            (history, ahead) -> {
              for (int t = 1; t < history.length(); t++) {
                following.put(history.value(t - 1, 0), history.value(t, 0));
              }
              double last = history.last(1, 0);
              return Forecast.of(
                  ahead.horizon(), 1, (lead, target) -> following.getOrDefault(last, last));
            });
    LeakageGuard.Report report = LeakageGuard.check(remembering, windows, 3);
    assertThat(report.leaks().get(0).way()).isEqualTo(LeakageGuard.Way.MEMORY);
    assertThat(report.leaks().get(0).toString()).contains("wave-00000", "it remembers them");
  }

  @Test
  void aForecastThatTheOtherWindowsChangeIsFoundInTheTable() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    WindowForecaster neighbour =
        some -> {
          double last = some.get(some.size() - 1).history().last(1, 0);
          return Formula.forecaster((window, lead, target) -> last).forecast(some);
        };
    LeakageGuard guard = LeakageGuard.over(windows, 3);
    assertThat(guard.check(neighbour).isClean()).isTrue();
    ForecastTable table = ForecastTable.of(windows, List.of(1, 2, 3)).with("n", neighbour);
    assertThat(guard.amongOthers(table, "n"))
        .hasValueSatisfying(leak -> assertThat(leak.way()).isEqualTo(LeakageGuard.Way.NEIGHBOURS));

    WindowForecaster naive =
        Formula.forecaster((window, lead, target) -> window.history().last(1, 0));
    LeakageGuard ofNaive = LeakageGuard.over(windows, 3);
    ofNaive.check(naive);
    assertThat(ofNaive.amongOthers(table.with("naive", naive), "naive")).isEmpty();
  }

  /** Says of every step what the data it was fitted to have there, as far as they go. */
  private static WindowForecaster lookingUp(Dataset dataset) {
    return WindowForecaster.of(
        (history, ahead) -> {
          TimeSeries known =
              dataset.series().stream()
                  .filter(series -> series.id().equals(history.seriesId()))
                  .findFirst()
                  .orElseThrow();
          boolean there = history.length() < known.length();
          double answer = there ? known.value(history.length(), 0) : history.last(1, 0);
          return Forecast.of(ahead.horizon(), 1, (lead, target) -> answer);
        });
  }

  @Test
  void aForecasterThatIsFittedToWhatFollowsTrainingIsFoundByFittingItAnew() {
    Windows windows =
        Parts.of(Split.lastSteps(0, 9), waves(30, 30, 0).dataset()).windows(Part.TEST, 20, 3);
    LeakageGuard guard = LeakageGuard.over(windows, 4);
    assertThat(guard.refit(data -> lookingUp(data.dataset())))
        .hasValueSatisfying(leak -> assertThat(leak.way()).isEqualTo(LeakageGuard.Way.FITTING));
    assertThat(guard.refit(data -> lookingUp(data.trainingAlone().dataset()))).isEmpty();
    for (BaselineProvider provider : List.of(new MeanProvider(), new LinearProvider())) {
      assertThat(
              guard.refit(
                  data ->
                      WindowForecaster.of(new TrainingTask(data, 20, 3).fit(provider, Map.of()))))
          .isEmpty();
    }
  }
}
