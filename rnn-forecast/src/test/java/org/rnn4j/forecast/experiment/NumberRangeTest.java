package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Numbers that cannot be computed with are refused before anything is trained. */
class NumberRangeTest {

  @TempDir private Path folders;

  @ParameterizedTest
  @CsvSource({
    "values-beyond-a-square, data.csv, column 'y', 5.0E160 (at 2021-01-03)",
    "values-beyond-a-square, data-307.csv, column 'y', 5.0E307 (at 2021-01-03)",
    "value-beyond-a-square-in-training, d.csv, column 'y', 1.0E160 (at 20)",
    "value-beyond-a-square-in-test, d.csv, column 'y', 1.0E160 (at 76)"
  })
  void whatHasNoSquareIsRefusedByNameValueAndTime(
      String folder, String data, String column, String value) {
    Experiment experiment = new SpecFolder(folder).experimentOn(data);
    assertThatThrownBy(() -> experiment.run(ProgressListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(column, value, "squared", "divide the column");
    assertThatThrownBy(experiment::check).isInstanceOf(InputException.class);
    assertThatThrownBy(
            () -> experiment.baselinesOnly(RunSettings.inMemory(), ProgressListener.silent()))
        .isInstanceOf(InputException.class);
  }

  private static final double[] UPS_AND_DOWNS = {1, 3, 5, 2, 4, 1, 3, 5, 2, 4, 1, 3, 6, 2, 5, 1};

  private static double[] times(double factor) {
    return Arrays.stream(UPS_AND_DOWNS).map(x -> x * factor).toArray();
  }

  private static ExperimentBuilder experiment(String scaler, double[] target, double[] covariate) {
    TimeSeries series =
        TimeSeries.owning(
            "s",
            TimeIndex.integers(),
            List.of(Column.target("y"), Column.past("x")),
            new double[][] {target, covariate});
    return Experiment.builder()
        .dataset(Dataset.of(List.of(series), Optional.empty(), 1))
        .split(Split.lastSteps(0, 4))
        .lookback(2)
        .horizon(1)
        .scaler(scaler)
        .layer(Layer.recurrent("gru").units(2))
        .epochs(2)
        .baselines("naive", "mean", "linear")
        .metrics("mse", "mae", "mase", "rmsse", "r2");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 1e155, it has values up to, divide the column",
    "min-max, 2e307, it has values up to, divide the column",
    "standard, 1e-145, apart at most, multiply the column",
    "min-max, 1e-200, apart at most, multiply the column",
    "standard, 1e-300, apart at most, multiply the column",
    "none, 1e20, single precision, another scaler",
    "none, 1e-20, single precision, for example standard",
    "none, 1e100, single precision, divide the column"
  })
  void aColumnOfAnotherSizeIsRefusedBeTargetOrCovariate(
      String scaler, double factor, String what, String remedy) {
    double[][][] both = {{times(factor), times(1)}, {times(1), times(factor)}};
    for (int c = 0; c < 2; c++) {
      Experiment experiment = experiment(scaler, both[c][0], both[c][1]).build();
      assertThatThrownBy(() -> experiment.run(ProgressListener.silent()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("series 's', column '" + (c == 0 ? "y" : "x") + "': ")
          .hasMessageContaining(what)
          .hasMessageContaining(remedy);
      assertThatThrownBy(experiment::check).isInstanceOf(InputException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 1e149",
    "standard, 1e-139",
    "min-max, 1e149",
    "min-max, 1e-139",
    "none, 1e14"
  })
  void aRunThatIsNotRefusedHasFiniteFiguresAndAModelThatLoads(String scaler, double factor)
      throws Exception {
    ExperimentResult result =
        experiment(scaler, times(factor), times(factor)).build().run(ProgressListener.silent());
    ExperimentResult plain =
        experiment(scaler.equals("none") ? "standard" : scaler, times(1), times(1))
            .build()
            .run(ProgressListener.silent());
    Scores scores = result.scores(Part.TEST).orElseThrow();
    Scores plainScores = plain.scores(Part.TEST).orElseThrow();
    for (String forecaster : scores.forecasters()) {
      for (String metric : scores.metrics().keySet()) {
        assertThat(scores.get(forecaster, metric).value()).as(metric).isFinite();
      }
    }
    for (String metric : List.of("mase", "rmsse", "r2")) { // which have no unit
      double expected = plainScores.get("mean", metric).value();
      assertThat(scores.get("mean", metric).value() / expected - 1).isBetween(-1e-9, 1e-9);
    }
    Path folder = folders.resolve("model");
    result.model().save(folder);
    ForecastModel loaded = ForecastModel.load(folder, Registry.installed());
    TimeSeries series = result.report().orElseThrow().forecasts().series(0);
    assertThat(loaded.forecast(series)).isEqualTo(result.model().forecast(series));
  }

  @Test
  void withoutANetworkTheScalerIsNobodysBusiness() {
    TimeSeries series = TimeSeries.of("s", "y", times(1e40));
    ExperimentBuilder baselines =
        Experiment.builder()
            .series(series)
            .split(Split.lastSteps(0, 4))
            .lookback(2)
            .horizon(1)
            .scaler("none");
    ExperimentResult result =
        baselines
            .baselines("naive", "linear")
            .build()
            .baselinesOnly(RunSettings.inMemory(), ProgressListener.silent());
    assertThat(result.scores(Part.TEST).orElseThrow().get("linear", "mse").value()).isFinite();
    Experiment trained = baselines.baselines("linear-sgd").build();
    assertThatThrownBy(
            () -> trained.baselinesOnly(RunSettings.inMemory(), ProgressListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("single precision");
    assertThatThrownBy(trained::check).isInstanceOf(InputException.class);
  }

  @Test
  void oneValueOfTheTestPartThatTheNetworkCannotTakeIsNamed() {
    double[] values = times(1);
    values[14] = 1e30;
    Experiment experiment = experiment("standard", values, times(1)).build();
    assertThatThrownBy(() -> experiment.run(ProgressListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("column 'y'", "1.0E30 (at 14)", "take it out");
  }

  @Test
  void aModelThatIsFedWhatItCannotTakeSaysSo() {
    ExperimentResult result =
        experiment("standard", times(1), times(1)).build().run(ProgressListener.silent());
    double[] values = times(1);
    values[15] = 1e300;
    TimeSeries series =
        TimeSeries.owning(
            "fed",
            TimeIndex.integers(),
            List.of(Column.target("y"), Column.past("x")),
            new double[][] {values, times(1)});
    assertThatThrownBy(() -> result.model().forecast(series))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(
            "series 'fed', column 'y': the value at 15 is 1.0E300, scaled ",
            "more than the model computes with; correct it");
  }

  @Test
  void aModelThatOverflowsSaysSo() {
    ForecastModel trained =
        experiment("standard", times(1), times(1))
            .set(
                "model.layers", List.of(Map.of("cell", "simple", "activation", "relu", "units", 2)))
            .build()
            .run(ProgressListener.silent())
            .model();
    float[] parameters = trained.parameters();
    Arrays.fill(parameters, Float.MAX_VALUE); // finite, as in a file that was tampered with
    ForecastModel huge =
        ForecastModel.of(
            trained.card(),
            trained.scaling(),
            TrainedParameters.global(parameters),
            Registry.installed());
    TimeSeries series =
        TimeSeries.owning(
            "s",
            TimeIndex.integers(),
            List.of(Column.target("y"), Column.past("x")),
            new double[][] {times(1), times(1)});
    assertThatThrownBy(() -> huge.forecast(series))
        .isInstanceOf(RunException.class)
        .hasMessageContainingAll(
            "model: its forecast of 'y' in series 's' for 16 (lead 1 after 15) is ",
            "the network overflows; its largest input is 5.0 in column 'y' at 14, scaled 1.");
  }

  @Test
  void wholeSeriesThatAreConstantMayBeTooCloseToEachOther() {
    double[] small = new double[8];
    Arrays.fill(small, 1e-200);
    Experiment experiment =
        Experiment.builder()
            .series(
                TimeSeries.of("a", "y", new double[8]),
                TimeSeries.of("b", "y", small),
                TimeSeries.of("c", "y", small))
            .split(Split.series(2, 0, 1))
            .lookback(2)
            .horizon(1)
            .baselines("naive")
            .build();
    assertThatThrownBy(
            () -> experiment.baselinesOnly(RunSettings.inMemory(), ProgressListener.silent()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("column 'y': its values lie 1.0E-200 apart at most");
  }
}
