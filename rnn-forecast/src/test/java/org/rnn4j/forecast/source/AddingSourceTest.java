package org.rnn4j.forecast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

class AddingSourceTest {

  private static final int STEPS = 20;
  private static final int SUM = 0;
  private static final int VALUE = 1;
  private static final int MARKER = 2;

  private static Dataset dataset(int series, int horizon) {
    return new AddingSource(series, STEPS, 42)
        .load(new Context(Path.of("."), STEPS, horizon))
        .dataset();
  }

  @Test
  void theSumIsThatOfTheMarkedValuesOneOfEachHalf() {
    for (TimeSeries one : dataset(200, 2).series()) {
      assertThat(one.length()).isEqualTo(STEPS + 2);
      double sum = 0;
      int[] marked = new int[2];
      for (int t = 0; t < STEPS; t++) {
        assertThat(one.value(t, SUM)).isZero();
        assertThat(one.value(t, VALUE)).isBetween(0.0, 1.0);
        assertThat(one.value(t, MARKER)).isIn(0.0, 1.0);
        sum += one.value(t, VALUE) * one.value(t, MARKER);
        marked[t < STEPS / 2 ? 0 : 1] += (int) one.value(t, MARKER);
      }
      assertThat(marked).containsExactly(1, 1);
      for (int t = STEPS; t < one.length(); t++) {
        assertThat(one.value(t, SUM)).isEqualTo(sum);
        assertThat(one.value(t, VALUE)).isZero();
        assertThat(one.value(t, MARKER)).isZero();
      }
    }
  }

  @Test
  void aConstantForecastOfOneHasAnErrorOfOneSixth() {
    double error = 0;
    for (TimeSeries one : dataset(10000, 1).series()) {
      error += (one.value(STEPS, SUM) - 1) * (one.value(STEPS, SUM) - 1) / 10000;
    }
    assertThat(error).isCloseTo(1.0 / 6, within(0.005));
  }

  @Test
  void theSeedAndNothingElseDecidesTheNumbers() {
    TimeSeries first = dataset(1, 1).series().get(0);
    TimeSeries again = dataset(3, 1).series().get(0);
    TimeSeries other =
        new AddingSource(1, STEPS, 43)
            .load(new Context(Path.of("."), 5, 1))
            .dataset()
            .series()
            .get(0);
    assertThat(again.copy(VALUE, 0, STEPS)).isEqualTo(first.copy(VALUE, 0, STEPS));
    assertThat(other.copy(VALUE, 0, STEPS)).isNotEqualTo(first.copy(VALUE, 0, STEPS));
  }

  @Test
  void valueAndMarkerAreSeenAndTheSumIsForecast() {
    Dataset dataset = dataset(2, 1);
    assertThat(dataset.names(Column.Role.TARGET)).containsExactly("sum");
    assertThat(dataset.names(Column.Role.PAST)).containsExactly("value", "marker");
    assertThat(dataset.series())
        .extracting(TimeSeries::id)
        .containsExactly("adding-00000", "adding-00001");
    AddingSourceProvider provider = new AddingSourceProvider();
    assertThat(provider.splitUnit(Options.defaults(provider.options())))
        .isEqualTo(SplitUnit.SERIES);
    assertThat(provider.defaultScaler()).isEqualTo("none");
  }

  @Test
  void fewerThanTwoStepsAreRefused() {
    assertThatThrownBy(() -> new AddingSource(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 steps");
  }
}
