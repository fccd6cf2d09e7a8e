package org.rnn4j.forecast.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static String line(String... cells) {
    return Csv.text(csv -> csv.row(List.of(cells)));
  }

  @Test
  void plainCellsStandAsTheyAre() {
    assertThat(line("a", "", "1.5E-7", " b ", "#c", "'d'", "é\u0000"))
        .isEqualTo("a,,1.5E-7, b ,#c,'d',é\u0000\n");
    assertThat(line("#c", "a")).isEqualTo("#c,a\n");
    assertThat(line("")).isEqualTo("\n");
  }

  @Test
  void whatCouldBeMistakenForStructureIsQuoted() {
    assertThat(line("a,b", "say \"so\"", "two\nlines", "three\rlines", "plain"))
        .isEqualTo("\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\"three\rlines\",plain\n");
  }

  @Test
  void rowsFollowEachOtherAndTheWriterStaysOpen() throws IOException {
    StringWriter out = new StringWriter();
    Csv.write(
        out,
        csv -> {
          csv.row(List.of("x", "y"));
          csv.row(List.of("1", "2"));
        });
    out.write("end");
    assertThat(out).hasToString("x,y\n1,2\nend");
  }

  @Test
  void aWriterThatFailsSaysWhy() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no room");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> Csv.write(full, csv -> csv.row(List.of("x".repeat(100_000)))))
        .isInstanceOf(IOException.class)
        .hasMessage("no room");
  }
}
