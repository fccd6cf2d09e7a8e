package org.rnn4j.forecast.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.forecast.TargetLayout;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;

class StrategiesTest {

  private static ForecastStrategy strategy(String name) {
    var provider = Registry.installed().find(Kind.STRATEGY, name);
    return provider.create(Options.of(provider.options(), Map.of()));
  }

  // Two rows of three steps and two columns.
  private static Block inputs() {
    return new Block(2, 3, 2, new float[] {1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60});
  }

  @Test
  void eachStrategySaysWhatTheNetworkGivesOut() {
    assertThat(strategy("one-step").targets(1)).isEqualTo(new TargetLayout(false, List.of(1)));
    assertThat(strategy("iterative").targets(3)).isEqualTo(new TargetLayout(false, List.of(1)));
    assertThat(strategy("direct").targets(3)).isEqualTo(new TargetLayout(false, List.of(1, 2, 3)));
    assertThat(strategy("sequence-to-sequence").targets(3))
        .isEqualTo(new TargetLayout(true, List.of(1, 2, 3)));
    assertThat(strategy("value-ahead").targets(3)).isEqualTo(new TargetLayout(false, List.of(3)));
  }

  @Test
  void valueAheadIsMeasuredOnItsOneLead() {
    assertThat(strategy("value-ahead").leads(3)).containsExactly(3);
    assertThat(strategy("iterative").leads(3)).containsExactly(1, 2, 3);
  }

  @Test
  void oneStepRefusesALongerHorizon() {
    assertThatThrownBy(() -> strategy("one-step").targets(2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a horizon of 1, not 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-step", "direct", "sequence-to-sequence", "value-ahead"})
  void whatTheNetworkSaysAtOnceIsTheForecast(String name) {
    int horizon = name.equals("one-step") ? 1 : 2;
    int leads = strategy(name).leads(horizon).size();
    Predictor predictor = block -> new Block(2, leads, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    Block forecast = strategy(name).forecast(predictor, inputs(), horizon, 2);
    assertThat(forecast.steps()).isEqualTo(leads);
    assertThat(forecast.get(0, 0, 1)).isEqualTo(2);
    assertThat(forecast.get(1, 0, 0)).isEqualTo(leads == 1 ? 3 : 5);
    assertThat(strategy(name).feedsBack()).isFalse();
  }

  @Test
  void iterativeFeedsEachForecastBack() {
    Block inputs = inputs();
    // The next value is the sum of all steps of the lookback, column by column.
    Predictor sum =
        block -> {
          Block next = Block.zeros(block.rows(), 1, 2);
          for (int row = 0; row < block.rows(); row++) {
            for (int column = 0; column < 2; column++) {
              float total = 0;
              for (int step = 0; step < block.steps(); step++) {
                total += block.get(row, step, column);
              }
              next.set(row, 0, column, total);
            }
          }
          return next;
        };
    Block forecast = strategy("iterative").forecast(sum, inputs, 3, 2);
    assertThat(forecast.values())
        .containsExactly(6, 60, 11, 110, 20, 200, 15, 150, 26, 260, 47, 470);
    assertThat(inputs.values()).as("the inputs are left alone").containsExactly(inputs().values());
    assertThat(strategy("iterative").feedsBack()).isTrue();
  }
}
