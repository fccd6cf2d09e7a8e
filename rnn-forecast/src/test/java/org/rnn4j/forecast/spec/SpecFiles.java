package org.rnn4j.forecast.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.spi.Registry;

/** Specs in a folder of a test. */
final class SpecFiles {

  static final Registry REGISTRY = Registry.installed();

  /** A spec that is right, as small as it can be. */
  static final String SMALL =
      """
      version: 1
      data:
        source: waves
        split: {train: 70, validation: 20, test: 10}
      task: {lookback: 50, horizon: 10}
      model:
        layers:
          - {cell: simple, units: 4}
      """;

  private final Path folder;

  SpecFiles(Path folder) {
    this.folder = folder;
  }

  Path write(String name, String content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ExperimentSpec read(String content, String... overrides) {
    return SpecReader.read(write("spec.yaml", content), List.of(overrides), REGISTRY);
  }

  /** What is wrong with a spec; places are relative to the folder. */
  List<Problem> problems(String content, String... overrides) {
    return problems(write("spec.yaml", content), overrides);
  }

  List<Problem> problems(Path file, String... overrides) {
    InputException e =
        Assertions.catchThrowableOfType(
            InputException.class, () -> SpecReader.read(file, List.of(overrides), REGISTRY));
    Assertions.assertThat(e).as("an InputException").isNotNull();
    return e.problems().stream()
        .map(
            p ->
                new Problem(
                    p.place().replace(folder + "/", ""),
                    p.message().replace(folder + "/", ""),
                    p.remedy().replace(folder + "/", "")))
        .toList();
  }
}
