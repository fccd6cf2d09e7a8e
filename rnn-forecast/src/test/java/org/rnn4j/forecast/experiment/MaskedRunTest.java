package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.calendar.DerivedColumns;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Runs over series in which values are missing and stay so. */
class MaskedRunTest {

  private static final double NONE = Double.NaN;
  private static final int LENGTH = 150;

  @TempDir private Path folder;

  private static double[] values() {
    Random random = new Random(4);
    return IntStream.range(0, LENGTH)
        .mapToDouble(t -> 50 + 10 * StrictMath.sin(t * Math.PI / 6) + random.nextGaussian())
        .toArray();
  }

  /** A quarter is missing: at the start, at the end, a long stretch, and here and there. */
  private static TimeSeries gaps() {
    double[] values = values();
    Random random = new Random(9);
    IntStream.range(0, LENGTH)
        .filter(t -> t < 5 || t >= LENGTH - 2 || (t >= 60 && t < 75) || random.nextInt(6) == 0)
        .forEach(t -> values[t] = NONE);
    return TimeSeries.of("gaps", "y", values);
  }

  private static ExperimentBuilder experiment(TimeSeries series) {
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(20, 40))
        .lookback(12)
        .horizon(3)
        .layer(Layer.recurrent("gru").units(3))
        .strategy("sequence-to-sequence")
        .epochs(3)
        .seed(1)
        .baselines("naive", "drift", "mean", "window-mean", "linear", "linear-sgd")
        .metrics("mae", "mase");
  }

  @Test
  void everyForecasterIsTrainedAndMeasuredByWhatWasObserved() throws IOException {
    ExperimentResult result =
        Experiments.run(experiment(gaps()).missing(MissingValues.MASK), folder.resolve("run"), 2);
    Scores test = result.scores(Part.TEST).orElseThrow();
    assertThat(test.forecasters()).hasSize(7);
    for (String forecaster : test.forecasters()) {
      assertThat(test.get(forecaster, "mae").value()).as(forecaster).isBetween(0.5, 30.0);
      assertThat(test.get(forecaster, "mase").value()).as(forecaster).isPositive();
    }
    assertThat(test.get("naive", "mae").value()).isCloseTo(naiveError(gaps(), 40, 3), within(1e-9));
    assertThat(result.notes()).hasSize(1).first().asString().contains("missing and are not scored");
    assertThat(Files.readString(folder.resolve("run").resolve(RunFolder.RUN)))
        .contains("\"missing-targets\"");
  }

  /** The slow way: every window, every lead, where the target was observed. */
  private static double naiveError(TimeSeries series, int test, int horizon) {
    double sum = 0;
    int count = 0;
    for (int cutoff = LENGTH - test; cutoff <= LENGTH - horizon; cutoff++) {
      int last = cutoff - 1;
      while (Double.isNaN(series.value(last, 0))) {
        last--;
      }
      for (int step = cutoff; step < cutoff + horizon; step++) {
        if (!Double.isNaN(series.value(step, 0))) {
          sum += Math.abs(series.value(step, 0) - series.value(last, 0));
          count++;
        }
      }
    }
    return sum / count;
  }

  @Test
  void aModelIsAskedWithWhatWasObserved() {
    Path run = folder.resolve("run");
    Experiments.run(experiment(gaps()).missing(MissingValues.MASK), run, 1);
    ForecastModel model = ForecastModel.load(run, Registry.installed());
    assertThat(model.forecast(gaps()).steps()).hasSize(3);
    TimeSeries nothing = gaps().withValues(new double[][] {new double[LENGTH]});
    double[] gone = new double[LENGTH];
    Arrays.fill(gone, NONE);
    gone[LENGTH - 13] = 1; // a step more than the model looks back
    TimeSeries unknown = nothing.withValues(new double[][] {gone});
    assertThatThrownBy(() -> model.forecast(unknown))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 'gaps': all values of y are missing from 138 to 149");
  }

  @Test
  void whereNothingIsMissingAMaskChangesNoByte() {
    TimeSeries whole = TimeSeries.of("whole", "y", values());
    Experiments.run(experiment(whole), folder.resolve("without"), 1);
    Experiments.run(experiment(whole).missing(MissingValues.MASK), folder.resolve("masked"), 1);
    var without = Experiments.contents(folder.resolve("without"));
    var masked = Experiments.contents(folder.resolve("masked"));
    assertThat(masked.keySet()).isEqualTo(without.keySet());
    for (String file :
        new String[] {
          RunFolder.FORECASTS, RunFolder.METRICS, RunFolder.LEADERBOARD, "model/model.safetensors"
        }) {
      assertThat(masked.get(file)).as(file).isEqualTo(without.get(file));
    }
  }

  @Test
  void whatNoPolicyCoversStopsTheRun() {
    double[] values = values();
    values[70] = NONE;
    TimeSeries hole = TimeSeries.of("hole", "y", values);
    assertThatThrownBy(() -> experiment(hole).build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 'hole', column 'y': the value at 70 is NaN")
        .hasMessageContaining("set missing: mask");
    experiment(hole).missing(MissingValues.MASK).build().check();
    values[70] = Double.POSITIVE_INFINITY;
    TimeSeries infinite = TimeSeries.of("infinite", "y", values);
    assertThatThrownBy(() -> experiment(infinite).missing(MissingValues.MASK).build().check())
        .hasMessageContaining("the value at 70 is Infinity");
  }

  @Test
  void aSeriesOfWhichNothingWasObservedIsRefused() {
    double[] nothing = new double[LENGTH];
    Arrays.fill(nothing, NONE);
    TimeSeries series = TimeSeries.of("nothing", "y", nothing);
    assertThatThrownBy(() -> experiment(series).missing(MissingValues.MASK).build().check())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 'nothing', column 'y': all values are missing");
  }

  @Test
  void whatIsChosenOfInputsIsChosenByTheTrainingPartAlone() {
    double[] values = values();
    values[LENGTH - 5] = NONE; // in the test part
    ExperimentBuilder one =
        experiment(TimeSeries.of("later", "y", values))
            .missing(MissingValues.MASK)
            .set("inputs.position", "linear")
            .epochs(1);
    assertThat(one.build().check().facts()).doesNotContainKey("observed");
    assertThat(one.build().run(ProgressListener.silent()).model().card().derived().position())
        .hasValue(new DerivedColumns.Position(0, LENGTH - 60));
  }
}
