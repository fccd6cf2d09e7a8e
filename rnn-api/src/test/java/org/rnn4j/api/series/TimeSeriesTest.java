package org.rnn4j.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

  private final TimeSeries series =
      TimeSeries.owning(
          "a",
          TimeIndex.integers(),
          List.of("y", "x"),
          new double[][] {{1, 2, 3, 4}, {10, 20, Double.NaN, 40}});

  @Test
  void valuesAreFoundByStepAndColumn() {
    assertThat(series.id()).isEqualTo("a");
    assertThat(series.columns()).containsExactly("y", "x");
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
    assertThatThrownBy(() -> TimeSeries.owning("a", time, List.of("y"), new double[2][3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 column names for 2 columns");
    assertThatThrownBy(() -> TimeSeries.owning("a", time, List.of(), new double[0][]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> TimeSeries.owning("a", time, List.of("y", "x"), new double[][] {{1}, {1, 2}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("series a differ in length");
  }

  @Test
  void aWindowKnowsWhatLiesBeforeItsCutoff() {
    History history = new Window(series, 3).history();
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
    History history = new Window(series, 3).history();
    assertThatThrownBy(() -> history.value(3, 0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("step 3 is not known at cutoff 3 of series a");
    assertThatThrownBy(() -> history.last(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> history.last(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void leadOneIsTheStepAtTheCutoff() {
    Window window = new Window(series, 2);
    assertThat(window.actual(1, 0)).isEqualTo(3);
    assertThat(window.actual(2, 0)).isEqualTo(4);
  }

  @Test
  void aCutoffOutsideTheSeriesIsRefused() {
    assertThat(new Window(series, 4).history().length()).isEqualTo(4);
    assertThatThrownBy(() -> new Window(series, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Window(series, -1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aDatasetKnowsTheRolesOfItsColumns() {
    Dataset dataset = new Dataset(List.of(series), List.of("y"), List.of("x"), Optional.empty(), 1);
    assertThat(dataset.targetCount()).isEqualTo(1);
    assertThat(dataset.inputWidth()).isEqualTo(2);
  }

  @Test
  void aDatasetWithoutSenseIsRefused() {
    assertThatThrownBy(() -> dataset(List.of(), List.of("y"), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dataset(List.of(series), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> dataset(List.of(series), List.of("y"), 1))
        .hasMessageContaining("series a has columns [y, x]");
    assertThatThrownBy(() -> dataset(List.of(series), List.of("y", "x"), 0))
        .hasMessageContaining("at least 1 step");
    assertThatThrownBy(() -> dataset(List.of(series, series), List.of("y", "x"), 1))
        .hasMessage("two series have the id a");
  }

  private static Dataset dataset(List<TimeSeries> series, List<String> targets, int season) {
    return new Dataset(series, targets, List.of(), Optional.empty(), season);
  }
}
