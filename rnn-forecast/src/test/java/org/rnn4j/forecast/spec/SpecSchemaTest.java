package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.text.Json;

/** The schema and the reader refuse the same, by key, by type and by range. */
class SpecSchemaTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Json.write(SpecSchema.of(SpecFiles.REGISTRY)));

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
      metrics: [mae]
      backtest: {windows: 2}
      require: {skill-over: linear}
      """;

  /** Where a spec names something of a kind, and how: the form with {@code %s} for its options. */
  private static final Map<Kind<?>, String> PLACES =
      Map.of(
          Kind.CELL, "model.layers.0={cell: %s}",
          Kind.LAYER, "model.layers.0={layer: %s}",
          Kind.NORMALIZER, "model.layers.0.normalizer={type: %s}",
          Kind.OPTIMIZER, "training.optimizer={type: %s}",
          Kind.SCHEDULE, "training.schedule={type: %s}",
          Kind.LOSS, "training.loss={type: %s}",
          Kind.STRATEGY, "strategy={type: %s}",
          Kind.BASELINE, "baselines.0={type: %s}",
          Kind.SCALER, "scaler={type: %s}",
          Kind.METRIC, "metrics.0={type: %s}");

  @TempDir private Path folder;
  private SpecFiles files;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
  }

  @Test
  void everyKeyOfASectionTakesTheSameValues() {
    for (SpecSection<?> section : SpecSection.all()) {
      for (SpecKey<?> key : section.keys()) {
        // A name's letters are a rule in words; another spec is not there.
        if (key instanceof SpecKey.Valued<?> valued
            && !List.of("name", "extends").contains(key.name())) {
          String path = SpecSectionTest.PLACES.get(section.name()) + key.name();
          if (!path.equals("backtest.refit")) { // what is not there yet is refused in words
            candidates(valued.option()).forEach(value -> assertAgreed(path + "=" + value));
          }
        }
      }
      assertAgreed(SpecSectionTest.PLACES.get(section.name()) + "zzz=1");
    }
  }

  @Test
  void everyOptionOfAProviderTakesTheSameValues() {
    Set<String> seen = new HashSet<>(); // several providers share an option, such as units
    PLACES.forEach(
        (kind, form) -> {
          for (Registry.Entry<? extends Provider<?>> entry : SpecFiles.REGISTRY.all(kind)) {
            String name = entry.provider().name();
            List<Option<?>> options = entry.provider().options();
            for (Option<?> option : options) {
              String others = name + required(options, option);
              boolean another = seen.add(kind + " " + option + option.isRequired());
              for (String value : another ? candidates(option) : Set.of("~", "[]")) {
                assertAgreed(form.formatted(others + ", " + option.name() + ": " + value));
              }
              assertAgreed(form.formatted(others)); // without it
            }
            assertAgreed(form.formatted(name + required(options, null) + ", zzz: 1"));
          }
          assertAgreed(form.formatted("no-such-name"));
        });
  }

  @Test
  void whatIsChosenByNameMayStandAloneWhereTheReaderTakesIt() {
    PLACES.forEach(
        (kind, form) -> {
          String path = form.substring(0, form.indexOf('='));
          for (String name : SpecFiles.REGISTRY.names(kind)) {
            assertAgreed(path + "=" + name);
            assertAgreed(path + "=no-module/" + name + "x");
          }
          for (String value : List.of("none", "~", "3", "[]", "{}", "{zzz: 1}")) {
            assertAgreed(path + "=" + value);
          }
        });
    assertAgreed("training.optimizer={learning-rate: 0.1}");
    assertAgreed("training.optimizer={learning-rate: -0.1}");
    assertAgreed("training.loss={delta: 1}");
  }

  @Test
  void everySourceTakesTheSameOptions() {
    for (Registry.Entry<? extends Provider<?>> entry : SpecFiles.REGISTRY.all(Kind.DATA_SOURCE)) {
      List<Option<?>> options = entry.provider().options();
      for (Option<?> option : options) {
        for (String value : candidates(option)) {
          assertAgreed(source(entry, option) + ", " + option.name() + ": " + value + "}");
        }
      }
      assertAgreed(source(entry, null) + ", zzz: 1}");
    }
    assertAgreed("data={split: {test: 1}}");
  }

  private static String source(Registry.Entry<? extends Provider<?>> entry, Option<?> but) {
    return "data={split: {train: 5, validation: 1, test: 1}, source: "
        + entry.provider().name()
        + required(entry.provider().options(), but);
  }

  @Test
  void sectionsAreMapsOrListsOrNothingWhereTheReaderTakesIt() {
    for (String path :
        List.of(
            "data",
            "data.split",
            "inputs",
            "inputs.holidays",
            "task",
            "model",
            "model.layers",
            "model.layers.0",
            "training",
            "training.clip",
            "training.early-stopping",
            "baselines",
            "baselines.0",
            "metrics",
            "require")) {
      for (String value : List.of("none", "~", "3", "x", "[]", "{}", "[{}]", "true")) {
        assertAgreed(path + "=" + value);
      }
    }
  }

  @Test
  void aSpecThatExtendsAnotherMayLeaveOutWhatStandsThere() {
    assertThat(refused("extends: a.yaml\n")).isFalse();
    assertThat(refused("extends: a.yaml\ndata: {split: {test: 3}, path: b.csv}\n")).isFalse();
    assertThat(refused("extends: a.yaml\ntask: {horizon: 3}\n")).isFalse();
    assertThat(refused("extends: a.yaml\ntraining: {optimizer: {beta-1: 0.5}}\n")).isFalse();
    assertThat(refused("extends: a.yaml\ntask: {horizon: 0}\n")).isTrue();
    assertThat(refused("extends: a.yaml\ntrainin: {epochs: 3}\n")).isTrue();
    assertThat(refused("extends: none\ntask: {horizon: 3}\n")).isTrue();
  }

  private void assertAgreed(String override) {
    List<Problem> problems = problems(override);
    assertThat(refused(overridden(override)))
        .as("%s: the reader says %s", override, problems)
        .isEqualTo(!problems.isEmpty());
  }

  /** What the reader refuses by key, type or range. */
  private List<Problem> problems(String override) {
    try {
      files.read(SPEC, override);
      return List.of();
    } catch (InputException e) {
      return e.problems().stream().filter(SpecSchemaTest::isDeclared).toList();
    }
  }

  private static boolean isDeclared(Problem problem) {
    String message = problem.message();
    String remedy = problem.remedy();
    boolean expected = remedy.startsWith("expected ") && !remedy.endsWith(" or a fraction below 1");
    return ((message.endsWith(" is not valid") || message.equals("missing")) && expected)
        || message.startsWith("unknown ")
        || message.contains(" is expected here")
        || message.equals("the list is empty")
        || message.contains(" is a cell, no layer");
  }

  private static boolean refused(String yaml) {
    return refused(tree(yaml));
  }

  private static boolean refused(JsonNode spec) {
    return !SCHEMA.validate(spec).isEmpty();
  }

  private static JsonNode overridden(String override) {
    int equals = override.indexOf('=');
    JsonNode spec = tree(SPEC);
    String[] keys = override.substring(0, equals).split("\\.");
    JsonNode at = spec;
    for (int i = 0; i < keys.length - 1; i++) {
      at = at instanceof ArrayNode list ? list.get(Integer.parseInt(keys[i])) : at.get(keys[i]);
      if (at.isTextual()) {
        throw new IllegalArgumentException(override);
      }
    }
    JsonNode value = tree(override.substring(equals + 1));
    String last = keys[keys.length - 1];
    if (at instanceof ArrayNode list) {
      list.set(Integer.parseInt(last), value);
    } else {
      ((ObjectNode) at).set(last, value);
    }
    return spec;
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String required(List<Option<?>> options, Option<?> but) {
    StringBuilder text = new StringBuilder();
    for (Option<?> option : options) {
      if (option.isRequired() && option != but) {
        String value =
            switch (option.type()) {
              case INTEGER, LONG -> "7";
              case DECIMAL -> "0.5";
              case TEXTS, TEXT_OR_TEXTS, DECIMALS -> "[y]";
              default -> "x";
            };
        text.append(", ").append(option.name()).append(": ").append(value);
      }
    }
    return text.toString();
  }

  /** Values around the bounds, and of every type. */
  private static Set<String> candidates(Option<?> option) {
    Set<String> values = new LinkedHashSet<>(List.of("~", "none", "x", "true", "\"3\"", "\"\""));
    values.addAll(
        List.of("[]", "[x]", "[1]", "[~]", "[[1]]", "{}", "{a: 1}", "0", "1", "-1", "0.5"));
    values.addAll(List.of("3000000000", "9223372036854775808", "-0.5"));
    List<Double> bounds = new ArrayList<>(List.of(option.low(), option.high()));
    bounds.removeIf(bound -> Double.isInfinite(bound));
    boolean whole = option.type() == Option.Type.INTEGER;
    for (double bound : bounds) {
      for (double step : whole ? new double[] {-1, 0, 1} : new double[] {-1e-6, 0, 1e-6}) {
        values.add(whole ? Long.toString((long) (bound + step)) : Double.toString(bound + step));
      }
    }
    values.addAll(option.choices());
    if (option.name().equals("train") || option.name().equals("test")) {
      values.removeIf(value -> value.matches("[0-9.]+.*")); // counts and fractions go together
    }
    return values;
  }
}
