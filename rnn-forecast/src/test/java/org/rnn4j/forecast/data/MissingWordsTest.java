package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.DataReport.Finding;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;

class MissingWordsTest {

  private static TimeSeries series(String id, int... filled) {
    BitSet steps = new BitSet();
    for (int step : filled) {
      steps.set(step);
    }
    return TimeSeries.owning(
            id, TimeIndex.integers(10, 1), Column.targets("y"), new double[][] {new double[6]})
        .withFilled(List.of(steps));
  }

  @Test
  void eachColumnIsCountedWithTheFirstAndTheLastTime() {
    assertThat(MissingWords.of("f.csv", List.of(series("a", 2, 5), series("b"), series("c", 1))))
        .extracting(Finding::sentence)
        .containsExactly(
            "f.csv: series 'a', column 'y': 2 of 6 values were missing and are filled in, from 12"
                + " to 15",
            "f.csv: series 'c', column 'y': 1 of 6 values were missing and are filled in, at 11");
    assertThat(MissingWords.of("f.csv", List.of(series("b")))).isEmpty();
  }

  @Test
  void ofManyTheRestIsOneLine() {
    List<TimeSeries> many = new ArrayList<>();
    for (int i = 0; i < 7000; i++) {
      many.add(series("s" + i, 1, 2));
    }
    assertThat(MissingWords.of("f.csv", many))
        .hasSize(6)
        .last()
        .satisfies(rest -> assertThat(rest.count()).isEqualTo(13990))
        .extracting(Finding::sentence)
        .isEqualTo(
            "f.csv: 13990 more values were missing and are filled in, in 6995 more columns of"
                + " series");
  }
}
