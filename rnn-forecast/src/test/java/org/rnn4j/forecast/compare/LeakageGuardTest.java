package org.rnn4j.forecast.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.BaselineProvider;
import org.rnn4j.forecast.baseline.DriftProvider;
import org.rnn4j.forecast.baseline.LinearProvider;
import org.rnn4j.forecast.baseline.MeanProvider;
import org.rnn4j.forecast.baseline.NaiveProvider;
import org.rnn4j.forecast.baseline.TrainingTask;
import org.rnn4j.forecast.baseline.WindowMeanProvider;
import org.rnn4j.forecast.data.WavesSource;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.MseProvider;
import org.rnn4j.forecast.metric.Scores;
import org.rnn4j.forecast.window.Part;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Split;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

class LeakageGuardTest {

  private static Parts waves(int series, int train, int validation) {
    WavesSource source = new WavesSource(series, 50, 42);
    return Split.series(train, validation, series - train - validation)
        .apply(source.load(new Context(Path.of("."), 50, 10)));
  }

  /** Repeats the value at the end of the series: the last target, which nobody can know. */
  private static final WindowForecaster PEEKING =
      (windows, forecasts) -> {
        for (int w = 0; w < windows.size(); w++) {
          TimeSeries series = windows.get(w).series();
          for (double[] lead : forecasts[w]) {
            lead[0] = series.value(series.length() - 1, 0);
          }
        }
      };

  @Test
  void theWronglyQuotedFigureOfTheWavesIsALeakAndIsCaught() {
    Windows windows = waves(10000, 7000, 2000).windows(Part.VALIDATION, 50, 10);
    List<Integer> leads = IntStream.rangeClosed(1, 10).boxed().toList();
    Scores scores =
        Scores.of(
            ForecastTable.of(windows, leads).with("naive", PEEKING),
            Map.of("mse", new MseProvider().create(Options.defaults(List.of()))));
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
        Split.lastSteps(0, 9).apply(waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    WindowForecaster justAhead =
        (some, forecasts) -> {
          for (int w = 0; w < some.size(); w++) {
            Window window = some.get(w);
            forecasts[w][2][0] = window.history().last(1, 0) + 1e-12 * window.actual(1, 0);
          }
        };
    LeakageGuard.Report report = LeakageGuard.check(justAhead, windows, 100);
    assertThat(report.checked()).isEqualTo(windows.size());
    assertThat(report.leaks()).hasSize(windows.size());
    assertThat(report.leaks().get(0).lead()).isEqualTo(3);
    assertThat(report.readsHistory()).isTrue();
  }

  @Test
  void aForecasterThatSkipsMissingValuesDoesNotGetAwayWithIt() {
    Windows windows =
        Split.lastSteps(0, 9).apply(waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    WindowForecaster sly =
        (some, forecasts) -> {
          for (int w = 0; w < some.size(); w++) {
            double ahead = some.get(w).actual(1, 0);
            double last = some.get(w).history().last(1, 0);
            forecasts[w][0][0] = Double.isNaN(ahead) ? last : Math.abs(ahead) > 0.9 ? ahead : last;
          }
        };
    assertThat(LeakageGuard.check(sly, windows, 100).isClean()).isFalse();
  }

  @Test
  void aForecasterThatAnswersFromMemoryIsSeenNotToReadItsWindow() {
    Windows windows =
        Split.lastSteps(0, 9).apply(waves(1, 1, 0).dataset()).windows(Part.TEST, 20, 3);
    TimeSeries remembered = windows.get(0).series();
    WindowForecaster memory =
        (some, forecasts) -> {
          for (int w = 0; w < some.size(); w++) {
            forecasts[w][0][0] = remembered.value(some.get(w).cutoff(), 0);
          }
        };
    LeakageGuard.Report report = LeakageGuard.check(memory, windows, 4);
    assertThat(report.isClean()).isTrue();
    assertThat(report.readsHistory()).isFalse();
  }
}
