package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.LayerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.forecast.experiment.CheckedExperiment;
import org.rnn4j.forecast.experiment.Experiment;

/** The specs of the examples are ready to run, and the page about them knows each. */
class SpecsTest {

  private static final Path SPECS = Path.of("specs");

  static Stream<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(SPECS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  // Specs over data that may not be copied into this project.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "beijing-pm25.yaml", "beijing-pm25.csv.gz",
          "beijing-pm25-one-step.yaml", "beijing-pm25.csv.gz",
          "etth1-96.yaml", "etth1.csv.gz");

  @ParameterizedTest
  @MethodSource("specs")
  void everythingShortOfTrainingWorks(Path spec) {
    Registry registry = Registry.installed();
    Optional<String> elsewhere = Optional.ofNullable(ELSEWHERE.get(spec.getFileName().toString()));
    Optional<String> folder = Optional.ofNullable(System.getProperty("rnn4j.data"));
    List<String> overrides =
        elsewhere
            .flatMap(file -> folder.map(data -> "data.path=" + Path.of(data, file)))
            .map(List::of)
            .orElse(List.of());

    Experiment experiment = Experiment.read(spec, overrides, registry);
    assumeTrue(elsewhere.isEmpty() || folder.isPresent(), "its data are not here");
    CheckedExperiment checked = experiment.check();

    assertThat(checked.facts()).containsKey("baselines");
  }

  @Test
  void theSpecInTheReadmeIsASpec(@TempDir Path folder) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("```yaml\n") + 8;
    String yaml = readme.substring(start, readme.indexOf("```", start));
    Path spec = Files.writeString(folder.resolve("readme.yaml"), yaml);

    assertThat(Experiment.read(spec, List.of(), Registry.installed()).name())
        .isEqualTo("waves-ten-steps");
  }

  @Test
  void everySpecStandsOnThePageAboutThem() throws IOException {
    String page = Files.readString(SPECS.resolve("README.md"));

    assertThat(specs().map(spec -> spec.getFileName().toString()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  @Test
  void everyOptionOfALayerStandsOnThePageAboutThem() throws IOException {
    List<String> page = Files.readAllLines(SPECS.resolve("layers").resolve("README.md"));

    assertThat(page)
        .containsAll(LayerOptions.declared().stream().map(o -> "| " + columns(o)).toList());
    for (Registry.Entry<LayerProvider> entry : Registry.installed().all(Kind.LAYER)) {
      LayerProvider layer = entry.provider();
      assertThat(page)
          .contains(String.format("    %-12s%s", layer.name(), layer.description()))
          .containsAll(
              layer.options().stream()
                  .map(o -> "| `" + layer.name() + "` | " + columns(o))
                  .toList());
    }
  }

  private static <T> String columns(Option<T> option) {
    String use = option.defaultValue().map(d -> option.written(d).toString()).orElse("required");
    return String.join(
        " | ", "`" + option.name() + "`", use, option.expected(), option.documentation() + " |");
  }
}
