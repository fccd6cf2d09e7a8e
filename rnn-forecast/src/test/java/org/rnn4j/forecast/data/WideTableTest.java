package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.data.CsvColumns.Layout;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** Each column of a wide table is a series. */
class WideTableTest {

  private static final CsvColumns WIDE =
      CsvColumns.targets("sales").time("day").layout(Layout.WIDE);

  private static final String TABLE =
      """
      day,a,b,c
      2021-01-01,1,,7
      2021-01-02,2,20,8
      2021-01-03,3,30,
      2021-01-04,4,40,
      """;

  @TempDir Path folder;

  private Loaded load(String text, CsvColumns columns) throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    return new CsvSource(file, columns)
        .load(new Context(folder, 1, 1, columns.categories(), Optional.empty()));
  }

  private void refused(String text, CsvColumns columns, String... words) {
    assertThatThrownBy(() -> load(text, columns))
        .isInstanceOf(InputException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private static double[] column(TimeSeries series, int column) {
    return series.copy(column, 0, series.length());
  }

  @Test
  void eachColumnIsASeriesFromItsFirstValueToItsLast() throws IOException {
    Loaded loaded = load(TABLE, WIDE);
    List<TimeSeries> series = loaded.dataset().series();
    assertThat(series).extracting(TimeSeries::id).containsExactly("a", "b", "c");
    assertThat(loaded.dataset().columns()).containsExactly(Column.target("sales"));
    assertThat(column(series.get(0), 0)).containsExactly(1, 2, 3, 4);
    assertThat(column(series.get(1), 0)).containsExactly(20, 30, 40);
    assertThat(series.get(1).time().label(0)).isEqualTo("2021-01-02");
    assertThat(column(series.get(2), 0)).containsExactly(7, 8);
    assertThat(loaded.report().findings())
        .extracting(Finding::sentence)
        .anySatisfy(
            s ->
                assertThat(s)
                    .contains("2 of 3 series have empty fields before their first value")
                    .endsWith("series 'b' goes from 2021-01-02 to 2021-01-04"));
  }

  @Test
  void itIsTheSameAsALongTableOfTheSameValues() throws IOException {
    String longTable =
        "id,day,sales\na,2021-01-01,1\na,2021-01-02,2\na,2021-01-03,3\na,2021-01-04,4\n"
            + "b,2021-01-02,20\nb,2021-01-03,30\nb,2021-01-04,40\nc,2021-01-01,7\nc,2021-01-02,8\n";
    List<TimeSeries> wide = load(TABLE, WIDE).dataset().series();
    List<TimeSeries> other =
        load(longTable, CsvColumns.targets("sales").time("day").id("id")).dataset().series();
    for (int s = 0; s < 3; s++) {
      assertThat(wide.get(s).id()).isEqualTo(other.get(s).id());
      assertThat(column(wide.get(s), 0)).isEqualTo(column(other.get(s), 0));
      assertThat(wide.get(s).time().label(0)).isEqualTo(other.get(s).time().label(0));
    }
  }

  @Test
  void columnsThatATimeIsMadeOfAreNoSeries() throws IOException {
    String text = "year,month,a,b\n2021,1,1,10\n2021,2,2,20\n";
    CsvColumns columns =
        CsvColumns.targets("sales").time(List.of("year", "month")).layout(Layout.WIDE);
    assertThat(load(text, columns).dataset().series())
        .extracting(TimeSeries::id)
        .containsExactly("a", "b");
  }

  @Test
  void covariatesAreThoseOfEverySeries() throws IOException {
    String text =
        "day,kind,a,b\n2021-01-01,x,1,\n2021-01-02,y,2,20\n2021-01-03,x,3,\n2021-01-04,z,,\n";
    CsvColumns columns = WIDE.futureCovariates(List.of("kind")).categories(Set.of("kind"));
    Loaded loaded = load(text, columns);
    assertThat(loaded.dataset().columns())
        .containsExactly(
            Column.target("sales"), Column.category("kind", Role.FUTURE, List.of("x", "y", "z")));
    TimeSeries a = loaded.dataset().series().get(0);
    TimeSeries b = loaded.dataset().series().get(1);
    assertThat(column(a, 1)).containsExactly(0, 1, 0);
    assertThat(a.knownAhead()).isEqualTo(1);
    assertThat(column(b, 1)).containsExactly(1);
    assertThat(b.knownAhead()).isEqualTo(2);
  }

  @Test
  void aHoleInsideASeriesIsMissing() throws IOException {
    String text = TABLE.replace("2021-01-03,3,30,", "2021-01-03,,30,");
    refused(text, WIDE, "row 4, column 'a': the value is missing");
    TimeSeries a = load(text, WIDE.missing(Missing.INTERPOLATE)).dataset().series().get(0);
    assertThat(column(a, 0)).containsExactly(1, 2, 3, 4);
    assertThat(a.isFilled(2, 0)).isTrue();
  }

  @Test
  void whatIsNoSeriesIsRefused() {
    refused(
        TABLE.replace(",7", ",x"),
        WIDE,
        "row 2, column 'c': 'x' is not a number",
        "in a wide table every column without a role is a series");
    refused(
        "day,a,b\n2021-01-01,1,\n2021-01-02,2,\n",
        WIDE,
        "column 'b': it has no value, and every column without a role is a series");
    refused("day\n2021-01-01\n", WIDE, "row 1: no column is left to be a series");
    refused(TABLE.replace("a,b,c", "a,b,a"), WIDE, "column 'a': the header has it twice");
    refused(
        TABLE, WIDE.id("a"), "data.layout: a wide table has no id, no static covariates and no");
    refused(
        TABLE,
        CsvColumns.targets("a", "b").time("day").layout(Layout.WIDE),
        "data.layout: a wide table has one target, and not 2");
    refused(TABLE.replace(',', ';'), WIDE, "column 'day'", "set separator: \";\"");
  }
}
