package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.training.Clipping;

/** What is declared of a spec is what its reader knows. */
class SpecSectionTest {

  private static final String SPEC =
      """
      version: 1
      data:
        source: csv
        path: a.csv
        targets: [y]
        categories: {region: {embedding: 4}}
        split: {validation: 20, test: 10}
      inputs: {holidays: {path: h.csv}}
      scaler: {others: standard}
      task: {lookback: 50, horizon: 10}
      model:
        layers:
          - {cell: simple, units: 4}
      training: {clip: {norm: 1}, early-stopping: {patience: 3}}
      baselines: [{type: linear}]
      require: {skill-over: linear}
      """;

  /** Where each section stands in the spec. */
  static final Map<String, String> PLACES =
      Map.ofEntries(
          Map.entry("experiment", ""),
          Map.entry("data", "data."),
          Map.entry("category", "data.categories.region."),
          Map.entry("split", "data.split."),
          Map.entry("inputs", "inputs."),
          Map.entry("holidays", "inputs.holidays."),
          Map.entry("scaler", "scaler."),
          Map.entry("task", "task."),
          Map.entry("model", "model."),
          Map.entry("layer", "model.layers.0."),
          Map.entry("training", "training."),
          Map.entry("clip", "training.clip."),
          Map.entry("early-stopping", "training.early-stopping."),
          Map.entry("baselines", "baselines.0."),
          Map.entry("backtest", "backtest."),
          Map.entry("require", "require."));

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  @Test
  void everyKeyThatTheReaderKnowsIsDeclaredAndTheReverse() {
    for (SpecSection<?> section : SpecSection.all()) {
      String place = PLACES.get(section.name());
      assertThat(place).as(section.name()).isNotNull();
      List<Problem> problems = files.problems(SPEC, place + "zzz=1");
      assertThat(problems).as(section.name()).hasSize(1);
      String remedy = problems.get(0).remedy();
      assertThat(remedy).startsWith("there are ");
      Set<String> known = new LinkedHashSet<>(List.of(remedy.substring(10).split(", ")));

      Set<String> declared = new LinkedHashSet<>();
      section.keys().forEach(key -> declared.add(key.name()));
      if (section.name().equals("layer")) {
        declared.remove("layer"); // the other form of a layer: it has a cell here
      }
      assertThat(known).as(section.name()).containsAll(declared);
      known.removeAll(declared);
      assertThat(known).as("more in " + section.name()).isEqualTo(more(section.name()));
      assertThat(section.besides().isEmpty()).as(section.name()).isEqualTo(known.isEmpty());
    }
  }

  // Options that providers declare, where a section has those of one beside its own keys.
  private static Set<String> more(String section) {
    List<Option<?>> options =
        switch (section) {
          case "data" -> SpecFiles.REGISTRY.find(Kind.DATA_SOURCE, "csv").options();
          case "layer" -> SpecFiles.REGISTRY.find(Kind.CELL, "simple").options();
          case "baselines" -> SpecFiles.REGISTRY.find(Kind.BASELINE, "linear").options();
          default -> List.of();
        };
    Set<String> names = new LinkedHashSet<>();
    options.forEach(option -> names.add(option.name()));
    return names;
  }

  @Test
  void noneSwitchesOffWhateverSaysSoAndNothingElse() {
    List<String> off = new ArrayList<>();
    for (SpecSection<?> section : SpecSection.all()) {
      for (SpecKey<?> key : section.keys()) {
        String path = PLACES.get(section.name()) + key.name();
        if (key.terms().startsWith("none, or ")) {
          off.add(path);
        } else if (!List.of("scaler", "others", "name", "head").contains(key.name())
            && !path.equals("data.split.train-until")
            && !path.equals("training.early-stopping.metric")
            && !path.equals("inputs.holidays.path")
            && !path.equals("require.skill-over")) {
          assertThat(files.problems(SPEC, path + "=none")).as(path).isNotEmpty();
        }
      }
    }
    for (String path : off) {
      String[] others = path.equals("baselines") ? new String[] {"require=none"} : new String[0];
      if (path.startsWith("data.split.") || path.equals("extends")) {
        continue; // with other keys, or in a file
      }
      String[] none = Arrays.copyOf(others, others.length + 1);
      none[others.length] = path + "=none";
      files.read(SPEC, none);
    }
    assertThat(off)
        .containsExactlyInAnyOrder(
            "extends",
            "data.categories",
            "data.range",
            "data.from",
            "data.to",
            "data.split.validation-until",
            "inputs",
            "inputs.lags",
            "inputs.calendar",
            "inputs.holidays",
            "inputs.position",
            "inputs.observed",
            "model",
            "model.layers.0.normalizer",
            "training.schedule",
            "training.clip",
            "training.early-stopping",
            "training.max-minutes",
            "training.refit",
            "baselines",
            "backtest",
            "require");
  }

  @Test
  void whatIsOffIsWhatNoneSays() {
    ExperimentSpec spec =
        files.read(
            SPEC,
            "model=none",
            "training.schedule=none",
            "training.clip=none",
            "training.early-stopping=none",
            "training.max-minutes=none",
            "training.refit=none",
            "baselines=none",
            "require=none",
            "data.time=none",
            "data.id=none",
            "data.past-covariates=none",
            "data.future-covariates=none");
    assertThat(spec.model()).isEmpty();
    assertThat(spec.training().schedule().type()).isEqualTo("constant");
    assertThat(spec.training().clipping()).isEqualTo(Clipping.none());
    assertThat(spec.training().earlyStopping()).isEmpty();
    assertThat(spec.training().maxMinutes()).isEmpty();
    assertThat(spec.training().refit()).isEqualTo(Refit.NONE);
    assertThat(spec.baselines()).hasValue(List.of());
    assertThat(spec.requirement()).isEmpty();
    assertThat(spec.data().source().options())
        .doesNotContainKeys("time", "id", "future-covariates")
        .containsEntry("past-covariates", List.of());
    assertThat(files.read("extends: none\n" + SPEC).name()).isEqualTo("spec");
    assertThat(files.read(SPEC, "data.time=\"none\"").data().source().options())
        .containsEntry("time", "none");
  }

  @Test
  void otherWordsForOffAreRefusedWithTheOneThatIsRight() {
    for (String word : List.of("false", "off", "no", "0")) {
      for (String key : List.of("clip", "early-stopping", "max-minutes", "refit")) {
        assertThat(files.problems(SPEC, "training." + key + "=" + word))
            .as(key + ": " + word)
            .singleElement()
            .satisfies(problem -> assertThat(problem.remedy()).startsWith("expected none, or "));
      }
    }
  }

  @Test
  void whatIsSwitchedOffByANumberIsAnsweredWithIt() {
    assertThat(files.problems(SPEC, "model.layers.0.dropout=none").get(0).remedy())
        .isEqualTo("expected a number, at least 0, below 1, written 0");
    assertThat(files.problems(SPEC, "data.season=none").get(0).remedy())
        .startsWith("expected a whole number, at least 1 (Steps in a season, 1 for none");
    assertThat(files.problems(SPEC, "training.shuffle=none").get(0).remedy())
        .isEqualTo("expected true or false, written 'false'");
    ExperimentSpec none =
        files.read(SPEC, "model.layers.0={cell: lstm, units: 3, projection: none}");
    assertThat(SpecTree.texts(ModelReader.LAYER, none.model().orElseThrow().layers().get(0)))
        .doesNotContainKey("projection");
  }

  @Test
  void everyExampleIsYaml() {
    for (SpecSection<?> section : SpecSection.all()) {
      for (String example :
          section.name().equals("experiment")
              ? List.of(section.example())
              : section.example().lines().toList()) {
        Problems problems = new Problems();
        YamlText.read(example, (line, column) -> Position.inProgram(folder), problems);
        assertThat(problems.any()).as(example).isFalse();
      }
      assertThat(section.summary()).endsWith(".");
      section.keys().forEach(key -> assertThat(key.documentation()).as(key.name()).endsWith("."));
    }
    String whole = SpecSection.all().get(0).example();
    assertThat(files.read(whole).task()).isEqualTo(new TaskSpec(24, 12));
  }

  @Test
  void aReaderCannotAskForAKeyThatIsNotDeclared() {
    Node.Mapping map = new Node.Mapping(Map.of(), Position.inProgram(folder));
    Section section = new Section(map, Place.of("task"), new Problems(), SpecResolver.TASK);
    assertThat(section.take("lookback")).isEmpty();
    assertThatThrownBy(() -> section.take("gap"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("gap is not declared in task");
  }

  @Test
  void aProgramsTreeExtendsNoFile() {
    assertThatThrownBy(
            () -> SpecReader.read(Map.of("extends", "a.yaml"), folder, SpecFiles.REGISTRY))
        .hasMessageContaining("extends: there is no file here");
  }
}
