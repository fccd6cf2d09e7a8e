package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** What a user is told about a file that cannot be read. */
class CsvErrorsTest {

  private static final CsvColumns Y = CsvColumns.targets("y");
  private static final CsvColumns Y_BY_T = Y.time("t");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data.csv");
  }

  private String problem(CsvColumns columns, String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines));
    return problem(columns);
  }

  private String problem(CsvColumns columns) {
    InputException thrown =
        catchThrowableOfType(InputException.class, () -> CsvSource.readDataset(file, columns));
    assertThat(thrown).isNotNull();
    return thrown.getMessage();
  }

  @Test
  void aMissingFileSuggestsTheOneThatWasMeant() throws IOException {
    Files.writeString(folder.resolve("date.csv"), "y\n1\n");
    assertThat(problem(Y)).isEqualTo(file + ": there is no such file; did you mean 'date.csv'?");
  }

  @Test
  void aMissingFolderIsNamed() {
    file = folder.resolve("no").resolve("data.csv");
    assertThat(problem(Y)).contains("there is no folder " + folder.resolve("no"));
  }

  @Test
  void aFolderIsNoFile() {
    file = folder;
    assertThat(problem(Y)).isEqualTo(folder + ": it is a folder; expected a file");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertThat(problem(Y, "")).startsWith(file + ": the file is empty");
  }

  @Test
  void aHeaderAlone() throws IOException {
    assertThat(problem(Y, "t,y")).startsWith(file + ": the file has a header and no rows");
  }

  @Test
  void aWrongColumnSuggestsTheNearestAndListsAll() throws IOException {
    assertThat(problem(CsvColumns.targets("passenger").time("mont"), "month,passengers", "1,2"))
        .contains(
            file
                + ": row 1, column 'passenger': there is no such column;"
                + " did you mean 'passengers'? there are month, passengers")
        .contains(file + ": row 1, column 'mont': there is no such column; did you mean 'month'?");
  }

  @Test
  void aSemicolonInTheHeaderIsPointedOut() throws IOException {
    assertThat(problem(Y, "t;y", "1;2,5"))
        .contains("the header is the one column 't;y'")
        .contains("to read it as it is, set separator: \";\" and decimal: \",\"");
  }

  @Test
  void aColumnThatIsThereTwice() throws IOException {
    assertThat(problem(Y, "y,y", "1,2")).contains("row 1, column 'y': the header has it twice");
  }

  @Test
  void aColumnOfTwoRoles() throws IOException {
    assertThat(problem(Y.pastCovariates("y"), "y", "1")).contains("'y' is given two roles");
  }

  @Test
  void textAmongNumbersNamesRowColumnAndText() throws IOException {
    assertThat(problem(Y, "t,y", "a,1", "b,twelve", "c,3"))
        .startsWith(
            file + ": row 3, column 'y': 'twelve' is not a number; expected a finite number");
  }

  @Test
  void whatOnlyJavaTakesForANumberIsText() throws IOException {
    assertThat(problem(Y, "y", "1d")).contains("'1d' is not a number");
    assertThat(problem(Y, "y", "0x1p3")).contains("'0x1p3' is not a number");
    assertThat(problem(Y, "y", "Infinity")).contains("'Infinity' is not a number");
    assertThat(problem(Y, "y", "1e999")).contains("'1e999' is not a number");
  }

  @Test
  void aDecimalCommaIsPointedOut() throws IOException {
    assertThat(problem(Y, "y", "\"3,5\"")).contains("'3,5' is not a number; write a decimal point");
  }

  @Test
  void theSameMistakeInManyRowsIsOneMessageWithTheirCountAndTheFirst() throws IOException {
    assertThat(problem(Y, "y", "a", "1", "b", "c", "d", "e", "f", "g"))
        .isEqualTo(
            file
                + ": row 2, column 'y': 'a' is not a number,"
                + " the first of 7 such rows (2, 4, 5, 6, 7, 8, 9);"
                + " expected a finite number, or where the value is missing nothing, NA, N/A, NaN,"
                + " null or None; name in missing-values what else stands for one");
  }

  @Test
  void missingValuesAreCountedAndTheFirstIsShown() throws IOException {
    assertThat(problem(Y, "t,y", "1,1", "2,", "3,NA", "4,4"))
        .isEqualTo(
            file
                + ": row 3, column 'y': the value is missing, the first of 2 in this column; set"
                + " missing: mask, interpolate, forward-fill or seasonal, or leave these rows out");
  }

  @Test
  void aDuplicateTimeStampNamesBothRows() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "2020-01-01,1", "2020-01-02,2", "2020-01-02,3"))
        .isEqualTo(
            file
                + ": row 4, column 't': the time stamp 2020-01-02 is that of row 3 again;"
                + " if the file holds several series, name the column of their names in id;"
                + " otherwise set duplicates: keep-first, keep-last or mean");
  }

  @Test
  void unsortedRows() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "2020-01-02,2", "2020-01-01,1"))
        .isEqualTo(
            file
                + ": row 3, column 't': 2020-01-01 is earlier than 2020-01-02 in row 2 above it; if"
                + " the file holds several series, name the column of their names in id; otherwise"
                + " sort the rows by time, or set unsorted: sort");
    assertThat(problem(Y_BY_T.id("id"), "id,t,y", "a,2020-01-02,2", "a,2020-01-01,1"))
        .endsWith(
            "2020-01-01 is earlier than 2020-01-02 in row 2 of series 'a' above it; sort the rows"
                + " by time, or set unsorted: sort");
  }

  @Test
  void duplicatesOfALongFileNameTheSeries() throws IOException {
    assertThat(problem(Y_BY_T.id("id"), "id,t,y", "a,1,1", "b,1,1", "b,1,2"))
        .contains("row 4")
        .contains("of row 3 of series 'b' again");
  }

  @Test
  void aGapInTheCalendarNamesTheFirstAndCountsAll() throws IOException {
    assertThat(
            problem(
                Y_BY_T,
                "t,y",
                "2020-01-01,1",
                "2020-01-02,2",
                "2020-01-05,3",
                "2020-01-06,3",
                "2020-01-08,4"))
        .startsWith(
            file
                + ": row 4, column 't': 2 rows are missing between 2020-01-02 and 2020-01-05 at a"
                + " frequency of 1d, the first gap of 3 missing rows (2 gaps, before rows 4, 6);")
        .contains("set missing: mask, interpolate, forward-fill or seasonal");
  }

  @Test
  void aGapInTheMonths() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "1962-01,1", "1962-02,2", "1962-04,4", "1962-05,5"))
        .contains("row 4", "1 row is missing between 1962-02-01 and 1962-04-01");
  }

  @Test
  void aTimeStampBetweenTwoSteps() throws IOException {
    assertThat(
            problem(
                Y_BY_T,
                "t,y",
                "2020-01-01 00:00,1",
                "2020-01-01 01:00,2",
                "2020-01-01 02:00,3",
                "2020-01-01 02:30,4",
                "2020-01-01 04:00,4"))
        .contains("row 5, column 't': 2020-01-01 02:30:00 is not a whole number of steps (1h)");
  }

  @Test
  void datesWithoutSeparatorsAreTakenForIntegersAndThatIsSaid() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "19580329,1", "19580405,2", "19580412,3"))
        .contains("set time-format: yyyyMMdd");
  }

  @Test
  void aDateThatIsNone() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "2020-01-01,1", "2020-13-01,2"))
        .contains(
            "row 3, column 't': '2020-13-01' names a day or a time that there is not; correct");
    assertThat(problem(Y_BY_T, "t,y", "2020-01-01,1", "tomorrow,2", "2020-01-03,3"))
        .contains("row 3, column 't': 'tomorrow' is not a time stamp; expected an ISO date");
    assertThat(problem(Y_BY_T, "t,y", "2020-01-01,1", ",2"))
        .contains("row 3, column 't': it is empty");
    assertThat(problem(Y_BY_T, "t,y", "1,1", "2020-01-01,2"))
        .contains("the stamps before it are whole numbers");
    assertThat(problem(Y_BY_T.timeFormat("dd/MM/yyyy"), "t,y", "2020-01-01,1"))
        .contains("time-format");
  }

  @Test
  void aPatternThatIsNone() {
    assertThatThrownBy(() -> Y_BY_T.timeFormat("bogus"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("time-format: 'bogus' is not a pattern");
  }

  @Test
  void aFrequencyThatIsNoneOrHasNoDates() throws IOException {
    assertThatThrownBy(() -> Y_BY_T.frequency("monthly"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("frequency: 'monthly' is not a frequency");
    assertThat(problem(Y_BY_T.frequency("1d"), "t,y", "1,1"))
        .startsWith("data.frequency: the time stamps are integers");
    assertThat(problem(Y.frequency("1d"), "t,y", "1,1"))
        .startsWith("data.frequency: there is no column of time stamps");
  }

  @Test
  void oneDateHasNoFrequency() throws IOException {
    assertThat(problem(Y_BY_T, "t,y", "2020-01-01,1")).contains("cannot be inferred");
  }

  @Test
  void aRowOfAnotherLength() throws IOException {
    assertThat(problem(Y, "t,y", "1,2", "3"))
        .startsWith(file + ": row 3: it has 1 field, '3', the header has 2");
  }

  @Test
  void aLastRowOfAnotherLengthMayBeAFooter() throws IOException {
    assertThat(problem(Y, "t,y", "1,2", "2,3", "Source: the office"))
        .endsWith("or is the last row a footer? leave it out, or set footer: 1");
    assertThat(problem(Y, "t,y", "1,2", "2,3", "Source: the office", "As of May"))
        .endsWith("or are the last 2 rows a footer? leave them out, or set footer: 2");
    assertThat(problem(Y, "t,y", "1,2", "2", "3,4")).doesNotContain("footer");
    assertThat(problem(Y, "t,y", "1,2", "2", "3,4", "5")).doesNotContain("footer");
  }

  @Test
  void anEmptyId() throws IOException {
    assertThat(problem(Y.id("id"), "id,y", "a,1", ",2"))
        .contains("row 3, column 'id': it is empty");
  }

  @Test
  void aGapAtTheStartCannotBeFilled() throws IOException {
    for (Missing policy : new Missing[] {Missing.INTERPOLATE, Missing.FORWARD_FILL}) {
      assertThat(problem(Y.missing(policy), "t,y", "1,", "2,2"))
          .contains("the series starts with a missing value", "cut this row off");
    }
  }

  @Test
  void aTimeStampFarOffIsNotFilledUpTo() throws IOException {
    assertThat(
            problem(
                Y_BY_T.missing(Missing.FORWARD_FILL), "t,y", "1,1", "2,2", "3,3", "999999999,4"))
        .contains("row 5", "too many to fill");
  }

  @Test
  void bytesThatAreNoText() throws IOException {
    Files.write(file, new byte[] {'y', '\n', (byte) 0xFF, (byte) 0xFE, '\n'});
    assertThat(problem(Y))
        .isEqualTo(
            file
                + ": row 2: it is not UTF-8 text, in ISO 8859-1 it would be 'ÿþ';"
                + " convert it to UTF-8, or set encoding: latin-1 if it is that");
  }

  @Test
  void aQuoteThatNeverEnds() throws IOException {
    assertThat(problem(Y, "y", "\"1", "2")).startsWith(file.toString());
  }

  @Test
  void plainTextUnderTheNameOfAGzipFile() throws IOException {
    file = folder.resolve("data.csv.gz");
    Files.write(file, "y\n1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(problem(Y)).isEqualTo(file + ": it cannot be read: it is not in gzip format");
  }
}
