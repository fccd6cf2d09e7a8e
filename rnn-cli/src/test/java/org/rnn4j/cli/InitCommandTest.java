package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.forecast.draft.Asker;

/** {@code rnn init}: drafts of files that nobody has described. */
class InitCommandTest extends CommandLineTestCase {

  private static final Path DATA = Path.of("..", "examples", "data");

  static Stream<Path> shippedFiles() throws IOException {
    try (Stream<Path> files = Files.list(DATA)) {
      return files
          .filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
          .filter(file -> !file.endsWith("us-federal-holidays.csv")) // dates and names, no series
          .sorted()
          .toList()
          .stream();
    }
  }

  /** A header and rows by their number. */
  private Path file(String name, String header, int rows, IntFunction<String> row) {
    StringBuilder csv = new StringBuilder(header).append('\n');
    for (int t = 0; t < rows; t++) {
      csv.append(row.apply(t)).append('\n');
    }
    return write(name, csv.toString());
  }

  private String drafted(Path file) {
    Path spec = folder.resolve("drafted.yaml");
    JvmProcess.Output output = rnn("init", file, "--out", spec);
    assertThat(output.err()).contains("drafted.yaml forecasts '");
    assertThat(output.code()).isZero();
    try {
      return Files.readString(spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void theDraftOfEveryShippedFileRunsAsItIs(Path file) {
    drafted(file);
    Path spec = folder.resolve("drafted.yaml");
    JvmProcess.Output run =
        rnn(
            "run",
            spec,
            "--set",
            "training.epochs=1",
            "--set",
            "training.windows-per-epoch=32",
            "--set",
            "data.split={validation: 30, test: 30}",
            "--set",
            "model.layers.0.units=2",
            "--set",
            "baselines=[naive]",
            "--out",
            folder.resolve("run"));
    assertThat(run.err()).doesNotContain("rnn:");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().reduce((first, last) -> last).orElse("")).startsWith("model ");
  }

  @Test
  void aShortMonthlySeriesGetsItsSeasonAndASmallNetwork() {
    Path file =
        file(
            "sales.csv",
            "month,sold",
            120,
            t -> LocalDate.of(2010, 1, 1).plusMonths(t) + "," + (100 + t + 20 * (t % 12)));
    assertThat(drafted(file))
        .contains(
            "season 12 (autocorrelation is highest at 12: ",
            "  path: sales.csv\n  time: month\n  targets: [sold]\n",
            "split: {validation: 24, test: 24}",
            "lookback: 24 ",
            "horizon: 12 ",
            "units: 16}",
            "scaler: [seasonal-difference, standard]\n",
            "inputs: auto\n");
  }

  @Test
  void aFooterOfAnotherWidthHidesNoSeparatorAndIsSaidByTheReader() {
    StringBuilder csv = new StringBuilder("Datum;Wert\n");
    for (int t = 0; t < 60; t++) {
      csv.append(LocalDate.of(2024, 1, 1).plusDays(t)).append(';').append(t % 7).append(",5\n");
    }
    Path file = write("german.csv", csv + "Stand: Mai\nQuelle: Amt\n");
    assertThat(rnn("init", file, "--out", folder.resolve("german.yaml")).err())
        .contains("row 62: it has 1 field, 'Stand: Mai'", "or set footer: 2");
  }

  @Test
  void anObjectInsideAJsonLineIsNotRead() {
    StringBuilder json = new StringBuilder();
    for (int t = 0; t < 60; t++) {
      String more = t == 5 ? "" : ", \"of\": {\"a\": 1}, \"all\": [1]";
      String day = LocalDate.of(2024, 1, 1).plusDays(t).toString();
      json.append(String.format("{\"day\": \"%s\", \"y\": %d%s}\n", day, t % 7, more));
    }
    assertThat(drafted(write("rows.jsonl", json.toString())))
        .contains("# not read: 'of', 'all': it holds objects or lists");
  }

  @Test
  void whatHasNoRowsIsSaidForWhatItIs() {
    for (String command : List.of("init", "inspect")) {
      assertThat(rnn(command, write("header.csv", "day,y\n")).err())
          .contains("header.csv: the file has a header and no rows");
      assertThat(rnn(command, write("empty.csv", "")).err())
          .contains("empty.csv: the file is empty");
    }
    assertThat(rnn("init", folder).err()).contains(folder + ": it is a folder");
    assertThat(rnn("init", folder.resolve("none.csv")).err()).contains("there is no such file");
  }

  @Test
  void aDayThatMayBeAMonthIsReadByTheOrderThatMakesEvenSteps() {
    Path months =
        file(
            "months.csv",
            "date,y",
            96,
            t -> String.format("%02d/01/%d,%d", t % 12 + 1, 2012 + t / 12, 100 + t % 12));
    assertThat(drafted(months))
        .contains("time-format: MM/dd/yyyy\n", "all looked at fit dd/MM/yyyy too: say so in");
  }

  @Test
  void rowsThatAFileHasTwiceMakeNoOneSeriesOfMany() {
    Path file =
        file(
            "shops.csv",
            "shop,day,price,weather,units",
            302,
            t -> {
              int row = t == 300 ? 7 : t == 301 ? 8 : t; // the last two are there already
              return "ABC".charAt(row % 3)
                  + ","
                  + LocalDate.of(2024, 1, 1).plusDays(row / 3)
                  + ","
                  + row % 4
                  + ","
                  + (t % 2 == 0 ? "wet" : "dry")
                  + ","
                  + row % 7;
            });
    assertThat(drafted(file))
        .contains(
            "  targets: [units]\n",
            "  id: shop\n",
            "all rows but 2 are told apart",
            "duplicates: keep-last");
  }

  @Test
  void aStampThatComesAgainMakesNoSeriesOfEachKindOfWeather() {
    Path file =
        file(
            "one.csv",
            "day,y,weather",
            101,
            t ->
                LocalDate.of(2024, 1, 1).plusDays(Math.min(t, 99))
                    + ","
                    + t % 7
                    + ","
                    + (t % 2 == 0 ? "wet" : "dry"));
    assertThat(drafted(file)).contains("duplicates: keep-last").doesNotContain("  id: ");
  }

  @Test
  void whatTheReaderTakesForNoMissingValueIsNamedAndAUnitIsRefusedByIt() {
    Path words =
        file(
            "words.csv",
            "day,y",
            100,
            t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + (t == 40 ? "n/a" : t % 7));
    assertThat(drafted(words)).contains("missing-values: [n/a]", "missing: mask");
    Path units =
        file("units.csv", "day,y", 60, t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + t + "%");
    assertThat(rnn("init", units, "--out", folder.resolve("units.yaml")).err())
        .contains("row 2, column 'y': '0%' is not a number", "write the number alone");
  }

  @Test
  void aSeasonThatTheDataDoNotShowIsNotTakenOff() {
    Path file =
        file(
            "jobs.csv",
            "month,jobs",
            120,
            t -> LocalDate.of(2010, 1, 1).plusMonths(t) + "," + (1000 + t * t));
    assertThat(drafted(file))
        .contains("season 12 (the autocorrelation shows none)", "scaler: per-window ");
  }

  @Test
  void seriesByNameAreToldApartAndWordsForKindsAreCategories() {
    String[] shops = {"north", "south", "west"};
    Path file =
        file(
            "shops.csv",
            "row,day,shop,size,weather,sold,always",
            300,
            t -> {
              String shop = shops[t % 3];
              String size = t % 3 == 0 ? "large" : "small";
              String weather = t % 5 == 0 ? "wet" : "dry";
              LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t / 3);
              return t + "," + day + "," + shop + "," + size + "," + weather + "," + t % 7 + ",1";
            });
    assertThat(drafted(file))
        .contains(
            "  time: day\n",
            "  targets: [sold]\n",
            "  id: shop\n",
            "past-covariates: [weather]\n",
            "static-covariates: [size]\n",
            "categories: {weather: one-hot, size: one-hot}\n",
            "# not read: 'row': it numbers the rows",
            "# not read: 'always': it is '1' throughout",
            "scaler: per-window");
  }

  @Test
  void gapsWordsForMissingValuesAndOtherDatesAreFoundAndSaid() {
    Path file =
        file(
            "air.csv",
            "when,pm",
            200,
            t -> {
              LocalDateTime at = LocalDateTime.of(2024, 3, 1, 0, 0).plusHours(t < 90 ? t : t + 4);
              String stamp =
                  String.format(
                      "%02d/%02d/%d %02d:00",
                      at.getDayOfMonth(), at.getMonthValue(), at.getYear(), at.getHour());
              return stamp + "," + (t % 40 == 7 ? "?" : Integer.toString(10 + t % 24));
            });
    assertThat(drafted(file))
        .contains(
            "time-format: \"dd/MM/yyyy HH:mm\"\n",
            "missing-values: [\"?\"]\n",
            "  missing: mask\n",
            "# without missing: mask: ",
            "frequency 1h");
  }

  @Test
  void aNumberOfNinesFarBelowAllOthersIsAMissingValue() {
    Path sales =
        file(
            "coded.csv",
            "day,sold",
            120,
            t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + (t % 50 == 9 ? -999 : 80 + t % 7));
    assertThat(drafted(sales))
        .contains(
            "missing-values: [\"-999\"]\n",
            "  missing: mask\n",
            "# -999 in 'sold' is taken for a missing value: all others are far above it",
            "autocorrelation is highest at 7");
  }

  @Test
  void aNumberOfNinesAmongOthersLikeItIsANumber() {
    Path profit =
        file(
            "profit.csv",
            "day,sold",
            120,
            t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + (t % 50 == 9 ? -99 : 40 - t));
    assertThat(drafted(profit)).doesNotContain("missing");
  }

  @Test
  void columnsThatMayAllBeSeriesAreSaidToBeSo() {
    Path file =
        file(
            "jobs.csv",
            "day"
                + IntStream.rangeClosed(1, 15)
                    .mapToObj(i -> ",jobs" + i)
                    .collect(Collectors.joining()),
            90,
            t -> LocalDate.of(2024, 1, 1).plusDays(t) + ("," + t % 7).repeat(15));
    assertThat(drafted(file))
        .contains("# not read: 'jobs14', 'jobs15': beyond the first 12 covariates")
        .contains("# if all columns are series of one kind, say so: layout: wide");
  }

  @Test
  void aSpreadsheetsFileWithSemicolonsAndDecimalCommasIsRead() throws IOException {
    StringBuilder csv = new StringBuilder("Tag;Verk\u00e4ufe\n");
    for (int t = 0; t < 90; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      csv.append(day).append(';').append(t % 7).append(",5\n");
    }
    Path file = folder.resolve("tage.csv");
    Files.writeString(file, csv.toString(), StandardCharsets.ISO_8859_1);
    assertThat(drafted(file))
        .contains(
            "  separator: \";\"\n  decimal: \",\"\n  encoding: windows-1252\n",
            "  targets: [\"Verk\u00e4ufe\"]\n");
  }

  @Test
  void aColumnThatGoesOnBehindTheTargetIsKnownAhead() {
    Path file =
        file(
            "demand.csv",
            "day,demand,price",
            140,
            t ->
                LocalDate.of(2024, 1, 1).plusDays(t)
                    + ","
                    + (t < 126 ? Integer.toString(50 + t % 7) : "")
                    + ","
                    + (9 + t % 4));
    assertThat(drafted(file)).contains("future-covariates: [price]\n", "targets: [demand]\n");
  }

  @Test
  void whatGoesOnBehindTheTargetOfEachOfSeveralSeriesIsKnownAhead() {
    Path file =
        file(
            "shops.csv",
            "shop,day,demand,price,visitors",
            280,
            t -> {
              int day = t % 140;
              String known = day < 126 ? 50 + day % 7 + ",%d," + day % 5 : ",%d,";
              return (t < 140 ? "north," : "south,")
                  + LocalDate.of(2024, 1, 1).plusDays(day)
                  + ","
                  + String.format(known, 9 + day % 4);
            });
    assertThat(drafted(file))
        .contains("past-covariates: [visitors]\n", "future-covariates: [price]\n", "id: shop\n")
        .doesNotContain("missing: mask");
  }

  @Test
  void whichColumnIsForecastIsAskedWhereSomebodyIsThere() {
    Iterator<String> typed = List.of("seven", "3").iterator();
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    Asker asker = Terminal.asker(new PrintStream(shown, true, StandardCharsets.UTF_8), typed::next);
    List<String> answers = List.of("rain", "wind", "sun");
    assertThat(asker.ask("Which column is to be forecast?", answers, "rain")).isEqualTo("sun");
    assertThat(shown.toString(StandardCharsets.UTF_8))
        .contains("Which column is to be forecast?\n  1  rain\n", "There is no 'seven'.");
    assertThat(Terminal.asker(new PrintStream(shown), () -> "").ask("?", answers, "wind"))
        .isEqualTo("wind");
  }

  @Test
  void whereNobodyIsAskedTheDraftSaysWhatElseMightBeForecast() {
    Path file =
        file(
            "two.csv",
            "day,a,b",
            90,
            t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + t % 7 + "," + t % 5);
    assertThat(drafted(file))
        .contains("# 'a' is forecast; it might as well be 'b': say so in targets");
  }

  @Test
  void aSpecThatIsThereIsKept() throws IOException {
    Path file = file("s.csv", "day,y", 90, t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + t % 7);
    Path spec = write("mine.yaml", "mine");
    JvmProcess.Output output = rnn("init", file, "--out", spec);
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("mine.yaml");
    assertThat(Files.readString(spec)).isEqualTo("mine");
  }

  @Test
  void aFileWithNothingToForecastIsRefused() {
    Path file = file("words.csv", "a,b", 20, t -> "x" + t + ",y" + t % 3);
    JvmProcess.Output output = rnn("init", file, "--out", folder.resolve("words.yaml"));
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err()).contains("no column of numbers is there that could be forecast");
    assertThat(folder.resolve("words.yaml")).doesNotExist();
  }

  @Test
  void whatTheReaderRefusesIsSaidInItsWords() {
    Path open = write("open.csv", "day,y\n2024-01-01,1\n2024-01-02,\"2\n2024-01-03,3\n");
    assertThat(rnn("init", open, "--out", folder.resolve("x.yaml")).err())
        .contains("open.csv: row 3, column 'y': a quoted field begins here and is not closed");
    Path grouped =
        file("grouped.csv", "day,y", 30, t -> "2024-01-" + (t + 1) + ",\"" + (t + 1) + ",000\"");
    assertThat(rnn("init", grouped, "--out", folder.resolve("x.yaml")).code()).isEqualTo(2);
    assertThat(rnn("init", grouped, "--out", folder.resolve("x.yaml")).err())
        .contains("grouped.csv: row 2, column 'y': '1,000'");
  }

  @Test
  void aColumnThatCountsIsForecastWhereThereIsNoOther() {
    Path file = file("n.csv", "day,y", 90, t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + t);
    assertThat(drafted(file)).contains("targets: [\"y\"]");
  }

  @Test
  void objectsOnLinesAreDraftedToo() {
    StringBuilder lines = new StringBuilder();
    for (int t = 0; t < 90; t++) {
      LocalDate day = LocalDate.of(2024, 1, 1).plusDays(t);
      lines.append(
          "{\"day\": \"" + day + "\", \"sold\": " + t % 7 + ", \"rain\": " + t % 4 + "}\n");
    }
    assertThat(drafted(write("sales.jsonl", lines.toString())))
        .contains(
            "  source: jsonl\n", "  time: day\n", "targets: [sold]", "past-covariates: [rain]");
  }

  @Test
  void aFileAloneIsInspectedAsItWouldBeDrafted() {
    Path file = file("s.csv", "day,y", 90, t -> LocalDate.of(2024, 1, 1).plusDays(t) + "," + t % 7);
    JvmProcess.Output output = rnn("inspect", file);
    assertThat(output.code()).isZero();
    assertThat(output.out())
        .contains("season     7 steps; by autocorrelation 7", "y       target  number        90");
  }
}
