package org.rnn4j.forecast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.Experiment;
import org.rnn4j.forecast.experiment.ExperimentBuilder;
import org.rnn4j.forecast.experiment.ExperimentResult;
import org.rnn4j.forecast.experiment.Layer;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.saved.Safetensors;
import org.rnn4j.forecast.saved.Safetensors.Tensor;
import org.rnn4j.forecast.split.Split;

class ForecastModelTest {

  private static final Registry REGISTRY = Registry.installed();

  @TempDir private Path folder;
  private Path csv;
  private ForecastModel model;

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder("month,passengers\n");
    for (int t = from; t < to; t++) {
      String month = "%d-%02d".formatted(1949 + t / 12, 1 + t % 12);
      rows.append(month).append(',').append(100 + t + 10 * (t % 12)).append('\n');
    }
    return rows.toString();
  }

  @BeforeEach
  void train() throws IOException {
    csv = Files.writeString(folder.resolve("air.csv"), rows(0, 72));
    ExperimentBuilder experiment =
        Experiment.builder()
            .source(
                "csv",
                Map.of("path", csv.toString(), "time", "month", "targets", List.of("passengers")))
            .split(Split.lastSteps(12, 12))
            .lookback(12)
            .horizon(3)
            .layer(Layer.recurrent("lstm").units(3).normalizer("layer-norm"))
            .layer(Layer.dense(2))
            .strategy("sequence-to-sequence")
            .baselines("naive")
            .epochs(1);
    ExperimentResult result = experiment.build().run(ProgressListener.silent());
    model = result.model();
    model.save(folder.resolve("run/model"));
  }

  @Test
  void aSavedModelForecastsTheSameToTheBit() {
    TimeSeries series = model.read(csv).series().get(0);
    SeriesForecast before = model.forecast(series);
    for (String where : List.of("run", "run/model")) {
      ForecastModel loaded = ForecastModel.load(folder.resolve(where), REGISTRY);
      assertThat(loaded.card()).isEqualTo(model.card());
      assertThat(loaded.parameters()).containsExactly(model.parameters());
      assertThat(loaded.forecast(series)).isEqualTo(before);
    }
    assertThat(before.cutoff()).isEqualTo("1954-12-01");
    assertThat(before.steps())
        .extracting(SeriesForecast.Step::time)
        .containsExactly("1955-01-01", "1955-02-01", "1955-03-01");
    assertThat(before.steps()).extracting(SeriesForecast.Step::lead).containsExactly(1, 2, 3);
  }

  @Test
  void aModelSavedTwiceIsTheSameBytes() throws IOException {
    ForecastModel.load(folder.resolve("run"), REGISTRY).save(folder.resolve("again"));
    for (String file : List.of("model.json", "model.safetensors")) {
      assertThat(folder.resolve("again").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("run/model").resolve(file));
    }
    assertThat(Files.readString(folder.resolve("run/model/model.json")))
        .as("where the training data lay is no part of the model")
        .doesNotContain("air.csv");
  }

  @Test
  void newDataAreReadLikeTheOnesItWasTrainedOn() throws IOException {
    Path later = Files.writeString(folder.resolve("later.csv"), rows(60, 96));
    Dataset dataset = ForecastModel.load(folder.resolve("run"), REGISTRY).read(later);
    assertThat(dataset.series()).hasSize(1);
    assertThat(model.forecast(dataset.series().get(0)).cutoff()).isEqualTo("1956-12-01");
  }

  @Test
  void theCardRemembersKindDistanceAndSeasonOfTheTimeStamps() {
    DataSource.Remembered time = ForecastModel.load(folder.resolve("run"), REGISTRY).card().time();
    assertThat(time.season()).hasValue(12);
    assertThat(time.cadence().orElseThrow())
        .isEqualTo(model.read(csv).series().get(0).time().cadence())
        .hasToString(
            "Cadence[kind=DATES, frequency=Optional[1M], stride=1, dayOfMonth=OptionalInt[1]]");
  }

  @Test
  void aModelSavedBeforeTimeWasRememberedStillLoadsAndForecasts() throws IOException {
    Path card = folder.resolve("run/model/model.json");
    String before =
        Files.readString(card).replaceFirst("(?s)\"time\" : \\{.*?},\\s*\"season\" : 12,", "");
    assertThat(before).doesNotContain("day-of-month", "season");
    Files.writeString(card, before);
    ModelFiles.sign(card.getParent());
    ForecastModel old = ForecastModel.load(folder.resolve("run"), REGISTRY);
    assertThat(old.card().time().cadence()).isEmpty();
    assertThat(old.forecast(old.read(csv).series().get(0)))
        .isEqualTo(model.forecast(model.read(csv).series().get(0)));
  }

  @Test
  void aSeriesOfAnotherFrequencyIsRefusedWithBothNamed() {
    TimeIndex weeks =
        TimeIndex.dated(LocalDateTime.of(2020, 1, 6, 0, 0), new Frequency(1, Frequency.Unit.WEEK));
    TimeSeries series =
        TimeSeries.owning(
            "s", weeks, Column.targets("passengers"), new double[][] {new double[20]});
    assertThatThrownBy(() -> model.forecast(series))
        .hasMessage("series 's': its steps are 1w apart; the model was trained on steps of 1M");
  }

  @Test
  void aSeriesShorterThanTheLookbackIsRefused() {
    TimeSeries series = TimeSeries.of("short", "passengers", new double[11]);
    assertThatThrownBy(() -> model.forecast(series))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "series 'short': it has 11 steps, the model looks back 12; give at least 12 steps");
  }

  @Test
  void aSeriesOfOtherColumnsIsRefused() {
    assertThatThrownBy(() -> model.forecast(TimeSeries.of("s", "y", new double[20])))
        .hasMessage("series 's': it has the columns y; the model needs passengers, in this order");
  }

  @Test
  void aMissingValueInTheLookbackIsRefusedAndOneBeforeItIsNot() {
    double[] values = IntStream.range(0, 20).asDoubleStream().toArray();
    values[3] = Double.NaN;
    assertThat(model.forecast(TimeSeries.of("s", "passengers", values)).steps()).hasSize(3);
    values[10] = Double.NaN;
    assertThatThrownBy(() -> model.forecast(TimeSeries.of("s", "passengers", values)))
        .hasMessageContaining("the value at 10 is missing");
  }

  @Test
  void theCardMayNameItsProvidersOnly() throws IOException {
    String json = Files.readString(folder.resolve("run/model/model.json"));
    assertThat(json)
        .contains("\"kind\" : \"cell\"")
        .contains("\"name\" : \"lstm\"")
        .contains("\"module\" : \"org.rnn4j.cells\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"version\" : 1       | \"version\" : 2       | this program reads rnn4j-model version 1",
        "\"cell\" : \"lstm\"   | \"cell\" : \"gone\"   | unknown cell 'gone'",
        "\"lookback\" : 12     | \"lookback\" : \"x\"  | lookback: it is x",
        "\"units\" : 3         | \"units\" : 4         | has shape [1, 12]",
        "\"epsilon\" : 0.001   | \"epsilon\" : 0.01    | equations.layer-1: the cell of this",
        "\"units\" : 2         | \"width\" : 2         | model.layers.1.width",
        "\"strategy\" :        | \"startegy\" :        | strategy: missing",
        "\"kind\" : \"dates\"  | \"kind\" : \"sundays\" | time.kind: it is sundays",
        "\"frequency\" : \"1M\" | \"frequency\" : \"1X\" | time.frequency: it is 1X",
        "\"day-of-month\" : 1  | \"day-of-month\" : 32 | time.day-of-month: it is 32",
        "\"season\" : 12       | \"season\" : 0        | season: it is 0",
        "{                     | {,                    | not valid JSON",
      })
  void aCardThatWasChangedIsRefused(String before, String after, String message)
      throws IOException {
    Path card = folder.resolve("run/model/model.json");
    String json = Files.readString(card);
    assertThat(json).contains(before);
    Files.writeString(card, json.replaceFirst(Pattern.quote(before), after));
    ModelFiles.sign(card.getParent());
    assertThatThrownBy(() -> ForecastModel.load(folder.resolve("run"), REGISTRY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.resolve("run/model").toString())
        .hasMessageContaining(message);
  }

  /** As lru saved one before its matrices were declared as weights: over one column a vector. */
  @Test
  void aModelWhoseCellHadOtherShapesIsRefusedWithWhatCanBeDone() {
    Path file = folder.resolve("run/model/model.safetensors");
    List<Tensor> tensors = new ArrayList<>(Safetensors.read(file));
    Tensor w = tensors.get(0);
    assertThat(w.shape()).containsExactly(1, 12);
    tensors.set(0, new Tensor(w.name(), List.of(12), w.values()));
    Safetensors.write(file, tensors, Map.of());
    ModelFiles.sign(file.getParent());
    assertThatThrownBy(() -> ForecastModel.load(folder.resolve("run"), REGISTRY))
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": tensor 'layer-1.W' has shape [12]; the network that model.json describes has"
                + " [1, 12] there; the two files belong together and to the versions that"
                + " model.json names under 'providers': load it with these, or train it again");
  }

  @Test
  void aFolderWithoutAModelIsRefused() {
    assertThatThrownBy(() -> ForecastModel.load(folder.resolve("nowhere"), REGISTRY))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no model.json")
        .hasMessageContaining("give a run folder or its 'model' folder");
  }
}
