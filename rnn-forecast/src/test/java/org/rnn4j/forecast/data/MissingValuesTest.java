package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** What becomes of values and rows that a file does not have. */
class MissingValuesTest {

  private static final double NONE = Double.NaN;
  private static final CsvColumns COLUMNS = CsvColumns.targets("y").pastCovariates("x").time("day");

  @TempDir private Path folder;

  private Loaded load(CsvColumns columns, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("f.csv"), List.of(lines));
    return new CsvSource(file, columns).load(new DataSource.Context(Path.of(""), 2, 1));
  }

  private static double[] column(Loaded loaded, int column) {
    TimeSeries series = loaded.dataset().series().get(0);
    return series.copy(column, 0, series.length());
  }

  private static List<String> sentences(Loaded loaded, Kind kind) {
    return loaded.report().findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(Finding::sentence)
        .map(sentence -> sentence.replaceFirst("^.*f\\.csv: ", ""))
        .toList();
  }

  private static final String[] HOLES = {
    "day,y,x",
    "2001-01-01,,1",
    "2001-01-02,2,NA",
    "2001-01-05,5,4",
    "2001-01-06,6,-200",
    "2001-01-07,?,6",
    "2001-01-09,-200.0,8"
  };

  @Test
  void maskedValuesAndRowsStayMissingAndAreReported() throws IOException {
    Loaded loaded = load(COLUMNS.missing(Missing.MASK).missingValues(List.of("-200", "?")), HOLES);
    assertThat(column(loaded, 0)).containsExactly(NONE, 2, NONE, NONE, 5, 6, NONE, NONE, NONE);
    assertThat(column(loaded, 1)).containsExactly(1, NONE, NONE, NONE, 4, NONE, 6, NONE, 8);
    assertThat(loaded.dataset().series().get(0).hasFilled()).isFalse();
    assertThat(sentences(loaded, Kind.MASKED))
        .containsExactly(
            "the calendar has 3 steps without a row, which are missing steps: 2 gaps, before rows"
                + " 4, 7, between 2001-01-02 and 2001-01-09",
            "series 'f', column 'y': 6 of 9 values are missing, from 2001-01-01 to 2001-01-09",
            "series 'f', column 'x': 5 of 9 values are missing, from 2001-01-02 to 2001-01-08");
    assertThat(sentences(loaded, Kind.READ))
        .contains(
            "'-200', which stands for a missing value, was read 2 times",
            "'?', which stands for a missing value, was read once");
    assertThat(sentences(loaded, Kind.FILLED)).isEmpty();
  }

  @Test
  void whatStandsForAMissingValueIsRefusedLikeOneWhereNothingIsSaidOfThem() {
    assertThatThrownBy(
            () ->
                load(CsvColumns.targets("y").missingValues(List.of("-999")), "y", "1", "-999", "3"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("row 3, column 'y': the value is missing")
        .hasMessageContaining("set missing: mask");
    assertThatThrownBy(() -> load(CsvColumns.targets("y"), "y", "1", "?", "3"))
        .hasMessageContaining("'?' is not a number");
  }

  @Test
  void whatStandsForAMissingValueAndIsNowhereIsSaid() throws IOException {
    Loaded loaded =
        load(CsvColumns.targets("y").missingValues(List.of("-999")), "y", "1", "-99", "3");
    assertThat(column(loaded, 0)).containsExactly(1, -99, 3);
    assertThat(sentences(loaded, Kind.UNUSUAL))
        .containsExactly("'-999', which stands for a missing value, is in no column that is read");
  }

  @Test
  void itStandsForAMissingWordToo() throws IOException {
    CsvColumns columns =
        CsvColumns.targets("y")
            .pastCovariates("kind")
            .categories(Set.of("kind"))
            .missing(Missing.MASK)
            .missingValues(List.of("?"));
    Path file =
        Files.write(folder.resolve("f.csv"), List.of("y,kind", "1,rain", "2,?", "3,NA", "?,fog"));
    TimeSeries series = CsvSource.read(file, columns);
    assertThat(series.columns().get(1).levels()).containsExactly("NA", "fog", "rain");
    assertThat(series.copy(1, 0, 4)).containsExactly(2, NONE, 0, 1);
    assertThat(series.copy(0, 0, 4)).containsExactly(1, 2, 3, NONE);
  }

  @Test
  void rowsThatAreFilledInAreReported() throws IOException {
    Loaded loaded =
        load(
            CsvColumns.targets("y").time("day").missing(Missing.SEASONAL).season(2),
            "day,y",
            "2001-01-01,1",
            "2001-01-02,9",
            "2001-01-03,1",
            "2001-01-06,9",
            "2001-01-07,1");
    assertThat(column(loaded, 0)).containsExactly(1, 9, 1, 9, 1, 9, 1);
    assertThat(sentences(loaded, Kind.FILLED))
        .containsExactly(
            "the calendar has 2 steps without a row, which are filled in: one gap, before row 5,"
                + " between 2001-01-03 and 2001-01-06",
            "series 'f', column 'y': 2 of 7 values were missing and are filled in, from 2001-01-04"
                + " to 2001-01-05");
  }

  @Test
  void withoutASeasonNothingIsFilledFromIt() {
    assertThatThrownBy(
            () -> load(CsvColumns.targets("y").missing(Missing.SEASONAL), "y", "1", "NA", "2"))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("data.missing", "no season", "data.season", "interpolate");
  }
}
