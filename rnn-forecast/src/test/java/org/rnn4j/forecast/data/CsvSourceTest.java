package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.source.CsvSourceProvider;

class CsvSourceTest {

  /** CSV as it mostly is. */
  static final CsvFile.Format STANDARD =
      (files, path, before, rows, problems) ->
          new CsvReading(files, path, before, CsvDialect.standard(), Remedies.SPEC, rows, problems)
              .read();

  @TempDir Path folder;

  private Path file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), String.join("\n", lines) + "\n");
  }

  private static double[] column(TimeSeries series, int column) {
    return series.copy(column, 0, series.length());
  }

  @Test
  void theAirPassengersAreAMonthlySeriesWithASeasonOfTwelve() throws URISyntaxException {
    Path file =
        Path.of(
            Objects.requireNonNull(CsvSourceTest.class.getResource("air-passengers.csv")).toURI());
    Dataset dataset = CsvSource.readDataset(file, CsvColumns.targets("#Passengers").time("Month"));
    TimeSeries series = dataset.series().get(0);
    assertThat(series.id()).isEqualTo("air-passengers");
    assertThat(series.length()).isEqualTo(144);
    assertThat(series.value(0, 0)).isEqualTo(112);
    assertThat(series.value(143, 0)).isEqualTo(432);
    assertThat(series.time().label(0)).isEqualTo("1949-01-01");
    assertThat(series.time().label(143)).isEqualTo("1960-12-01");
    assertThat(dataset.frequency()).hasToString("Optional[1M]");
    assertThat(dataset.season()).isEqualTo(12);
  }

  @Test
  void targetsComeBeforeCovariatesWhateverTheOrderInTheFile() throws IOException {
    Path file = file("a,b,kind,c", "1,2,x,3", "4,5,y,6");
    TimeSeries series = CsvSource.read(file, CsvColumns.targets("c", "a").pastCovariates("b"));
    assertThat(Column.names(series.columns())).containsExactly("c", "a", "b");
    assertThat(column(series, 0)).containsExactly(3, 6);
    assertThat(column(series, 1)).containsExactly(1, 4);
    assertThat(column(series, 2)).containsExactly(2, 5);
    assertThat(series.time().label(1)).isEqualTo("1");
  }

  @Test
  void aRowMayHaveManyFieldsAndLongOnes() throws IOException {
    StringBuilder header = new StringBuilder("y");
    StringBuilder row = new StringBuilder("1.5");
    for (int i = 0; i < 500; i++) {
      header.append(",c").append(i);
      row.append(",\" ").append("x\"\"".repeat(i % 7 == 0 ? 1000 : 1)).append("\"");
    }
    Path file = file(header + ",last", row + ", -2e3 ", row + ",4");
    TimeSeries series = CsvSource.read(file, CsvColumns.targets("last", "y"));
    assertThat(column(series, 0)).containsExactly(-2000, 4);
    assertThat(column(series, 1)).containsExactly(1.5, 1.5);
  }

  @Test
  void quotesByteOrderMarkAndGzipMakeNoDifference() throws IOException {
    Path file = folder.resolve("quoted.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      String text =
          "\uFEFF\"Month\",\"Pounds per cow\"\r\n\"1962-01\",589\r\n\"1962-02\",\"561\"\r\n";
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    TimeSeries series = CsvSource.read(file, CsvColumns.targets("Pounds per cow").time("Month"));
    assertThat(series.id()).isEqualTo("quoted");
    assertThat(column(series, 0)).containsExactly(589, 561);
  }

  @Test
  void aLongFileHoldsSeveralSeriesEvenWithMixedRows() throws IOException {
    Path file =
        file("id,day,y", "b,2020-01-01,1", "a,2020-01-05,10", "b,2020-01-02,2", "a,2020-01-06,11");
    Dataset dataset = CsvSource.readDataset(file, CsvColumns.targets("y").time("day").id("id"));
    assertThat(dataset.series()).extracting(TimeSeries::id).containsExactly("b", "a");
    assertThat(column(dataset.series().get(0), 0)).containsExactly(1, 2);
    assertThat(column(dataset.series().get(1), 0)).containsExactly(10, 11);
    assertThat(dataset.series().get(1).time().label(0)).isEqualTo("2020-01-05");
    assertThat(dataset.frequency()).hasToString("Optional[1d]");
    assertThat(dataset.season()).isEqualTo(7);
  }

  static List<List<String>> stampsAndFrequencies() {
    return List.of(
        List.of("1d", "2020-02-28", "2020-02-29", "2020-03-01"),
        List.of("1w", "2020-01-06", "2020-01-13", "2020-01-20"),
        List.of("1h", "2016-07-01 22:00:00", "2016-07-01 23:00:00", "2016-07-02 00:00:00"),
        List.of("15min", "2016-07-01T22:00", "2016-07-01T22:15", "2016-07-01T22:30"),
        List.of("30s", "2016-07-01T22:00:00Z", "2016-07-01T22:00:30Z", "2016-07-01T22:01:00Z"),
        List.of("1M", "2019-12-31", "2020-01-31", "2020-02-29"),
        List.of("1M", "2020-01", "2020-02", "2020-03"),
        List.of("1Q", "2020-01-01", "2020-04-01", "2020-07-01"),
        List.of("1Y", "2019-01-01", "2020-01-01", "2021-01-01"));
  }

  @ParameterizedTest
  @MethodSource("stampsAndFrequencies")
  void theFrequencyIsInferred(List<String> given) throws IOException {
    List<String> stamps = given.subList(1, given.size());
    Path file = file("t,y", stamps.get(0) + ",1", stamps.get(1) + ",2", stamps.get(2) + ",3");
    Dataset dataset = CsvSource.readDataset(file, CsvColumns.targets("y").time("t"));
    assertThat(dataset.frequency().orElseThrow()).hasToString(given.get(0));
    assertThat(column(dataset.series().get(0), 0)).containsExactly(1, 2, 3);
    LocalDateTime last = dataset.series().get(0).time().dateTime(2).orElseThrow();
    assertThat(last.toString()).startsWith(stamps.get(2).replace(' ', 'T').substring(0, 7));
  }

  @Test
  void integersMayCountInLargerSteps() throws IOException {
    Path file = file("t,y", "-10,1", "0,2", "10,3");
    Dataset dataset = CsvSource.readDataset(file, CsvColumns.targets("y").time("t"));
    assertThat(dataset.frequency()).isEmpty();
    assertThat(dataset.series().get(0).time().label(2)).isEqualTo("10");
    assertThat(dataset.season()).isEqualTo(1);
  }

  @Test
  void aPatternReadsOtherTimeStamps() throws IOException {
    Path file = file("t,y", "Jan 5 2020,1", "Jan 6 2020,2");
    TimeSeries series =
        CsvSource.read(file, CsvColumns.targets("y").time("t").timeFormat("MMM d yyyy"));
    assertThat(series.time().label(0)).isEqualTo("2020-01-05");
  }

  @Test
  void aGivenFrequencyAndSeasonWin() throws IOException {
    Path file = file("t,y", "2020-01-01,1", "2020-01-03,3");
    CsvColumns columns =
        CsvColumns.targets("y").time("t").frequency("D").season(5).missing(Missing.INTERPOLATE);
    Dataset dataset = CsvSource.readDataset(file, columns);
    assertThat(column(dataset.series().get(0), 0)).containsExactly(1, 2, 3);
    assertThat(dataset.season()).isEqualTo(5);
  }

  @Test
  void interpolationDrawsALineOverMissingValuesAndMissingRows() throws IOException {
    Path file = file("t,y", "1,10", "2,NA", "3,", "5,50", "6,60");
    CsvColumns columns = CsvColumns.targets("y").time("t").missing(Missing.INTERPOLATE);
    assertThat(column(CsvSource.read(file, columns), 0)).containsExactly(10, 20, 30, 40, 50, 60);
  }

  @Test
  void aGapThatIsOpenAtTheEndShowsTheLastObservedValue() throws IOException {
    Path file = file("t,y", "1,10", "2,", "3,30", "4,", "5,");
    CsvColumns columns = CsvColumns.targets("y").time("t").missing(Missing.INTERPOLATE);
    TimeSeries series = CsvSource.read(file, columns);
    assertThat(column(series, 0)).containsExactly(10, 20, 30, 30, 30);
    assertThat(IntStream.range(0, 5).filter(t -> series.isFilled(t, 0))).containsExactly(1, 3, 4);
  }

  @Test
  void forwardFillRepeatsTheValueBeforeAtTheEndToo() throws IOException {
    Path file = file("t,y", "1,10", "2,NaN", "4,40", "5,");
    CsvColumns columns = CsvColumns.targets("y").time("t").missing(Missing.FORWARD_FILL);
    assertThat(column(CsvSource.read(file, columns), 0)).containsExactly(10, 10, 10, 40, 40);
  }

  @Test
  void aRowThatAnotherStandsForNeedsNoValue() throws IOException {
    Path file = file("t,y", "1,1", "2,NA", "2,3", "3,4");
    CsvColumns columns = CsvColumns.targets("y").time("t");
    assertThat(column(CsvSource.read(file, columns.duplicates(Duplicates.KEEP_LAST)), 0))
        .containsExactly(1, 3, 4);
    assertThatThrownBy(() -> CsvSource.read(file, columns.duplicates(Duplicates.KEEP_FIRST)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("row 3, column 'y': the value is missing");
  }

  @Test
  void duplicatesKeepTheFirstOrTheLastRow() throws IOException {
    Path file = file("t,y", "1,1", "2,2", "2,20", "3,3");
    CsvColumns columns = CsvColumns.targets("y").time("t");
    assertThat(column(CsvSource.read(file, columns.duplicates(Duplicates.KEEP_FIRST)), 0))
        .containsExactly(1, 2, 3);
    assertThat(column(CsvSource.read(file, columns.duplicates(Duplicates.KEEP_LAST)), 0))
        .containsExactly(1, 20, 3);
  }

  @Test
  void aSpecAndTheApiReadTheSame() throws IOException {
    Path file = file("id,t,y,z", "a,1,10,5", "a,2,,6", "a,3,30,7");
    CsvSourceProvider provider = new CsvSourceProvider();
    DataSource source =
        provider.create(
            Options.of(
                provider.options(),
                Map.of(
                    "path",
                    file.getFileName().toString(),
                    "time",
                    "t",
                    "id",
                    "id",
                    "targets",
                    List.of("y"),
                    "past-covariates",
                    List.of("z"),
                    "missing",
                    "forward-fill")));
    Dataset dataset = source.load(new Context(folder, 1, 1)).dataset();
    assertThat(source.files()).containsExactly(Path.of("data.csv"));
    assertThat(dataset.names(Column.Role.PAST)).containsExactly("z");
    assertThat(column(dataset.series().get(0), 0)).containsExactly(10, 10, 30);
  }

  @Test
  void manyRowsKeepTheirOrder() throws IOException {
    StringBuilder text = new StringBuilder("y\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(".5\n");
    }
    Path file = Files.writeString(folder.resolve("long.csv"), text);
    TimeSeries series = CsvSource.read(file, CsvColumns.targets("y"));
    assertThat(series.length()).isEqualTo(100_000);
    for (int i = 0; i < series.length(); i++) {
      assertThat(series.value(i, 0)).isEqualTo(i + 0.5);
    }
  }

  @Test
  void whatWasDoneWithAFileIsReportedWithCountsAndDates() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("d.csv"),
            "t,y,z\n2020-01-01,1,5\n\n2020-01-02,,6\n2020-01-03,,7\n2020-01-04,4,8\n"
                + "2020-01-04,5,9\n2020-01-05,6,10\n");
    CsvColumns columns =
        CsvColumns.targets("y")
            .pastCovariates("z")
            .time("t")
            .missing(CsvColumns.Missing.INTERPOLATE)
            .duplicates(CsvColumns.Duplicates.KEEP_FIRST);
    DataReport report = new CsvSource(file, columns).load(new Context(folder, 1, 1)).report();
    String place = file + ": series 'd', column 'y': ";
    assertThat(report.findings())
        .contains(
            new Finding(
                Kind.FILLED,
                2,
                Optional.of("2020-01-02"),
                Optional.of("2020-01-03"),
                place
                    + "2 of 5 values were missing and are filled in, from 2020-01-02 to"
                    + " 2020-01-03"),
            Finding.of(Kind.READ, 5, file + ": 1 series, 5 steps, of the columns y, z"),
            Finding.of(Kind.INFERRED, 1, file + ": frequency 1d, inferred from the time stamps"));
    assertThat(report.findings().stream().filter(f -> f.kind() == Kind.LEFT_OUT))
        .extracting(Finding::count)
        .containsExactly(1L, 1L); // an empty line, and a second row of one time
    List<String> notes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    report.tell(notes::add, warnings::add);
    assertThat(notes).hasSize(1);
    assertThat(warnings).hasSize(3);
  }
}
