package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Scalers in whole runs: trained, guarded, saved, loaded and asked. */
class ScalerRunTest {

  private static final TimeSeries SERIES = Experiments.sine("sine", 90);

  @TempDir private Path folder;

  private static TimeSeries higher(double by) {
    double[] values = SERIES.copy(0, 0, SERIES.length());
    Arrays.setAll(values, t -> values[t] + by);
    return TimeSeries.of("sine", "y", values);
  }

  private static ExperimentBuilder experiment(String strategy, String... scalers) {
    return Experiment.builder()
        .dataset(Dataset.of(List.of(SERIES), Optional.empty(), 12))
        .split(Split.lastSteps(10, 20))
        .lookback(12)
        .horizon(3)
        .layer(Layer.recurrent("gru").units(4))
        .scaler(scalers[0], Arrays.copyOfRange(scalers, 1, scalers.length))
        .strategy(strategy)
        .metrics("mse")
        .epochs(2)
        .baselines("naive");
  }

  private static void assertRefused(ExperimentBuilder experiment, String... words) {
    Experiment built = experiment.build();
    assertThatThrownBy(built::check)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(words);
  }

  @ParameterizedTest
  @CsvSource({
    "direct, seasonal-difference standard",
    "direct, standard per-window",
    "direct, seasonal-difference difference per-window",
    "iterative, difference",
    "sequence-to-sequence, difference standard",
    "value-ahead, seasonal-difference"
  })
  void aModelFollowsTheLevelOfTheSeriesAndIsTheSameWhenLoaded(String strategy, String scalers) {
    Path run = folder.resolve("run");
    ExperimentBuilder experiment = experiment(strategy, scalers.split(" "));
    if (!strategy.equals("iterative")) {
      experiment.set("training.early-stopping.metric", "mse");
    }
    ExperimentResult result = Experiments.run(experiment, run, 1);
    if (!strategy.equals("iterative")) {
      double bestEpoch =
          result.history().stream()
              .mapToDouble(epoch -> epoch.validation().orElseThrow().metrics().get("mse"))
              .min()
              .orElseThrow();
      assertThat(result.scores(Part.VALIDATION).orElseThrow().get("model", "mse").value())
          .as("measured each epoch as in the end")
          .isCloseTo(bestEpoch, within(bestEpoch * 1e-6));
    }
    ForecastModel loaded = ForecastModel.load(run, Registry.installed());
    double[] usual = loaded.forecast(SERIES).values("y");
    assertThat(usual).containsExactly(result.model().forecast(SERIES).values("y"));
    double[] high = loaded.forecast(higher(4096)).values("y");
    for (int lead = 0; lead < usual.length; lead++) {
      if (!Double.isNaN(usual[lead])) {
        assertThat(high[lead] - usual[lead]).isCloseTo(4096, within(1e-2));
      }
    }
    assertThat(usual[usual.length - 1]).isFinite();
  }

  @Test
  void whatIsForecastOfDifferencesAddsUpFromTheLastValue() {
    double[] line = new double[90];
    Arrays.setAll(line, t -> 5.0 * t * t);
    Path run = folder.resolve("run");
    ExperimentResult result =
        Experiments.run(
            experiment("iterative", "difference", "difference", "min-max")
                .series(TimeSeries.of("sine", "y", line)),
            run,
            1);
    // second differences do not vary, so that each is forecast as none is but for the network's
    // bias
    double[] forecast = result.model().forecast(TimeSeries.of("sine", "y", line)).values("y");
    for (int lead = 0; lead < 3; lead++) {
      double t = 90 + lead;
      assertThat(forecast[lead]).isCloseTo(5 * t * t, within(20.0));
    }
  }

  @Test
  void scaledMetricsOfAChainAreInTheUnitsThatHoldAtEveryCutoff() {
    assertThat(scaledMseOfNaive("standard", "per-window"))
        .isEqualTo(scaledMseOfNaive("standard"))
        .isNotEqualTo(scaledMseOfNaive("none"));
    assertRefused(
        experiment("direct", "per-window").set("metrics-scale", "scaled"),
        "a value has no scaled one");
  }

  private double scaledMseOfNaive(String... scalers) {
    ExperimentBuilder experiment = experiment("direct", scalers).set("metrics-scale", "scaled");
    return Experiments.run(experiment, folder.resolve(String.join("-", scalers)), 1)
        .scores(Part.TEST)
        .orElseThrow()
        .get("naive", "mse")
        .value();
  }

  @Test
  void columnsHaveScalersOfTheirOwnWhichTheModelKnows() throws IOException {
    Path run = folder.resolve("run");
    ExperimentBuilder experiment =
        experiment("direct", "standard")
            .set(
                "scaler",
                Map.of(
                    "others",
                    "robust",
                    "columns",
                    Map.of("y", List.of("log1p", "standard")),
                    "scope",
                    "global"));
    Experiments.run(experiment, run, 1);
    assertThat(Files.readString(run.resolve("model/model.json")).replaceAll("\\s+", ""))
        .contains("\"columns\":{\"y\":[{\"type\":\"log1p\",\"signed\":false},\"standard\"]}")
        .contains("\"scope\":\"global\"", "\"2.mean\":");
    assertThat(ForecastModel.load(run, Registry.installed()).forecast(SERIES).values("y"))
        .doesNotContain(Double.NaN);
    assertRefused(
        experiment.set("scaler.columns.z", "none"),
        "scaler.columns.z: the data have no column 'z' to scale");
  }

  @Test
  void aScalerThatAStrategyCannotUseIsRefused() {
    assertRefused(
        experiment("value-ahead", "difference"),
        "scaler: it adds up what is forecast of column 'y' lead by lead",
        "each lead before 3");
    assertRefused(
        experiment("sequence-to-sequence", "standard", "per-window"),
        "scaler: it scales column 'y' by what is known at the end of each window",
        "take the strategy direct");
    assertRefused(experiment("direct", "per-window", "standard"), "put it last in the list");
  }

  @Test
  void aScalerThatAStrategyCannotUseIsRefusedWhateverTheLastValuesAre() {
    double[] values = SERIES.copy(0, 0, SERIES.length());
    Arrays.fill(values, 50, values.length, 1); // the end of training alone tells nothing
    TimeSeries level = TimeSeries.of("level", "y", values);
    Arrays.fill(values, 1);
    TimeSeries constant = TimeSeries.of("constant", "y", values);
    for (List<TimeSeries> series : List.of(List.of(level), List.of(constant, SERIES))) {
      assertRefused(
          experiment("sequence-to-sequence", "per-window")
              .dataset(Dataset.of(series, Optional.empty(), 12)),
          "scaler: it scales column 'y' by what is known at the end of each window");
    }
  }

  @Test
  void seriesOfTheirOwnHaveNoNumbersWhereWholeSeriesAreDealtOut() {
    List<TimeSeries> three = Stream.of("a", "b", "c").map(id -> Experiments.sine(id, 40)).toList();
    assertRefused(
        experiment("direct", "standard")
            .series(three.toArray(TimeSeries[]::new))
            .split(Split.series(1, 1, 1))
            .set("scaler", Map.of("scope", "series")),
        "scaler.scope: whole series are dealt out",
        "scope: global");
  }

  @Test
  void aSeriesThatIsTooShortToGoBackToADifferenceIsRefusedWithThatReason() {
    ExperimentResult result =
        Experiments.run(
            experiment("direct", "standard")
                .set("scaler", Map.of("type", "seasonal-difference", "season", 24)),
            folder.resolve("run"),
            1);
    ForecastModel model = result.model();
    assertThat(model.forecast(SERIES).values("y")).doesNotContain(Double.NaN);
    TimeSeries recent = TimeSeries.of("sine", "y", SERIES.copy(0, 77, 90));
    assertThatThrownBy(() -> model.forecast(recent))
        .hasMessageContaining("its scaler finds no observed value of column 'y' to go back from");
  }
}
