package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** What was filled in helps nobody to a better figure. */
class FilledValuesTest {

  @TempDir private Path folder;

  /** White noise on every second day, from which nothing can be foretold. */
  private ExperimentBuilder noiseOnEverySecondDay(String missing) throws IOException {
    Path csv = folder.resolve("noise.csv");
    try (var resource = getClass().getResourceAsStream("noise-on-every-second-day.csv")) {
      Files.copy(resource, csv, StandardCopyOption.REPLACE_EXISTING);
    }
    return Experiment.builder()
        .source(
            "csv",
            Map.of(
                "path",
                csv.toString(),
                "time",
                "date",
                "frequency",
                "1d",
                "missing",
                missing,
                "targets",
                List.of("y")))
        .split(Split.lastSteps(0, 60))
        .lookback(2)
        .horizon(1)
        .baselines("naive", "mean", "window-mean", "linear", "linear-sgd")
        .metrics("mae", "r2");
  }

  @Test
  void noForecasterForetellsNoiseFromWhatItsGapsWereFilledWith() throws IOException {
    for (String missing : List.of("interpolate", "forward-fill", "seasonal")) {
      ExperimentResult result =
          Experiments.run(
              noiseOnEverySecondDay(missing)
                  .layer(Layer.recurrent("gru").units(4))
                  .strategy("sequence-to-sequence")
                  .epochs(30)
                  .seed(1),
              folder.resolve(missing),
              1);
      Scores test = result.scores(Part.TEST).orElseThrow();
      for (String forecaster : test.forecasters()) {
        assertThat(test.get(forecaster, "r2").value()).as(forecaster).isLessThan(0.05);
      }
      assertThat(result.notes())
          .containsExactly("30 of 60 targets were filled in and are not scored (30 values)");
      Path run = folder.resolve(missing);
      assertThat(Files.readString(run.resolve(RunFolder.RUN)))
          .contains("\"filled-targets\"", "\"kind\" : \"filled\"", "\"kind\" : \"read\"");
      assertThat(Files.readString(run.resolve(RunFolder.LOG))).contains("30 of 60 targets");
      List<String> lines = Files.readAllLines(run.resolve(RunFolder.FORECASTS));
      assertThat(lines.stream().filter(line -> line.contains(",1,,"))).hasSize(30);
    }
  }

  @Test
  void theObservedValuesAloneDecideHowASeriesIsScored() throws IOException {
    ExperimentResult filled =
        noiseOnEverySecondDay("forward-fill")
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    Scores test = filled.scores(Part.TEST).orElseThrow();
    TimeSeries series = filled.report().orElseThrow().forecasts().series(0);
    double[] errors =
        IntStream.range(series.length() - 60, series.length())
            .filter(t -> !series.isFilled(t, 0))
            .mapToDouble(t -> Math.abs(series.value(t, 0) - series.value(t - 1, 0)))
            .toArray();
    assertThat(errors).hasSize(30);
    assertThat(test.get("naive", "mae").value())
        .isCloseTo(Arrays.stream(errors).average().orElseThrow(), within(1e-12));
  }

  @Test
  void aPartThatHoldsNothingObservedIsRefused() {
    double[] values = new double[40];
    BitSet filled = new BitSet();
    filled.set(34, 40);
    TimeSeries series =
        TimeSeries.owning("s", TimeIndex.integers(), Column.targets("y"), new double[][] {values})
            .withFilled(List.of(filled));
    ExperimentBuilder experiment =
        Experiment.builder()
            .series(series)
            .split(Split.lastSteps(0, 6))
            .lookback(4)
            .horizon(2)
            .baselines("naive");
    assertThatThrownBy(() -> experiment.build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("every target of the test part was filled in");
  }
}
