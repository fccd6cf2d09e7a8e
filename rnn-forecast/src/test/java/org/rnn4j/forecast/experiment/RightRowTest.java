package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/**
 * Every strategy reads the calendar of the step that it forecasts: of days that nothing but a list
 * foretells, a network that read the row of another day would be no better than a guess.
 */
class RightRowTest {

  private static final LocalDate START = LocalDate.of(2021, 1, 1);
  private static final int DAYS = 360;
  private static final double GUESS = 3; // mean absolute error of 10 and 0, one in five of them 0

  @TempDir private Path folder;

  // Ten, and nothing on one day of five, chosen at random.
  private ExperimentBuilder days() throws IOException {
    Random random = new Random(5);
    double[] y = new double[DAYS];
    StringBuilder closed = new StringBuilder("date,name\n");
    for (int d = 0; d < DAYS; d++) {
      boolean isClosed = random.nextInt(5) == 0;
      y[d] = isClosed ? 0 : 10;
      if (isClosed) {
        closed.append(START.plusDays(d)).append(",closed\n");
      }
    }
    Path file = Files.writeString(folder.resolve("closed.csv"), closed);
    TimeSeries series =
        TimeSeries.owning(
            "days",
            TimeIndex.dated(START.atStartOfDay(), Frequency.parse("1d").orElseThrow()),
            Column.targets("y"),
            new double[][] {y});
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(0, 60))
        .lookback(3)
        .horizon(3)
        .set("inputs.holidays", file.toString())
        .set("model.layers", List.of()) // it remembers nothing: all must stand at the step
        .set("training.optimizer", Map.of("type", "adam", "learning-rate", 0.05))
        .epochs(12)
        .metrics("mae")
        .seed(1);
  }

  private static double error(ExperimentBuilder experiment, String forecaster) {
    ExperimentResult result = experiment.build().run(ProgressListener.silent());
    Scores test = result.scores(Part.TEST).orElseThrow();
    return test.get(forecaster, "mae").value();
  }

  @Test
  void everyStrategyKnowsTheDayThatItForecasts() throws IOException {
    for (Map<String, Object> strategy :
        List.<Map<String, Object>>of(
            Map.of("type", "direct"),
            Map.of("type", "sequence-to-sequence"),
            Map.of("type", "value-ahead"),
            Map.of("type", "iterative"),
            Map.of("type", "iterative", "context", "growing"),
            Map.of("type", "iterative", "feedback", "none"))) {
      double error = error(days().set("strategy", strategy).baselines("naive"), "model");
      assertThat(error).as(strategy.toString()).isLessThan(GUESS / 5);
    }
    assertThat(error(days().strategy("one-step").horizon(1).baselines("naive"), "model"))
        .isLessThan(GUESS / 5);
  }

  @Test
  void withoutTheListNoStrategyDoes() throws IOException {
    double error = error(days().set("inputs.holidays", "none").baselines("naive"), "model");

    assertThat(error).isGreaterThan(GUESS / 2);
  }

  @Test
  void theRegressionKnowsItToo() throws IOException {
    ExperimentBuilder experiment =
        days()
            .set(
                "baselines",
                List.of(Map.of("type", "linear", "name", "known", "inputs", "all", "ridge", 1e-6)));

    assertThat(error(experiment, "known")).isLessThan(GUESS / 50);
  }
}
