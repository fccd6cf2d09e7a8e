package org.rnn4j.forecast.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read as the same again, whatever texts are in it. */
class SpecWriterTest {

  private static final String CSV =
      """
      version: 1
      data:
        source: csv
        path: air.csv
        targets: [passengers]
        split: {validation: 24, test: 24}
      task: {lookback: 24, horizon: 12}
      """;

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          " leading",
          "trailing ",
          "null",
          "Null",
          "~",
          "none",
          "true",
          "yes",
          "No",
          "on",
          "1",
          "1e3",
          "0x10",
          "010",
          "1_000",
          "1,000",
          ".5",
          ".inf",
          "NaN",
          "2024-01-31",
          "12:30:45",
          "/y",
          "/",
          "./y",
          "..",
          "air.csv",
          "C:\\data",
          "-",
          "- a",
          "--- a",
          "...",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#a",
          "?",
          "? a",
          "!tag",
          "&anchor",
          "*alias",
          "%directive",
          "@at",
          "`tick`",
          "|",
          ">",
          "'",
          "it's \"so\"",
          "\\",
          "\\x41",
          "{a: 1}",
          "[a]",
          "a,b",
          "<<",
          "=",
          "\ttab\t",
          "two\nlines",
          "end\n",
          "\r",
          "a\u0000b",
          "a\u007f",
          "b\u0085c",
          "\u00a0",
          "d\u2028e\u2029",
          "\ufeffz",
          "\u202egnp.exe",
          "\ud83d\ude00",
          "\udb40\udc01",
          "\ud800",
          "\udc00\ud800",
          "\uffff\ufffe",
          "ü 1",
          "x".repeat(2000),
          "word ".repeat(500));

  @TempDir private Path folder;
  private SpecFiles files;
  private ExperimentSpec csv;

  @BeforeEach
  void open() {
    files = new SpecFiles(folder);
    csv = files.read(CSV);
  }

  @Test
  void textsOfAnyKindSurviveAtEveryKey() {
    for (String text : ODD) {
      assertSurvives(text);
    }
  }

  @Test
  void randomTextsSurviveAtEveryKey() {
    Random random = new Random(23);
    for (int i = 0; i < 1000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        int limit = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x3000 : 0x110000;
        text.appendCodePoint(random.nextInt(limit));
      }
      assertSurvives(text.toString());
    }
  }

  private void assertSurvives(String text) {
    Map<String, Object> options = new LinkedHashMap<>(csv.data().source().options());
    options.put("targets", List.of(text, text + "2"));
    options.put("past-covariates", List.of(text + "3"));
    options.put("time", text + "4");
    options.put("id", "5" + text);
    options.put("time-format", "yyyy'" + text.replace("'", "''") + "'");
    DataSpec data =
        new DataSpec(
            new ComponentSpec("csv", options),
            csv.data().files(),
            csv.data().period(),
            csv.data().split());
    String yaml = SpecWriter.write(with(data), folder.resolve("run"));
    assertThat(yaml.codePoints().filter(c -> c < ' ' && c != '\n')).as(text).isEmpty();
    Path file = files.write("run/experiment.yaml", yaml);
    assertThat(SpecReader.read(file, List.of(), SpecFiles.REGISTRY).data())
        .as("'%s' in%n%s", text, yaml)
        .isEqualTo(data);
  }

  private ExperimentSpec with(DataSpec data) {
    return new ExperimentSpec(
        csv.name(),
        csv.seed(),
        data,
        csv.inputs(),
        csv.scaler(),
        csv.task(),
        csv.model(),
        csv.strategy(),
        csv.training(),
        csv.baselines(),
        csv.metrics(),
        csv.metricsScale(),
        csv.backtest(),
        csv.requirement());
  }

  @Test
  void onlyFilesAreTakenForPaths() {
    ExperimentSpec spec =
        files.read(CSV.replace("[passengers]", "[/y, air.csv]\n  time: /time\n  id: air.csv"));
    assertThat(spec.data().files()).containsOnlyKeys("path");
    assertThat(spec.data().source().options())
        .containsEntry("path", folder.resolve("air.csv").toString())
        .containsEntry("time", "/time")
        .containsEntry("id", "air.csv");
    assertThat(SpecWriter.write(spec, folder.resolve("run")))
        .contains("path: \"../air.csv\"", "time: \"/time\"", "targets: [\"/y\", air.csv]");
  }

  @Test
  void aFilesNameIsWrittenAsItIs() {
    for (String name : List.of("null", "none", " a", "a b.csv", "1e3", "#x", "it's", "ü")) {
      ExperimentSpec spec = files.read(CSV, "data.path='" + name.replace("'", "''") + "'");
      assertThat(spec.data().source().options())
          .containsEntry("path", folder.resolve(name).toString());
      String yaml = SpecWriter.write(spec, folder.resolve("run"));
      assertThat(
              SpecReader.read(files.write("run/a.yaml", yaml), List.of(), SpecFiles.REGISTRY)
                  .data())
          .isEqualTo(spec.data());
    }
    Path slashed = folder.resolve("a\\b.csv"); // one name here, a path on Windows
    ExperimentSpec spec = files.read(CSV, "data.path='a\\b.csv'");
    assertThat(spec.data().source().options()).containsEntry("path", slashed.toString());
    String yaml = SpecWriter.write(spec, folder.resolve("run"));
    assertThat(SpecReader.read(files.write("run/a.yaml", yaml), List.of(), SpecFiles.REGISTRY))
        .isEqualTo(spec);
  }

  @Test
  void anAbsolutePathStaysAbsolute() {
    String absolute = folder.resolve("elsewhere/../air.csv").toString();
    ExperimentSpec spec = files.read(CSV.replace("path: air.csv", "path: " + absolute));
    String yaml = SpecWriter.write(spec, folder.resolve("run"));
    assertThat(yaml).contains("path: \"" + folder.resolve("air.csv") + "\"");
    assertThat(
            SpecReader.read(files.write("a/b/c.yaml", yaml), List.of(), SpecFiles.REGISTRY).data())
        .isEqualTo(spec.data());
  }

  @Test
  void whatIsNoPathIsRefusedWhereItStands() {
    assertThat(files.problems(CSV.replace("air.csv", "\"a\\0b\"")))
        .extracting(Object::toString)
        .containsExactly(
            "spec.yaml:4:9 data.path: the text \"a\\u0000b\" is not valid; expected the path of a"
                + " file");
    assertThat(files.problems(CSV.replace("air.csv", "\"\"")).get(0).message())
        .isEqualTo("the text \"\" is not valid");
  }
}
