package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

  private final TimeSeries series =
      TimeSeries.owning(
          "a",
          TimeIndex.integers(),
          List.of(Column.target("y"), Column.past("x")),
          new double[][] {{1, 2, 3, 4}, {10, 20, Double.NaN, 40}});

  @Test
  void valuesAreFoundByStepAndColumn() {
    assertThat(series.id()).isEqualTo("a");
    assertThat(Column.names(series.columns())).containsExactly("y", "x");
    assertThat(series.length()).isEqualTo(4);
    assertThat(series.value(1, 0)).isEqualTo(2);
    assertThat(series.value(1, 1)).isEqualTo(20);
    assertThat(series.value(2, 1)).isNaN();
    assertThat(series.copy(0, 1, 3)).containsExactly(2, 3);
  }

  @Test
  void aCopyIsACopy() {
    series.copy(0, 0, 4)[0] = 99;
    double[] values = {1, 2};
    TimeSeries copied = TimeSeries.of("b", "y", values);
    values[0] = 99;
    assertThat(series.value(0, 0)).isEqualTo(1);
    assertThat(copied.value(0, 0)).isEqualTo(1);
  }

  @Test
  void columnsThatDoNotFitAreRefused() {
    TimeIndex time = TimeIndex.integers();
    assertThatThrownBy(
            () -> TimeSeries.owning("a", time, List.of(Column.target("y")), new double[2][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 columns for 2 arrays");
    assertThatThrownBy(() -> TimeSeries.owning("a", time, Column.targets(), new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                TimeSeries.owning(
                    "a",
                    time,
                    List.of(Column.target("y"), Column.past("x")),
                    new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series a differ in length");
  }

  @Test
  void aWindowKnowsWhatLiesBeforeItsCutoff() {
    History history = new Window(series, 3, 1).history();
    assertThat(history.length()).isEqualTo(3);
    assertThat(history.columns()).isEqualTo(2);
    assertThat(history.seriesId()).isEqualTo("a");
    assertThat(history.value(2, 0)).isEqualTo(3);
    assertThat(history.last(1, 0)).isEqualTo(3);
    assertThat(history.last(3, 1)).isEqualTo(10);
    assertThat(history.time().label(3)).isEqualTo("3");
  }

  @Test
  void aHistoryDoesNotShowTheFuture() {
    History history = new Window(series, 3, 1).history();
    assertThatThrownBy(() -> history.value(3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("step 3 is not known at cutoff 3 of series a");
    assertThatThrownBy(() -> history.last(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> history.last(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void leadOneIsTheStepAtTheCutoff() {
    Window window = new Window(series, 2, 1);
    assertThat(window.actual(1, 0)).isEqualTo(3);
    assertThat(window.actual(2, 0)).isEqualTo(4);
  }

  @Test
  void aCutoffOutsideTheSeriesIsRefused() {
    assertThat(new Window(series, 4, 1).history().length()).isEqualTo(4);
    assertThatThrownBy(() -> new Window(series, 5, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Window(series, -1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aDatasetKnowsTheRolesOfItsColumns() {
    Dataset dataset = Dataset.of(List.of(series), Optional.empty(), 1);
    assertThat(dataset.targetCount()).isEqualTo(1);
    assertThat(dataset.inputWidth()).isEqualTo(2);
    assertThat(dataset.names(Column.Role.TARGET)).containsExactly("y");
    assertThat(dataset.names(Column.Role.PAST)).containsExactly("x");
    assertThat(dataset.names(Column.Role.FUTURE)).isEmpty();
  }

  @Test
  void aDatasetWithoutSenseIsRefused() {
    assertThatThrownBy(() -> Dataset.of(List.of(), Optional.empty(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Dataset(List.of(Column.past("y")), List.of(series), Optional.empty(), 1))
        .hasMessage("a dataset needs a series and a target");
    assertThatThrownBy(() -> new Dataset(Column.targets("y"), List.of(series), Optional.empty(), 1))
        .hasMessageContaining("series a has columns [Column[name=y");
    assertThatThrownBy(() -> Dataset.of(List.of(series), Optional.empty(), 0))
        .hasMessageContaining("at least 1 step");
    assertThatThrownBy(() -> Dataset.of(List.of(series, series), Optional.empty(), 1))
        .hasMessage("two series have the id a");
  }

  private static BitSet steps(int... steps) {
    BitSet set = new BitSet();
    Arrays.stream(steps).forEach(set::set);
    return set;
  }

  // y is observed as 1 . . 4 . 8 and x throughout; the gaps are filled with lines.
  private static final TimeSeries FILLED =
      TimeSeries.owning(
              "f",
              TimeIndex.integers(),
              List.of(Column.target("y"), Column.past("x")),
              new double[][] {{1, 2, 3, 4, 6, 8}, {0, 1, 2, 3, 4, 5}})
          .withFilled(List.of(steps(1, 2, 4), steps()));

  private static double[] known(int cutoff) {
    History history = new Window(FILLED, cutoff, 1).history();
    double[] known = new double[cutoff];
    Arrays.setAll(known, t -> history.value(t, 0));
    return known;
  }

  @Test
  void anOpenGapShowsTheLastObservedValueAndAClosedOneWhatItWasFilledWith() {
    assertThat(known(2)).containsExactly(1, 1);
    assertThat(known(3)).containsExactly(1, 1, 1);
    assertThat(known(4)).containsExactly(1, 2, 3, 4);
    assertThat(known(5)).containsExactly(1, 2, 3, 4, 4);
    assertThat(known(6)).containsExactly(1, 2, 3, 4, 6, 8);
    History open = new Window(FILLED, 5, 1).history();
    assertThat(open.last(1, 0)).isEqualTo(4);
    assertThat(open.last(1, 1)).isEqualTo(4);
    assertThat(open.settled()).isEqualTo(4);
    assertThat(new Window(FILLED, 6, 1).history().settled()).isEqualTo(6);
  }

  @Test
  void whatWasFilledInIsNoTarget() {
    Window window = new Window(FILLED, 3, 1);
    assertThat(window.actual(1, 0)).isEqualTo(4);
    assertThat(window.actual(2, 0)).isNaN();
    assertThat(window.actual(2, 1)).isEqualTo(4);
    TimeSeries observed = FILLED.observed();
    assertThat(observed.copy(0, 0, 6)).containsExactly(1, Double.NaN, Double.NaN, 4, Double.NaN, 8);
    assertThat(observed.hasFilled()).isFalse();
    assertThat(FILLED.filledCount(0)).isEqualTo(3);
    assertThat(FILLED.filledCount(1)).isZero();
    assertThat(series.observed()).isSameAs(series);
  }

  @Test
  void beforeACutoffNothingLaterIsThere() {
    for (int cutoff = 0; cutoff <= FILLED.length(); cutoff++) {
      TimeSeries before = FILLED.before(cutoff);
      assertThat(before.length()).isEqualTo(cutoff);
      assertThat(before.copy(0, 0, cutoff)).containsExactly(known(cutoff));
      for (int c = 0; c < 2; c++) {
        int column = c;
        int step = cutoff;
        assertThatThrownBy(() -> before.value(step, column))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
      assertThatThrownBy(() -> before.copy(0, 0, before.length() + 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      History then = new Window(before, cutoff, 1).history();
      History now = new Window(FILLED, cutoff, 1).history();
      assertThat(then.settled()).isEqualTo(now.settled());
      for (int t = 0; t < cutoff; t++) {
        assertThat(then.value(t, 0)).isEqualTo(now.value(t, 0));
      }
    }
  }

  @Test
  void aPartThatBeginsWithinAGapShowsWhatWasObservedBefore() {
    TimeSeries part = FILLED.part(2, 6);
    assertThat(part.copy(0, 0, 4)).containsExactly(1, 4, 6, 8);
    assertThat(part.isFilled(0, 0)).isFalse();
    assertThat(part.isFilled(2, 0)).isTrue();
    TimeSeries gap = FILLED.part(1, 3);
    assertThat(gap.copy(0, 0, 2)).containsExactly(1, 1);
    assertThat(gap.isFilled(1, 0)).isTrue();
    assertThat(FILLED.part(0, 6).copy(0, 0, 6)).containsExactly(FILLED.copy(0, 0, 6));
    assertThat(FILLED.part(0, 6).filledCount(0)).isEqualTo(3);
  }

  @Test
  void otherValuesKeepWhatWasFilledIn() {
    TimeSeries other = FILLED.withValues(new double[][] {{9, 8, 7, 6, 5, 4}, {0, 0, 0, 0, 0, 0}});
    assertThat(new Window(other, 3, 1).history().value(2, 0)).isEqualTo(9);
    assertThatThrownBy(() -> FILLED.withValues(new double[][] {{1}, {2}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstValueCannotBeFilledIn() {
    for (BitSet wrong : List.of(steps(0), steps(2))) {
      assertThatThrownBy(
              () ->
                  TimeSeries.owning(
                          "f",
                          TimeIndex.integers(),
                          List.of(Column.target("y")),
                          new double[][] {{1, 2}})
                      .withFilled(List.of(wrong)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("can be filled in");
    }
  }

  @Test
  void aPartKeepsItsTimeStampsAndValues() {
    TimeSeries months =
        TimeSeries.owning(
            "m",
            TimeIndex.dated(
                LocalDateTime.of(2019, 1, 30, 0, 0), new Frequency(1, Frequency.Unit.MONTH)),
            List.of(Column.target("y"), Column.past("x")),
            new double[][] {{1, 2, 3, 4}, {5, 6, 7, 8}});
    TimeSeries part = months.part(1, 3);
    assertThat(part.id()).isEqualTo("m");
    assertThat(part.length()).isEqualTo(2);
    assertThat(part.value(0, 1)).isEqualTo(6);
    for (int step = 0; step < 5; step++) {
      assertThat(part.time().label(step)).isEqualTo(months.time().label(1 + step));
    }
    assertThat(part.time().cadence()).isEqualTo(months.time().cadence());
    assertThatThrownBy(() -> months.part(1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void columnsOfADatasetHaveDifferentNames() {
    for (Column other : List.of(Column.target("y"), Column.past("y"))) {
      TimeSeries twice =
          TimeSeries.owning(
              "s",
              TimeIndex.integers(),
              List.of(Column.target("y"), other),
              new double[][] {{1}, {2}});
      assertThatThrownBy(() -> Dataset.of(List.of(twice), Optional.empty(), 1))
          .hasMessageContaining("two columns have one name");
    }
  }

  @Test
  void columnsStandInTheOrderOfTheirRoles() {
    List<Column> wrong = List.of(Column.past("x"), Column.target("y"));
    assertThatThrownBy(
            () -> TimeSeries.owning("s", TimeIndex.integers(), wrong, new double[][] {{1}, {2}}))
        .hasMessage(
            "column y, a target, stands behind x, a past covariate;"
                + " the order is targets, past, future, static covariates");
  }

  @Test
  void aStaticColumnHasOneValueForTheWholeSeriesAndIsKnownAlways() {
    List<Column> columns =
        List.of(Column.target("y"), new Column("shop", Column.Role.STATIC, Column.Type.CATEGORY));
    TimeSeries shop =
        TimeSeries.owning("s", TimeIndex.integers(), columns, new double[][] {{1, 2, 3}});
    assertThat(shop.width()).isEqualTo(1);
    assertThat(shop.staticValue(1)).isNaN();
    TimeSeries third = shop.withStatics(3);
    assertThat(third.staticValue(1)).isEqualTo(3);
    assertThat(third.part(1, 2).before(1).staticValue(1)).isEqualTo(3);
    assertThat(new Window(third, 0, 1).history().staticValue(1)).isEqualTo(3);
    assertThat(Dataset.of(List.of(third), Optional.empty(), 1).inputWidth()).isEqualTo(1);
    assertThatThrownBy(() -> third.staticValue(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> shop.withStatics(1, 2))
        .hasMessage("2 values for 1 static columns of series s");
    for (double wrong : new double[] {-1, 0.5}) {
      assertThatThrownBy(() -> shop.withStatics(wrong))
          .hasMessageContaining("column shop of series s has categories from 0 on, not " + wrong);
    }
  }

  @Test
  void aValueIsObservedFilledInOrMissing() {
    assertThat(FILLED.isObserved(0, 0)).isTrue();
    assertThat(FILLED.observed(3, 0)).isEqualTo(4);
    assertThat(FILLED.isObserved(1, 0)).isFalse();
    assertThat(FILLED.observed(1, 0)).isNaN();
    assertThat(FILLED.isFilled(1, 0)).isTrue();
    assertThat(series.isObserved(2, 1)).isFalse();
    assertThat(series.isFilled(2, 1)).isFalse();
  }

  @Test
  void categoriesAreNumbersOfLevelsThatHaveNames() {
    List<Column> columns =
        List.of(
            Column.target("y"), Column.category("day", Column.Role.FUTURE, List.of("fri", "mon")));
    TimeSeries series =
        TimeSeries.owning(
            "s", TimeIndex.integers(), columns, new double[][] {{1, 2, 3}, {1, 0, Double.NaN}});
    assertThat(Dataset.of(List.of(series), Optional.empty(), 1).levels())
        .isEqualTo(Map.of("day", List.of("fri", "mon")));
    assertThatThrownBy(
            () -> TimeSeries.owning("s", TimeIndex.integers(), columns, new double[][] {{1}, {2}}))
        .hasMessage("column day of series s has categories from 0 to 1, not 2.0");
    assertThatThrownBy(() -> Column.category("day", Column.Role.PAST, List.of("fri", "fri")))
        .hasMessage("two levels of day have one name: [fri, fri]");
    assertThatThrownBy(
            () ->
                new Column(
                    "day", Column.Role.PAST, Column.Type.NUMBER, List.of("fri"), Optional.empty()))
        .hasMessage("the quantity day has no levels");
  }

  @Test
  void aStepCountsOneUnlessItsWeightIsGiven() {
    TimeSeries alike = TimeSeries.of("s", "y", 1, 2, 3);
    assertThat(alike.hasWeights()).isFalse();
    assertThat(alike.weight(2)).isEqualTo(1);
    TimeSeries weighted = alike.withWeights(new double[] {0, 0.5, 2});
    assertThat(weighted.hasWeights()).isTrue();
    assertThat(weighted.part(1, 3).weight(1)).isEqualTo(2);
    assertThat(weighted.before(2).weight(1)).isEqualTo(0.5);
    assertThatThrownBy(() -> weighted.before(2).weight(2))
        .isInstanceOf(IndexOutOfBoundsException.class);
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> alike.withWeights(new double[] {1, 1, wrong}))
          .hasMessage("a weight of series s is " + wrong + ", not a number of at least 0");
    }
    assertThatThrownBy(() -> alike.withWeights(new double[] {1}))
        .hasMessage("1 weights for 3 steps of series s");
  }
}
