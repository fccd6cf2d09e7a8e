package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Objects on lines are read as the rows of a CSV file are. */
class JsonLinesTest {

  private static final CsvColumns Y = CsvColumns.targets("y").time("t");

  @TempDir Path folder;

  private Loaded load(byte[] bytes, CsvColumns columns) throws IOException {
    Path file = Files.write(folder.resolve("data.jsonl"), bytes);
    return new JsonLinesSource(file, columns)
        .load(new Context(folder, 1, 1, columns.categories(), java.util.Optional.empty()));
  }

  private Loaded load(String text, CsvColumns columns) throws IOException {
    return load(text.getBytes(StandardCharsets.UTF_8), columns);
  }

  private static double[] values(Loaded loaded) {
    TimeSeries series = loaded.dataset().series().get(0);
    return series.copy(0, 0, series.length());
  }

  private void refused(String text, CsvColumns columns, String... words) {
    assertThatThrownBy(() -> load(text, columns))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void theSameValuesAreReadToTheBitAsFromCsv() throws IOException {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("t,shop,kind,y,price\n");
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      String day = java.time.LocalDate.of(2020, 1, 1).plusDays(i / 2).toString();
      String shop = i % 2 == 0 ? "a" : "b";
      String kind = random.nextBoolean() ? "x y" : "z";
      double y = random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15);
      double price = random.nextInt(100) / 10.0;
      csv.append(String.join(",", day, shop, kind, "" + y, "" + price)).append('\n');
      json.append(
          """
          {"y": %s, "t": "%s", "other": {"y": [1, {}]}, "shop": "%s", "kind": "%s", "price": %s}
          """
              .formatted(y, day, shop, kind, price));
    }
    CsvColumns columns =
        Y.id("shop").futureCovariates(List.of("price", "kind")).categories(Set.of("kind"));
    Path file = Files.writeString(folder.resolve("data.csv"), csv);
    Dataset expected =
        new CsvSource(file, columns)
            .load(new Context(folder, 1, 1, columns.categories(), java.util.Optional.empty()))
            .dataset();
    Dataset read = load(json.toString(), columns).dataset();
    assertThat(read.columns()).isEqualTo(expected.columns());
    assertThat(read.frequency()).isEqualTo(expected.frequency());
    for (int s = 0; s < 2; s++) {
      TimeSeries one = read.series().get(s);
      TimeSeries other = expected.series().get(s);
      assertThat(one.id()).isEqualTo(other.id());
      for (int c = 0; c < one.width(); c++) {
        assertThat(one.copy(c, 0, one.length())).isEqualTo(other.copy(c, 0, other.length()));
      }
    }
  }

  @Test
  void nullAndAKeyThatIsNotThereAreMissing() throws IOException {
    String text = "{\"t\":1,\"y\":1}\n{\"t\":2,\"y\":null}\n{\"t\":3}\n{\"t\":4,\"y\":\"4\"}\n";
    assertThat(values(load(text, Y.missing(Missing.INTERPOLATE)))).containsExactly(1, 2, 3, 4);
    refused(text, Y, "row 2, column 'y': the value is missing, the first of 2 in this column");
  }

  @Test
  void aKeyThatNoObjectHasIsRefusedWithTheNearest() {
    refused(
        "{\"t\":1,\"sale\":1}\n{\"t\":2,\"sale\":1}\n",
        CsvColumns.targets("sales").time("t"),
        "column 'sales': no object has such a key",
        "did you mean 'sale'?");
  }

  @Test
  void whatIsNoObjectOnALineIsRefusedWithItsLine() {
    refused("{\"t\":1,\"y\":1}\n[1,2]\n", Y, "row 2: it is no JSON object: '[1,2]'");
    refused("{\"t\":1,\"y\":1}\n{\"t\":2,\"y\":}\n", Y, "row 2, character 12: it is no JSON: ");
    refused("{\"t\":1,\"y\":1}\n{\"t\":2,\n\"y\":1}\n", Y, "row 2", "it is no JSON");
    refused("{\"t\":1,\"y\":1} {\"t\":2,\"y\":1}\n", Y, "row 1: more follows the object");
    refused("{\"t\":1,\"y\":1,\"y\":2}\n", Y, "row 1", "Duplicate field 'y'");
    refused("{\"t\":1,\"y\":NaN}\n", Y, "row 1", "it is no JSON");
    refused(
        "{\"t\":1,\"y\":[1]}\n", Y, "row 1, column 'y': it is a list; expected a number, a text");
    refused("{\"t\":1,\"y\":true}\n", Y, "row 1, column 'y': 'true' is not a number");
    refused("\n\n", Y, "the file is empty");
  }

  @Test
  void emptyLinesBetweenObjectsAreReportedAndAtTheEndAreNone() throws IOException {
    Loaded loaded = load("\uFEFF{\"t\":1,\"y\":1}\r\n\r\n{\"t\":2,\"y\":2}\r\n\r\n", Y);
    assertThat(values(loaded)).containsExactly(1, 2);
    assertThat(loaded.report().findings())
        .extracting(Finding::sentence)
        .anySatisfy(s -> assertThat(s).endsWith("row 2: an empty line between objects is skipped"));
  }

  @Test
  void aFileInAnotherEncodingIsRefusedWithItsLine() {
    byte[] bytes =
        "{\"t\":1,\"y\":1}\n{\"t\":2,\"y\":2,\"n\":\"Zürich\"}\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> load(bytes, Y)).hasMessageContaining("row 2: it is not UTF-8 text");
  }
}
