package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.BatchReport;

/** A model that sees the whole history. */
class WholeHistoryTest {

  @TempDir private Path folder;

  private static TimeSeries series(String id, int length) {
    RandomStream random = RandomStream.of(id.hashCode());
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = 30 + 10 * StrictMath.sin(t * Math.PI / 6) + random.nextGaussian();
    }
    return TimeSeries.of(id, "y", values);
  }

  private static final TimeSeries LONG = series("long", 90);
  private static final TimeSeries SHORT = series("short", 40);

  private static ExperimentBuilder all(Object strategy, TimeSeries... series) {
    return Experiment.builder()
        .name("all")
        .series(series)
        .split(Split.lastSteps(8, 8))
        .set("task.lookback", "all")
        .horizon(3)
        .scaler("standard")
        .set("strategy", strategy)
        .layer(Layer.recurrent("gru").units(4))
        .baselines("naive", "linear")
        .metrics("mae")
        .epochs(3)
        .seed(5);
  }

  private static final Map<String, String> GROWING =
      Map.of("type", "iterative", "context", "growing");

  @Test
  void eachSeriesIsOneSequenceOfTheTraining() {
    int[] batches = new int[1];
    all("sequence-to-sequence", LONG, SHORT)
        .set("training.batch-size", 1)
        .build()
        .run(
            new ProgressListener() {
              @Override
              public void batch(BatchReport report) {
                batches[0]++;
              }
            });
    assertThat(batches[0]).isEqualTo(3 * 2);
  }

  @Test
  void whatIsTrainedIsWhatWindowsWithTheirWholeHistoryWouldTrain() {
    // One sequence, trained at every step: of the mean over windows of every length the same loss.
    ExperimentResult whole = all("direct", SHORT).epochs(1).build().run(ProgressListener.silent());
    ExperimentBuilder windows =
        all("direct", SHORT)
            .lookback(39)
            .set("task.least-steps", 1)
            .set("training.batch-size", 100)
            .set("training.shuffle", false)
            .epochs(1);
    ExperimentResult each = windows.build().run(ProgressListener.silent());
    double loss = whole.history().get(0).loss();
    assertThat(loss).isCloseTo(each.history().get(0).loss(), within(1e-5));
    assertThat(whole.history().get(0).validation().get().loss())
        .isCloseTo(each.history().get(0).validation().get().loss(), within(1e-4));
  }

  @Test
  void everyStrategyThatGoesOnForecastsFromTheStateOfTheWholeHistory() {
    for (Object strategy : List.of("direct", "sequence-to-sequence", GROWING)) {
      Path run = folder.resolve(strategy.toString().replaceAll("\\W", ""));
      ExperimentResult result = Experiments.run(all(strategy, LONG, SHORT), run, 1);
      Scores scores = result.scores(Part.TEST).get();
      for (String forecaster : scores.forecasters()) {
        assertThat(scores.get(forecaster, "mae").value()).as("%s", strategy).isFinite();
      }
      Experiments.run(all(strategy, LONG, SHORT), run.resolveSibling(run.getFileName() + "3"), 3);
      SortedMap<String, String> one = Experiments.contents(run);
      SortedMap<String, String> three =
          Experiments.contents(run.resolveSibling(run.getFileName() + "3"));
      for (String file : List.of("model/model.safetensors", "forecasts.csv", "metrics.json")) {
        assertThat(three.get(file)).as(file).isEqualTo(one.get(file));
      }
      assertThat(one.get("experiment.yaml")).contains("lookback: all");
    }
  }

  @Test
  void aSavedModelCarriesItsStateOverAHistoryLongerThanAnyItWasTrainedOn() {
    Experiments.run(all("direct", LONG), folder.resolve("run"), 1);
    ForecastModel model = ForecastModel.load(folder.resolve("run"), Registry.installed());
    TimeSeries longer = series("long", 500);
    double[] changed = new double[500];
    for (int t = 0; t < 500; t++) {
      changed[t] = longer.value(t, 0) + (t == 480 ? 500 : 0);
    }
    assertThat(model.forecast(longer)).isEqualTo(model.forecast(series("long", 500)));
    assertThat(model.forecast(TimeSeries.of("long", "y", changed)))
        .as("a shock 20 steps back is remembered")
        .isNotEqualTo(model.forecast(longer));
  }

  @Test
  void theStateOfOneSeriesIsNotCarriedIntoAnother() {
    ForecastModel model = all("direct", LONG, SHORT).build().run(ProgressListener.silent()).model();
    Window one = new Window(SHORT, 37, 3);
    Window other = new Window(LONG, 39, 3); // 2 steps more: nothing is forgotten yet
    Forecast both = model.forecast(List.of(one, other));
    for (int lead = 1; lead <= 3; lead++) {
      assertThat(both.point(0, lead, 0)).isEqualTo(model.forecast(List.of(one)).point(0, lead, 0));
      assertThat(both.point(1, lead, 0))
          .isEqualTo(model.forecast(List.of(other)).point(0, lead, 0));
    }
  }

  @Test
  void onlyAHistoryShorterThanALagLacksWhatTheModelWasTrainedWith() {
    ForecastModel model =
        all("direct", LONG)
            .set("inputs.lags", List.of(20))
            .build()
            .run(ProgressListener.silent())
            .model();
    assertThat(model.forecast(one(series("long", 20))).farFromTraining()).isEmpty();
    assertThat(model.forecast(one(series("long", 19))).farFromTraining().toString())
        .contains("it has 19 steps", "give at least 20 steps");
  }

  private static Dataset one(TimeSeries series) {
    return Dataset.of(List.of(series), Optional.empty(), 1);
  }

  @Test
  void aSequenceWhoseStatesCannotBeHeldIsRefusedBeforeItIsTrained() {
    assertThatThrownBy(
            () ->
                all("direct", series("long", 3_000))
                    .layer(Layer.recurrent("gru").units(1 << 22))
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("task.lookback: the states over a series of 2981 steps, trained in")
        .hasMessageContaining("of memory, Java may use");
  }

  @Test
  void whatNeedsANumberOfStepsIsRefusedWithARemedy() {
    assertThatThrownBy(() -> all("iterative", LONG).build().run(ProgressListener.silent()))
        .hasMessageContaining("strategy: 'iterative' lets the oldest step go")
        .hasMessageContaining("set context: growing, or give task.lookback a number");
    assertThatThrownBy(
            () ->
                all(Map.of("type", "iterative", "feedback", "none"), LONG)
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("reads on over the horizon");
    assertThatThrownBy(
            () ->
                all("direct", LONG)
                    .baselines("linear-sgd")
                    .set("training.stride", 2)
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("training.stride: a series is read once")
        .hasMessageContaining("baselines: 'linear-sgd' takes a number of steps");
    assertThatThrownBy(
            () -> all("direct", LONG).scaler("per-window").build().run(ProgressListener.silent()))
        .hasMessageContaining("scaler: it goes by what is known at each cutoff");
    assertThatThrownBy(
            () ->
                all("direct", LONG)
                    .layer(Layer.recurrent("gru").units(2).direction("both"))
                    .build()
                    .run(ProgressListener.silent()))
        .hasMessageContaining("runs backward");
  }
}
