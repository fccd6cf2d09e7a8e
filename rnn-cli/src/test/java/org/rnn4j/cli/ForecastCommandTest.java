package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trained model makes of series that it has not seen, and of names that are ours. */
class ForecastCommandTest extends CommandLineTestCase {

  private static final String SHOPS =
      """
      version: 1
      name: shops
      data: {source: csv, path: shops.csv, time: day, id: shop, targets: [sold], split: {validation: 0, test: 5}}
      task: {lookback: 7, horizon: 2}
      model: {layers: [{cell: gru, units: 2}]}
      training: {epochs: 1}
      baselines: [naive]
      """;

  private static void shop(StringBuilder csv, String name, int rows, double level) {
    for (int t = 0; t < rows; t++) {
      csv.append(name).append(',').append(LocalDate.of(2024, 1, 1).plusDays(t)).append(',');
      csv.append(level * (10 + t % 7 + t * 3 % 5)).append('\n');
    }
  }

  private static String shops(List<String> names, int... rows) {
    StringBuilder csv = new StringBuilder("shop,day,sold\n");
    for (int s = 0; s < rows.length; s++) {
      shop(csv, names.get(s), rows[s], Math.pow(10, s));
    }
    return csv.toString();
  }

  private Path trained() {
    write("shops.csv", shops(List.of("north", "south"), 40, 40));
    Path run = folder.resolve("run");
    assertThat(rnn("run", write("shops.yaml", SHOPS), "--out", run, "--quiet").code()).isZero();
    return run;
  }

  @Test
  void newSeriesAreScaledByTheirOwnPastAndShortOnesStopNobody() {
    Path run = trained();
    Path data = write("new.csv", shops(List.of("south", "new", "young"), 40, 30, 3));
    JvmProcess.Output output = rnn("forecast", run, "--input", data);
    assertThat(output.code()).isZero();
    assertThat(output.out().lines()).hasSize(1 + 2 * 2).first().isEqualTo("unique_id,ds,lead,sold");
    assertThat(output.out())
        .contains("south,2024-02-10,1,", "new,2024-01-31,1,")
        .doesNotContain("young");
    assertThat(output.err())
        .contains(
            "read " + data + ": 3 series, 73 steps, 2024-01-01 to 2024-02-09\n",
            "series 'new' was not there in training: it is scaled by its own past\n",
            "1 series left out, 2 forecast:\n",
            "left out: series 'young': it has 3 steps, the model looks back 7; give at least 7"
                + " steps\n");
    JvmProcess.Output strict = rnn("forecast", run, "--input", data, "--strict");
    assertThat(strict.code()).isEqualTo(2);
    assertThat(strict.out()).isEmpty();
    assertThat(strict.err()).contains("series 'young': it has 3 steps, the model looks back 7");
    Path several =
        write("several.csv", shops(List.of("a", "b", "c", "d", "e", "f"), 9, 9, 9, 9, 9, 9));
    assertThat(rnn("forecast", run, "--input", several, "--strict").err())
        .contains(
            "6 series ('a', 'b', 'c', 'd', 'e', ...) were not there in training: each is scaled by"
                + " its own past\n");
    Path short1 = write("short.csv", shops(List.of("x", "y"), 5, 6));
    JvmProcess.Output none = rnn("forecast", run, "--input", short1);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("series 'x': it has 5 steps", "series 'y': it has 6 steps");
  }

  @Test
  void aFileWithoutNamesIsTakenForTheSeriesOfTrainingWhichIsSaid() {
    String day = shops(List.of("north"), 40).replace("north,", "").replace("shop,", "");
    write("shops.csv", day);
    Path spec = write("shops.yaml", SHOPS.replace("id: shop, ", ""));
    Path run = folder.resolve("run");
    assertThat(rnn("run", spec, "--out", run, "--quiet").code()).isZero();
    assertThat(rnn("forecast", run, "--input", folder.resolve("shops.csv")).err())
        .doesNotContain("taken for", "warning");
    Path now = write("now.csv", day);
    assertThat(rnn("forecast", run, "--input", now).err())
        .contains(
            "series 'now' is taken for the one that the model was trained on and scaled as it"
                + " was\n")
        .doesNotContain("warning");
    String thousands = day.replaceAll("(?m)\\.0$", "000.0");
    JvmProcess.Output far = rnn("forecast", run, "--input", write("grams.csv", thousands));
    assertThat(far.code()).isZero();
    assertThat(far.err())
        .contains(
            "warning: series 'grams', column 'sold': each of the 7 values that the model looks back"
                + " on lies far outside of what it was trained on; ");
  }

  @Test
  void aTargetNamedLikeAColumnOfOursStandsInAColumnOfItsOwn() {
    StringBuilder csv = new StringBuilder("date,lead,Y,y\n");
    for (int t = 0; t < 24; t++) {
      csv.append(LocalDate.of(2024, 1, 1).plusDays(t)).append(',').append(t % 5);
      csv.append(',').append(t % 3).append(',').append(t % 4).append('\n');
    }
    Path data = write("lead.csv", csv.toString());
    for (String targets : List.of("lead", "Y, y", "lead, y")) {
      String spec = SHOPS.replace("sold", targets).replace("id: shop, ", "");
      Path file = write("lead.yaml", spec.replace("shops.csv", "lead.csv").replace("day", "date"));
      Path run = folder.resolve("run-" + targets.replace(", ", "-"));
      assertThat(rnn("run", file, "--out", run, "--quiet").code()).isZero();
      List<String> lines = rnn("forecast", run, "--input", data).out().lines().toList();
      assertThat(lines.get(0)).isEqualTo("unique_id,ds,lead,target,model");
      assertThat(lines).hasSize(1 + 2 * targets.split(", ").length);
      assertThat(lines.get(1)).startsWith("lead,2024-01-25,1," + targets.split(", ")[0] + ",");
    }
  }
}
