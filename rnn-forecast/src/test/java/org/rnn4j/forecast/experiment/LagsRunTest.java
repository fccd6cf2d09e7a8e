package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** Lags: what lies further back than the lookback, and in a forecast itself. */
class LagsRunTest {

  private static final int PERIOD = 12;
  private static final int LENGTH = 20 * PERIOD;
  private static final int LOOKBACK = 2;
  private static final int HORIZON = PERIOD + 2; // the last two leads are lags of the first two

  /** The same twelve drawn values again and again: two of them do not tell which comes next. */
  private static TimeSeries series() {
    RandomStream random = RandomStream.of(5);
    double[] once = new double[PERIOD];
    Arrays.setAll(once, t -> random.nextInt(2));
    double[] values = new double[LENGTH];
    Arrays.setAll(values, t -> once[t % PERIOD]);
    return TimeSeries.of("a", "y", values);
  }

  private static ExperimentBuilder experiment(Map<String, Object> strategy) {
    return Experiment.builder()
        .series(series())
        .split(Split.lastSteps(0, 40))
        .lookback(LOOKBACK)
        .horizon(HORIZON)
        .epochs(15)
        .set("training.optimizer.learning-rate", 0.03)
        .set("inputs.lags", List.of(PERIOD))
        .set("strategy", strategy)
        .layer(Layer.recurrent("gru").units(4))
        .metrics("mae")
        .baselines("naive");
  }

  @ParameterizedTest
  @CsvSource({"own, sliding", "own, growing", "none, sliding"})
  void aLagIsReadAtTheStepBeforeTheOneItBelongsTo(
      String feedback, String context, @TempDir Path folder) {
    ExperimentResult result =
        experiment(Map.of("type", "iterative", "feedback", feedback, "context", context))
            .build()
            .run(ProgressListener.silent());
    // Naive has 0.5. Without feedback nobody knows the lags of the last two leads, and a context
    // that has grown is longer than any in training.
    assertThat(result.leaderboard().orElseThrow().rows())
        .filteredOn(Leaderboard.Row::isModel)
        .extracting(row -> row.values().get("mae"))
        .singleElement(as(DOUBLE))
        .isLessThan(feedback.equals("own") && context.equals("sliding") ? 0.05 : 0.2);
    ForecastModel model = result.model();
    model.save(folder);
    Window end = new Window(series(), LENGTH - HORIZON, HORIZON);
    assertThat(ForecastModel.load(folder, Registry.installed()).forecast(end))
        .isEqualTo(model.forecast(end));
  }

  @Test
  void aSeriesThatIsTooShortForTheLagsIsNotForecast() {
    ForecastModel model =
        experiment(Map.of("type", "iterative"))
            .epochs(1)
            .build()
            .run(ProgressListener.silent())
            .model();
    assertThatThrownBy(() -> model.forecast(series().before(12)))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "it has 12 steps, the model looks back 2, and from there by lags another 11",
            "give at least 13 steps");
    assertThat(model.forecast(series().before(13)).steps()).hasSize(HORIZON);
  }

  @Test
  void itIsSaidHowManyWindowsHaveNoLag() {
    CheckedExperiment checked = experiment(Map.of("type", "iterative")).build().check();
    assertThat(checked.facts())
        .containsEntry("lags", "12")
        .containsEntry("lags before the start", "0 to a network; of 185 train windows: 11");
  }
}
