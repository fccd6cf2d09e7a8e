package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.training.Clipping;
import org.rnn4j.training.EarlyStopping;

class SpecReaderTest {

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  private Problem onlyProblem(String content, String... overrides) {
    List<Problem> problems = files.problems(content, overrides);
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }

  private static String with(String before, String after) {
    assertThat(SpecFiles.SMALL).contains(before);
    return SpecFiles.SMALL.replace(before, after);
  }

  @Test
  void whatIsNotSaidTakesItsDefault() {
    ExperimentSpec spec = files.read(SpecFiles.SMALL);
    assertThat(spec.name()).isEqualTo("spec");
    assertThat(spec.seed()).isEqualTo(42);
    assertThat(spec.data().source().options())
        .isEqualTo(Map.of("series", 10000, "steps", 50, "seed", 42));
    assertThat(spec.data().split()).isEqualTo(Split.series(70, 20, 10));
    assertThat(spec.scaler().words("y")).isEqualTo("none");
    assertThat(spec.strategy().type()).isEqualTo("direct");
    assertThat(spec.model().orElseThrow().preset()).isEqualTo(Initialization.STANDARD);
    assertThat(spec.model().orElseThrow().head()).isEqualTo(ModelSpec.Head.DENSE);
    assertThat(spec.training().optimizer().type()).isEqualTo("adam");
    assertThat(spec.training().optimizer().options()).containsEntry("learning-rate", 0.001);
    assertThat(spec.training().clipping()).isEqualTo(Clipping.none());
    assertThat(spec.training().earlyStopping()).isEmpty();
    assertThat(spec.baselines()).isEmpty();
    assertThat(spec.metrics()).extracting(ComponentSpec::type).containsExactly("mse", "mae");
    assertThat(spec.metricsScale()).isEqualTo(MetricsScale.ORIGINAL);
  }

  @Test
  void aHorizonOfOneIsForecastInOneStep() {
    assertThat(files.read(with("horizon: 10", "horizon: 1")).strategy().type())
        .isEqualTo("one-step");
  }

  @Test
  void everythingSaidIsRead() {
    ExperimentSpec spec =
        files.read(
            """
            version: 1
            name: all-of-it
            seed: 12345678901
            data: {source: waves, series: 9, steps: 5, seed: 3, split: {train: 5, validation: 2, test: 2}}
            scaler: standard
            task: {type: forecast, lookback: 5, horizon: 2}
            model:
              preset: keras
              head: none
              layers:
                - {cell: lstm, units: 3, normalizer: layer-norm}
                - {layer: dense, units: 2}
            strategy: {type: sequence-to-sequence}
            training:
              loss: mae
              optimizer: {type: adam, learning-rate: 1e-2, epsilon: 1e-7}
              schedule: constant
              epochs: 7
              batch-size: 8
              shuffle: false
              clip: {norm: 1.5}
              early-stopping: {patience: 3, metric: rmse, min-delta: 0.5}
              max-minutes: 2
            baselines: [naive, {type: linear, name: fed-back, mode: iterative}]
            metrics: [rmse, mape]
            metrics-scale: scaled
            require: {skill-over: fed-back, at-least: 0.1}
            """);
    assertThat(spec.name()).isEqualTo("all-of-it");
    assertThat(spec.seed()).isEqualTo(12345678901L);
    assertThat(spec.data().source().options())
        .isEqualTo(Map.of("series", 9, "steps", 5, "seed", 3));
    assertThat(spec.scaler().words("y")).isEqualTo("standard");
    assertThat(spec.task()).isEqualTo(new TaskSpec(5, 2));
    ModelSpec model = spec.model().orElseThrow();
    assertThat(model.preset()).isEqualTo(Initialization.KERAS);
    assertThat(model.head()).isEqualTo(ModelSpec.Head.NONE);
    assertThat(model.layers())
        .hasSize(2)
        .last()
        .isEqualTo(new ModelLayer.Between(new ComponentSpec("dense", Map.of("units", 2))));
    ModelLayer.Recurrent first = (ModelLayer.Recurrent) model.layers().get(0);
    assertThat(first.cell().type()).isEqualTo("lstm");
    assertThat(first.cell().options()).containsEntry("units", 3);
    assertThat(first.normalizer().map(ComponentSpec::type)).hasValue("layer-norm");
    assertThat(spec.strategy().type()).isEqualTo("sequence-to-sequence");
    TrainingSpec training = spec.training();
    assertThat(training.loss().type()).isEqualTo("mae");
    assertThat(training.optimizer().options())
        .containsEntry("learning-rate", 0.01)
        .containsEntry("epsilon", 1e-7);
    assertThat(training.epochs()).isEqualTo(7);
    assertThat(training.batchSize()).isEqualTo(8);
    assertThat(training.shuffle()).isFalse();
    assertThat(training.clipping()).isEqualTo(Clipping.norm(1.5));
    assertThat(training.earlyStopping()).hasValue(new EarlyStopping(3, "rmse", true, 0.5));
    assertThat(training.maxMinutes()).hasValue(2.0);
    assertThat(spec.baselines().orElseThrow())
        .extracting(BaselineSpec::name)
        .containsExactly("naive", "fed-back");
    assertThat(spec.metrics()).extracting(ComponentSpec::type).containsExactly("rmse", "mape");
    assertThat(spec.metricsScale()).isEqualTo(MetricsScale.SCALED);
    assertThat(spec.requirement()).hasValue(new RequirementSpec("fed-back", 0.1));
  }

  @Test
  void anUnknownKeyIsReportedWithTheNearestSpelling() {
    Problem problem = onlyProblem(SpecFiles.SMALL + "trainning: {epochs: 3}\n");
    assertThat(problem.place()).isEqualTo("spec.yaml:9:1 trainning");
    assertThat(problem.message()).isEqualTo("unknown key 'trainning'");
    assertThat(problem.remedy()).startsWith("did you mean 'training'? there are version, name,");
  }

  @Test
  void aTimeStampStandsInOneColumnOrInSeveral() {
    String csv = with("source: waves", "source: csv\n  path: a.csv\n  targets: [y]\n  time: ");
    String key = "  time: ";
    assertThat(files.read(csv.replace(key, key + "[year, month]")).data().source().options())
        .containsEntry("time", List.of("year", "month"));
    assertThat(files.read(csv.replace(key, key + "day")).data().source().options())
        .containsEntry("time", "day");
  }

  @Test
  void anUnknownOptionOfACellIsReportedAtItsPath() {
    Problem problem = onlyProblem(with("units: 4}", "units: 4, activatoin: relu}"));
    assertThat(problem.place()).isEqualTo("spec.yaml:8:32 model.layers.0.activatoin");
    assertThat(problem.remedy()).startsWith("did you mean 'activation'?");
  }

  @Test
  void aMisspeltCellIsReportedWithWhatThereIs() {
    Problem problem = onlyProblem(with("cell: simple", "cell: simpel"));
    assertThat(problem.place()).isEqualTo("spec.yaml:8:14 model.layers.0.cell");
    assertThat(problem.message()).isEqualTo("unknown cell 'simpel'");
    assertThat(problem.remedy())
        .startsWith("did you mean 'simple'?")
        .contains("available: gru, ", "lstm, min-gru, simple");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategy: seq2seq            | strategy: 'seq2seq'          | sequence-to-sequence",
        "strategy: Sequence_To_Sequence | strategy: 'Sequence_To_Sequence' | sequence-to-sequence",
        "strategy: recursive          | strategy: 'recursive'        | iterative",
        "baselines: [persistence]     | baseline: 'persistence'      | naive",
        "baselines: [holt-winters]    | baseline: 'holt-winters'     | seasonal-drift",
        "baselines: [SeasonalNaive]   | baseline: 'SeasonalNaive'    | seasonal-naive",
        "baselines: [ARIMA]           | baseline: 'ARIMA'            | linear",
        "metrics: [R-squared]         | metric: 'R-squared'          | r2",
        "metrics: [RMSE]              | metric: 'RMSE'               | rmse",
        "training: {optimizer: Adam}  | optimizer: 'Adam'            | adam",
        "training: {optimizer: ADAM_W} | optimizer: 'ADAM_W'         | adamw",
        "training: {loss: L1}         | loss: 'L1'                   | mae",
        "training: {schedule: off}    | schedule: 'off'              | constant",
        "scaler: z-score              | scaler: 'z-score'            | standard",
        "scaler: MinMax               | scaler: 'MinMax'             | min-max",
      })
  void aNameOfAnotherToolOrCaseIsAnsweredWithOurs(String line, String shown, String meant) {
    Problem problem = onlyProblem(SpecFiles.SMALL + line + "\n");
    assertThat(problem.message()).isEqualTo("unknown " + shown.replace(": ", " "));
    assertThat(problem.remedy()).startsWith("did you mean '" + meant + "'? available: ");
  }

  @ParameterizedTest
  @CsvSource({"LSTM, lstm", "rnn, simple", "Vanilla-RNN, simple", "G.R.U, gru", "mingru, min-gru"})
  void aCellOfAnotherNameOrCaseIsAnsweredWithOurs(String name, String meant) {
    Problem problem = onlyProblem(with("cell: simple", "cell: " + name));
    assertThat(problem.remedy()).startsWith("did you mean '" + meant + "'? ");
  }

  @Test
  void aLayerNamedAsACellIsAnsweredWithItsForm() {
    for (String name : List.of("dense", "mlp", "Linear", "fully-connected", "batchnorm")) {
      Problem problem = onlyProblem(with("cell: simple, units: 4", "cell: " + name));
      assertThat(problem.place()).isEqualTo("spec.yaml:8:14 model.layers.0.cell");
      assertThat(problem.message()).isEqualTo("unknown cell '" + name + "'");
      assertThat(problem.remedy())
          .isEqualTo(
              "a layer that is not recurrent is written {layer: "
                  + (name.equals("batchnorm") ? "batch-norm" : "dense")
                  + ", ...}");
    }
    Problem cell = onlyProblem(with("cell: simple", "layer: lstm"));
    assertThat(cell.toString())
        .isEqualTo(
            "spec.yaml:8:15 model.layers.0.layer: 'lstm' is a cell, no layer between cells; write"
                + " {cell: lstm, ...}");
  }

  @Test
  void aNameThatStandsAloneIsReportedAtItsOwnPath() {
    Problem problem = onlyProblem(SpecFiles.SMALL + "strategy: dircet\n");
    assertThat(problem.place()).isEqualTo("spec.yaml:9:11 strategy");
    assertThat(problem.remedy()).startsWith("did you mean 'direct'?");
  }

  @Test
  void aKeyThatStandsTwiceIsReportedWithBothPlaces() {
    Problem problem = onlyProblem(with("  source: waves\n", "  source: waves\n  source: csv\n"));
    assertThat(problem.place()).isEqualTo("spec.yaml:4:3 data.source");
    assertThat(problem.message()).isEqualTo("the key stands here a second time");
    assertThat(problem.remedy()).contains("spec.yaml:3:3");
  }

  @Test
  void negativeUnitsAreReported() {
    Problem problem = onlyProblem(with("units: 4", "units: -4"));
    assertThat(problem.place()).isEqualTo("spec.yaml:8:29 model.layers.0.units");
    assertThat(problem.message()).isEqualTo("'-4' is not valid");
    assertThat(problem.remedy()).isEqualTo("expected a whole number, at least 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "epochs: 1_000     | '1_000' is not valid            | written without separators: 1000",
        "epochs: '20'      | the text \"20\" is not valid    | written without quotes",
        "epochs: 2.5       | '2.5' is not valid              | expected a whole number, at least 1",
        "epochs: 1e3       | '1e3' is not valid              | expected a whole number, at least 1",
        "epochs: 99999999999 | '99999999999' is not valid    | expected a whole number, at least 1",
        "epochs: 1,000     | '1,000' is not valid   | without separators: 1000, or with a point:"
            + " 1.000",
        "epochs: 010       | '010' is not valid              | without a zero before it",
        "max-minutes: 0,5  | '0,5' is not valid              | written with a point: 0.5",
        "max-minutes: 1e-400 | '1e-400' is not valid         | expected none, or a number, at least"
            + " 0.001",
        "max-minutes: 1 000 | '1 000' is not valid           | without separators: 1000",
        "epochs: 0x10      | '0x10' is not valid             | expected a whole number, at least 1",
        "epochs: [1]       | a list is not valid             | expected a whole number, at least 1",
        "epochs: {a: 1}    | a map with a is not valid       | expected a whole number, at least 1",
        "shuffle: no       | 'no' is not valid               | written 'false'",
        "shuffle: 1        | '1' is not valid                | expected true or false",
        "max-minutes: .inf | '.inf' is not valid             | expected none, or a number, at least"
            + " 0.001",
        "max-minutes: 0    | '0' is not valid                | expected none, or a number, at least"
            + " 0.001",
        "max-minutes: 1e-9 | '1e-9' is not valid             | expected none, or a number, at least"
            + " 0.001",
        "clip: 1.0         | '1.0' is not valid              | {norm: 1.0}",
        "clip: {norm: 1, value: 1} | expected one key        | {norm: 1.0}",
        "batch-size: abc   | 'abc' is not valid              | expected a whole number, at least 1",
      })
  void aWrongValueIsReportedAtTheValue(String line, String message, String remedy) {
    Problem problem = onlyProblem(SpecFiles.SMALL + "training:\n  " + line + "\n");
    int column = line.indexOf(':') + 5;
    String key = line.substring(0, line.indexOf(':'));
    assertThat(problem.place()).isEqualTo("spec.yaml:10:" + column + " training." + key);
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.remedy()).contains(remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ~", " null", "  # nothing yet"})
  void aKeyWithoutAValueTakesItsDefault(String value) {
    String training = "training:\n  epochs:" + value + "\n";
    assertThat(files.read(SpecFiles.SMALL + training).training().epochs()).isEqualTo(20);
  }

  @Test
  void aRequiredKeyWithoutAValueIsMissing() {
    Problem problem = onlyProblem(with("lookback: 50", "lookback: ~"));
    assertThat(problem.place()).isEqualTo("spec.yaml:5:8 task.lookback");
    assertThat(problem.toString()).endsWith("missing; expected all, or a whole number, at least 1");
  }

  @Test
  void nullAsTheNameOfAColumnIsToldToBeQuoted() {
    String csv = with("  source: waves", "  source: csv\n  path: a.csv\n  targets: ${targets}");
    Problem item = onlyProblem(csv.replace("${targets}", "[y, null]"));
    assertThat(item.place()).isEqualTo("spec.yaml:5:16 data.targets.1");
    assertThat(item.toString())
        .endsWith(
            "'null' is not valid; expected a list of texts; a name 'null' is written in quotes, as"
                + " without it says that there is none");
    Problem whole = onlyProblem(csv.replace("${targets}", "~"));
    assertThat(whole.toString()).contains("missing; expected a list of texts; a name '~' is");
    assertThat(onlyProblem(csv.replace("${targets}", "[y, ]\n  zone: [t]")).place())
        .isEqualTo("spec.yaml:6:9 data.zone");

    ExperimentSpec rows = files.read(csv.replace("${targets}", "[\"null\"]\n  time: null"));
    assertThat(rows.data().source().options())
        .containsEntry("targets", List.of("null"))
        .doesNotContainKey("time");
    ExperimentSpec named = files.read(csv.replace("${targets}", "[y]\n  time: \"null\""));
    assertThat(named.data().source().options()).containsEntry("time", "null");
  }

  @Test
  void whatIsRequiredAndAbsentIsReportedWhereItShouldStand() {
    assertThat(files.problems("version: 1\n"))
        .extracting(Problem::toString)
        .containsExactly(
            "spec.yaml:1:1 data: missing; expected {source: ..., split: ...}",
            "spec.yaml:1:1 task.lookback: missing; expected all, or a whole number, at least 1",
            "spec.yaml:1:1 task.horizon: missing; expected a whole number, at least 1");
  }

  @Test
  void anIdIsOneColumnOrSeveral() {
    String csv = with("source: waves", "source: csv\n  path: a.csv\n  targets: [y]\n  id: shop");
    assertThat(files.read(csv).data().source().options()).containsEntry("id", "shop");
    assertThat(files.read(csv.replace("id: shop", "id: [shop]")).data())
        .isEqualTo(files.read(csv).data());
    assertThat(files.read(csv.replace("id: shop", "id: [shop, item]")).data().source().options())
        .containsEntry("id", List.of("shop", "item"));
    assertThat(files.read(csv.replace("id: shop", "id: none")).data().source().options())
        .doesNotContainKey("id");
    assertThat(onlyProblem(csv.replace("id: shop", "id: {a: 1}")).message())
        .endsWith("is not valid");
  }

  @Test
  void categoriesAreOneHotOrEmbedded() {
    String spec =
        with(
            "source: waves",
            "source: waves\n  categories: {shop type: one-hot, b: {embedding: 4}}");
    assertThat(files.read(spec).data().categories())
        .isEqualTo(Map.of("shop type", CategorySpec.oneHot(), "b", CategorySpec.embedded(4)));
    assertThat(files.read(SpecFiles.SMALL).data().categories()).isEmpty();
    for (String wrong : List.of("two-hot", "[4]", "3")) {
      assertThat(onlyProblem(spec.replace("one-hot", wrong)).toString())
          .startsWith("spec.yaml:4:27 data.categories.shop type: ")
          .endsWith(" is not valid; expected one-hot, or {embedding: 4}");
    }
    assertThat(onlyProblem(spec.replace("embedding: 4", "embedding: 0")).place())
        .isEqualTo("spec.yaml:4:51 data.categories.b.embedding");
    assertThat(files.problems(spec.replace("embedding: 4", "units: 4")))
        .extracting(Problem::message)
        .containsExactly("missing", "unknown key 'units'");
  }

  @Test
  void aTextMayLookLikeSomethingElse() {
    String content = SpecFiles.SMALL + "name: 2024\n";
    assertThat(files.read(content).name()).isEqualTo("2024");
    assertThat(files.read(SpecFiles.SMALL + "name: no\n").name()).isEqualTo("no");
  }

  @Test
  void allProblemsOfAFileAreReportedInOneGo() {
    List<Problem> problems =
        files.problems(
            """
            version: 2
            name: "a b"
            seed: x
            data: {source: wave, split: {}}
            task: {type: impute, lookback: 0, horizon: 10, extra: 1}
            model: {preset: kears, layers: lstm}
            training: 5
            metrics: []
            baselines: naive
            """);
    assertThat(problems)
        .extracting(Problem::place)
        .containsExactlyInAnyOrder(
            "spec.yaml:1:10 version",
            "spec.yaml:2:7 name",
            "spec.yaml:3:7 seed",
            "spec.yaml:4:16 data.source",
            "spec.yaml:5:14 task.type",
            "spec.yaml:5:32 task.lookback",
            "spec.yaml:5:48 task.extra",
            "spec.yaml:6:17 model.preset",
            "spec.yaml:6:32 model.layers",
            "spec.yaml:7:11 training",
            "spec.yaml:9:12 baselines");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test: 1,000        | 1,000     | separators: 1000, or with a point: 1.000",
        "test: 1,000,000    | 1,000,000 | written without separators: 1000000",
        "test: 0,5          | 0,5       | written with a point: 0.5",
        "test: 12,5         | 12,5      | written with a point: 12.5",
        "test: 1,00,0       | 1,00,0    | written without separators",
      })
  void aNumberThatACommaBreaksInTwoIsRecognised(String entry, String shown, String remedy) {
    Problem problem = onlyProblem(with("test: 10}", entry + "}"));
    assertThat(problem.place()).isEqualTo("spec.yaml:4:44 data.split.test");
    assertThat(problem.message())
        .isEqualTo("'" + shown + "' is not one value: between braces a comma ends it");
    assertThat(problem.remedy()).startsWith("expected a number, written ").endsWith(remedy);
  }

  @Test
  void aNumberThatACommaBreaksInTwoIsRecognisedEverywhere() {
    assertThat(onlyProblem(SpecFiles.SMALL + "training: {epochs: 1,000, batch-size: 8}\n").place())
        .isEqualTo("spec.yaml:9:20 training.epochs");
    assertThat(onlyProblem(SpecFiles.SMALL, "training={max-minutes: 1,5, epochs: 2}").toString())
        .isEqualTo(
            "--set training max-minutes: '1,5' is not one value: between braces a comma"
                + " ends it; expected a number, written with a point: 1.5");
    assertThat(onlyProblem(with("units: 4}", "units: 1,024}")).place())
        .isEqualTo("spec.yaml:8:29 model.layers.0.units");
    assertThat(onlyProblem(with("test: 10}", "test: 10, 000}")).message())
        .isEqualTo("unknown key '000'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test: 10}             | test: 10, tset: }            | data.split.tset",
        "source: waves         | sorce:                       | data.sorce",
        "{lookback: 50,        | {lokback: , lookback: 50,    | task.lokback",
        "units: 4}             | units: 4, unit: ~}           | model.layers.0.unit",
        "version: 1            | vresion:                     | vresion",
      })
  void aStrayKeyIsRefusedEverywhereWithoutAValueToo(String before, String after, String path) {
    String stray = before.contains(" ") ? after : before + "\n  " + after;
    String content = with(before, before.equals("version: 1") ? before + "\n" + after : stray);
    if (before.equals("source: waves")) {
      content = with(before, before + "\n  " + after);
    }
    Problem problem = onlyProblem(content);
    assertThat(problem.place()).endsWith(" " + path);
    assertThat(problem.message()).startsWith("unknown key ");
  }

  @Test
  void aSplitThatMakesNoSenseIsReportedAtItsPlace() {
    Problem unknown = onlyProblem(with("validation: 20", "validatoin: 20"));
    assertThat(unknown.place()).isEqualTo("spec.yaml:4:22 data.split.validatoin");
    assertThat(unknown.remedy()).startsWith("did you mean 'validation'?");
    Problem text = onlyProblem(with("validation: 20", "validation: many"));
    assertThat(text.place()).isEqualTo("spec.yaml:4:34 data.split.validation");
    Problem mixed = onlyProblem(with("validation: 20", "validation: 0.2"));
    assertThat(mixed.place()).isEqualTo("spec.yaml:4:10 data.split");
    Problem list = onlyProblem(with("{train: 70, validation: 20, test: 10}", "[70, 20, 10]"));
    assertThat(list.message()).isEqualTo("a map is expected here, not a list");
    Problem missing =
        onlyProblem(with("  split: {train: 70, validation: 20, test: 10}\n", "  series: 100\n"));
    assertThat(missing.place()).isEqualTo("spec.yaml:3:3 data.split");
    assertThat(missing.message()).isEqualTo("missing");
  }

  @Test
  void aStrategyThatCannotDoTheHorizonIsRefused() {
    Problem problem = onlyProblem(SpecFiles.SMALL + "strategy: one-step\n");
    assertThat(problem.place()).isEqualTo("spec.yaml:9:11 strategy");
    assertThat(problem.message()).isEqualTo("one-step forecasts a horizon of 1, not 10");
  }

  @Test
  void whatIsCalledTheSameIsRefused() {
    Problem metric = onlyProblem(SpecFiles.SMALL + "metrics: [mse, mae, mse]\n");
    assertThat(metric.place()).isEqualTo("spec.yaml:9:21 metrics.2");
    Problem baseline =
        onlyProblem(SpecFiles.SMALL + "baselines: [linear, {type: linear, mode: iterative}]\n");
    assertThat(baseline.place()).isEqualTo("spec.yaml:9:21 baselines.1");
    assertThat(baseline.remedy()).contains("name:");
    Problem reserved = onlyProblem(SpecFiles.SMALL + "baselines: [{type: naive, name: model}]\n");
    assertThat(reserved.place()).isEqualTo("spec.yaml:9:33 baselines.0.name");
    for (String ours : List.of("Model", "unique_id", "DS", "cutoff", "lead", "y", "target")) {
      assertThat(onlyProblem(SpecFiles.SMALL + "baselines: [{type: naive, name: " + ours + "}]\n"))
          .hasToString(
              "spec.yaml:9:33 baselines.0.name: '"
                  + ours
                  + "' is the name of a column of ours in the results; give the baseline another"
                  + " name: {type: ..., name: ...}");
    }
    Problem differsInCase =
        onlyProblem(SpecFiles.SMALL + "baselines: [naive, {type: linear, name: Naive}]\n");
    assertThat(differsInCase.place()).isEqualTo("spec.yaml:9:20 baselines.1");
  }

  @Test
  void aRequirementNeedsABaselineOfThisName() {
    Problem problem =
        onlyProblem(SpecFiles.SMALL + "baselines: [naive]\nrequire: {skill-over: niave}\n");
    assertThat(problem.place()).isEqualTo("spec.yaml:10:23 require.skill-over");
    assertThat(problem.remedy()).startsWith("did you mean 'naive'?");
  }

  @Test
  void earlyStoppingLooksAtTheLossOrTheFirstMetric() {
    Problem problem = onlyProblem(SpecFiles.SMALL + "training: {early-stopping: {metric: mae}}\n");
    assertThat(problem.place()).isEqualTo("spec.yaml:9:37 training.early-stopping.metric");
    assertThat(problem.remedy()).contains("loss, mse");
  }

  @Test
  void aLayerIsACellOrALayer() {
    Problem both = onlyProblem(with("{cell: simple, units: 4}", "{cell: simple, layer: dense}"));
    assertThat(both.place()).isEqualTo("spec.yaml:8:29 model.layers.0.layer");
    Problem neither = onlyProblem(with("{cell: simple, units: 4}", "{units: 4}"));
    assertThat(neither.place()).isEqualTo("spec.yaml:8:7 model.layers.0.cell");
    Problem alone = onlyProblem(with("{cell: simple, units: 4}", "simple"));
    assertThat(alone.toString())
        .isEqualTo(
            "spec.yaml:8:7 model.layers.0.units: missing; expected a whole number, at least 1");
  }

  @Test
  void brokenYamlIsReportedWhereItBreaks() {
    Problem bracket = onlyProblem("version: 1\ndata: {source: waves\ntask: 3\n");
    assertThat(bracket.place()).startsWith("spec.yaml:3:");
    assertThat(bracket.message()).startsWith("not valid YAML: ");
    Problem tab = onlyProblem("version: 1\ndata:\n\tsource: waves\n");
    assertThat(tab.place()).isEqualTo("spec.yaml:3:1");
    assertThat(tab.message()).contains("TAB");
    Problem second = onlyProblem(SpecFiles.SMALL + "---\nversion: 1\n");
    assertThat(second.message()).isEqualTo("a second document begins here");
    Problem list = onlyProblem("- version: 1\n");
    assertThat(list.toString())
        .isEqualTo("spec.yaml:1:1: a spec is a map of keys and values, not a list");
  }

  @Test
  void anchorsAliasesAndTagsAreRefused() {
    List<Problem> problems =
        files.problems(SpecFiles.SMALL + "name: &a x\nscaler: *a\nstrategy: !!str direct\n");
    assertThat(problems)
        .extracting(Problem::toString)
        .anySatisfy(p -> assertThat(p).startsWith("spec.yaml:9:7 name: an anchor"))
        .anySatisfy(p -> assertThat(p).startsWith("spec.yaml:10:9 scaler: an alias"))
        .anySatisfy(p -> assertThat(p).startsWith("spec.yaml:11:11 strategy: a tag"));
  }

  @Test
  void aTreeThatIsTooDeepIsRefused() {
    Problem problem = onlyProblem("name: " + "[".repeat(200) + "]".repeat(200) + "\n");
    assertThat(problem.message()).contains("nested deeper than");
  }

  @Test
  void whatAMessageQuotesIsShortAndPrintable() {
    String huge = "x".repeat(100_000);
    for (String content :
        List.of(
            SpecFiles.SMALL + huge + ": 1\n",
            SpecFiles.SMALL + "name: " + huge + "\u00e9\n",
            SpecFiles.SMALL + "strategy: " + huge + "\n",
            SpecFiles.SMALL + "seed: '" + huge + "'\n",
            SpecFiles.SMALL + "seed: {" + huge + ": 1, b: 2}\n",
            SpecFiles.SMALL + "scaler: *" + huge + "\n",
            SpecFiles.SMALL + "training: {epochs: [" + huge + "\n",
            SpecFiles.SMALL + "baselines: [naive]\nrequire: {skill-over: " + huge + "}\n",
            SpecFiles.SMALL + "baselines: [{type: naive, name: " + huge + "}]\n",
            SpecFiles.SMALL + "training: {early-stopping: {metric: " + huge + "}}\n",
            "extends: " + huge + "\n",
            with("{train: 70, validation: 20, test: 10}", "{train-until: " + huge + "}"),
            huge + "\n",
            with("train: 70", "train: " + "7".repeat(100_000)),
            with("validation: 20, test: 10}", "x: 1}\n  series: " + "7".repeat(100_000)))) {
      assertThat(files.problems(content))
          .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(1000));
    }
    assertThat(onlyProblem(SpecFiles.SMALL + "name: \"a\\e[31m\\u202e\"\n").message())
        .isEqualTo("'a\\u001b[31m\\u202e' is not valid");
    String unknown = SpecFiles.SMALL + "k: 1\n".repeat(1) + "\"a\\e\": 2\n";
    assertThat(files.problems(unknown).get(1).toString())
        .startsWith("spec.yaml:10:1 a\\u001b: unknown key 'a\\u001b'; there are version,");
  }

  @Test
  void aLargeFileOfAnyKindIsAnsweredAndNotForEver() {
    int size = 300_000;
    StringBuilder keys = new StringBuilder();
    for (int i = 0; keys.length() < size; i++) {
      keys.append("k").append(i).append(": ").append(i).append('\n');
    }
    for (String content :
        List.of(
            keys.toString(),
            SpecFiles.SMALL + "a: {b: 1" + ",000".repeat(size / 4) + "}\n",
            "[".repeat(size),
            "{".repeat(size),
            "{a: ".repeat(size / 4),
            "- ".repeat(size / 2),
            "? ".repeat(size / 2),
            "? - ".repeat(size / 4),
            "a:\n" + " b:\n".repeat(size / 4),
            "\"" + "\\x41".repeat(size / 4),
            "a: |\n" + "  b\n".repeat(size / 4),
            "a: " + "b ".repeat(size / 2) + ": c\n",
            "&a ".repeat(size / 3),
            "!".repeat(size),
            "%".repeat(size),
            "---\n".repeat(size / 4),
            "#".repeat(size))) {
      assertThat(files.problems(content)).isNotEmpty();
    }
  }

  @Test
  void anEmptyFileLacksEverything() {
    assertThat(files.problems("# nothing\n"))
        .extracting(Problem::place)
        .contains("spec.yaml:1:1 version", "spec.yaml:1:1 data");
  }

  @Test
  void aFileThatCannotBeReadIsReported() throws Exception {
    assertThat(files.problems(folder.resolve("absent.yaml")))
        .extracting(Problem::toString)
        .containsExactly("absent.yaml: there is no such file; give the path of a YAML file");
    assertThat(files.problems(Files.createDirectory(folder.resolve("folder"))).get(0).message())
        .isEqualTo("is a folder");
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "name: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(files.problems(latin).get(0).message()).isEqualTo("is not a text in UTF-8");
    Path large = files.write("large.yaml", "#".repeat((1 << 20) + 1));
    assertThat(files.problems(large).get(0).message()).contains("larger than a spec may be");
  }

  @Test
  void columnsAreCountedPastCharactersOutsideTheBasicPlane() {
    Problem problem = onlyProblem("# \uD83D\uDE00\n" + with("units: 4", "units: '4'"));
    assertThat(problem.place()).isEqualTo("spec.yaml:9:29 model.layers.0.units");
    assertThat(problem.message()).isEqualTo("the text \"4\" is not valid");
  }

  @Test
  void anUnknownKeyAndAnUnknownOptionOfAProviderComeWithTheirPositions() {
    String spec =
        SpecFiles.SMALL + "training:\n  epoch: 3\n  optimizer: {type: adam, lerning-rate: 1}\n";
    assertThat(files.problems(spec.replace("units: 4}", "units: 4, unit: 5}")))
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "spec.yaml:8:32 model.layers.0.unit: unknown key 'unit'",
            "spec.yaml:11:27 training.optimizer.lerning-rate: unknown key 'lerning-rate'",
            "spec.yaml:10:3 training.epoch: unknown key 'epoch'");
  }

  @Test
  void whatComesUpWithTheDataIsLocatedInTheFile() {
    Path file = files.write("spec.yaml", SpecFiles.SMALL);
    InputException e =
        new InputException(
            List.of(
                new Problem(Place.of("data", "split"), "too large", ""),
                new Problem(Place.of("training", "early-stopping"), "no validation", ""),
                new Problem(Place.of("model", "head"), "too wide", ""),
                new Problem(SpecPlaces.LAYERS.index(0).key("units"), "too many", ""),
                new Problem(SpecPlaces.LAYERS.index(0).key("activation"), "not given", ""),
                new Problem(SpecPlaces.LAYERS.index(1), "too many", ""),
                new Problem("air.csv:3", "no number", "")));
    InputException located = SpecReader.locate(e, file, List.of("data.split.test=9"));
    assertThat(located.problems())
        .extracting(p -> p.place().replace(folder + "/", ""))
        .containsExactly(
            "spec.yaml:4:10 data.split",
            "training.early-stopping",
            "spec.yaml:7:3 model.head",
            "spec.yaml:8:29 model.layers.0.units",
            "spec.yaml:8:7 model.layers.0.activation",
            "spec.yaml:8:5 model.layers.1",
            "air.csv:3");
  }

  @Test
  void aProgramsTreeIsCheckedLikeAFile() {
    Map<String, Object> tree =
        Map.of(
            "version", 1,
            "data", Map.of("source", "waves", "split", Split.series(7, 2, 1).asMap()),
            "task", Map.of("lookback", 5, "horizon", 2),
            "seed", "x",
            "model", Map.of("layers", List.of(Map.of("cell", "simple", "units", 0))));
    InputException e =
        catchThrowableOfType(
            InputException.class, () -> SpecReader.read(tree, folder, SpecFiles.REGISTRY));
    assertThat(e.problems())
        .extracting(Problem::place)
        .containsExactly("seed", "model.layers.0.units");
  }

  @Test
  void aSpecWithoutAModelIsForBaselinesOnly() {
    String content = SpecFiles.SMALL.substring(0, SpecFiles.SMALL.indexOf("model:"));
    assertThat(files.read(content).model()).isEqualTo(Optional.empty());
  }
}
