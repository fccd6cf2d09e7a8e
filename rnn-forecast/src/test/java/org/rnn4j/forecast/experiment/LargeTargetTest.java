package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Split;

/** One of several targets may decide a metric by its size alone, which is said. */
class LargeTargetTest {

  private static final String DECIDED = "mae is decided by 'large', whose values vary most; ";

  @TempDir private Path folder;

  private static TimeSeries both(double size, double level) {
    double[][] values = new double[2][40];
    for (int t = 0; t < 40; t++) {
      values[0][t] = t * 7 % 11;
      values[1][t] = level + size * (t * 5 % 13);
    }
    return TimeSeries.owning("s", TimeIndex.integers(), Column.targets("small", "large"), values);
  }

  private static ExperimentBuilder experiment(TimeSeries series) {
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(0, 8))
        .lookback(3)
        .horizon(2)
        .baselines("naive", "mean")
        .metrics("mae", "mase");
  }

  private static List<String> notes(ExperimentBuilder experiment) {
    return experiment
        .build()
        .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
        .notes();
  }

  @Test
  void aTargetOfFarLargerValuesIsNamedWithWhatToDo() throws Exception {
    ExperimentBuilder experiment = experiment(both(1000, 0)).scaler("standard");
    String note = DECIDED + "metrics-scale: scaled weighs the targets alike";
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      ExperimentResult result =
          experiment.build().baselinesOnly(RunSettings.into(run), ProgressListener.silent());
      assertThat(result.notes()).containsExactly(note);
    }
    assertThat(Files.readString(folder.resolve("run/run.log"))).contains(note);
    assertThat(notes(experiment.set("metrics-scale", "scaled"))).isEmpty();
  }

  @Test
  void withoutAScalerOneIsNamedToo() {
    ExperimentBuilder experiment = experiment(both(1000, 0)).scaler("none");
    assertThat(notes(experiment))
        .containsExactly(DECIDED + "a scaler and metrics-scale: scaled weigh the targets alike");
    assertThat(notes(experiment.set("metrics-scale", "scaled")))
        .containsExactly(DECIDED + "a scaler weighs the targets alike");
  }

  @Test
  void nothingIsSaidWhereNoTargetDecidesByItsSize() {
    assertThat(notes(experiment(both(2, 0)))).as("sizes that are alike").isEmpty();
    assertThat(notes(experiment(both(1, 1e6)))).as("a level is no size of errors").isEmpty();
    assertThat(notes(experiment(both(1000, 0)).metrics("mase"))).as("no unit").isEmpty();
    assertThat(notes(experiment(risingSurely()).baselines("naive", "drift")))
        .as("large and foretold")
        .isEmpty();
  }

  // Drift forecasts the second one without error, so that the first one decides.
  private static TimeSeries risingSurely() {
    double[][] values = new double[2][40];
    for (int t = 0; t < 40; t++) {
      values[0][t] = t * 7 % 11;
      values[1][t] = 1000 * t;
    }
    return TimeSeries.owning("s", TimeIndex.integers(), Column.targets("small", "large"), values);
  }
}
