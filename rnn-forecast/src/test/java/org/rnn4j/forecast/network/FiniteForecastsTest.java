package org.rnn4j.forecast.network;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;

class FiniteForecastsTest {

  private static final Window WINDOW = new Window(TimeSeries.of("s", "y", 1, 2, 3, 4, 5), 3, 1);

  private static void require(NoNumber noNumber, List<Integer> leads, double... forecasts) {
    Forecast forecast = Forecast.points(1, forecasts.length, 1, forecasts);
    FiniteForecasts.require("drift", WINDOW, forecast, 0, leads, noNumber, () -> "it overflows");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anInfiniteForecastIsAnErrorWhoeverMakesIt(double infinite) {
    for (NoNumber noNumber : NoNumber.values()) {
      assertThatThrownBy(() -> require(noNumber, List.of(1, 2), 7, infinite))
          .isInstanceOf(RunException.class)
          .hasMessage(
              "drift: its forecast of 'y' in series 's' for 4 (lead 2 after 2) is infinite: it"
                  + " overflows");
    }
  }

  @Test
  void noForecastIsNoneWhereThereMayBeNone() {
    assertThatCode(() -> require(NoNumber.NO_FORECAST, List.of(1, 2), 7, Double.NaN))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> require(NoNumber.ERROR, List.of(1, 2), 7, Double.NaN))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("(lead 2 after 2) is no number: it overflows");
  }

  @Test
  void leadsThatNobodyAskedForAreNotLookedAt() {
    assertThatCode(() -> require(NoNumber.ERROR, List.of(2), Double.NaN, 7))
        .doesNotThrowAnyException();
  }
}
