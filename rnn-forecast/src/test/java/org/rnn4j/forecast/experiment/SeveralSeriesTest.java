package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Split;

/** Several series, several targets and covariates through the whole way of the data. */
class SeveralSeriesTest {

  @TempDir private Path folder;

  private Path data() throws IOException {
    StringBuilder csv = new StringBuilder("shop,day,sold,\"in, stock\",rain\n");
    for (String shop : List.of("north, 1", "south")) {
      for (int t = 0; t < 40; t++) {
        double level = shop.equals("south") ? 1000 : 1;
        csv.append('"').append(shop).append("\",");
        csv.append(LocalDate.of(2024, 1, 1).plusDays(t)).append(',');
        csv.append(level * (10 + t % 7)).append(',');
        csv.append(level * (50 - t % 5)).append(',');
        csv.append(t % 3).append('\n');
      }
    }
    return Files.writeString(folder.resolve("shops.csv"), csv.toString());
  }

  private Path spec() throws IOException {
    data();
    return Files.writeString(
        folder.resolve("shops.yaml"),
        """
        version: 1
        data:
          source: csv
          path: shops.csv
          time: day
          id: shop
          targets: [sold, "in, stock"]
          past-covariates: [rain]
          split: {validation: 5, test: 5}
        task: {lookback: 7, horizon: 2}
        model:
          layers: [{cell: gru, units: 3}]
        training: {epochs: 2, early-stopping: {patience: 1}}
        baselines: [seasonal-naive, linear, linear-sgd]
        """);
  }

  @Test
  void everyFileNamesSeriesTimeAndTarget() throws IOException {
    Registry registry = Registry.installed();
    var read = SpecReader.read(spec(), List.of(), registry);
    ExperimentResult result;
    try (var run = RunFolder.create(folder.resolve("run"))) {
      result = Experiment.of(read, registry).run(RunSettings.into(run), ProgressListener.silent());
    }
    List<String> lines = Files.readAllLines(folder.resolve("run/forecasts.csv"));
    assertThat(lines.get(0))
        .isEqualTo("unique_id,ds,cutoff,lead,target,y,model,seasonal-naive,linear,linear-sgd");
    // Two series, four windows each, two leads, two targets.
    assertThat(lines).hasSize(1 + 2 * 4 * 2 * 2);
    assertThat(lines.get(1)).startsWith("\"north, 1\",2024-02-05,2024-02-04,1,sold,10.0,");
    assertThat(lines.get(2)).startsWith("\"north, 1\",2024-02-05,2024-02-04,1,\"in, stock\",50.0,");
    assertThat(lines.get(32)).startsWith("south,2024-02-09,2024-02-07,2,\"in, stock\",46000.0,");
    assertThat(result.scores(Part.TEST).orElseThrow().get("seasonal-naive", "mse").value())
        .isPositive();
    assertThat(Files.readString(folder.resolve("run/experiment.yaml")))
        .contains("path: \"../shops.csv\"");
  }

  @Test
  void theModelFileKeepsTheScalerOfEachSeries() throws IOException {
    Registry registry = Registry.installed();
    var read = SpecReader.read(spec(), List.of(), registry);
    ExperimentResult result = Experiment.of(read, registry).run(ProgressListener.silent());
    result.model().save(folder.resolve("model"));
    ForecastModel loaded = ForecastModel.load(folder.resolve("model"), registry);
    Dataset dataset = loaded.read(folder.resolve("shops.csv"));
    for (TimeSeries series : dataset.series()) {
      double level = series.id().equals("south") ? 1000 : 1;
      assertThat(loaded.forecast(series)).isEqualTo(result.model().forecast(series));
      for (double sold : loaded.forecast(series).values("sold")) {
        assertThat(sold / level).isCloseTo(13, within(13.0));
      }
    }
    assertThat(loaded.columns()).containsExactly("sold", "in, stock", "rain");
  }

  @Test
  void aSeasonGivenByTheFrequencyBringsTheSeasonalBaselines() throws IOException {
    Registry registry = Registry.installed();
    var read = SpecReader.read(spec(), List.of("baselines="), registry);
    CheckedExperiment checked = Experiment.of(read, registry).check();
    assertThat(checked.facts())
        .containsEntry("read", "2 series, 80 steps, 2024-01-01 to 2024-02-09")
        .containsEntry("frequency", "1d")
        .containsEntry("season", "7")
        .containsEntry("train", "2 series, 60 steps, 2024-01-01 to 2024-01-30, 44 windows")
        .containsEntry("validation", "2 series, 10 steps, 2024-01-31 to 2024-02-04, 8 windows")
        .containsEntry("test", "2 series, 10 steps, 2024-02-05 to 2024-02-09, 8 windows");
    assertThat(checked.spec().baselines().orElseThrow())
        .extracting(b -> b.name())
        .contains("naive", "seasonal-naive", "linear");
  }

  @Test
  void wholeSeriesCanBeDealtOutInCode() {
    TimeSeries[] series = new TimeSeries[6];
    for (int s = 0; s < series.length; s++) {
      series[s] = Experiments.sine("sine-" + s, 20 + s);
    }
    ExperimentResult result =
        Experiment.builder()
            .series(series)
            .split(Split.series(4, 1, 1))
            .lookback(10)
            .horizon(4)
            .layer(Layer.recurrent("simple").option("units", 2).option("activation", "relu"))
            .set("training", Map.of("epochs", 1, "clip", Map.of("norm", 1)))
            .build()
            .run(ProgressListener.silent());
    assertThat(result.report().orElseThrow().forecasts().size()).isEqualTo(25 - 14 + 1);
  }
}
