package org.rnn4j.forecast.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

class DerivedCopiesTest {

  private static final List<Column> COLUMNS =
      List.of(
          Column.target("y"),
          Column.derived("hour", (t, s) -> t.dateTime(s).map(at -> at.getHour()).orElse(-1)),
          Column.derived("day", (t, s) -> t.dateTime(s).map(at -> at.getDayOfYear()).orElse(-1)));

  private static TimeSeries series(TimeIndex time, int length) {
    return TimeSeries.owning("s", time, COLUMNS, new double[][] {new double[length]});
  }

  private static TimeIndex dated(String start, String frequency) {
    return TimeIndex.dated(LocalDateTime.parse(start), Frequency.parse(frequency).orElseThrow());
  }

  private static float[] copy(DerivedCopies copies, TimeSeries series, int column) {
    float[] values = new float[series.length()];
    copies.of(series, column).copy(0, 0, values.length, values, 0, 1);
    return values;
  }

  @Test
  void aCopyThatSeriesShareHasTheValuesOfEachOfThem() {
    List<TimeSeries> all =
        new ArrayList<>(
            List.of(
                series(dated("2024-01-01T00:00", "6h"), 40),
                series(dated("2024-01-03T12:00", "6h"), 50), // on the grid of the first one
                series(dated("2023-12-31T06:00", "6h"), 30), // before it
                series(dated("2024-01-01T01:00", "6h"), 20), // beside it
                series(dated("1999-01-01T01:00", "6h"), 20), // far before that one
                series(dated("2024-01-31T00:00", "1M"), 9),
                series(dated("2024-02-28T00:00", "1d"), 9),
                series(dated("1969-12-25T20:00", "6h").from(7), 20), // around the epoch
                series(dated("1969-12-31T08:00", "6h"), 20), // on the grid of that one
                series(
                    TimeIndex.dated(
                        OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(2)),
                        Frequency.parse("6h").orElseThrow()),
                    12),
                series(TimeIndex.integers(3, 2), 5)));
    DerivedCopies copies = DerivedCopies.of(all);

    for (TimeSeries one : all) {
      for (int column = 1; column <= 2; column++) {
        float[] values = copy(copies, one, column);
        for (int t = 0; t < values.length; t++) {
          assertThat(values[t])
              .as(one.time() + " step " + t)
              .isEqualTo((float) one.value(t, column));
        }
      }
    }
  }
}
