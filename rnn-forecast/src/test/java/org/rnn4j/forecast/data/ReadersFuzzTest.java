package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;
import org.rnn4j.forecast.fuzz.Fuzz;
import org.rnn4j.forecast.fuzz.Mutations;

/**
 * Whatever happens to a file of any form that is read, whatever its time stamps look like and
 * whatever a spec says of its rows: it is refused in words, or every value is at its time.
 */
class ReadersFuzzTest {

  private static final int RUNS = Fuzz.runs() / 2; // files are packed and unpacked

  private static final Set<String> SENTINELS = Set.of("-200", "?");

  private static final List<String> PIECES =
      List.of(
          ",",
          ";",
          "\t",
          " ",
          "\n",
          "\r\n",
          "\"",
          "{",
          "}",
          "[",
          "]",
          ":",
          "\\",
          "\\u0000",
          "null",
          "true",
          "1e5",
          "-200",
          "?",
          "NA",
          "1.000,5",
          "1,5",
          "1.5",
          "1e999",
          "-0",
          "2021",
          "2020-02-30",
          "2020-13",
          "24:00",
          "60",
          "0",
          "-1",
          "99999999999999999999",
          "Q1",
          "W53",
          "\uFEFF",
          "#",
          "y",
          "t",
          "2020-01-01",
          "1577836800",
          "\u0661",
          "\0",
          "y;t",
          "z",
          "+01:00",
          "Z");

  /**
   * How the time stamps of a file are written.
   *
   * @param columns of the header
   * @param minutes of a step
   */
  private record Form(
      Function<CsvColumns, CsvColumns> columns, List<String> names, int minutes, String pattern) {

    String text(LocalDateTime time, String separator) {
      return pattern.equals("epoch")
          ? Long.toString(time.toEpochSecond(ZoneOffset.UTC))
          : DateTimeFormatter.ofPattern(pattern.replace(" ", "' '"), Locale.ENGLISH)
              .format(time)
              .replace(" ", separator);
    }
  }

  private static final int DAY = 24 * 60;

  private static final List<Form> FORMS =
      List.of(
          new Form(c -> c.time("t"), List.of("t"), DAY, "uuuu-MM-dd"),
          new Form(c -> c.time("t"), List.of("t"), 60, "uuuu-MM-dd'T'HH:mm:ss"),
          new Form(c -> c.time("t"), List.of("t"), 15, "uuuu-MM-dd'T'HH:mm:ss'+02:00'"),
          new Form(c -> c.time("t"), List.of("t"), 60, "epoch"),
          new Form(c -> c.time("t").timeFormat("dd/MM/yyyy"), List.of("t"), DAY, "dd/MM/uuuu"),
          new Form(
              c -> c.time(List.of("year", "month", "day", "hour")),
              List.of("year", "month", "day", "hour"),
              60,
              "uuuu M d H"));

  @TempDir Path folder;

  private static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A table as it should be read. */
  private static List<String[]> rows(Random random, Form form, String separator, char decimal) {
    LocalDateTime start = LocalDateTime.of(2020, 1, 1, 0, 0).plusDays(random.nextInt(400));
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String value =
          random.nextInt(12) == 0
              ? one(random, List.of("", "NA", "?", "-200"))
              : String.format(Locale.ROOT, "%.3f", random.nextGaussian() * 100);
      if (random.nextInt(15) > 0) {
        String stamp = form.text(start.plusMinutes((long) i * form.minutes()), separator);
        rows.add(new String[] {stamp, value.replace('.', decimal)});
      }
    }
    return rows;
  }

  private static CsvColumns policies(Random random, Form form) {
    return form.columns()
        .apply(CsvColumns.targets("y"))
        .missing(Missing.MASK)
        .missingValues(List.copyOf(SENTINELS))
        .unsorted(one(random, List.of(Unsorted.values())))
        .duplicates(one(random, List.of(Duplicates.values())));
  }

  @Test
  void aMutatedTableIsRefusedInWordsOrEveryValueIsAtItsTime() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Fuzz.run(
        RUNS,
        random -> {
          Form form = one(random, FORMS);
          char separator = one(random, List.of(',', ';', '\t'));
          char decimal = separator == ',' ? '.' : one(random, List.of('.', ','));
          StringBuilder text = new StringBuilder(String.join("" + separator, form.names()));
          text.append(separator).append("y\n");
          for (String[] row : rows(random, form, "" + separator, decimal)) {
            text.append(row[0]).append(separator).append(row[1]).append('\n');
          }
          byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
          byte[] bytes =
              random.nextInt(8) == 0 ? whole : new Mutations(random, PIECES).mutate(whole);
          CsvColumns columns = policies(random, form);
          CsvDialect dialect =
              CsvDialect.standard().separator("" + separator).decimal("" + decimal);
          Path path = write(random, bytes, ".csv");
          Optional<SlowTable> slow = SlowTable.of(bytes, separator, decimal, SENTINELS, columns);
          boolean right = check(new CsvSource(path, columns, dialect), path, slow, bytes);
          (right ? read : refused).incrementAndGet();
        });
    assertBoth(read, refused);
  }

  // A test that reads none, or all, tests nothing.
  private static void assertBoth(AtomicInteger read, AtomicInteger refused) {
    if (Long.getLong("rnn4j.seed") == null) {
      assertThat(read.get()).isGreaterThan(RUNS / 10);
      assertThat(refused.get()).isGreaterThan(RUNS / 10);
    }
  }

  private Path write(Random random, byte[] bytes, String ending) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    switch (random.nextInt(4)) {
      case 0 -> {
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
          out.write(bytes);
        }
        return Files.write(folder.resolve("f" + ending + ".gz"), packed.toByteArray());
      }
      case 1 -> {
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
          out.putNextEntry(new ZipEntry("f" + ending));
          out.write(bytes);
        }
        return Files.write(folder.resolve("f.zip"), packed.toByteArray());
      }
      default -> {
        return Files.write(folder.resolve("f" + ending), bytes);
      }
    }
  }

  private static boolean check(
      DataSource source, Path path, Optional<SlowTable> slow, byte[] bytes) {
    Loaded loaded;
    try {
      loaded = source.load(new Context(Path.of(""), 2, 1));
    } catch (InputException e) {
      assertFit(e, path);
      return false;
    }
    loaded.report().findings().forEach(finding -> assertPrintable(finding.sentence()));
    boolean simple = new String(bytes, StandardCharsets.UTF_8).indexOf('"') < 0;
    if (simple) {
      assertThat(slow).as("read, though it should be refused").isPresent();
      assertAtTheirTimes(loaded.dataset().series().get(0), slow.get());
    }
    return true;
  }

  private static void assertAtTheirTimes(TimeSeries series, SlowTable slow) {
    int step = 0;
    for (int i = 0; i < slow.stamps().size(); i++) {
      while (step < series.length() && seconds(series, step) < slow.stamps().get(i)) {
        assertThat(series.value(step, 0)).as("step %d has no row", step).isNaN();
        step++;
      }
      assertThat(seconds(series, step)).isEqualTo(slow.stamps().get(i));
      double expected = slow.values().get(i);
      if (Double.isNaN(expected)) {
        assertThat(series.value(step, 0)).isNaN();
      } else {
        assertThat(series.value(step, 0)).isCloseTo(expected, within(Math.abs(expected) * 1e-15));
      }
      step++;
    }
    assertThat(step).isEqualTo(series.length());
  }

  private static long seconds(TimeSeries series, int step) {
    return series
        .time()
        .dateTime(step)
        .map(time -> time.toEpochSecond(series.time().offset(step).orElse(ZoneOffset.UTC)))
        .orElseGet(() -> Long.parseLong(series.time().label(step)));
  }

  private static void assertFit(InputException e, Path path) {
    for (Problem problem : e.problems()) {
      assertPrintable(problem.toString());
      assertThat(problem.toString().replace(path.toString(), "")).hasSizeLessThan(900);
      assertThat(problem.message()).isNotBlank();
    }
  }

  private static void assertPrintable(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\\u2028\\uFEFF]");
  }

  /** What lines say that nothing happened to is read, where the file is. */
  @Test
  void mutatedJsonLinesAreRefusedInWordsOrEveryValueIsAtItsTime() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    Fuzz.run(
        RUNS,
        random -> {
          Form form = FORMS.get(random.nextInt(3));
          List<String[]> rows = rows(random, form, " ", '.');
          StringBuilder text = new StringBuilder();
          for (String[] row : rows) {
            boolean number = row[1].matches("-?[0-9.]+");
            String value = number ? row[1] : row[1].equals("?") ? "\"?\"" : "null";
            text.append("{\"t\": \"" + row[0] + "\", \"y\": " + value + "}\n");
          }
          byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
          boolean asItWas = random.nextInt(8) == 0;
          byte[] bytes = asItWas ? whole : new Mutations(random, PIECES).mutate(whole);
          CsvColumns columns =
              policies(random, form)
                  .frequency(form.minutes() + "min")
                  .unsorted(Unsorted.SORT)
                  .duplicates(Duplicates.REJECT);
          Path path = write(random, bytes, ".jsonl");
          try {
            Loaded loaded = new JsonLinesSource(path, columns).load(new Context(Path.of(""), 2, 1));
            assertContains(loaded.dataset().series().get(0), rows, bytes, columns);
            read.incrementAndGet();
          } catch (InputException e) {
            assertThat(asItWas).as(e.getMessage()).isFalse();
            assertFit(e, path);
            refused.incrementAndGet();
          }
        });
    assertBoth(read, refused);
  }

  private static void assertContains(
      TimeSeries series, List<String[]> rows, byte[] bytes, CsvColumns columns) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    TimeStamps stamps = new TimeStamps(StampForm.of(columns));
    for (String[] row : rows) {
      boolean there =
          text.lines().anyMatch(("{\"t\": \"" + row[0] + "\", \"y\": " + row[1] + "}")::equals);
      if (there && !row[1].equals("-200")) {
        long time = stamps.read(row[0].toCharArray(), 0, row[0].length());
        int step = 0;
        while (step < series.length() && seconds(series, step) < time) {
          step++;
        }
        assertThat(seconds(series, step)).isEqualTo(time);
        assertThat(series.value(step, 0)).isEqualTo(Double.parseDouble(row[1]));
      }
    }
  }
}
