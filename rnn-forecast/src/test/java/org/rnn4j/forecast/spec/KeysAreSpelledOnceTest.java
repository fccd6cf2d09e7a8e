package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A key of the spec stands in one place of the sources: where it is declared. */
class KeysAreSpelledOnceTest {

  private static final Path FORECAST = Path.of("src", "main", "java", "org", "rnn4j", "forecast");

  /** What reads, writes, checks or puts together specs. */
  private static final List<String> OF_SPECS =
      List.of("spec", "split", "experiment/ExperimentBuilder.java", "experiment/Layer.java");

  /** Columns of the results, which are no keys. */
  private static final String COLUMNS = "ReservedNames.java";

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  /**
   * What a message says and a key may share: a parameter's or a method's name, or things counted.
   */
  private static final Pattern NAME_OF_CODE =
      Pattern.compile(
          "requireNonNull\\(\\w+,"
              + " \"[^\"]*\"\\)|\\bcall\\(\\s*\"[^\"]*\"|\\bcounted\\([^\"]*\"[^\"]*\"");

  private static final Set<String> SCHEMA_WORDS = Set.of(SpecKey.TYPE, "integer");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern PATH = Pattern.compile("[a-z-]+(\\.[a-z0-9-]+)+");

  @Test
  void noSourceThatDealsWithSpecsSpellsAKeyASecondTime() throws IOException {
    Map<String, Integer> spelled = new HashMap<>();
    for (String part : OF_SPECS) {
      for (Path file : sources(FORECAST.resolve(part))) {
        if (!file.endsWith(COLUMNS)) {
          literals(file).forEach(text -> spelled.merge(text, 1, Integer::sum));
        }
      }
    }
    Map<String, Integer> twice = new LinkedHashMap<>();
    declared()
        .forEach(
            (key, times) -> {
              int found = spelled.getOrDefault(key, 0);
              if (found > times) {
                twice.put(key, found);
              }
            });
    assertThat(twice).as("keys, and how often they are spelled").isEmpty();
    assertThat(spelled.keySet())
        .as("the scan sees keys")
        .contains("lookback", "max-minutes", "cell");
  }

  @Test
  void noSourceSpellsThePathOfAKey() throws IOException {
    Set<String> whole = new HashSet<>();
    SpecSection.all().get(0).keys().forEach(key -> whole.add(key.name()));
    Set<String> files = Set.of("json", "safetensors", "yaml", "csv");
    for (Path file : sources(FORECAST)) {
      for (String text : literals(file)) {
        if (PATH.matcher(text).matches()) {
          boolean path =
              whole.contains(text.substring(0, text.indexOf('.')))
                  && !files.contains(text.substring(text.lastIndexOf('.') + 1));
          assertThat(path).as("%s spells the path \"%s\"; see SpecPlaces", file, text).isFalse();
        }
      }
    }
  }

  /** How many sections have a key of each name, as one of theirs or as their own. */
  private static Map<String, Integer> declared() {
    Map<String, Set<SpecKey<?>>> keys = new HashMap<>();
    for (SpecSection<?> section : SpecSection.all()) {
      for (SpecKey<?> key : section.keys()) {
        keys.computeIfAbsent(key.name(), name -> new HashSet<>()).add(key);
      }
    }
    Map<String, Integer> times = new LinkedHashMap<>();
    keys.forEach((name, of) -> times.put(name, of.size()));
    times.put(SpecKey.TYPE, 1); // one word for all that is chosen by name
    return times;
  }

  private static List<Path> sources(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static List<String> literals(Path file) throws IOException {
    String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
    Matcher matcher = LITERAL.matcher(NAME_OF_CODE.matcher(code).replaceAll(""));
    boolean schema = file.toString().endsWith("Schema.java"); // which has words of these names
    return matcher
        .results()
        .map(result -> result.group(1))
        .filter(text -> !schema || !SCHEMA_WORDS.contains(text))
        .toList();
  }
}
