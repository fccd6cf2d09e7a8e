package org.rnn4j.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnn4j.forecast.experiment.Experiment;

/** Which packages of this module see which: never each other, however long the way round. */
class PackageCycleTest {

  // A class file names in plain text what it uses, and itself.
  private static final Pattern CLASS = Pattern.compile("(org/rnn4j/forecast[a-z0-9/]*)/[A-Z]");

  /** The packages that the classes of each package name. */
  private static Map<String, Set<String>> seen() throws IOException, URISyntaxException {
    Path root =
        Path.of(Experiment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Map<String, Set<String>> seen = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        Path folder = root.relativize(file).getParent();
        if (folder == null) {
          continue; // the module's own descriptor
        }
        String own = folder.toString().replace(File.separatorChar, '/');
        Matcher named = CLASS.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (named.find()) {
          seen.computeIfAbsent(own, p -> new TreeSet<>()).add(named.group(1));
        }
      }
    }
    seen.forEach((own, others) -> others.remove(own));
    return seen;
  }

  /** What is left when whatever sees none of the rest, or is seen by none, has been taken away. */
  private static Set<String> inCycles(Map<String, Set<String>> seen) {
    Set<String> left = new TreeSet<>(seen.keySet());
    boolean changed = true;
    while (changed) {
      changed =
          left.removeIf(
              p ->
                  seen.get(p).stream().noneMatch(left::contains)
                      || left.stream().noneMatch(other -> seen.get(other).contains(p)));
    }
    return left;
  }

  @Test
  void noPackageSeesOneThatSeesIt() throws Exception {
    assertThat(inCycles(seen())).isEmpty();
  }

  @Test
  void aCycleIsFoundHoweverLong() {
    Map<String, Set<String>> planted =
        Map.of(
            "a", Set.of("b"),
            "b", Set.of("c", "leaf"),
            "c", Set.of("a"),
            "leaf", Set.of(),
            "above", Set.of("a"));
    assertThat(inCycles(planted)).containsExactly("a", "b", "c");
  }
}
