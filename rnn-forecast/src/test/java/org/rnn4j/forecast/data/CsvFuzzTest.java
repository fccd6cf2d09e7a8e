package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.SlowCsv.Refused;
import org.rnn4j.forecast.fuzz.Fuzz;
import org.rnn4j.forecast.fuzz.Mutations;

/** Whatever happens to a file, it is refused in words or read right. */
class CsvFuzzTest {

  private static final List<String> FILES =
      List.of(
          "y\n1\n2.5\n-3e2\n4\n5\n6\n",
          "t,y,note,id\n"
              + "2020-01-01,1,ok,a\n"
              + "2020-01-02,2.25,,a\n"
              + "2020-01-03,3,x y,a\n"
              + "2020-01-04,4,z,a\n",
          "id,t,y,z,note\na,1,1,10,\na,2,2,20,b\na,3,NA,30,\nb,1,4,40,c\nb,2,5,50,d\n",
          "\uFEFF\"t\",\"y\"\r\n\"1\",\"1.5\"\r\n\"2\",\"2.5\"\r\n\"3\",\"\"\r\n\"4\",\"4.5\"\r\n",
          "y,note\n1,\"a, \"\"b\"\"\nc\"\n2,\"d\"\n3,e\n4,\"f,\ng,h\"\n5,5 inch\n",
          "y,\n1,\n\n2,\n3,\n",
          "1,y\r1,1\r2,2\r3,3\r");

  private static final List<String> PIECES =
      List.of(
          "\"",
          "\"\"",
          "\"\"\"",
          ",",
          ",,",
          ";",
          "\t",
          " ",
          "\n",
          "\r",
          "\r\n",
          "\r\r\n",
          "\n\n",
          " \n",
          "\n \t\n",
          "\uFEFF",
          "\0",
          "\u00A0",
          "\u2028",
          "\u0085",
          "\u001A",
          "\uD83D\uDE00",
          "PK\u0003\u0004",
          "1e400",
          "-1e400",
          "1e-400",
          "1e99999999999",
          "1e-99999999999",
          "0x10",
          "1_000",
          "1,000",
          "\"1,000\"",
          "\"1.000,5\"",
          "NaN",
          "nan",
          "NA",
          "null",
          "None",
          "inf",
          "-Infinity",
          "+5",
          ".5",
          "5.",
          "-.5",
          ".",
          "-",
          "1d",
          "1f",
          "-0",
          "1e5",
          "1E+05",
          "1e",
          "\u0661\u0662",
          "\uFF11",
          "4.9e-324",
          "2.4703282292062327e-324",
          "1.7976931348623157e308",
          "1.7976931348623159e308",
          "9007199254740993",
          "0.1000000000000000055511151231257827",
          "9".repeat(400),
          "0." + "0".repeat(400) + "1",
          "x".repeat(20_000),
          "\"" + "a\n".repeat(3000) + "\"",
          "\"a\nb\"",
          "x,\"y",
          " \"x\"",
          "\"x\" ",
          "y,note\n",
          "t,y,note,id\n",
          "#",
          "a",
          "b",
          "id",
          "y",
          "1");

  @TempDir Path folder;

  private static List<Optional<String>> perhaps(String name) {
    return List.of(Optional.empty(), Optional.of(name));
  }

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Columns that are nearly always there. */
  private static CsvColumns columns(Random random, String file, Optional<String> id) {
    boolean two = file.contains(",z,") && random.nextBoolean();
    CsvColumns columns = two ? CsvColumns.targets("y", "z") : CsvColumns.targets("y");
    columns = id.map(columns::id).orElse(columns);
    boolean timed = file.contains("t,") && random.nextInt(3) == 0;
    return timed ? columns.time("t") : columns;
  }

  @Test
  void aMutatedFileIsRefusedInWordsOrReadRight() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Fuzz.run(
        random -> {
          String file = one(random, FILES);
          byte[] mutated =
              new Mutations(random, PIECES).mutate(file.getBytes(StandardCharsets.UTF_8));
          Optional<String> id = file.contains("id") ? one(random, perhaps("id")) : Optional.empty();
          CsvColumns columns = columns(random, file, id);
          Path path = Files.write(folder.resolve("data.csv"), mutated);
          (check(path, mutated, columns) ? read : refused).incrementAndGet();
        });
    if (Long.getLong("rnn4j.seed") == null) { // a test that reads none, or all, tests nothing
      assertThat(read.get()).isBetween(300, 19_000);
      assertThat(refused.get()).isBetween(300, 19_000);
    }
  }

  /** Whether the file was read, and as it should be. */
  private static boolean check(Path path, byte[] file, CsvColumns columns) throws Exception {
    Optional<Map<String, List<List<Optional<Double>>>>> expected = slow(file, columns);
    boolean accepted = false;
    try {
      CsvFile csv = new CsvFile(path);
      RowProblems problems = new RowProblems(csv);
      SeriesReader reader =
          new SeriesReader(
              csv, columns.missing(Missing.INTERPOLATE), problems, Remedies.SPEC, 0, Map.of());
      csv.read(CsvSourceTest.STANDARD, reader, problems);
      problems.report().findings().forEach(found -> assertPrintable(found.sentence()));
      Map<String, List<List<Optional<Double>>>> read = read(reader.series(), columns);
      assertThat(Optional.of(read)).isEqualTo(expected);
      accepted = true;
    } catch (InputException e) {
      assertFit(e, path);
      boolean ofTime =
          e.problems().stream().anyMatch(problem -> problem.place().endsWith("column 't'"));
      assertThat(expected.isEmpty() || ofTime).describedAs(e.getMessage()).isTrue();
    }
    checkDataset(path, columns, expected);
    return accepted;
  }

  /** The same by the way that all take; there missing values are refused. */
  private static void checkDataset(
      Path path, CsvColumns columns, Optional<Map<String, List<List<Optional<Double>>>>> expected) {
    try {
      Dataset dataset = CsvSource.readDataset(path, columns);
      Map<String, List<List<Optional<Double>>>> read = new LinkedHashMap<>();
      for (TimeSeries series : dataset.series()) {
        List<List<Optional<Double>>> rows = new ArrayList<>();
        for (int step = 0; step < series.length(); step++) {
          List<Optional<Double>> row = new ArrayList<>();
          for (int c = 0; c < columns.targets().size(); c++) {
            row.add(Optional.of(series.value(step, c)));
          }
          rows.add(row);
        }
        read.put(!columns.ids().isEmpty() ? series.id() : "", rows);
      }
      assertThat(Optional.of(read)).isEqualTo(expected);
    } catch (InputException e) {
      assertFit(e, path);
    }
  }

  private static Optional<Map<String, List<List<Optional<Double>>>>> slow(
      byte[] file, CsvColumns columns) {
    try {
      return Optional.of(SlowCsv.read(file, columns.ids().stream().findFirst(), columns.targets()));
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private static Map<String, List<List<Optional<Double>>>> read(
      Collection<SeriesBuffer> buffers, CsvColumns columns) {
    Map<String, List<List<Optional<Double>>>> read = new LinkedHashMap<>();
    for (SeriesBuffer buffer : buffers) {
      int[] places = new int[buffer.size()];
      List<List<Optional<Double>>> rows = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        places[i] = i;
        rows.add(new ArrayList<>());
      }
      for (int c = 0; c < columns.targets().size(); c++) {
        double[] values = buffer.takeColumn(c, places, places.length);
        for (int i = 0; i < places.length; i++) {
          rows.get(i).add(Double.isNaN(values[i]) ? Optional.empty() : Optional.of(values[i]));
        }
      }
      read.put(buffer.id(), rows);
    }
    return read;
  }

  private static void assertFit(InputException e, Path path) {
    for (Problem problem : e.problems()) {
      assertPrintable(problem.toString());
      assertThat(problem.toString().replace(path.toString(), "")).hasSizeLessThan(600);
      assertThat(problem.message()).isNotBlank();
    }
  }

  private static void assertPrintable(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\u2028\\uFEFF]");
  }

  @Test
  void aMutatedGzipFileIsRefusedInWordsOrReadAsItWas() {
    AtomicInteger refused = new AtomicInteger();
    Fuzz.run(
        random -> {
          String text = one(random, FILES.subList(0, 2));
          byte[] packed = gzip(text);
          byte[] mutated = new Mutations(random, List.of("\0", "\u001F", "x", "\b")).mutate(packed);
          Path path = Files.write(folder.resolve("data.csv.gz"), mutated);
          CsvColumns columns = CsvColumns.targets("y");
          try {
            TimeSeries series = CsvSource.read(path, columns);
            List<List<Optional<Double>>> rows =
                SlowCsv.read(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), List.of("y"))
                    .get("");
            assertThat(series.length()).isEqualTo(rows.size());
            for (int i = 0; i < rows.size(); i++) {
              assertThat(series.value(i, 0)).isEqualTo(rows.get(i).get(0).orElseThrow());
            }
          } catch (InputException e) {
            refused.incrementAndGet();
            assertFit(e, path);
          }
        });
    assertThat(refused.get()).isPositive();
  }

  /** Two members, cut in the middle of a row. */
  private static byte[] gzip(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int half = bytes.length / 2;
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes, 0, half);
    }
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes, half, bytes.length - half);
    }
    return packed.toByteArray();
  }
}
