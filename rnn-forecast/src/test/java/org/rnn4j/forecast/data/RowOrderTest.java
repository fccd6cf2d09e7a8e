package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.DataReport.Kind;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Duplicates;
import org.rnn4j.forecast.data.CsvColumns.Missing;
import org.rnn4j.forecast.data.CsvColumns.Unsorted;

/** Rows that are out of order, and rows of one time. */
class RowOrderTest {

  private static final CsvColumns SORTED =
      CsvColumns.targets("y").time("day").unsorted(Unsorted.SORT);

  @TempDir private Path folder;

  private Loaded load(CsvColumns columns, List<String> lines) {
    try {
      Path file = Files.write(folder.resolve("f.csv"), lines);
      return new CsvSource(file, columns).load(new DataSource.Context(Path.of(""), 2, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> findings(Loaded loaded, Kind kind) {
    return loaded.report().findings().stream().filter(f -> f.kind() == kind).toList();
  }

  private static double[] values(Loaded loaded) {
    TimeSeries series = loaded.dataset().series().get(0);
    return series.copy(0, 0, series.length());
  }

  @Test
  void rowsAreSortedWhereTheSpecSaysSoAndReported() {
    Loaded loaded =
        load(
            SORTED,
            List.of("day,y", "2001-01-02,2", "2001-01-01,1", "2001-01-04,4", "2001-01-03,3"));
    assertThat(values(loaded)).containsExactly(1, 2, 3, 4);
    assertThat(findings(loaded, Kind.REORDERED))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.count()).isEqualTo(2);
              assertThat(found.from()).contains("2001-01-01");
              assertThat(found.to()).contains("2001-01-03");
              assertThat(found.sentence())
                  .endsWith(
                      "2 rows are earlier than the row above of the same series; the rows are"
                          + " sorted by time (rows 3, 5)");
            });
  }

  @Test
  void ofManyRowsTheFirstTenAreNamed() {
    List<String> lines = new ArrayList<>(List.of("day,y"));
    IntStream.range(0, 30)
        .mapToObj(i -> LocalDate.of(2001, 2, 1).minusDays(i) + "," + i)
        .forEach(lines::add);
    assertThat(findings(load(SORTED, lines), Kind.REORDERED).get(0).sentence())
        .startsWith(folder.resolve("f.csv") + ": 29 rows are")
        .endsWith("(rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, ...)");
  }

  private static final List<String> TWICE =
      List.of(
          "day,y", "2001-01-02,4", "2001-01-01,1", "2001-01-02,NA", "2001-01-03,3", "2001-01-02,8");

  @Test
  void ofSeveralRowsOfOneTimeOneCounts() {
    CsvColumns columns = SORTED.missing(Missing.MASK);
    assertThat(values(load(columns.duplicates(Duplicates.KEEP_FIRST), TWICE)))
        .containsExactly(1, 4, 3);
    assertThat(values(load(columns.duplicates(Duplicates.KEEP_LAST), TWICE)))
        .containsExactly(1, 8, 3);
    Loaded mean = load(columns.duplicates(Duplicates.MEAN), TWICE);
    assertThat(values(mean)).containsExactly(1, 6, 3);
    assertThat(findings(mean, Kind.MERGED).get(0).sentence())
        .contains("row 4: the time stamp is that of another row, of which the mean counts")
        .endsWith("2 rows are merged for that reason (rows 4, 6)");
    assertThatThrownBy(() -> load(columns, TWICE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row 4, column 'day': the time stamp 2001-01-02 is that of row 2 again, the first of 2"
                + " such rows (4, 6)")
        .hasMessageContaining("keep-first, keep-last or mean");
  }

  @Test
  void theMeanIsTakenOfSortedRowsToo() {
    CsvColumns columns = CsvColumns.targets("y").time("day").duplicates(Duplicates.MEAN);
    List<String> lines =
        List.of("day,y", "2001-01-01,1", "2001-01-02,2", "2001-01-02,4", "2001-01-03,5");
    assertThat(values(load(columns, lines))).containsExactly(1, 3, 5);
    assertThatThrownBy(() -> load(columns, TWICE)).hasMessageContaining("set unsorted: sort");
  }

  @Test
  void categoriesHaveNoMean() throws IOException {
    Path file =
        Files.write(
            folder.resolve("f.csv"),
            List.of("day,y,sky", "2001-01-01,1,sun", "2001-01-02,1,sun", "2001-01-02,3,fog"));
    CsvColumns columns =
        CsvColumns.targets("y")
            .time("day")
            .pastCovariates("sky")
            .categories(Set.of("sky"))
            .duplicates(Duplicates.MEAN);
    assertThatThrownBy(() -> CsvSource.readDataset(file, columns))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("row 3, column 'day'")
        .hasMessageContaining("name different categories, which have no mean");
  }

  /** Whatever the order: the same bits, in the same order of series. */
  @Test
  void theOrderOfTheRowsChangesNothingButTheReport() {
    Random random = new Random(11);
    List<String> rows = new ArrayList<>();
    for (String shop : List.of("north", "east", "south")) {
      for (int day = 0; day < 40; day++) {
        String stamp = LocalDate.of(2001, 1, 1).plusDays(day).toString();
        String weather = List.of("sun", "rain", "fog").get(random.nextInt(3));
        String row = stamp + "," + shop + "," + random.nextGaussian() + "," + weather;
        if (random.nextInt(8) > 0 || day == 0) {
          rows.add(row + "," + shop.length());
        }
        if (random.nextInt(6) == 0) {
          rows.add(
              stamp
                  + ","
                  + shop
                  + ","
                  + random.nextGaussian()
                  + ","
                  + weather
                  + ","
                  + shop.length());
        }
      }
    }
    CsvColumns columns =
        SORTED
            .id("shop")
            .pastCovariates("weather")
            .staticCovariates(List.of("size"))
            .missing(Missing.INTERPOLATE)
            .duplicates(Duplicates.MEAN);
    Dataset first = read(columns, rows);
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(rows, random);
      Dataset shuffled = read(columns, rows);
      assertThat(shuffled.columns()).isEqualTo(first.columns());
      assertThat(shuffled.frequency()).isEqualTo(first.frequency());
      for (int s = 0; s < 3; s++) {
        assertSame(shuffled.series().get(s), first.series().get(s));
      }
    }
  }

  private Dataset read(CsvColumns columns, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of("day,shop,y,weather,size"));
    lines.addAll(rows);
    try {
      Path file = Files.write(folder.resolve("f.csv"), lines);
      return CsvSource.readDataset(file, columns.categories(Set.of("weather")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(TimeSeries one, TimeSeries other) {
    assertThat(one.id()).isEqualTo(other.id());
    assertThat(one.length()).isEqualTo(other.length());
    assertThat(one.time().label(0)).isEqualTo(other.time().label(0));
    assertThat(one.staticValue(2)).isEqualTo(other.staticValue(2));
    for (int c = 0; c < 2; c++) {
      assertThat(one.copy(c, 0, one.length())).isEqualTo(other.copy(c, 0, other.length()));
      for (int t = 0; t < one.length(); t++) {
        assertThat(one.isFilled(t, c)).isEqualTo(other.isFilled(t, c));
      }
    }
  }

  @Test
  void theOrderIsStableAndThatOfTheSlowWay() {
    Random random = new Random(2);
    for (int size : new int[] {0, 1, 2, 3, 7, 64, 1000}) {
      long[] numbers = random.longs(size + 3, -20, 20).toArray();
      int[] slow =
          IntStream.range(0, size)
              .boxed()
              .sorted((a, b) -> Long.compare(numbers[a], numbers[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(StableOrder.of(numbers, size)).isEqualTo(slow);
      assertThat(Arrays.stream(StableOrder.apply(slow, numbers)).boxed().toList()).isSorted();
    }
  }
}
