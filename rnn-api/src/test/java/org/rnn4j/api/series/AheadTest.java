package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;

class AheadTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.target("sold"),
          Column.past("rain"),
          Column.future("price"),
          new Column("shop", Column.Role.STATIC, Column.Type.CATEGORY));

  // sold 0, 1, 2, ...; rain 10, 11, ...; price 20, 21, ...
  private static TimeSeries series(int length) {
    double[][] values = new double[3][];
    for (int c = 0; c < 3; c++) {
      int first = 10 * c;
      values[c] = IntStream.range(0, length).mapToDouble(t -> first + t).toArray();
    }
    return TimeSeries.owning("s", TimeIndex.integers(100, 1), COLUMNS, values).withStatics(1);
  }

  @Test
  void aheadShowsFutureColumnsOfEveryLead() {
    Ahead ahead = new Window(series(8), 4, 3).ahead();
    assertThat(ahead.horizon()).isEqualTo(3);
    assertThat(IntStream.rangeClosed(1, 3).mapToDouble(lead -> ahead.value(lead, 2)))
        .containsExactly(24.0, 25.0, 26.0);
  }

  @Test
  void aheadShowsNoOtherColumn() {
    Ahead ahead = new Window(series(8), 4, 3).ahead();
    for (String column :
        List.of("sold of series s is a target", "rain of series s is a past covariate")) {
      assertThatThrownBy(() -> ahead.value(1, column.startsWith("sold") ? 0 : 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("column " + column + ": only future covariates are known ahead");
    }
    assertThatThrownBy(() -> ahead.value(1, 3))
        .hasMessageContaining("shop of series s is a static covariate");
  }

  @Test
  void aheadShowsNoStepBeforeTheCutoffAndNoneBeyondTheHorizon() {
    Ahead ahead = new Window(series(8), 4, 3).ahead();
    for (int lead : new int[] {0, 4, -1}) {
      assertThatThrownBy(() -> ahead.value(lead, 2))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("lead " + lead + " is not one of 1 to 3, the horizon");
    }
  }

  @Test
  void aValueThatWasNotGivenIsAskedForByColumnAndTime() {
    Ahead ahead = new Window(series(6), 4, 3).ahead();
    assertThat(ahead.value(2, 2)).isEqualTo(25);
    assertThatThrownBy(() -> ahead.value(3, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("series 's', column 'price'")
        .hasMessageContaining("there is no value at 106, lead 3")
        .hasMessageContaining("give the column's values over the horizon of 3 steps");
  }

  @Test
  void aGapThatIsOpenAtTheEndOfTheHorizonShowsTheLastObservedValue() {
    BitSet gap = new BitSet();
    gap.set(5, 7); // closed at step 7
    TimeSeries series = series(8).withFilled(List.of(new BitSet(), new BitSet(), gap));
    assertThat(new Window(series, 4, 3).ahead().value(2, 2)).isEqualTo(24);
    assertThat(new Window(series, 4, 3).ahead().value(3, 2)).isEqualTo(24);
    assertThat(new Window(series, 4, 4).ahead().value(2, 2)).isEqualTo(25);
    assertThat(new Window(series, 6, 1).ahead().value(1, 2)).isEqualTo(24);
  }

  @Test
  void aPastEndsAtTheCutoffAndBeginsWithTheFirstKnownStep() {
    Past past = Past.of(1, 2, 3);
    assertThat(past.last(1)).isEqualTo(3);
    assertThat(past.last(3)).isEqualTo(1);
    for (int back : new int[] {0, 4}) {
      assertThatThrownBy(() -> past.last(back))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage(back + " steps before the cutoff nothing is known: 1 to 3 are");
    }
  }

  @Test
  void aHorizonHasAtLeastOneStep() {
    assertThatThrownBy(() -> new Window(series(6), 4, 0))
        .hasMessage("a horizon has at least 1 step, not 0");
  }

  @Test
  void whatIsKnownBeyondTheEndOfTheSeriesIsShownAheadAndIsNoStepOfIt() {
    double[][] values = {{0, 1, 2, 3}, {10, 11, 12, 13}, {20, 21, 22, 23, 24, 25}};
    TimeSeries series = TimeSeries.owning("s", TimeIndex.integers(100, 1), COLUMNS, values);
    assertThat(series.length()).isEqualTo(4);
    assertThat(series.knownAhead()).isEqualTo(2);
    assertThat(new Window(series, 4, 2).ahead().value(2, 2)).isEqualTo(25);
    assertThat(series.part(2, 4).knownAhead()).isEqualTo(2);
    assertThat(new Window(series.part(2, 4), 2, 2).ahead().value(1, 2)).isEqualTo(24);
    assertThat(series.part(0, 3).knownAhead()).isZero();
    assertThat(series.before(3).knownAhead()).isZero();
    assertThatThrownBy(() -> series.value(4, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Window(series, 4, 3).ahead().value(3, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no value at 106, lead 3");
    double[][] ragged = {{0, 1}, {10, 11, 12}, {20, 21, 22}};
    assertThatThrownBy(() -> TimeSeries.owning("s", TimeIndex.integers(), COLUMNS, ragged))
        .hasMessage("the columns of series s differ in length");
    double[][] tooShort = {{0, 1}, {10, 11}, {20}};
    assertThatThrownBy(() -> TimeSeries.owning("s", TimeIndex.integers(), COLUMNS, tooShort))
        .hasMessage("the columns of series s differ in length");
  }
}
