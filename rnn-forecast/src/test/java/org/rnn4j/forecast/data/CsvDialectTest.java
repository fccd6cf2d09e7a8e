package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;
import org.rnn4j.forecast.data.CsvDialect.Encoding;

/** Files that are not written as most are. */
class CsvDialectTest {

  private static final CsvColumns Y = CsvColumns.targets("y").time("t");
  private static final CsvDialect STANDARD = CsvDialect.standard();
  private static final CsvDialect GERMAN = STANDARD.separator("semicolon").decimal(",");

  @TempDir Path folder;

  private Loaded load(byte[] bytes, String name, CsvColumns columns, CsvDialect dialect)
      throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return new org.rnn4j.forecast.data.CsvSource(file, columns, dialect)
        .load(new Context(folder, 1, 1));
  }

  private Loaded load(String text, CsvColumns columns, CsvDialect dialect) throws IOException {
    return load(text.getBytes(StandardCharsets.UTF_8), "data.csv", columns, dialect);
  }

  private static double[] values(Loaded loaded) {
    TimeSeries series = loaded.dataset().series().get(0);
    return series.copy(0, 0, series.length());
  }

  private static List<String> leftOut(Loaded loaded) {
    return loaded.report().findings().stream()
        .filter(f -> f.kind() == Kind.LEFT_OUT)
        .map(Finding::sentence)
        .map(s -> s.substring(s.indexOf("row ")))
        .toList();
  }

  private void refused(String text, CsvDialect dialect, String... words) {
    assertThatThrownBy(() -> load(text, Y, dialect))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "; ! ;",
        "semicolon ! ;",
        "tab ! \\t",
        "| ! |",
        "bar ! |",
        "pipe ! |",
        "^ ! ^",
        "# ! #",
        "comma ! `,`",
        "~ ! ~",
        "space ! ` `"
      })
  void fieldsAreSeparatedByTheCharacterThatIsSaid(String said, String character)
      throws IOException {
    String separator = character.equals("\\t") ? "\t" : character;
    String text = "t,y,n\n2020-01-01,1.5,\"a,b\"\n2020-01-02,2.5,\"c\"\n".replace(",", separator);
    assertThat(values(load(text, Y, STANDARD.separator(said)))).containsExactly(1.5, 2.5);
  }

  @Test
  void decimalCommasAreReadToTheSameBitsAsPoints() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder("t;y\n");
    double[] expected = new double[300];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      text.append(i)
          .append(';')
          .append(Double.toString(expected[i]).replace('.', ','))
          .append('\n');
    }
    assertThat(values(load(text.toString(), Y, GERMAN))).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        // fields, decimal sign, numbers ! what is said
        "semicolon . 1.234 999 -12.500 ! row 2, column 'y': '1.234' is read as 1.234",
        "semicolon . 7 1.234 ! row 3, column 'y': '1.234' is read as 1.234",
        "tab , 1,234 999 ! row 2, column 'y': '1,234' is read as 1.234",
        "semicolon . 1.234 0.500 ! none", // no thousand begins with a nought
        "semicolon . 1.234 1.5 ! none",
        "semicolon . 1.234 1234 ! none", // which would have a sign too
        "semicolon . 1.234 12.3456 ! none",
        "semicolon . 1 2 ! none",
        "tab . 1.234 999 ! none", // nothing here is of a country with a decimal comma
      })
  void aDecimalSignThatMaySeparateThousandsIsSaid(String file, String said) throws IOException {
    String[] words = file.split(" ");
    StringBuilder text = new StringBuilder("t;y\n");
    for (int i = 2; i < words.length; i++) {
      text.append(i).append(';').append(words[i]).append('\n');
    }
    String separator = words[0].equals("tab") ? "\t" : ";";
    Loaded loaded =
        load(
            text.toString().replace(";", separator),
            Y,
            STANDARD.separator(words[0]).decimal(words[1]));
    List<String> unusual =
        loaded.report().findings().stream()
            .filter(f -> f.kind() == Kind.UNUSUAL)
            .map(Finding::sentence)
            .toList();
    if (said.equals("none")) {
      assertThat(unusual).isEmpty();
    } else {
      assertThat(unusual)
          .singleElement()
          .asString()
          .contains(said, "if it separates thousands, write 1234");
    }
  }

  @Test
  void separatorsOfThousandsAreRefusedWithWhatToWrite() {
    refused(
        "t;y\n1;1.234,5\n2;2\n",
        GERMAN,
        "row 2, column 'y'",
        "'1.234,5' is not a number; write it without separators: 1234,5");
    refused(
        "t;y\n1;1.5\n2;2\n", GERMAN, "'1.5' is not a number; data.decimal is a comma: write 1,5");
    refused(
        "t;y\n1;1.500\n2;2\n",
        GERMAN,
        "'1.500' is not a number; write it without separators: 1500;"
            + " or, if the point is the decimal one, with a comma: 1,500");
    refused("t;y\n1;1 234,5\n2;2\n", GERMAN, "write it without separators: 1234,5");
    refused("t;y\n1;5 EUR\n2;2\n", GERMAN, "write the number alone, in the same unit in every row");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "`t;y~1;2,5~2;3,5` ! `set separator: \";\" and decimal: \",\"`",
        "`t;y~1;2.5~2;3.5` ! `set separator: \";\"`",
        "`t|y~1|2~2|3` ! `set separator: \"|\"`",
        "`t%y~1%2,5~2%3` ! `set separator: tab and decimal: \",\"`"
      })
  void whereAFileLooksLikeAnotherDialectTheErrorSaysWhichKeysToSet(String text, String keys) {
    refused(
        text.replace('~', '\n').replace('%', '\t') + "\n", STANDARD, "to read it as it is, ", keys);
  }

  @Test
  void aOneColumnFileWithATypoIsNotTakenForAnotherDialect() {
    assertThatThrownBy(() -> load("sales\n1\n2\n", CsvColumns.targets("sale"), STANDARD))
        .hasMessageContaining("did you mean 'sales'?");
  }

  @Test
  void aFileWithCommasThatIsReadWithAnotherSeparatorIsPointedOutToo() {
    refused("t,y\n1,2\n2,3\n", GERMAN, "set separator: \",\"");
  }

  @Test
  void quotedDecimalCommasAmongCommasSayTheKeyToo() {
    refused(
        "t,y\n1,\"2,5\"\n2,\"3,5\"\n",
        STANDARD,
        "'2,5' is not a number, the first of 2 such rows (2, 3)",
        "write a decimal point: 2.5, or set decimal: \",\"");
  }

  /** A table in one dialect is the table in another. */
  @Test
  void whateverTheDialectTheSameValuesAreRead() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      char separator = ";\t|~,".charAt(random.nextInt(5));
      boolean comma = random.nextBoolean();
      StringBuilder plain = new StringBuilder("t,n,y\n");
      StringBuilder other = new StringBuilder(random.nextBoolean() ? "# made\n" : "");
      String end = random.nextBoolean() ? "\n" : "\r\n";
      other.append(String.join(String.valueOf(separator), "t", "n", "y")).append(end);
      int rows = 2 + random.nextInt(8);
      for (int row = 0; row < rows; row++) {
        String number = Double.toString(random.nextGaussian() * 1000);
        String note = random.nextBoolean() ? "a" + separator + " \"\"b\"\"" : "";
        plain.append(row).append(",\"").append(note).append("\",").append(number).append('\n');
        String written = comma ? number.replace('.', ',') : number;
        boolean quoted = (comma && separator == ',') || random.nextBoolean();
        other.append(row).append(separator).append('"').append(note).append('"').append(separator);
        other.append(quoted ? '"' + written + '"' : written).append(end);
        other.append(random.nextInt(4) == 0 ? "#" + separator + "\"" + end : "");
      }
      int footer = random.nextInt(3);
      for (int line = 0; line < footer; line++) {
        other.append(random.nextBoolean() ? end : "").append("total").append(separator).append(end);
      }
      CsvDialect dialect =
          STANDARD
              .separator(String.valueOf(separator))
              .decimal(comma ? "," : ".")
              .comment("#")
              .footer(footer);
      assertThat(values(load(other.toString(), Y, dialect)))
          .as(other.toString())
          .containsExactly(values(load(plain.toString(), Y, STANDARD)));
    }
  }

  @ParameterizedTest
  @CsvSource({"LATIN_1, ISO-8859-1, Zürich", "WINDOWS_1252, windows-1252, Żółw€"})
  void otherEncodingsAreReadWhereTheyAreSaid(Encoding encoding, String charset, String name)
      throws IOException {
    String id = encoding == Encoding.LATIN_1 ? name : "10 €";
    String text = "id,y\n" + id + ",1\n" + id + ",2\n";
    byte[] bytes = text.getBytes(Charset.forName(charset));
    CsvColumns columns = CsvColumns.targets("y").id("id");
    Loaded loaded = load(bytes, "data.csv", columns, STANDARD.encoding(encoding));
    assertThat(loaded.dataset().series().get(0).id()).isEqualTo(id);
    assertThatThrownBy(() -> load(bytes, "data.csv", columns, STANDARD))
        .hasMessageContaining("row 2: it is not UTF-8 text")
        .hasMessageContaining("or set encoding: latin-1 if it is that");
  }

  @Test
  void aByteOrderMarkContradictsAnotherEncoding() {
    assertThatThrownBy(() -> load("\uFEFFt,y\n1,2\n", Y, STANDARD.encoding(Encoding.LATIN_1)))
        .hasMessageContaining("it begins with the byte order mark of UTF-8");
    assertThatThrownBy(
            () ->
                load(
                    new byte[] {'t', ',', 'y', '\n', '1', ',', '2', (byte) 0x81, '\n'},
                    "data.csv",
                    Y,
                    STANDARD.encoding(Encoding.WINDOWS_1252)))
        .hasMessageContaining("it is no text in windows-1252; correct data.encoding");
  }

  @Test
  void commentsAndAFooterAreNoRowsAndAreReported() throws IOException {
    String text = "# sales\nt,y\n1,1.5\n#1,7\n2,2.5\n\nSource: the bank, 2021\n\"two\nlines\"\n\n";
    Loaded loaded = load(text, Y, STANDARD.comment("#").footer(2));
    assertThat(values(loaded)).containsExactly(1.5, 2.5);
    assertThat(leftOut(loaded))
        .containsExactly(
            "row 1: a line that begins with '#' is a comment, the first of 2",
            "row 7: the last 2 lines are a footer and left out: 'Source: the bank, 2021',"
                + " 'two\\nlines'");
    refused(text, STANDARD.comment("#"), "row 7, column 't'", "'Source: the bank' is not a time");
  }

  @Test
  void aFooterOfAllRowsLeavesNone() {
    refused("t,y\n1,2\n", STANDARD.footer(1), "the file has a header and no rows");
    refused("t,y\n1,2\n", STANDARD.footer(5), "the file is empty");
  }

  @Test
  void rowsAreNumberedAsLinesBehindCommentsAndBeforeAFooter() {
    refused(
        "#\n#\nt,y\n1,1\n#\n2,x\n3,3\nfooter\n",
        STANDARD.comment("#").footer(1),
        "row 6, column 'y'",
        "'x' is not a number");
  }

  @Test
  void trailingSeparatorsAreNamedAsTheyAre() {
    refused("t;y\n1;2;\n2;3;\n", GERMAN, "the row ends with a semicolon, the header does not");
    refused("t;y;n\n1;2;\n2;3\n", GERMAN, "a missing value has its semicolon nevertheless");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {"a", "ab", "1", ".", "-", "tabs"})
  void aSeparatorThatMayStandInAValueIsRefused(String wrong) {
    assertThatThrownBy(() -> STANDARD.separator(wrong))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("'" + wrong + "' cannot stand between two fields");
  }

  @Test
  void optionsThatContradictEachOtherAreRefused() {
    assertThatThrownBy(() -> STANDARD.decimal("'")).hasMessageContaining("expected \".\" or \",\"");
    assertThatThrownBy(() -> STANDARD.comment("//")).hasMessageContaining("begins no comment");
    refused("t;y\n", STANDARD.separator("#").comment("#"), "it is the separator too");
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theOneFileOfAZipArchiveIsRead() throws IOException {
    String text = "t,y\n1,1.5\n2,2.5\n";
    Loaded loaded =
        load(zip("a/", "", "__MACOSX/x", "junk", "a/x.csv", text), "sales.csv.zip", Y, STANDARD);
    assertThat(values(loaded)).containsExactly(1.5, 2.5);
    assertThat(loaded.dataset().series().get(0).id()).isEqualTo("sales");
    assertThatThrownBy(() -> load(zip("a.csv", text, "b.csv", text), "two.zip", Y, STANDARD))
        .hasMessageContaining("the zip archive has 2 files: 'a.csv', 'b.csv'");
    assertThatThrownBy(() -> load(zip("a/", ""), "none.zip", Y, STANDARD))
        .hasMessageContaining("the zip archive has no file");
    assertThatThrownBy(() -> load(zip("x.csv", text), "book.xlsx", Y, STANDARD))
        .hasMessageContaining("it is a zip archive or a workbook");
  }

  @Test
  void aDamagedZipArchiveIsRefusedWhereverItIsDamaged() throws IOException {
    StringBuilder text = new StringBuilder("t,y\n");
    for (int i = 0; i < 400; i++) {
      text.append(i).append(',').append(i * 7 % 13).append('\n');
    }
    byte[] whole = zip("x.csv", text.toString());
    double[] expected = values(load(whole, "x.zip", Y, STANDARD));
    for (int at = 0; at < whole.length; at += 3) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      try {
        assertThat(values(load(damaged, "x.zip", Y, STANDARD))).containsExactly(expected);
      } catch (InputException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    for (int length = 0; length < whole.length; length += 5) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> load(cut, "x.zip", Y, STANDARD)).isInstanceOf(InputException.class);
    }
  }

  private Loaded files(String... namesAndTexts) throws IOException {
    return files(Y, namesAndTexts);
  }

  private Loaded files(CsvColumns columns, String... namesAndTexts) throws IOException {
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      Files.writeString(folder.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
    }
    return new org.rnn4j.forecast.data.CsvSource(Path.of("sales-*.csv"), columns)
        .load(new Context(folder, 1, 1));
  }

  @Test
  void severalFilesAreOneInTheOrderOfTheirNumbers() throws IOException {
    Loaded loaded =
        files(
            "sales-10.csv", "t,y\n5,5\n6,6\n",
            "sales-2.csv", "t,y\n3,3\n4,4\n",
            "sales-1.csv", "t,y\n1,1\n2,2\n",
            "other.csv", "no\n");
    assertThat(values(loaded)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(loaded.dataset().series().get(0).id()).isEqualTo("sales");
    assertThat(new org.rnn4j.forecast.data.CsvSource(folder.resolve("sales-*.csv"), Y).files())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("sales-1.csv", "sales-2.csv", "sales-10.csv");
  }

  @Test
  void whatIsWrongInALaterFileIsFoundInItsOwnLine() {
    assertThatThrownBy(
            () -> files("sales-1.csv", "t,y\n1,1\n2,2\n", "sales-2.csv", "t,y\n3,x\n4,4\n"))
        .hasMessageContaining("sales-2.csv: row 2, column 'y': 'x' is not a number");
    assertThatThrownBy(() -> files("sales-1.csv", "t,y\n1,1\n2,2", "sales-2.csv", "y,t\n3,3\n"))
        .hasMessageContaining("sales-2.csv: row 1: the header 'y,t' is not that of ")
        .hasMessageContaining("sales-1.csv, 't,y'");
    assertThatThrownBy(
            () -> files("sales-1.csv", "t,y\n1,1\n3,2\n", "sales-2.csv", "t,y\n2,3\n4,3\n"))
        .hasMessageContaining("sales-2.csv: row 2, column 't'")
        .hasMessageContaining("2 is earlier than 3 in row 3 of " + folder.resolve("sales-1.csv"));
    assertThatThrownBy(
            () -> files("sales-1.csv", "t,y\n1,1\n2,2\n", "sales-2.csv", "t,y\n2,3\n3,3\n"))
        .hasMessageContaining("sales-2.csv: row 2, column 't'")
        .hasMessageContaining("the time stamp 2 is that of row 3 of ");
  }

  @Test
  void rowsThatALaterFileHasAgainAreDuplicates() throws IOException {
    String[] files = {
      "sales-1.csv", "t,y\n1,1\n2,2\n3,3\n", "sales-2.csv", "t,y\n2,20\n3,30\n4,40\n"
    };
    assertThatThrownBy(() -> files(files))
        .hasMessageContaining(
            "sales-2.csv: row 2, column 't': the time stamp 2 is that of row 3 of ")
        .hasMessageContaining("the first of 2 such rows");
    Loaded first = files(Y.duplicates(Duplicates.KEEP_FIRST), files);
    assertThat(values(first)).containsExactly(1, 2, 3, 40);
    assertThat(leftOut(first))
        .singleElement()
        .asString()
        .startsWith("row 2: the time stamp is that of another row")
        .endsWith("(rows 2, 3 of " + folder.resolve("sales-2.csv") + ")");
    assertThat(values(files(Y.duplicates(Duplicates.KEEP_LAST), files)))
        .containsExactly(1, 20, 30, 40);
    assertThat(values(files(Y.duplicates(Duplicates.MEAN).unsorted(Unsorted.SORT), files)))
        .containsExactly(1, 11, 16.5, 40);
  }

  @Test
  void aPatternThatNoNameFitsIsRefused() {
    assertThatThrownBy(() -> files("sold.csv", "t,y\n1,1\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no file of the folder has such a name");
    for (String wrong : List.of("a[.csv", "a{b.csv")) {
      assertThatThrownBy(
              () -> new org.rnn4j.forecast.data.CsvSource(folder.resolve(wrong), Y).files())
          .isInstanceOf(InputException.class)
          .hasMessageContaining("its name is no pattern");
    }
  }
}
