package org.rnn4j.forecast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

class NamedForecasterTest {

  private static final TimeSeries SERIES = TimeSeries.of("s", "y", new double[] {1, 2, 3, 4});

  private static double[][] answer(NamedForecaster forecaster, int cutoff) {
    History history = new Window(SERIES, cutoff, 1).history();
    double[][] answer = {{Double.NaN}, {Double.NaN}};
    forecaster.forecast(history, answer);
    return answer;
  }

  @Test
  void anAnswerDoesNotChangeWhenWhoGaveItWritesIntoItAgain() {
    List<double[][]> kept = new ArrayList<>();
    NamedForecaster patching =
        new NamedForecaster(
            "the baseline 'patching'",
            (history, forecast) -> {
              kept.forEach(earlier -> earlier[0][0] = history.last(1, 0)); // what came true
              forecast[0][0] = -history.length();
              kept.add(forecast);
            });

    double[][] first = answer(patching, 2);
    answer(patching, 3);

    assertThat(kept.get(0)[0][0]).isEqualTo(3);
    assertThat(first[0]).containsExactly(-2);
    assertThat(first[1]).containsExactly(Double.NaN);
  }
}
