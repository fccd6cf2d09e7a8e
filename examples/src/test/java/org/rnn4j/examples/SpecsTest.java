package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @ParameterizedTest
  @MethodSource("specs")
  void everythingShortOfTrainingWorks(Path spec) {
    Registry registry = Registry.installed();

    CheckedExperiment checked = Experiment.read(spec, List.of(), registry).check();

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
