package org.rnn4j.forecast.experiment;

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
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.spi.Registry;

/**
 * Specs with files that once were read wrongly, collected in a folder that {@code
 * -Drnn4j.cases=FOLDER} names: each is refused in words, or fits together. Tests beside the code
 * that reads them hold what looks like each.
 */
class CollectedSpecsTest {

  // What is said of those in a folder whose name ends so.
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry(
              "-unclosed-quote", "row 6, column 'note': a quoted field begins here and is not"),
          Map.entry("-integer-dates", "set time-format: yyyyMMdd"),
          Map.entry("-thousands-separator-message", "write it without separators: 1000"),
          Map.entry(
              "-trailing-delimiter-message", "the row ends with a comma, the header does not"),
          Map.entry("-unclosed-quote-message", "row 5, column 'y': a quoted field begins here"),
          Map.entry("-forgotten-id-message", "name the column of their names in id"),
          Map.entry("-anchor-ignored", "2021-01-02 is not a Sunday"),
          Map.entry("-huge-values", "column 'y'"),
          Map.entry("csv-empty-line-one-column", "row 5, column 'y': the value is missing"),
          Map.entry("csv-gzip-second-member-damaged", "it cannot be read: "),
          Map.entry("spec-thousands-in-split", "written without separators: 1000"),
          Map.entry("spec-units-overflow", "more parameters than one array can hold"),
          Map.entry("spec-unknown-key-without-value-in-split", "did you mean 'test'?"));

  private static final List<String> ACCEPTED =
      List.of(
          "-constant-column",
          "-offset-time-stamps",
          "-perfect-baseline",
          "-short-series-spoils-linear",
          "-interpolation-tells-the-future",
          "-line-of-blanks",
          "-midnights-over-clock-change-message",
          "-quarters-and-weeks-message",
          "csv-column-named-like-a-path",
          "csv-column-with-odd-characters");

  @Test
  void eachIsRefusedInWordsOrFitsTogether() throws IOException {
    Optional<Path> folder = Optional.ofNullable(System.getProperty("rnn4j.cases")).map(Path::of);
    assumeTrue(folder.isPresent(), "no -Drnn4j.cases");
    List<Path> specs;
    try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
      specs = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(specs).isNotEmpty();
    for (Path spec : specs) {
      String name = spec.getParent().getFileName().toString();
      Optional<String> refusal = refusal(spec);
      REFUSED.forEach(
          (ending, words) -> {
            if (name.endsWith(ending)) {
              assertThat(refusal).as(spec.toString()).isPresent();
              assertThat(refusal.orElseThrow()).as(spec.toString()).contains(words);
            }
          });
      if (ACCEPTED.stream().anyMatch(name::endsWith)) {
        assertThat(refusal).as(spec.toString()).isEmpty();
      }
    }
  }

  private static Optional<String> refusal(Path spec) {
    try {
      Experiment.read(spec, List.of(), Registry.installed()).check();
      return Optional.empty();
    } catch (InputException e) {
      for (Problem problem : e.problems()) {
        assertThat(problem.toString()).doesNotContainPattern("\\p{Cntrl}");
        assertThat(problem.message()).isNotBlank();
      }
      return Optional.of(e.getMessage());
    } catch (RunException e) {
      return Optional.of(e.getMessage());
    }
  }
}
