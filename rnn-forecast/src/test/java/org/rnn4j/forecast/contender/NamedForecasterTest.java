package org.rnn4j.forecast.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

class NamedForecasterTest {

  private static final TimeSeries SERIES = TimeSeries.of("s", "y", new double[] {1, 2, 3, 4});

  private static Forecast answer(FittedForecaster forecaster, int cutoff) {
    Window window = new Window(SERIES, cutoff, 2);
    return new NamedForecaster("the baseline 'b'", forecaster)
        .forecast(window.history(), window.ahead());
  }

  @Test
  void anAnswerDoesNotChangeWhenWhoGaveItWritesIntoItAgain() {
    List<double[]> kept = new ArrayList<>();
    FittedForecaster patching =
        (history, ahead) -> {
          kept.forEach(earlier -> earlier[0] = history.last(1, 0)); // what came true
          kept.add(new double[] {-history.length(), Double.NaN});
          return Forecast.points(1, 2, 1, kept.get(kept.size() - 1));
        };

    Forecast first = answer(patching, 2);
    answer(patching, 3);

    assertThat(kept.get(0)[0]).isEqualTo(3);
    assertThat(first.toArray()).containsExactly(-2, Double.NaN);
  }

  @Test
  void anAnswerOfAnotherShapeIsRefused() {
    assertThatThrownBy(() -> answer((history, ahead) -> null, 2))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the baseline 'b' returned null from forecast");
    for (int[] wrong : new int[][] {{2, 2, 1}, {1, 3, 1}, {1, 2, 2}}) {
      Forecast forecast =
          Forecast.points(wrong[0], wrong[1], wrong[2], new double[wrong[0] * wrong[1] * wrong[2]]);
      assertThatThrownBy(() -> answer((history, ahead) -> forecast, 2))
          .isInstanceOf(PluginException.class)
          .hasMessageContaining("the baseline 'b' gave Forecast[rows " + wrong[0])
          .hasMessageContaining("where 1 row of 2 leads and 1 targets was asked for");
    }
  }
}
