package org.rnn4j.forecast.model;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.ExperimentBuilder;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.split.Split;

/** A model forecasts series that were not there when it was trained. */
class NewSeriesTest {

  private static final int LOOKBACK = 6;

  @TempDir private Path folder;

  private static TimeSeries series(String id, int length, double level) {
    return TimeSeries.of(
        id,
        "y",
        IntStream.range(0, length).mapToDouble(t -> level * (10 + t % 6 + t * 5 % 7)).toArray());
  }

  private static Dataset dataset(TimeSeries... series) {
    return Dataset.of(List.of(series), Optional.empty(), 1);
  }

  private static ForecastModel trained(ExperimentBuilder data, Split split) {
    return data.split(split)
        .lookback(LOOKBACK)
        .horizon(2)
        .layer(Layer.recurrent("gru").units(3))
        .epochs(1)
        .baselines("naive")
        .build()
        .run(ProgressListener.silent())
        .model();
  }

  private static ForecastModel global() {
    return trained(
        Experiment.builder().series(series("a", 40, 1), series("b", 40, 100)),
        Split.lastSteps(0, 5));
  }

  @Test
  void aNewSeriesIsScaledByItsOwnPast() throws IOException {
    ForecastModel model = global();
    assertThat(model.knows("a")).isTrue();
    assertThat(model.knows("new")).isFalse();
    double[] small = model.forecast(series("new", 30, 1)).values("y");
    double[] large = model.forecast(series("newer", 30, 4096)).values("y");
    for (int lead = 0; lead < small.length; lead++) {
      assertThat(small[lead]).isBetween(5.0, 30.0);
      assertThat(large[lead] / 4096).isCloseTo(small[lead], within(1e-4));
    }
    model.save(folder.resolve("model"));
    ForecastModel loaded = ForecastModel.load(folder.resolve("model"), Registry.installed());
    assertThat(loaded.forecast(series("new", 30, 1)).values("y")).containsExactly(small);
  }

  @Test
  void aNewSeriesIsScaledByItsWindowWhereTheModelIsAndKeepsItsBounds() {
    ForecastModel model =
        trained(
            Experiment.builder()
                .series(series("a", 40, 1), series("b", 40, 100))
                .scaler("per-window")
                .set("data.integer", true),
            Split.lastSteps(0, 5));
    TimeSeries fresh = series("new", 30, 7);
    double[] values = fresh.copy(0, 0, 30);
    Arrays.fill(values, 0, 30 - LOOKBACK, 1e6); // what the model does not see
    double[] forecast = model.forecast(fresh).values("y");
    assertThat(forecast).containsExactly(Arrays.stream(forecast).map(Math::rint).toArray());
    assertThat(model.forecast(TimeSeries.of("new", "y", values)).values("y"))
        .containsExactly(forecast);
  }

  @Test
  void whatLiesBehindTheCutoffDoesNotReachTheScaler() {
    ForecastModel model = global();
    double[] values = series("new", 30, 1).copy(0, 0, 30);
    double[] other = values.clone();
    for (int t = 20; t < 30; t++) {
      other[t] = 1e6;
    }
    SeriesForecast before = model.forecast(new Window(TimeSeries.of("new", "y", values), 20, 2));
    assertThat(model.forecast(new Window(TimeSeries.of("new", "y", other), 20, 2)))
        .isEqualTo(before);
  }

  @Test
  void aSeriesThatCannotBeForecastStopsNobody() {
    ForecastModel model = global();
    double[] hole = series("hole", 20, 1).copy(0, 0, 20);
    hole[18] = Double.NaN;
    Forecasts forecasts =
        model.forecast(
            dataset(
                series("a", 40, 1),
                series("short", LOOKBACK - 1, 1),
                series("new", 12, 1),
                TimeSeries.of("hole", "y", hole)));
    assertThat(forecasts.forecasts())
        .extracting(SeriesForecast::seriesId)
        .containsExactly("a", "new");
    assertThat(forecasts.forecasts().get(0)).isEqualTo(model.forecast(series("a", 40, 1)));
    assertThat(forecasts.scaledByOwnPast()).containsExactly("new");
    assertThat(forecasts.leftOut())
        .extracting(Problem::place)
        .containsExactly("series 'short'", "series 'hole', column 'y'");
    assertThatThrownBy(forecasts::requireAll)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("'short': it has 5 steps, the model looks back 6", "'hole'");
    assertThatThrownBy(() -> model.forecast(dataset(series("s", 2, 1), series("t", 3, 1))))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("series 's'", "series 't'");
  }

  @Test
  void ofVeryManyThatAreLeftOutTheFirstAreNamed() {
    Forecasts forecasts =
        new Forecasts(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            IntStream.range(0, 1000).mapToObj(i -> new Problem("s" + i, "short", "")).toList());
    assertThat(forecasts.leftOutInShort())
        .hasSize(101)
        .last()
        .hasToString("series: 900 more cannot be forecast; 1000 in all");
  }

  @Test
  void theScalerOfWholeSeriesServesEverySeries() {
    TimeSeries[] all =
        IntStream.range(0, 6).mapToObj(i -> series("s" + i, 12, 1)).toArray(TimeSeries[]::new);
    ForecastModel model =
        trained(Experiment.builder().series(all).set("scaler", "standard"), Split.series(4, 0, 2));
    assertThat(model.knows("new")).isTrue();
    assertThat(model.forecast(dataset(series("new", 9, 1))).scaledByOwnPast()).isEmpty();
  }

  @Test
  void valuesFarFromThoseOfTrainingAreToldWhereTheScalerHasSuchANotion() {
    for (String scaler : List.of("standard", "min-max", "none")) {
      ForecastModel model =
          trained(
              Experiment.builder().series(series("a", 40, 1)).set("scaler", scaler),
              Split.lastSteps(0, 5));
      double[] oneIsNear = series("near", 40, 1000).copy(0, 0, 40);
      oneIsNear[37] = 12;
      Forecasts forecasts =
          model.forecast(
              dataset(
                  series("a", 40, 1),
                  series("grams", 40, 1000),
                  TimeSeries.of("near", "y", oneIsNear)));
      assertThat(forecasts.forecasts()).hasSize(3);
      assertThat(forecasts.farFromTraining())
          .as(scaler)
          .extracting(Problem::toString)
          .isEqualTo(
              scaler.equals("none")
                  ? List.of()
                  : List.of(
                      "series 'grams', column 'y': each of the 6 values that the model looks back"
                          + " on lies far outside of what it was trained on; see whether it is in"
                          + " another unit, or train a model on values of this size"));
    }
    assertThat(global().forecast(dataset(series("new", 40, 1e6))).farFromTraining())
        .as("scaled by its own past")
        .isEmpty();
  }

  @Test
  void aModelOfOneSeriesServesEveryNameUnlessNamesStandInItsData() throws IOException {
    ForecastModel one =
        trained(Experiment.builder().series(series("a", 40, 1)), Split.lastSteps(0, 5));
    assertThat(one.knows("a, a year later")).isTrue();
    assertThat(one.forecast(dataset(series("a", 40, 1))).takenForTrained()).isEmpty();
    assertThat(one.forecast(dataset(series("now", 40, 1))).takenForTrained())
        .containsExactly("now");
    StringBuilder csv = new StringBuilder("id,y\n");
    IntStream.range(0, 40).forEach(t -> csv.append("a,").append(t % 7).append('\n'));
    Path file = Files.writeString(folder.resolve("one.csv"), csv.toString());
    ForecastModel named =
        trained(
            Experiment.builder()
                .source(
                    "csv", Map.of("path", file.toString(), "id", "id", "targets", List.of("y"))),
            Split.lastSteps(0, 5));
    assertThat(named.knows("a")).isTrue();
    assertThat(named.knows("b")).isFalse();
  }
}
