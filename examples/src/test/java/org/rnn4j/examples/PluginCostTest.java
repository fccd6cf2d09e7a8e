package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;

/** A third party's cell costs what a built-in cell of the same operations costs, by count. */
class PluginCostTest {

  private static final Path TWIN = Path.of("benchmarks", "twin-lstm", "src", "main");

  @TempDir Path classes;

  @Test
  void thePluginsTwinOfTheBuiltInLstmCompilesToTheSameWork() throws IOException {
    compile();
    try (URLClassLoader plugin =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Registry.class.getClassLoader())) {
      Registry registry = Registry.installed().with(plugin);
      try (Network builtIn = network(registry, "lstm");
          Network twin = network(registry, "twin-lstm")) {
        assertThat(builtIn.anatomy().workPerStep()).isPositive();
        assertThat(twin.anatomy().workPerStep()).isEqualTo(builtIn.anatomy().workPerStep());
        assertThat(twin.anatomy().callsPerStep()).isEqualTo(builtIn.anatomy().callsPerStep());
        assertThat(twin.parameters()).containsExactly(builtIn.parameters());
      }
    }
  }

  private static Network network(Registry registry, String cell) {
    CellProvider provider = registry.find(Kind.CELL, cell);
    Cell made = provider.create(Options.of(provider.options(), Map.of("units", 20)));
    return Network.builder(1)
        .recurrent(made)
        .recurrent(made)
        .head(10)
        .outputs(Outputs.EVERY_STEP)
        .build();
  }

  // Against the class path of this test; only rnn-api is needed.
  private void compile() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (Stream<Path> sources = Files.walk(TWIN.resolve("java"))) {
      sources
          .filter(
              file ->
                  file.toString().endsWith("Lstm.java") || file.endsWith("TwinLstmProvider.java"))
          .forEach(file -> arguments.add(file.toString()));
    }
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    assertThat(code).isZero();
    Path services = Path.of("META-INF", "services", CellProvider.class.getName());
    Files.createDirectories(classes.resolve(services).getParent());
    Files.copy(TWIN.resolve("resources").resolve(services), classes.resolve(services));
  }
}
