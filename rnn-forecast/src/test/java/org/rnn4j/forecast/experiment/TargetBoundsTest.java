package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.spec.TargetBounds.Bound;
import org.rnn4j.forecast.spec.TargetBounds.Range;
import org.rnn4j.forecast.split.Split;

/** Targets that cannot have every value. */
class TargetBoundsTest {

  @TempDir private Path folder;

  // Falls to 0 and stays there, so that what goes on falling is below.
  private static TimeSeries falling(double last) {
    double[] values = new double[60];
    Arrays.setAll(values, t -> Math.max(0, 118 - 2 * t));
    values[59] = last;
    return TimeSeries.of("stock", "left", values);
  }

  private static ExperimentBuilder experiment(TimeSeries series) {
    return Experiment.builder()
        .series(series)
        .split(Split.lastSteps(0, 12))
        .lookback(6)
        .horizon(6)
        .layer(Layer.recurrent("gru").units(3))
        .epochs(1)
        .metrics("mse")
        .baselines("naive", "drift", "linear", "linear-sgd");
  }

  private static List<Double> columns(Path run) throws IOException {
    return Files.readAllLines(run.resolve("forecasts.csv")).stream()
        .skip(1)
        .flatMap(line -> Arrays.stream(line.split(",")).skip(5)) // model and baselines
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void forecastsOfModelAndBaselinesAlikeAreBroughtIntoTheRange() throws IOException {
    Path free = folder.resolve("free");
    Experiments.run(experiment(falling(0)), free, 1);
    assertThat(columns(free)).as("without bounds").anyMatch(value -> value < 0);

    Path bounded = folder.resolve("bounded");
    ExperimentResult result =
        Experiments.run(
            experiment(falling(0))
                .set("data.range", Arrays.asList(0, null))
                .set("data.integer", true),
            bounded,
            1);
    assertThat(columns(bounded))
        .hasSameSizeAs(columns(free))
        .allMatch(value -> value >= 0 && value == Math.rint(value));
    assertThat(result.notes()).anyMatch(note -> note.contains("left has whole numbers from 0 on"));
    ForecastModel loaded = ForecastModel.load(bounded, Registry.installed());
    double[] again = loaded.forecast(falling(0)).values("left");
    assertThat(again).containsExactly(result.model().forecast(falling(0)).values("left"));
    assertThat(Arrays.stream(again).boxed())
        .allMatch(value -> value >= 0 && value == Math.rint(value));
    assertThatThrownBy(() -> loaded.forecast(falling(-3)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 'stock', column 'left': the value at 59 is -3");
  }

  @Test
  void ofSeveralTargetsEachKeepsItsOwn() throws IOException {
    double[] emptied = falling(0).copy(0, 0, 60);
    Arrays.setAll(emptied, t -> Math.max(0, emptied[t] - 40)); // drift goes on below 0
    double[][] values = {emptied, emptied};
    List<Column> columns = Column.targets("free", "left");
    TimeSeries two = TimeSeries.owning("two", TimeIndex.integers(), columns, values);
    Path run = folder.resolve("run");
    Experiments.run(
        experiment(two)
            .set("data.range", Map.of("left", Arrays.asList(0, null)))
            .baselines("drift", "linear"),
        run,
        1);
    Map<Boolean, List<String>> byTarget =
        Files.readAllLines(run.resolve("forecasts.csv")).stream()
            .skip(1)
            .collect(Collectors.partitioningBy(line -> line.contains("left")));
    assertThat(lowest(byTarget.get(true))).isZero();
    assertThat(lowest(byTarget.get(false))).isNegative();
  }

  private static double lowest(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split(",")).skip(line.split(",").length - 2L))
        .mapToDouble(Double::parseDouble)
        .min()
        .orElseThrow();
  }

  @Test
  void eachTargetMayHaveBoundsOfItsOwn() throws IOException {
    Path run = folder.resolve("run");
    Experiments.run(
        experiment(falling(0))
            .set("data.range", Map.of("left", List.of(0, 118.5)))
            .set("data.integer", List.of("left")),
        run,
        1);
    assertThat(Files.readString(run.resolve("model/model.json")).replaceAll("\\s+", ""))
        .contains("\"bounds\":{\"left\":{\"low\":0.0,\"high\":118.5,\"whole\":true}}");
    assertThat(Files.readString(run.resolve("experiment.yaml")))
        .contains("  range: {left: [0.0, 118.5]}\n  integer: [left]\n");
  }

  @Test
  void whatTheDataCannotHaveIsRefusedWithSeriesColumnAndTime() {
    assertRefused(
        experiment(falling(-1)).set("data.range", Arrays.asList(0, null)),
        "series 'stock', column 'left': the value at 59 is -1",
        "numbers from 0 on");
    assertRefused(
        experiment(falling(0.5)).set("data.integer", true), "at 59 is 0.5", "whole numbers");
    assertRefused(
        experiment(falling(0)).set("data.range", Map.of("lft", List.of(0))),
        "data.range.lft: 'lft' is no target",
        "did you mean 'left'");
    assertRefused(
        experiment(falling(0)).set("data.integer", List.of("rigt")), "data.integer: 'rigt' is no");
  }

  private static void assertRefused(ExperimentBuilder experiment, String... words) {
    Experiment built = experiment.build();
    assertThatThrownBy(built::check)
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void whatIsNoRangeIsRefused() {
    for (Object range : new Object[] {3, List.of(), List.of(1, 2, 3), List.of("a", 1)}) {
      assertThatThrownBy(() -> experiment(falling(0)).set("data.range", range).build())
          .isInstanceOf(InputException.class)
          .hasMessageContaining("data.range");
    }
    assertThatThrownBy(() -> experiment(falling(0)).set("data.range", List.of(5, 1)).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("data.range: 5.0 lies above 1.0");
  }

  @ParameterizedTest
  @CsvSource({
    "-0.4, -0.5, 2.5, true, 0",
    "-3, -0.5, 2.5, true, 0",
    "9, -0.5, 2.5, true, 2",
    "1.5, -0.5, 2.5, true, 2",
    "9, -0.5, 2.5, false, 2.5",
    "1.25, -0.5, 2.5, false, 1.25",
    "NaN, 0, 1, true, NaN",
    "Infinity, 0, 1, false, Infinity"
  })
  void theNearestValueIsTaken(
      double value, double low, double high, boolean whole, double expected) {
    Double nearest = new Bound(new Range(low, high), whole).nearest(value) + 0.0;
    assertThat(nearest).isEqualTo(Double.valueOf(expected));
  }
}
