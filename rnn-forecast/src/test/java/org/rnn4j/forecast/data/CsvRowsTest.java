package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** No row, field or character of a file vanishes or moves without a word. */
class CsvRowsTest {

  private static final CsvColumns Y = CsvColumns.targets("y");
  private static final String NOT_CLOSED =
      "a quoted field begins here and is not closed before the end of the file;"
          + " close the quote, or double it";

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data.csv");
  }

  private String problem(CsvColumns columns, String text) throws IOException {
    write(text, StandardCharsets.UTF_8);
    InputException thrown =
        catchThrowableOfType(InputException.class, () -> CsvSource.readDataset(file, columns));
    assertThat(thrown).isNotNull();
    assertThat(thrown.getMessage()).hasSizeLessThan(600);
    return thrown.getMessage().replace(file.toString(), "data.csv");
  }

  private void write(String text, Charset charset) throws IOException {
    Files.write(file, text.getBytes(charset));
  }

  /** The values of the first target of the first series. */
  private double[] values(CsvColumns columns, String text) throws IOException {
    write(text, StandardCharsets.UTF_8);
    CsvFile csv = new CsvFile(file);
    RowProblems problems = new RowProblems(csv);
    SeriesReader reader = new SeriesReader(csv, columns, problems, Remedies.SPEC, 0, Map.of());
    csv.read(CsvSourceTest.STANDARD, reader, problems);
    Collection<SeriesBuffer> series = reader.series();
    SeriesBuffer first = series.iterator().next();
    int[] places = new int[first.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    problems.report().tell(note -> {}, warnings::add);
    warnings.replaceAll(warning -> warning.replace(file.toString(), "data.csv"));
    return first.takeColumn(0, places, places.length);
  }

  // Quotes.

  @Test
  void aQuoteThatIsNotClosedIsNamedWhereItBegins() throws IOException {
    String text = "date,y,note\n2021-01-01,1,ok\n2021-01-02,2,\"checked\n2021-01-03,3,ok\n";
    assertThat(problem(Y, text)).startsWith("data.csv: row 3, column 'note': " + NOT_CLOSED);
    assertThat(problem(Y, text.replace("\n", "\r\n")))
        .startsWith("data.csv: row 3, column 'note': " + NOT_CLOSED);
    assertThat(problem(Y.time("date"), text))
        .startsWith("data.csv: row 3, column 'note': " + NOT_CLOSED);
  }

  @Test
  void soItIsInAColumnOfNumbersHoweverLongTheFile() throws IOException {
    String text = "date,y\n2021-01-01,\"4\n" + "2021-01-02,5\n".repeat(40_000);
    assertThat(problem(Y, text)).startsWith("data.csv: row 2, column 'y': " + NOT_CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"y,n\n1,a\n2,\"b", "y,n\n1,a\n2,\"", "y,n\n1,a\n2,\"b\n", "y,n\n1,a\n2,\"b\"\""})
  void soItIsInTheLastField(String text) throws IOException {
    assertThat(problem(Y, text)).startsWith("data.csv: row 3, column 'n': " + NOT_CLOSED);
  }

  @Test
  void soItIsInTheHeaderWhereTheColumnHasItsNumber() throws IOException {
    assertThat(problem(Y, "y,\"n\n1,a\n")).startsWith("data.csv: row 1, column 2: " + NOT_CLOSED);
  }

  @Test
  void soItIsAfterAFieldOfSeveralLines() throws IOException {
    assertThat(problem(Y, "y,m,n\n1,\"a\r\nb\nc\",\"d\n2,e,f\n"))
        .startsWith("data.csv: row 4, column 'n': " + NOT_CLOSED);
  }

  @Test
  void soItIsInAGzipFile() throws IOException {
    file = folder.resolve("data.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("y,n\n1,\"a\n2,b\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file + ": row 2, column 'n': " + NOT_CLOSED);
  }

  @Test
  void whatWasFoundBeforeIsSaidToo() throws IOException {
    assertThat(problem(Y, "y,n\none,a\n2,\"b\n3,c\n").lines())
        .anyMatch(line -> line.contains("row 2, column 'y': 'one' is not a number"))
        .anyMatch(line -> line.contains("row 3, column 'n': " + NOT_CLOSED));
  }

  @Test
  void textAfterAClosingQuoteIsRefused() throws IOException {
    assertThat(problem(Y, "y,n\n1,\"ab\"c\n"))
        .startsWith(
            "data.csv: row 2, column 'n': a quoted field begins here, and text follows its"
                + " closing");
    // closed by the quote that should begin the next one
    assertThat(problem(Y, "y,n\n1,\"checked\n2,ok\n3,\"fine\"\n"))
        .startsWith("data.csv: row 2, column 'n': a quoted field begins here, and text follows");
  }

  @Test
  void aQuoteThatTakesInARowAndFitsIsGivenAwayByTheNextOne() throws IOException {
    assertThat(problem(Y, "i,y,note,firm\n1,5,\"checked,x\n2,6,ok,\", Inc.\"\n3,7,a,b\n"))
        .startsWith("data.csv: row 3, column 'firm': a quote stands inside a field that does not")
        .contains("close the quote of a field before it");
    assertThat(problem(Y, "y,n\n1,\"a\nb\"\n2,c\n3,5\" pipe\n"))
        .startsWith("data.csv: row 5, column 'n': a quote stands inside");
  }

  @Test
  void twoQuotesThatTakeInRowsAreWarnedOf() throws IOException {
    assertThat(values(Y, "y,n\n5,\"checked\n6,ok\n7,done\"\n8,ok\n")).containsExactly(5, 8);
    assertThat(warnings)
        .containsExactly(
            "data.csv: row 2, column 'n': a quoted field goes over several lines;"
                + " 2 of the lines inside look like rows: is a quote not closed?");
  }

  @Test
  void aFieldMayGoOverSeveralLinesAndHoldQuotes() throws IOException {
    assertThat(values(Y, "n,y\n\"a \"\"b\"\"\nc, d, e\n\",1\nx,2\n\"\nz\",3"))
        .containsExactly(1, 2, 3);
    assertThat(warnings).isEmpty();
  }

  @Test
  void aQuoteInsideAFieldIsACharacterOfIt() throws IOException {
    assertThat(values(Y.id("n"), "y,n\n1,5\" pipe\n2,5\" pipe\n")).containsExactly(1, 2);
  }

  @Test
  void aBlankBeforeTheFirstQuoteIsRefusedAsTheQuoteWouldNotHoldTheCommas() throws IOException {
    assertThat(problem(Y, "y,n\n1, \"a, b\"\n"))
        .isEqualTo(
            "data.csv: row 2, column 'n': a blank stands before the quote that the field begins"
                + " with; remove the blank");
    assertThat(problem(Y, "n, \"y\"\n1,2\n")).startsWith("data.csv: row 1, column 2: a blank");
  }

  @Test
  void aFieldTooLongForTheReaderSaysSo() throws IOException {
    assertThat(problem(Y, "y,n\n1,\"" + "x\n".repeat(9_000_000) + "\n"))
        .startsWith("data.csv: row 2, column 'n': a field begins here that is longer than 16777216")
        .contains("a quote that is not closed takes in all that follows");
  }

  // Lines.

  @Test
  void anEmptyLineOfOneColumnIsARowWithoutAValue() throws IOException {
    String text = "y\n1\n2\n3\n\n5\n6\n";
    assertThat(problem(Y, text)).startsWith("data.csv: row 5, column 'y': the value is missing;");
    assertThat(problem(Y, text.replace("\n\n", "\n  \n")))
        .startsWith("data.csv: row 5, column 'y': the value is missing;");
    CsvColumns filled = Y.missing(Missing.INTERPOLATE);
    assertThat(values(filled, text)).containsExactly(1, 2, 3, Double.NaN, 5, 6);
    assertThat(values(filled, "y\r\n1\r\n\r\n\r\n4\r\n"))
        .containsExactly(1, Double.NaN, Double.NaN, 4);
    assertThat(warnings).isEmpty();
  }

  @Test
  void emptyLinesAtTheEndOfOneColumnAreLeftOutAndThatIsSaid() throws IOException {
    assertThat(values(Y, "y\n1\n2\n\n \n")).containsExactly(1, 2);
    assertThat(warnings)
        .containsExactly(
            "data.csv: row 4: an empty line at the end is left out, the first of 2;"
                + " a row without a value is written \"\" or NA");
    assertThat(problem(Y, "y\n1\n2\n\"\"\n")).contains("row 4, column 'y': the value is missing");
  }

  @Test
  void emptyLinesBetweenRowsOfSeveralColumnsAreSkippedAndThatIsSaid() throws IOException {
    assertThat(values(Y, "\n\ny,n\n1,a\n\n \t \n2,b\n\n   \n")).containsExactly(1, 2);
    assertThat(warnings)
        .containsExactly("data.csv: row 5: an empty line between rows is skipped, the first of 2");
  }

  @Test
  void aHeaderAfterEmptyLinesHasTheirNumber() throws IOException {
    assertThat(problem(Y, "\n\nx\n1\n"))
        .startsWith("data.csv: row 3, column 'y': there is no such");
  }

  @Test
  void linesEndInAnyOfThreeWays() throws IOException {
    assertThat(values(Y, "y\r1\r2\r3")).containsExactly(1, 2, 3);
    assertThat(values(Y, "y\r\n1\n2\r3\r\n")).containsExactly(1, 2, 3);
  }

  @Test
  void theHeaderAgainIsNoRow() throws IOException {
    assertThat(problem(Y, "y,n\n1,a\ny,n\n2,b\n"))
        .isEqualTo(
            "data.csv: row 3: it is the header again; remove it;"
                + " of files that are joined only the first keeps its header");
    assertThat(problem(Y, "\uFEFFn,y\na,1\n\uFEFFn,y\nb,2\n")).contains("row 3: it is the header");
    // it would be a series of its own
    assertThat(
            problem(CsvColumns.targets("2020").id("country"), "country,2020\na,1\ncountry,2020\n"))
        .contains("row 3: it is the header again");
    // all of its fields could be values
    assertThat(values(CsvColumns.targets("1"), "1\n1\nNA\n1\n".replace("NA", "2")))
        .containsExactly(1, 2, 1);
  }

  // Commas.

  @Test
  void aCommaAtTheEndOfTheRowsOnly() throws IOException {
    assertThat(problem(Y, "date,y\n2021-01-01,1,\n2021-01-02,2,\n"))
        .isEqualTo(
            "data.csv: row 2: the row ends with a comma, the header does not,"
                + " the first of 2 such rows (2, 3); drop it, or end the header likewise");
    assertThat(problem(Y, "date,y\n2021-01-01,1,,,\n")).contains("the row ends with 3 commas");
  }

  @Test
  void aCommaAtTheEndOfTheHeaderOnly() throws IOException {
    assertThat(problem(Y, "date,y,\n2021-01-01,1\n"))
        .isEqualTo(
            "data.csv: row 2: the header ends with a comma, the row does not;"
                + " drop it, or end the rows likewise");
  }

  @Test
  void aCommaAtTheEndOfBothMeansNothing() throws IOException {
    assertThat(values(Y, "date,y,\n2021-01-01,1,\n2021-01-02,2,\n")).containsExactly(1, 2);
  }

  @Test
  void aRowOfAnotherWidthShowsWhatMayBeMeant() throws IOException {
    assertThat(problem(Y, "date,y\n1;2\n"))
        .endsWith("it has 1 field, '1;2', the header has 2; separate fields by commas");
    assertThat(problem(Y, "date,y\n1,2,3\n"))
        .endsWith("it has 3 fields, the header has 2; quote fields that contain a comma");
    assertThat(problem(Y, "date,y\n2021-01-01,1,000\n"))
        .contains("if '1,000' is one number, write it without separators: 1000; or,");
  }

  // Characters.

  @Test
  void aNulCharacterIsRefusedInAnyColumn() throws IOException {
    assertThat(problem(Y, "y,n\n1,a\0\0b\n2,c\n"))
        .startsWith("data.csv: row 2, column 'n': it holds a NUL character; the file is damaged");
    for (int length = 1; length < 20; length++) { // at any place among eight bytes
      assertThat(problem(Y, "y,n\n1," + "x".repeat(length) + "\0\n2,b\n"))
          .contains("row 2, column 'n'");
    }
  }

  @Test
  void byteOrderMarksBeginAFileAndMeanNothing() throws IOException {
    assertThat(values(Y, "\uFEFF\uFEFFy,n\n1,a\n2,b\n")).containsExactly(1, 2);
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    write("y,n\n1,a\n", StandardCharsets.UTF_16);
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .hasMessage(file + ": it is UTF-16 text; convert it to UTF-8");
    write("y,n\n1,a\n", StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .hasMessageContaining("it is UTF-16 text: convert it to UTF-8");
    write("y,n\n1,a\n2,Z\u00FCrich\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .hasMessage(
            file
                + ": row 3: it is not UTF-8 text, in ISO 8859-1 it would be '2,Z\u00FCrich';"
                + " convert it to UTF-8, or set encoding: latin-1 if it is that");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    write("PK\u0003\u0004", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .hasMessageContaining("it is a zip archive or a workbook");
    write("\u001F\u008B\b", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> CsvSource.readDataset(file, Y))
        .hasMessageContaining("it is in gzip format; give it a name that ends in .gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\u007F", "b\u0085c", "d\u2028e", "\uFEFFz", "/y", "~", "null", "#", "a b"})
  void aColumnMayHaveAnyName(String name) throws IOException {
    assertThat(values(CsvColumns.targets(name).time("/t"), "/t," + name + "\n0,5\n1,6\n"))
        .containsExactly(5, 6);
  }

  @Test
  void namesThatCannotBePrintedAreEscapedInMessages() throws IOException {
    assertThat(problem(Y, "\"a\u001B[31m\nb\",c\n1,2\n")).contains("there are a\\u001b[31m\\nb, c");
  }

  @Test
  void aColumnCalledNullOrNoneThatNoKeyNamesIsWarnedOf() throws IOException {
    values(Y, "null,none,y\na,b,1\nc,d,2\n");
    assertThat(warnings)
        .satisfiesExactly(
            first -> assertThat(first).contains("row 1, column 'null': no key of the spec names"),
            second ->
                assertThat(second).contains("row 1, column 'none': no key of the spec names"));
    warnings.clear();
    values(Y.id("null"), "null,y\na,1\na,2\n");
    assertThat(warnings).isEmpty();
  }

  // Counts.

  @Test
  void rowsLeftOutAsDuplicatesAreCounted() throws IOException {
    CsvColumns columns = Y.time("t").id("id");
    String text = "id,t,y\na,1,1\na,1,2\na,2,3\nb,1,4\nb,1,5\nb,1,6\n";
    assertThat(values(columns.duplicates(Duplicates.KEEP_FIRST), text)).containsExactly(1, 3);
    assertThat(values(columns.duplicates(Duplicates.KEEP_LAST), text)).containsExactly(2, 3);
    assertThat(warnings)
        .containsExactly(
            "data.csv: row 3 of series 'a': the time stamp is that of another row, of which the"
                + " first counts; 3 rows are left out for that reason (rows 3, 6, 7)",
            "data.csv: row 3 of series 'a': the time stamp is that of another row, of which the"
                + " last counts; 3 rows are left out for that reason (rows 3, 6, 7)");
  }

  @Test
  void thousandsOfWrongRowsAreOneProblem() throws IOException {
    String text = "y,z\n" + "1,5\n".repeat(3) + "\"1,000\",x\n".repeat(7000);
    assertThat(problem(CsvColumns.targets("y", "z"), text).lines())
        .containsExactly(
            "data.csv: row 5, column 'y': '1,000' is not a number, the first of 7000 such rows (5,"
                + " 6, 7, 8, 9, 10, 11, 12, 13, 14, ...); write it without separators: 1000; or, if"
                + " the comma is the decimal one, with a point: 1.000, or set decimal: \",\"",
            "data.csv: row 5, column 'z': 'x' is not a number, the first of 7000 such rows (5, 6,"
                + " 7, 8, 9, 10, 11, 12, 13, 14, ...); expected a finite number, or where the value"
                + " is missing nothing, NA, N/A, NaN, null or None; name in missing-values what"
                + " else stands for one");
  }

  @Test
  void wrongColumnsBeyondTenAreCounted() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      names.add("c" + i);
    }
    write(
        String.join(",", names) + "\n" + ",x".repeat(30).substring(1) + "\n",
        StandardCharsets.UTF_8);
    InputException thrown =
        catchThrowableOfType(
            InputException.class, () -> CsvSource.readDataset(file, CsvColumns.targets(names)));
    assertThat(thrown.problems()).hasSize(11);
    assertThat(thrown.problems().get(10)).hasToString(file + ": 20 more columns have problems");
  }

  @Test
  void aFullMemoryIsNotTheFilesFault() throws IOException {
    write("y\n1\n2\n", StandardCharsets.UTF_8);
    CsvFile csv = new CsvFile(file);
    CsvFile.Rows full =
        new CsvFile.Rows() {
          @Override
          public void end() {}

          @Override
          public void header(int row, List<String> names, Optional<OtherDialect> otherwise) {}

          @Override
          public void row(int row, CsvRow fields) {
            throw new OutOfMemoryError();
          }
        };
    assertThatThrownBy(() -> csv.read(CsvSourceTest.STANDARD, full, new RowProblems(csv)))
        .isInstanceOf(RunException.class)
        .hasCauseInstanceOf(OutOfMemoryError.class)
        .hasMessageContaining("the memory is full after this row")
        .hasMessageContaining("-Xmx");
  }
}
