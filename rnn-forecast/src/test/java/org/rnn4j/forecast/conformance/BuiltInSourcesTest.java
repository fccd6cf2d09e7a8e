package org.rnn4j.forecast.conformance;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

/** The kit over every built-in data source. */
class BuiltInSourcesTest {

  private static final String ROWS =
      """
      day,shop,y,x
      2021-01-01,a,1,4
      2021-01-02,a,,5
      2021-01-03,a,3,
      2021-01-05,a,5,6
      2021-01-01,b,9,4
      2021-01-02,b,8,5
      """;

  private static final Map<String, Object> COLUMNS =
      Map.of("time", "day", "targets", List.of("y"), "id", "shop", "past-covariates", List.of("x"));

  @TempDir private static Path folder;

  private static DynamicContainer conforms(String source, Map<String, Object> more) {
    Map<String, Object> given = new HashMap<>(more);
    return dynamicContainer(
        source + more.getOrDefault("missing", ""),
        SourceConformance.of(Registry.installed().find(Kind.DATA_SOURCE, source), given, folder)
            .checks()
            .map(c -> dynamicTest(c.name(), c::run)));
  }

  private static Map<String, Object> with(Map<String, Object> some) {
    Map<String, Object> all = new HashMap<>(COLUMNS);
    all.putAll(some);
    return all;
  }

  @TestFactory
  Stream<DynamicContainer> everyBuiltInSourceConforms() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), ROWS);
    Files.writeString(
        folder.resolve("rows.jsonl"),
        """
        {"day": "2021-01-01", "shop": "a", "y": 1, "x": 2}
        {"day": "2021-01-02", "shop": "a", "y": 2, "x": 2}
        {"day": "2021-01-03", "shop": "a", "y": 2.5, "x": 2}
        """);
    return Stream.of(
        conforms("waves", Map.of("series", 3, "steps", 5)),
        conforms("adding", Map.of("series", 3)),
        conforms("csv", with(Map.of("path", "rows.csv", "missing", "mask"))),
        conforms("csv", with(Map.of("path", "rows.csv", "missing", "forward-fill"))),
        conforms("csv", with(Map.of("path", "rows.csv", "missing", "interpolate"))),
        conforms("jsonl", with(Map.of("path", "rows.jsonl"))),
        conforms(
            "jdbc",
            Map.of(
                "url", "jdbc:h2:mem:",
                "query", "select x as \"t\", x * x as \"y\" from system_range(1, 30)",
                "time", "t",
                "targets", List.of("y"))));
  }

  @TestFactory
  Stream<DynamicContainer> whatHasNothingToReadRefusesThatInWords() {
    return Registry.installed().all(Kind.DATA_SOURCE).stream()
        .map(
            entry ->
                dynamicContainer(
                    entry.provider().name(),
                    SourceConformance.checksWithoutData(entry.provider())
                        .map(c -> dynamicTest(c.name(), c::run))));
  }
}
