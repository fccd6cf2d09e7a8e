package org.rnn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes part in {@code examples/benchmarks/peers.sh}; its sources are not built by default. */
class PeersSettingsTest {

  private static final Path SOURCES =
      Path.of("benchmarks", "src", "main", "java", "org", "rnn4j", "examples", "benchmarks");

  @TempDir private Path folder;

  @BeforeEach
  void compile() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", folder.toString()));
    for (String part : List.of("runner", "work")) {
      try (Stream<Path> sources = Files.list(SOURCES.resolve(part))) {
        sources.forEach(file -> arguments.add(file.toString()));
      }
    }
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
    assertThat(code).isZero();
  }

  private List<String> entrants(String jdks) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> settings = loader.loadClass("org.rnn4j.examples.benchmarks.runner.Settings");
      Method of = settings.getDeclaredMethod("of", String[].class);
      Method entrants = settings.getDeclaredMethod("entrants");
      of.setAccessible(true);
      entrants.setAccessible(true);
      String[] arguments = {"--jdks", jdks, "--with", "plugin", "--only", "W2"};
      Object read = of.invoke(null, (Object) arguments);
      return ((List<?>) entrants.invoke(read)).stream().map(Object::toString).toList();
    }
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  @Test
  void aJdkThatIsNamedTwiceTakesPartOnce() throws Exception {
    Path home = jdk("seventeen", "17.0.15").toRealPath();
    Path link = Files.createSymbolicLink(folder.resolve("current"), home);
    List<String> alone = entrants(home.toString());

    assertThat(entrants(home + ":" + home)).isEqualTo(alone);
    assertThat(entrants(home + ":" + link + ":" + home + "/.")).isEqualTo(alone);
    assertThat(entrants(home + "::")).isEqualTo(alone);
    assertThat(alone).first().asString().contains("name=ours,");
  }

  @Test
  void severalJdksAreToldApartByVersionAndThoseOfOneVersionByFolder() throws Exception {
    Path first = jdk("a", "17.0.1").toRealPath();
    Path second = jdk("b", "25").toRealPath();
    Path third = jdk("c", "17.0.2").toRealPath();

    List<String> all = entrants(first + ":" + second + ":" + third);

    assertThat(all.get(0)).contains("name=ours " + first + ",");
    assertThat(all.get(1)).contains("name=ours 25,");
    assertThat(all.get(2)).contains("name=ours " + third + ",");
    assertThatThrownBy(() -> entrants(first + ":" + folder.resolve("none")))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseInstanceOf(IOException.class)
        .cause()
        .hasMessageContaining("there is no JDK in ");
  }
}
