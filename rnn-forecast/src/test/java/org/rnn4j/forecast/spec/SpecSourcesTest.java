package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.training.Clipping;

/** Where a spec comes from: files that extend others, overrides, and what the writer writes. */
class SpecSourcesTest {

  private static final String CSV =
      """
      version: 1
      data:
        source: csv
        path: ../data/air.csv
        targets: [passengers]
        split: {validation: 24, test: 24}
      task: {lookback: 24, horizon: 12}
      """;

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  private ExperimentSpec read(Path file, String... overrides) {
    return SpecReader.read(file, List.of(overrides), SpecFiles.REGISTRY);
  }

  @Test
  void aFileIsLaidOverTheOneItExtends() {
    files.write("base.yaml", SpecFiles.SMALL + "name: base\nmetrics: [mse, mae]\n");
    ExperimentSpec spec =
        files.read(
            """
            extends: base.yaml
            task: {horizon: 3}
            training: {epochs: 5}
            metrics: [rmse]
            """);
    assertThat(spec.name()).isEqualTo("base");
    assertThat(spec.task()).isEqualTo(new TaskSpec(50, 3));
    assertThat(spec.training().epochs()).isEqualTo(5);
    assertThat(spec.metrics()).extracting(ComponentSpec::type).containsExactly("rmse");
  }

  @Test
  void aProblemInABaseIsReportedThere() {
    files.write("parts/base.yaml", SpecFiles.SMALL.replace("units: 4", "units: 0"));
    assertThat(files.problems("extends: parts/base.yaml\n"))
        .extracting(Problem::place)
        .containsExactly("parts/base.yaml:8:29 model.layers.0.units");
  }

  @Test
  void pathsAreRelativeToTheFileTheyStandIn() {
    files.write("parts/base.yaml", CSV);
    assertThat(files.read("extends: parts/base.yaml\n").data().source().options())
        .containsEntry("path", folder.resolve("data/air.csv").toString());
    assertThat(
            files
                .read("extends: parts/base.yaml\ndata: {path: other.csv}\n")
                .data()
                .source()
                .options())
        .containsEntry("path", folder.resolve("other.csv").toString());
  }

  @Test
  void aBaseThatIsNotThereIsReportedWhereItIsNamed() {
    assertThat(files.problems("extends: absent.yaml\n"))
        .extracting(Problem::toString)
        .containsExactly(
            "spec.yaml:1:10 extends: absent.yaml: there is no such file; the path is relative to"
                + " the file it stands in");
    assertThat(files.problems("extends: [a]\n").get(0).message()).isEqualTo("a list is not valid");
  }

  @Test
  void filesThatExtendEachOtherAreRefused() {
    files.write("a.yaml", "extends: spec.yaml\n");
    assertThat(files.problems("extends: a.yaml\n"))
        .extracting(Problem::toString)
        .containsExactly(
            "a.yaml:1:10 extends: the files extend each other in a circle: spec.yaml -> a.yaml ->"
                + " spec.yaml; remove one of the 'extends'");
  }

  @Test
  void aLongChainOfFilesIsRefusedWhereItBecomesTooLong() {
    files.write("c3000.yaml", SpecFiles.SMALL);
    for (int i = 0; i < 3000; i++) {
      files.write("c" + i + ".yaml", "extends: c" + (i + 1) + ".yaml\n");
    }
    assertThat(files.problems(folder.resolve("c0.yaml")))
        .extracting(Problem::toString)
        .containsExactly(
            "c19.yaml:1:10 extends: the files extend each other more than 20 deep; put what they"
                + " share into one file");
    assertThat(read(folder.resolve("c2981.yaml")).task()).isEqualTo(new TaskSpec(50, 10));
  }

  @Test
  void aBaseThatIsNoSpecIsNotPrinted() {
    String secret = "do not print me";
    for (String text :
        List.of(
            "not: [a spec\nsecret: \"" + secret + "\"\n",
            secret + "\n",
            "- " + secret + "\n",
            "user:" + secret + ":0\n" + secret + ":x\n",
            "! " + secret + "\n",
            "%" + secret + "\n---\n",
            "\u0000" + secret)) {
      files.write("other.txt", text);
      assertThat(files.problems("extends: other.txt\n"))
          .isNotEmpty()
          .allSatisfy(
              problem ->
                  assertThat(problem.toString()).startsWith("other.txt:").doesNotContain(secret));
    }
    files.write("other.txt", "x".repeat(1 << 20));
    assertThat(files.problems("extends: other.txt\n"))
        .allSatisfy(problem -> assertThat(problem.toString()).hasSizeLessThan(300));
  }

  @Test
  void overridesReplaceSingleValues() {
    ExperimentSpec spec =
        files.read(
            SpecFiles.SMALL + "training: {optimizer: adam, epochs: 3}\n",
            "training.epochs=5",
            "training.optimizer.learning-rate=0.5",
            "model.layers.0.units=7",
            "data.split={train: 7, validation: 2, test: 1}",
            "name=other");
    assertThat(spec.training().epochs()).isEqualTo(5);
    assertThat(spec.training().optimizer().options()).containsEntry("learning-rate", 0.5);
    assertThat(SpecTree.texts(ModelReader.LAYER, spec.model().orElseThrow().layers().get(0)))
        .containsEntry("units", 7);
    assertThat(spec.data().split().asMap())
        .isEqualTo(Map.of("train", 7, "validation", 2, "test", 1));
    assertThat(spec.name()).isEqualTo("other");
  }

  @Test
  void optionsOfAnOptimizerWithoutANameAreThoseOfTheDefault() {
    ComponentSpec optimizer =
        files.read(SpecFiles.SMALL, "training.optimizer.learning-rate=0.01").training().optimizer();
    assertThat(optimizer.shortName()).isEqualTo("adam");
    assertThat(optimizer.options()).containsEntry("learning-rate", 0.01);
    ComponentSpec other =
        files
            .read(
                SpecFiles.SMALL + "training: {optimizer: sgd}\n",
                "training.optimizer.learning-rate=0.01")
            .training()
            .optimizer();
    assertThat(other.shortName()).isEqualTo("sgd");
    assertThat(files.problems(SpecFiles.SMALL, "training.optimizer.lerning-rate=0.01"))
        .extracting(Problem::message)
        .containsExactly("unknown key 'lerning-rate'");
  }

  @Test
  void anOverrideWithoutAValueBringsTheDefaultBack() {
    String content = SpecFiles.SMALL + "training: {epochs: 3, clip: {norm: 1}}\n";
    ExperimentSpec spec = files.read(content, "training.epochs=", "training.clip=null");
    assertThat(spec.training().epochs()).isEqualTo(20);
    assertThat(spec.training().clipping()).isEqualTo(Clipping.none());
  }

  @Test
  void aWrongOverrideIsReportedAsSuch() {
    assertThat(files.problems(SpecFiles.SMALL, "training.epochs=many"))
        .extracting(Problem::toString)
        .containsExactly(
            "--set training.epochs: 'many' is not valid; expected a whole number, at least 1");
    assertThat(files.problems(SpecFiles.SMALL, "training={epochs: 0, clop: 1}"))
        .extracting(Problem::place)
        .containsExactly("--set training training.epochs", "--set training training.clop");
    assertThat(files.problems(SpecFiles.SMALL, "model.layers.1.units=3"))
        .extracting(Problem::toString)
        .containsExactly(
            "--set model.layers.1.units: '1' is not an element of the list model.layers; elements"
                + " count from 0 to 0");
    assertThat(
            files.problems(SpecFiles.SMALL, "epochs", "=3", "a..b=3", "a.=3", ".a=3", "extends=x"))
        .extracting(Problem::place)
        .containsExactly(
            "--set epochs",
            "--set =3",
            "--set a..b=3",
            "--set a.=3",
            "--set .a=3",
            "--set extends");
    assertThat(files.problems(SpecFiles.SMALL, "training=[1").get(0).place())
        .isEqualTo("--set training");
  }

  @Test
  void anOverrideOfAnyLengthAndDepthIsAnswered() {
    String deep = "a.".repeat(3000) + "a=1";
    assertThat(files.problems(SpecFiles.SMALL, deep))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("nested deeper than 40 levels");
              assertThat(problem.place()).startsWith("--set a.a.a.").hasSizeLessThan(200);
            });
    assertThat(files.problems(SpecFiles.SMALL, "a.".repeat(39) + "a=1"))
        .extracting(Problem::message)
        .containsExactly("unknown key 'a'");
    String brackets = "name=" + "[".repeat(50_000);
    assertThat(files.problems(SpecFiles.SMALL, brackets).get(0).message())
        .contains("nested deeper than 40 levels");
    for (String override :
        List.of(
            "x".repeat(100_000),
            "x".repeat(100_000) + "=1",
            "name=" + "x ".repeat(50_000),
            "training.epochs=" + "1".repeat(100_000),
            "model.layers." + "1".repeat(100_000) + "=1",
            "a.".repeat(50_000) + "=1")) {
      assertThat(files.problems(SpecFiles.SMALL, override))
          .singleElement()
          .satisfies(problem -> assertThat(problem.toString()).hasSizeLessThan(700));
    }
  }

  @Test
  void anOverrideOfASectionReplacesAllOfIt() {
    String content = SpecFiles.SMALL + "training: {epochs: 3, batch-size: 8}\n";
    assertThat(files.read(content, "training={epochs: 5}").training().batchSize()).isEqualTo(32);
    assertThat(files.read(content, "training=").training().epochs()).isEqualTo(20);
    assertThat(files.read(content, "model.layers=[{cell: gru, units: 2}]").model().orElseThrow())
        .satisfies(model -> assertThat(model.layers()).hasSize(1));
    assertThat(files.problems(content, "data="))
        .extracting(Problem::message)
        .containsExactly("missing");
    assertThat(files.problems(content, "training=5").get(0).message())
        .isEqualTo("a map of keys and values is expected here, not '5'");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameSpec() {
    ExperimentSpec small = files.read(SpecFiles.SMALL);
    ExperimentSpec full =
        files.read(
            SpecFiles.SMALL.replace("units: 4}", "units: 4, normalizer: layer-norm}")
                + """
                name: full
                seed: -5
                scaler: min-max
                training:
                  clip: {value: 0.5}
                  early-stopping: {patience: 2}
                  max-minutes: 0.25
                  refit: all
                  optimizer: {type: adam, epsilon: 1e-7}
                baselines: [naive, {type: linear, name: fed-back, mode: iterative}]
                metrics-scale: scaled
                require: {skill-over: naive}
                """);
    for (ExperimentSpec spec : List.of(small, full)) {
      String yaml = SpecWriter.write(spec, folder.resolve("run"));
      Path file = files.write("run/" + spec.name() + ".yaml", yaml);
      assertThat(read(file)).isEqualTo(spec);
      assertThat(SpecWriter.write(read(file), folder.resolve("run"))).isEqualTo(yaml);
    }
  }

  @Test
  void pathsStillResolveFromWhereTheSpecIsWritten() {
    Path file = files.write("specs/air.yaml", CSV + "name: air\n");
    ExperimentSpec spec = read(file);
    String yaml = SpecWriter.write(spec, folder.resolve("runs/first"));
    assertThat(yaml).contains("path: \"../../data/air.csv\"");
    assertThat(read(files.write("runs/first/experiment.yaml", yaml))).isEqualTo(spec);
  }

  @Test
  void textsOfAnyKindSurviveWriting() {
    String[] texts = {
      "no", "~", "12", "a: b", "#x", "it's \"so\"", "tab\there", "ü 1", " ", "a\\b"
    };
    for (String text : texts) {
      ComponentSpec source =
          new ComponentSpec("csv", Map.of("path", "/x.csv", "targets", List.of(text)));
      ExperimentSpec spec = read(files.write("specs/air.yaml", CSV + "name: air\n"));
      ExperimentSpec renamed = withSource(spec, source);
      Path file = files.write("text.yaml", SpecWriter.write(renamed, folder));
      assertThat(read(file).data().source().options().get("targets"))
          .as(text)
          .isEqualTo(List.of(text));
    }
  }

  @Test
  void aPeriodOfTheDataIsReadWrittenDownAndReadAgain() {
    files.write("data/air.csv", "x");
    ExperimentSpec spec = read(files.write("specs/air.yaml", CSV + "name: air\n"));
    assertThat(spec.data().period()).isEqualTo(Period.ALL);
    for (String[] bounds :
        new String[][] {
          {"2015", "2016-07-01 12:00:00"}, {"-5", "2000"}, {"2015-06-30", "2016-02"},
        }) {
      ExperimentSpec kept =
          read(folder.resolve("specs/air.yaml"), "data.from=" + bounds[0], "data.to=" + bounds[1]);
      assertThat(kept.data().period().asMap())
          .isEqualTo(Map.of("from", bounds[0], "to", bounds[1]));
      Path file = files.write("specs/again.yaml", SpecWriter.write(kept, folder.resolve("specs")));
      assertThat(read(file)).isEqualTo(kept);
    }
  }

  @Test
  void aPeriodThatIsNoneIsAProblemAtItsKey() {
    files.write("data/air.csv", "x");
    files.write("specs/air.yaml", CSV);
    assertThat(files.problems("extends: specs/air.yaml\ndata: {from: soon}\n"))
        .singleElement()
        .asString()
        .startsWith("spec.yaml:2:14 data.from: 'soon' is not a time stamp");
    assertThat(files.problems("extends: specs/air.yaml\ndata: {from: 2016, to: 2015-12}\n"))
        .singleElement()
        .asString()
        .startsWith("spec.yaml:2:14 data.from: 2016 is after data.to, 2015-12");
    assertThat(files.problems("extends: specs/air.yaml\ndata: {to: [1, 2]}\n"))
        .singleElement()
        .asString()
        .contains("data.to", "is not valid");
  }

  private static ExperimentSpec withSource(ExperimentSpec spec, ComponentSpec source) {
    return new ExperimentSpec(
        spec.name(),
        spec.seed(),
        new DataSpec(source, spec.data().files(), spec.data().period(), spec.data().split()),
        spec.inputs(),
        spec.scaler(),
        spec.task(),
        spec.model(),
        spec.strategy(),
        spec.training(),
        spec.baselines(),
        spec.metrics(),
        spec.metricsScale(),
        spec.backtest(),
        spec.requirement());
  }
}
