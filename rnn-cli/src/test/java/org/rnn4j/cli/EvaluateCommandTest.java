package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.forecast.text.Json;

/** {@code rnn evaluate}: a trained model on data that it was not trained on. */
class EvaluateCommandTest extends CommandLineTestCase {

  private static final String HEADER = "day,sales\n";

  private static Path run;

  @BeforeAll
  static void train(@TempDir Path shared) throws IOException {
    run = trainedIn(shared);
  }

  private static Path trainedIn(Path folder) throws IOException {
    Files.writeString(folder.resolve("data.csv"), data());
    Path spec = Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Path trained = folder.resolve("run");
    assertThat(rnn("run", spec, "--out", trained).code()).isZero();
    return trained;
  }

  /** Days after the end of the data, from the first of them (0) on. */
  private static String later(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int t = from; t < to; t++) {
      rows.append(LocalDate.of(2024, 3, 21).plusDays(t)).append(',').append(60 + t % 7 * 3 + t % 4);
      rows.append('\n');
    }
    return rows.toString();
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void onTheDataOfTheRunItIsTheTestPartThatIsMeasuredToTheBit() throws IOException {
    Path out = folder.resolve("again");
    JvmProcess.Output output =
        rnn("evaluate", run, "--input", run.resolveSibling("data.csv"), "--out", out);
    assertThat(output.code()).as(output.err()).isZero();
    for (String file : List.of("forecasts.csv", "leaderboard.csv")) {
      assertThat(text("again/" + file)).as(file).isEqualTo(Files.readString(run.resolve(file)));
    }
    assertThat(Json.read(out.resolve("metrics.json")).get("test"))
        .isEqualTo(Json.read(run.resolve("metrics.json")).get("test"));
    assertThat(output.out())
        .startsWith("measured  1 series, 14 steps, 2024-03-07 to 2024-03-20, 12 windows\n")
        .contains("the baselines are fitted to the training part of the run");
    assertThat(Json.read(out.resolve("run.json")))
        .containsEntry("status", "finished")
        .containsEntry("evaluated-run", run.toString());
    assertThat(out.resolve("model")).doesNotExist();
  }

  @Test
  void newRowsAloneGoOnFromTheDataOfTheRun() throws IOException {
    Path fresh = write("fresh.csv", HEADER + later(0, 9));
    Path whole = write("whole.csv", data() + later(0, 9));
    assertThat(rnn("evaluate", run, "--input", fresh, "--out", folder.resolve("a")).code())
        .isZero();
    assertThat(rnn("evaluate", run, "--input", whole, "--out", folder.resolve("b")).code())
        .isZero();
    // The same windows of nine days at a horizon of three, with the same history before them.
    List<String> all = Files.readAllLines(folder.resolve("b/forecasts.csv"));
    String expected =
        all.stream()
            .filter(
                line ->
                    line.startsWith("unique_id") || !line.split(",")[2].matches("2024-03-(0.|1.)"))
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(text("a/forecasts.csv")).isEqualTo(expected);
    assertThat(text("a/forecasts.csv").lines()).hasSize(1 + 7 * 3);
  }

  @Test
  void behindAGapTheFileIsItsOwnHistory() throws IOException {
    Path far = write("far.csv", HEADER + later(20, 40));
    JvmProcess.Output output = rnn("evaluate", run, "--input", far);
    assertThat(output.code()).as(output.err()).isZero();
    // Twenty days: seven of lookback, and eleven windows of three in the rest.
    assertThat(output.out())
        .startsWith("measured  1 series, 13 steps, 2024-04-17 to")
        .contains("11 windows");
  }

  @Test
  void whatTheModelHasSeenIsNoTest() throws IOException {
    String training = data().lines().limit(50).collect(Collectors.joining("\n", "", "\n"));
    JvmProcess.Output output =
        rnn("evaluate", run, "--input", write("seen.csv", training), "--out", folder.resolve("x"));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("seen.csv: no window is there to be measured");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void dataThatHaveChangedAreNoTrainingPartOfTheRun() throws IOException {
    Path own = trainedIn(folder);
    write("data.csv", data() + later(0, 9));
    JvmProcess.Output output = rnn("evaluate", own, "--input", folder.resolve("data.csv"));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("the data of the run have changed since");
  }

  @Test
  void whatIsNoRunIsRefused() {
    JvmProcess.Output output = rnn("evaluate", folder, "--input", write("a.csv", HEADER));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("is no run folder");
  }
}
