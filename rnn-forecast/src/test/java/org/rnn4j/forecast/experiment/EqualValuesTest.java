package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Columns that do not vary, of values that are no binary fractions and of one that is. */
class EqualValuesTest {

  private static final SpecFolder FOLDER = new SpecFolder("equal-values");

  @ParameterizedTest
  @ValueSource(strings = {"data.csv", "data-half.csv"})
  void aCovariateThatIsEqualAllThroughTrainingIsDividedByOne(String data) {
    ExperimentResult result = FOLDER.experimentOn(data).run(ProgressListener.silent());
    Scaling scaling = result.model().scaling();
    assertThat(scaling.of("data", 1).parameters()).containsEntry("deviation", List.of(1.0));
    Scores scores = result.scores(Part.TEST).orElseThrow();
    assertThat(scores.get("model", "mae").value()).isBetween(0.5, 5.0);
  }

  private static TimeSeries constant(String id, double value) {
    return new TimeSeriesOf(id, 30, t -> value).series();
  }

  private record TimeSeriesOf(String id, int length, IntToDoubleFunction of) {
    TimeSeries series() {
      double[] values = new double[length];
      for (int t = 0; t < length; t++) {
        values[t] = of.applyAsDouble(t);
      }
      return TimeSeries.of(id, "y", values);
    }
  }

  private static Scores baselines(String[] names, TimeSeries... series) {
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(0, 5))
        .lookback(3)
        .horizon(2)
        .baselines(names)
        .metrics("mae", "mase", "rmsse", "r2")
        .build()
        .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent())
        .scores(Part.TEST)
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 14.62, 0.5, -1e9 / 3})
  void everyBaselineForecastsAConstantSeriesWithoutError(double value) {
    String[] all = {"naive", "drift", "mean", "window-mean", "linear"};
    Scores alone = baselines(all, constant("flat", value));
    for (String baseline : all) {
      assertThat(alone.get(baseline, "mae").value()).as(baseline).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 14.62, 0.5})
  void whatIsMeasuredByASpreadLeavesAConstantSeriesOut(double value) {
    String[] names = {"naive", "mean"};
    Scores scores = baselines(names, constant("flat", value), Experiments.sine("sine", 30));
    for (String baseline : names) {
      for (String metric : new String[] {"mase", "rmsse", "r2"}) {
        Scores.Score score = scores.get(baseline, metric);
        assertThat(score.perSeries().get(0)).as(metric).isNaN();
        assertThat(score.value()).as(metric).isEqualTo(score.perSeries().get(1)).isNotNaN();
        assertThat(score.excluded()).isEqualTo(8);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "min-max"})
  void inScaledUnitsAConstantSeriesWeighsNoMoreThanAnother(String scaler) {
    ExperimentResult result =
        Experiment.builder()
            .series(
                new TimeSeriesOf("flat", 30, t -> t < 28 ? 0.1 : 0.4).series(),
                Experiments.sine("sine", 30))
            .split(Split.lastSteps(0, 5))
            .lookback(3)
            .horizon(2)
            .scaler(scaler)
            .baselines("naive", "mean", "linear")
            .metrics("mae")
            .set("metrics-scale", "scaled")
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    Scores scores = result.scores(Part.TEST).orElseThrow();
    for (String baseline : scores.forecasters()) {
      assertThat(scores.get(baseline, "mae").perSeries().get(0)).isBetween(0.05, 0.3);
    }
  }

  @Test
  void seasonsThatAreEqualButForRoundingAreNoScaleForErrors() {
    // Six values whose second round is computed another way.
    double[] round = {0.3, 0.7, 1.1, 2.2, 3.3, 0.6};
    TimeSeries series =
        new TimeSeriesOf("rounds", 36, t -> t < 12 ? round[t % 6] : round[t % 6] / 3 * 3).series();
    ExperimentResult result =
        Experiment.builder()
            .dataset(Dataset.of(List.of(series), Optional.empty(), 6))
            .split(Split.lastSteps(0, 6))
            .lookback(3)
            .horizon(1)
            .baselines("naive", "mean")
            .set("metrics", List.of("mase", "rmsse"))
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    Scores scores = result.scores(Part.TEST).orElseThrow();
    assertThat(scores.get("naive", "mase").value()).isNaN();
    assertThat(scores.get("mean", "rmsse").value()).isNaN();
  }
}
