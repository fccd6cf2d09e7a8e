package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.rnn4j.forecast.text.Json;

class InspectCommandTest extends CommandLineTestCase {

  /** Two shops by day, a week's rhythm, three days missing of one, a wild value of the other. */
  private String spec() throws IOException {
    StringBuilder csv = new StringBuilder("shop,day,sold\n");
    for (String shop : new String[] {"north", "south"}) {
      for (int t = 0; t < 140; t++) {
        boolean missing = shop.equals("north") && t >= 50 && t < 53;
        double sold = shop.equals("south") && t == 20 ? 900 : 10 + 7 * (t % 7) + t % 3;
        csv.append(shop).append(',').append(LocalDate.of(2024, 1, 1).plusDays(t));
        csv.append(',').append(missing ? "" : Double.toString(sold)).append('\n');
      }
    }
    Files.writeString(folder.resolve("shops.csv"), csv.toString());
    return Files.writeString(
            folder.resolve("shops.yaml"),
            """
            version: 1
            data:
              source: csv
              path: shops.csv
              time: day
              id: shop
              targets: [sold]
              missing: forward-fill
              split: {validation: 14, test: 14}
            task: {lookback: 7, horizon: 7}
            baselines: [naive]
            """)
        .toString();
  }

  @Test
  void theDataOfASpecAreShownBeforeAnythingIsTrained() throws IOException {
    JvmProcess.Output output = rnn("inspect", spec());
    assertThat(output.code()).isZero();
    assertThat(output.out())
        .contains(
            "train       2 series, 224 steps, 2024-01-01 to 2024-04-21, 198 windows\n",
            "\n"
                + "series     2, 140 steps each\n"
                + "frequency  1d\n"
                + "season     7 steps; by autocorrelation 7",
            "\nsold    target  number       277        0       3  10.0000 ",
            "column 'sold': 1 gap of 3 steps, 2024-02-20 to 2024-02-22 of series 'north'\n",
            "1 value lies more than 6 robust deviations from the median, the furthest 900.000 at"
                + " 2024-01-21 of series 'south'",
            "frequency 1d, inferred from the time stamps");
  }

  @Test
  void aRunWritesTheSameIntoItsFolder() throws IOException {
    Path run = folder.resolve("run");
    assertThat(rnn("baselines", spec(), "--out", run.toString()).code()).isZero();
    var report = Json.read(run.resolve("data-report.json"));
    var data = Json.read(run.resolve("run.json")).get("data");
    assertThat(report)
        .containsKeys("read", "parts", "columns", "season-by-autocorrelation", "report");
    report.remove("parts");
    assertThat(data)
        .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
        .containsAllEntriesOf(report);
    assertThat(Files.readString(run.resolve("run.log")))
        .contains("season     7 steps; by autocorrelation 7 steps", "'sold': 1 gap of 3 steps");
  }

  @Test
  void whatCannotBeReadIsRefusedAsByARun() throws IOException {
    String spec = spec();
    JvmProcess.Output output = rnn("inspect", spec, "--set", "data.missing=reject");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("shops.csv: row 52");
    assertThat(output.err()).isEqualTo(rnn("validate", spec, "--set", "data.missing=reject").err());
  }
}
