package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;

class DerivedColumnTest {

  private static final Frequency DAILY = Frequency.parse("1d").orElseThrow();

  private static final Column MONDAY =
      Column.derived(
          "monday",
          (time, step) -> time.dateTime(step).orElseThrow().getDayOfWeek().getValue() == 1 ? 1 : 0);

  // Monday is step 0: 2024-01-01.
  private static TimeSeries series() {
    return TimeSeries.owning(
            "a",
            TimeIndex.dated(LocalDateTime.of(2024, 1, 1, 0, 0), DAILY),
            List.of(
                Column.target("y"),
                Column.future("price"),
                new Column("shop", Role.STATIC, Type.NUMBER)),
            new double[][] {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {10, 20, 30, 40, 50, 60, 70, 80, 90}})
        .withStatics(5)
        .withDerived(List.of(MONDAY));
  }

  @Test
  void aDerivedColumnStandsBehindTheOthersThatAreKnownAhead() {
    TimeSeries series = series();

    assertThat(Column.names(series.columns())).containsExactly("y", "price", "monday", "shop");
    assertThat(series.width()).isEqualTo(3);
    assertThat(series.held()).isEqualTo(2);
    assertThat(series.staticValue(3)).isEqualTo(5);
    assertThat(series.copy(2, 0, 9)).containsExactly(1, 0, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void itIsKnownPastTheEndOfTheSeriesWhileAHeldColumnIsNot() {
    Window window = new Window(series(), 9, 7);

    assertThat(window.ahead().value(6, 2)).isEqualTo(1); // Monday 15 January
    assertThat(window.ahead().value(5, 2)).isZero();
    assertThatThrownBy(() -> window.ahead().value(1, 1)).hasMessageContaining("2024-01-10");
    assertThatThrownBy(() -> window.ahead().value(8, 2)).hasMessageContaining("lead 8");
    assertThatThrownBy(() -> window.history().value(9, 2)).hasMessageContaining("not known");
  }

  @Test
  void itGoesByTheDatesOfAPartAndNotByItsSteps() {
    TimeSeries part = series().part(3, 9);

    assertThat(part.copy(2, 0, 6)).containsExactly(0, 0, 0, 0, 1, 0);
    assertThat(series().before(4).value(7, 2)).isEqualTo(1);
    assertThat(part.staticValue(3)).isEqualTo(5);
  }

  @Test
  void itIsNeverMissingNorFilledIn() {
    BitSet filled = new BitSet();
    filled.set(2, 4);
    TimeSeries series = series().withFilled(List.of(filled, new BitSet()));

    assertThat(series.isFilled(2, 2)).isFalse();
    assertThat(series.filledCount(2)).isZero();
    assertThat(series.openGap(2, 4)).isEqualTo(4);
    assertThat(series.before(4).value(0, 2)).isEqualTo(1);
    assertThat(series.part(3, 9).value(4, 2)).isEqualTo(1);
    assertThat(series.observed().isObserved(7, 2)).isTrue();
    assertThat(new Window(series, 4, 2).history().value(0, 2)).isEqualTo(1);
  }

  @Test
  void allSeriesOfADatasetShareIt() {
    TimeSeries one = TimeSeries.of("a", "y", 1, 2);
    TimeSeries other = TimeSeries.of("b", "y", 1, 2, 3);
    Column step = Column.derived("step", (time, at) -> at);

    Dataset dataset =
        Dataset.of(List.of(one, other), Optional.empty(), 1).withDerived(List.of(step));

    assertThat(dataset.series().get(0).columns()).isSameAs(dataset.series().get(1).columns());
    assertThat(dataset.inputWidth()).isEqualTo(2);
    assertThat(dataset.heldWidth()).isEqualTo(1);
    assertThat(dataset.series().get(0).value(7, 1)).isEqualTo(7);
  }

  @Test
  void onlyANumberThatIsKnownAheadFollowsFromTime() {
    assertThatThrownBy(
            () -> new Column("x", Role.PAST, Type.NUMBER, List.of(), MONDAY.derivation()))
        .hasMessageContaining("known ahead");
    assertThatThrownBy(
            () ->
                TimeSeries.owning(
                    "a",
                    TimeIndex.integers(),
                    List.of(Column.target("y"), MONDAY, Column.future("price")),
                    new double[][] {{1}, {2}}))
        .hasMessageContaining("price stands behind monday");
  }
}
