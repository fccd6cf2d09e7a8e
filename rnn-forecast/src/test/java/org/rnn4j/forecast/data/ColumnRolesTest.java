package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.data.CsvColumns.Missing;

/** What a file's columns are beside targets and past covariates. */
class ColumnRolesTest {

  private static final String SHOPS =
      """
      t,shop,region,size,open,sold,price
      1,a,north,3,mon,10,1.5
      2,a,north,3,tue,11,1.6
      3,a,north,3,mon,12,1.7
      1,b,south,5,wed,20,2.5
      2,b,south,5,mon,21,2.6
      3,b,south,5,tue,22,2.7
      """;

  private static final CsvColumns COLUMNS =
      CsvColumns.targets("sold")
          .time("t")
          .id("shop")
          .futureCovariates(List.of("price", "open"))
          .staticCovariates(List.of("region", "size"))
          .categories(Set.of("open", "region"));

  @TempDir Path folder;

  private Loaded load(String text, CsvColumns columns) throws IOException {
    return load(text, columns, Optional.empty());
  }

  private Loaded load(String text, CsvColumns columns, Optional<Remembered> remembered)
      throws IOException {
    Path file = Files.writeString(folder.resolve("data.csv"), text);
    return new CsvSource(file, columns)
        .load(new Context(folder, 1, 1, columns.categories(), remembered));
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
  void columnsKnownAheadAndStaticOnesStandBehindTheTargets() throws IOException {
    Dataset dataset = load(SHOPS, COLUMNS).dataset();
    assertThat(dataset.columns())
        .containsExactly(
            Column.target("sold"),
            Column.future("price"),
            Column.category("open", Role.FUTURE, List.of("mon", "tue", "wed")),
            Column.category("region", Role.STATIC, List.of("north", "south")),
            new Column("size", Role.STATIC, Column.Type.NUMBER));
    TimeSeries b = dataset.series().get(1);
    assertThat(column(b, 1)).containsExactly(2.5, 2.6, 2.7);
    assertThat(column(b, 2)).containsExactly(2, 0, 1);
    assertThat(b.staticValue(3)).isEqualTo(1);
    assertThat(b.staticValue(4)).isEqualTo(5);
  }

  @Test
  void theOrderOfTheSeriesChangesNoNumberOfALevel() throws IOException {
    List<String> lines = SHOPS.lines().toList();
    String other =
        String.join("\n", lines.get(0), String.join("\n", lines.subList(4, 7)))
            + "\n"
            + String.join("\n", lines.subList(1, 4))
            + "\n";
    Dataset one = load(SHOPS, COLUMNS).dataset();
    Dataset two = load(other, COLUMNS).dataset();
    assertThat(two.columns()).isEqualTo(one.columns());
    assertThat(column(two.series().get(0), 2)).isEqualTo(column(one.series().get(1), 2));
  }

  @Test
  void aTrainedModelsLevelsKeepTheirNumbersAndOtherWordsAreUnknown() throws IOException {
    Remembered remembered =
        new Remembered(
            Optional.empty(),
            OptionalInt.empty(),
            Map.of("open", List.of("fri", "mon", "tue"), "region", List.of("south")));
    Loaded loaded = load(SHOPS, COLUMNS, Optional.of(remembered));
    TimeSeries a = loaded.dataset().series().get(0);
    TimeSeries b = loaded.dataset().series().get(1);
    assertThat(column(a, 2)).containsExactly(1, 2, 1);
    assertThat(column(b, 2)).containsExactly(Double.NaN, 1, 2);
    assertThat(a.staticValue(3)).isNaN();
    assertThat(b.staticValue(3)).isZero();
    assertThat(loaded.dataset().levels().get("open")).containsExactly("fri", "mon", "tue");
    assertThat(loaded.report().findings())
        .extracting(Finding::sentence)
        .anySatisfy(
            s ->
                assertThat(s)
                    .contains("row 5, column 'open'")
                    .contains("the model was not trained on 'wed', which is taken as unknown"))
        .anySatisfy(
            s ->
                assertThat(s)
                    .contains("row 2, column 'region'")
                    .contains("'north', the first of 3 such values, which are taken as unknown"));
  }

  @Test
  void anUnknownWordIsNotFilledInAsIfItWereMissing() throws IOException {
    Remembered remembered =
        new Remembered(
            Optional.empty(), OptionalInt.empty(), Map.of("open", List.of("mon", "tue")));
    CsvColumns columns =
        CsvColumns.targets("sold")
            .futureCovariates(List.of("open"))
            .categories(Set.of("open"))
            .missing(Missing.INTERPOLATE);
    String text = "sold,open\n1,tue\n2,wed\n3,\n4,mon\n5,\n6,tue\n";
    TimeSeries series = load(text, columns, Optional.of(remembered)).dataset().series().get(0);
    assertThat(column(series, 1)).containsExactly(1, Double.NaN, Double.NaN, 0, 0, 1);
    assertThat(series.isFilled(1, 1)).isFalse();
    assertThat(series.isFilled(4, 1)).isTrue();
  }

  @Test
  void aStaticValueThatChangesIsRefusedWithItsRow() {
    refused(
        SHOPS.replace("3,b,south,5", "3,b,south,6"),
        COLUMNS,
        "row 7, column 'size'",
        "'6' is another value than that of row 5 of series 'b'",
        "a static covariate has one value for a series");
    refused(
        SHOPS.replace("2,a,north", "2,a,east"),
        COLUMNS,
        "row 3, column 'region'",
        "'east' is another value than that of row 2 of series 'a'");
  }

  @Test
  void aStaticValueMayStandInSomeRowsButMustStandInOne() throws IOException {
    String some = SHOPS.replace("2,a,north,3", "2,a,,");
    assertThat(load(some, COLUMNS).dataset().series().get(0).staticValue(4)).isEqualTo(3);
    refused(
        SHOPS.replace(",north,3,", ",north,,"),
        COLUMNS,
        "row 2, column 'size'",
        "the value is missing",
        "give each series its value");
  }

  @Test
  void aWordWhereANumberIsExpectedIsRefusedUnlessItIsACategory() {
    refused(
        SHOPS,
        COLUMNS.categories(Set.of("region")),
        "row 2, column 'open'",
        "'mon' is not a number");
  }

  @Test
  void aColumnHasOneRole() {
    for (CsvColumns two :
        List.of(
            COLUMNS.pastCovariates("price"),
            COLUMNS.pastCovariates("size"),
            COLUMNS.staticCovariates(List.of("size", "size")),
            COLUMNS.id(List.of("shop", "shop")),
            COLUMNS.id("open"),
            COLUMNS.weight("size"),
            COLUMNS.weight("t"))) {
      refused(SHOPS, two, "is given two roles");
    }
  }

  @Test
  void whatIsSaidToBeACategoryMustBeACovariate() {
    refused(SHOPS, COLUMNS.categories(Set.of("sold")), "data.categories", "'sold' is a target");
    refused(
        SHOPS,
        COLUMNS.categories(Set.of("regio")),
        "data.categories",
        "'regio' is no covariate",
        "did you mean 'region'?");
  }

  @Test
  void rowsBehindTheLastTargetSayWhatIsKnownAheadOfTheEnd() throws IOException {
    String text = SHOPS + "4,b,south,5,mon,,2.8\n5,b,south,5,wed,,2.9\n";
    Loaded loaded = load(text, COLUMNS);
    TimeSeries b = loaded.dataset().series().get(1);
    assertThat(b.length()).isEqualTo(3);
    assertThat(b.knownAhead()).isEqualTo(2);
    assertThat(new Window(b, 3, 2).ahead().value(2, 1)).isEqualTo(2.9);
    assertThat(new Window(b, 3, 2).ahead().value(2, 2)).isEqualTo(2);
    assertThat(loaded.dataset().series().get(0).knownAhead()).isZero();
    assertThat(loaded.report().findings())
        .extracting(Finding::sentence)
        .anySatisfy(
            s ->
                assertThat(s)
                    .endsWith(
                        "series 'b' ends at 3: its last 2 steps, 4 to 5, have no target and no past"
                            + " covariate and say what is known ahead"));
    assertThatThrownBy(() -> new Window(b, 3, 3).ahead().value(3, 1))
        .hasMessageContaining("there is no value at 6, lead 3");
  }

  @Test
  void whatIsKnownAheadHasNoGapsWhateverThePolicy() {
    String text = SHOPS + "4,b,south,5,mon,,\n5,b,south,5,wed,,2.9\n";
    for (Missing policy : List.of(Missing.REJECT, Missing.INTERPOLATE, Missing.FORWARD_FILL)) {
      refused(
          text,
          COLUMNS.missing(policy),
          "row 8, column 'price'",
          "what is known ahead has no gaps: give the value, or leave the rows from there off");
    }
  }

  @Test
  void aTargetThatIsMissingBeforeTheEndIsNotTakenForTheEnd() {
    refused(
        SHOPS.replace("2,b,south,5,mon,21", "2,b,south,5,mon,"),
        COLUMNS,
        "row 6, column 'sold'",
        "the value is missing");
    CsvColumns nothingAhead = CsvColumns.targets("sold").time("t").id("shop");
    refused(
        SHOPS.replace("3,b,south,5,tue,22", "3,b,south,5,tue,"),
        nothingAhead,
        "row 7, column 'sold'",
        "the value is missing");
  }

  @Test
  void aWeightStandsBesideTheValuesAndIsNoColumn() throws IOException {
    String text = "sold,w\n1,1\n2,0.5\n3,0\n";
    Dataset dataset = load(text, CsvColumns.targets("sold").weight("w")).dataset();
    TimeSeries series = dataset.series().get(0);
    assertThat(Column.names(dataset.columns())).containsExactly("sold");
    assertThat(new double[] {series.weight(0), series.weight(1), series.weight(2)})
        .containsExactly(1, 0.5, 0);
    CsvColumns timed =
        CsvColumns.targets("sold").time("t").weight("w").missing(Missing.INTERPOLATE);
    String gap = "t,sold,w\n1,1,2\n2,2,2\n4,4,3\n";
    TimeSeries filled = load(gap, timed).dataset().series().get(0);
    assertThat(filled.weight(2)).isZero();
    assertThat(filled.weight(3)).isEqualTo(3);
  }

  @Test
  void aRowWithoutAWeightOrWithANegativeOneIsRefused() {
    CsvColumns columns = CsvColumns.targets("sold").weight("w").missing(Missing.INTERPOLATE);
    refused(
        "sold,w\n1,1\n2,\n",
        columns,
        "row 3, column 'w'",
        "the value is missing",
        "every row has a weight; one that does not count has 0");
    refused(
        "sold,w\n1,1\n2,-1\n",
        columns,
        "row 3, column 'w'",
        "the weight is -1; expected a number of at least 0");
    refused(
        "sold,w\n1,1\n",
        CsvColumns.targets("sold").weight("sold"),
        "the column 'sold' is given two roles");
  }

  @Test
  void severalColumnsMayNameASeriesTogetherAndBeKnownOfIt() throws IOException {
    String text = "shop,item,y\na,milk,1\nb,milk,2\na,tea,3\na,milk,4\nb,milk,5\na,tea,6\n";
    CsvColumns columns =
        CsvColumns.targets("y")
            .id(List.of("shop", "item"))
            .staticCovariates(List.of("item"))
            .categories(Set.of("item"));
    List<TimeSeries> series = load(text, columns).dataset().series();
    assertThat(series).extracting(TimeSeries::id).containsExactly("a/milk", "b/milk", "a/tea");
    assertThat(column(series.get(0), 0)).containsExactly(1, 4);
    assertThat(column(series.get(2), 0)).containsExactly(3, 6);
    assertThat(series.get(2).staticValue(1)).isEqualTo(1);
    refused(
        "shop,item,y\na/b,c,1\na,b/c,2\n",
        columns,
        "row 3",
        "the series [a, b/c] and [a/b, c] would both be called 'a/b/c'");
    refused(text.replace("b,milk,2", "b,,2"), columns, "row 3, column 'item'", "it is empty");
  }
}
