package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code rnn forecast} goes on from a file that holds recent rows alone, read by what the model
 * remembers: separator, decimal comma, pattern and zone of the time stamps.
 */
class RecentRowsTest extends CommandLineTestCase {

  private static final int HOURS = 240;
  private static final int HORIZON = 4;
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  private static Path run;

  /** An hour's row; without a target behind the end of the data. */
  private static String row(int hour) {
    int price = hour * 7 % 5;
    String demand =
        hour < HOURS ? String.format(Locale.GERMANY, "%.2f", 50 + hour % 24 + 5.0 * price) : "";
    return LocalDateTime.of(2024, 1, 1, 0, 0).plusHours(hour).format(FORM)
        + ";"
        + demand
        + ";"
        + price
        + "\n";
  }

  private static String rows(int from, int to) {
    return "when;demand;price\n"
        + IntStream.range(from, to).mapToObj(RecentRowsTest::row).collect(Collectors.joining());
  }

  private Path file(String name, int from, int to) {
    return write(name, rows(from, to));
  }

  @BeforeAll
  static void train(@TempDir Path shared) throws IOException {
    Files.writeString(shared.resolve("hours.csv"), rows(0, HOURS));
    Path spec =
        Files.writeString(
            shared.resolve("hours.yaml"),
            """
            version: 1
            data:
              source: csv
              path: hours.csv
              separator: ";"
              decimal: ","
              time: when
              time-format: dd.MM.yyyy HH:mm
              zone: Europe/Berlin
              targets: [demand]
              future-covariates: [price]
              split: {validation: 24, test: 24}
            task: {lookback: 24, horizon: 4}
            model: {layers: [{cell: simple, units: 3}]}
            inputs: {calendar: [hour-of-day]}
            training: {epochs: 1, windows-per-epoch: 32}
            baselines: [naive]
            """);
    run = shared.resolve("run");
    JvmProcess.Output output = rnn("run", spec, "--out", run);
    assertThat(output.code()).as(output.err()).isZero();
  }

  private JvmProcess.Output forecast(Path file) {
    return rnn("forecast", run, "--input", file);
  }

  private static List<String> withoutName(JvmProcess.Output output) {
    return output.out().lines().map(line -> line.replaceFirst("^[a-z]+,", "")).toList();
  }

  @Test
  void theForecastFromRecentRowsIsThatFromAllOfThem() {
    JvmProcess.Output recent = forecast(file("recent.csv", HOURS - 24, HOURS + HORIZON));
    assertThat(recent.code()).as(recent.err()).isZero();
    assertThat(recent.out().lines().skip(1).map(line -> line.split(",")[1]))
        .containsExactly(
            "2024-01-11 00:00:00+01:00",
            "2024-01-11 01:00:00+01:00",
            "2024-01-11 02:00:00+01:00",
            "2024-01-11 03:00:00+01:00");
    assertThat(withoutName(recent))
        .isEqualTo(withoutName(forecast(file("all.csv", 0, HOURS + HORIZON))));
  }

  @Test
  void whatIsKnownAheadMustBeThereOverTheWholeHorizon() {
    JvmProcess.Output output = forecast(file("recent.csv", HOURS - 24, HOURS + 2));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err())
        .contains("column 'price': there is no value at 2024-01-11 02:00:00+01:00, lead 3");
  }

  @Test
  void fewerRowsThanTheLookbackAreRefusedWithBothNumbers() {
    JvmProcess.Output output = forecast(file("short.csv", HOURS - 10, HOURS + HORIZON));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("it has 10 steps, the model looks back 24");
  }

  @Test
  void aFileOfAnotherFormColumnOrDistanceIsRefused() {
    Path recent = file("recent.csv", HOURS - 24, HOURS + HORIZON);
    refused(
        recent,
        text -> text.replace(",", ".").replace(";", ","),
        "'when': there is no such column");
    refused(
        recent, text -> text.replace("price", "cost"), "column 'price': there is no such column");
    refused(
        recent, text -> text.replace("01.2024 ", "01.24 "), "is not a time stamp of the pattern");
    String halves =
        IntStream.range(0, 40)
            .map(i -> 2 * i)
            .mapToObj(RecentRowsTest::row)
            .collect(Collectors.joining());
    refused(recent, text -> "when;demand;price\n" + halves, "the model was trained on 1h");
  }

  private void refused(Path recent, UnaryOperator<String> changed, String why) {
    String text = read(recent);
    JvmProcess.Output output = forecast(write("changed.csv", changed.apply(text)));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("changed.csv", why);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
