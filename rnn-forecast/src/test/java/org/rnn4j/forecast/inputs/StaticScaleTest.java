package org.rnn4j.forecast.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.split.Split;
import org.rnn4j.forecast.window.Parts;

class StaticScaleTest {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("y", Role.TARGET, Type.NUMBER), new Column("size", Role.STATIC, Type.NUMBER));

  private static TimeSeries sized(int number, double size) {
    return TimeSeries.owning(
            "s" + number, TimeIndex.integers(), COLUMNS, new double[][] {new double[20]})
        .withStatics(size);
  }

  @Test
  void aStaticQuantityIsMeasuredByTheSeriesOfTheTrainingPartAlone() {
    double[] sizes = {2, 6, Double.NaN, 1e6, 1e9};
    List<TimeSeries> all =
        IntStream.range(0, sizes.length).mapToObj(i -> sized(i, sizes[i])).toList();
    Parts parts = Parts.of(Split.series(3, 1, 1), Dataset.of(all, Optional.empty(), 1));
    assertThat(StaticScale.ofAll(parts)).isEqualTo(Map.of("size", new StaticScale(4, 2)));
  }
}
