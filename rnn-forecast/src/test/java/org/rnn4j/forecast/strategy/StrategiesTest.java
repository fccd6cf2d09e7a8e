package org.rnn4j.forecast.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.CarriedState;
import org.rnn4j.api.model.Outputs;
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
    assertThat(strategy("one-step").trainedLeads(1)).containsExactly(1);
    assertThat(strategy("iterative").trainedLeads(3)).containsExactly(1);
    assertThat(strategy("direct").trainedLeads(3)).containsExactly(1, 2, 3);
    assertThat(strategy("sequence-to-sequence").trainedLeads(3)).containsExactly(1, 2, 3);
    assertThat(strategy("value-ahead").trainedLeads(3)).containsExactly(3);
    for (String name : List.of("one-step", "iterative", "direct", "value-ahead")) {
      assertThat(strategy(name).outputs()).isEqualTo(Outputs.LAST_STEP);
    }
    assertThat(strategy("sequence-to-sequence").outputs()).isEqualTo(Outputs.EVERY_STEP);
  }

  @Test
  void valueAheadIsMeasuredOnItsOneLead() {
    assertThat(strategy("value-ahead").leads(3)).containsExactly(3);
    assertThat(strategy("iterative").leads(3)).containsExactly(1, 2, 3);
  }

  @Test
  void oneStepRefusesALongerHorizon() {
    assertThatThrownBy(() -> strategy("one-step").leads(2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a horizon of 1, not 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-step", "direct", "sequence-to-sequence", "value-ahead"})
  void whatTheNetworkSaysAtOnceIsTheForecast(String name) {
    int horizon = name.equals("one-step") ? 1 : 2;
    int leads = strategy(name).leads(horizon).size();
    Predictor predictor =
        new Reading(read -> new Block(2, leads, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8}));
    Block forecast = strategy(name).forecast(predictor, ForecastRequest.of(inputs(), horizon, 2));
    assertThat(forecast.steps()).isEqualTo(leads);
    assertThat(forecast.get(0, 0, 1)).isEqualTo(2);
    assertThat(forecast.get(1, 0, 0)).isEqualTo(leads == 1 ? 3 : 5);
    assertThat(strategy(name).feedsBack()).isFalse();
  }

  // The next value is the sum of all steps that were read, column by column.
  private static Block sum(Block read) {
    Block next = Block.zeros(read.rows(), 1, 2);
    for (int row = 0; row < read.rows(); row++) {
      for (int column = 0; column < 2; column++) {
        float total = 0;
        for (int step = 0; step < read.steps(); step++) {
          total += read.get(row, step, column);
        }
        next.set(row, 0, column, total);
      }
    }
    return next;
  }

  @Test
  void iterativeFeedsEachForecastBack() {
    Block inputs = inputs();
    ForecastRequest request = ForecastRequest.of(inputs, 3, 2);
    Block forecast = strategy("iterative").forecast(new Reading(StrategiesTest::sum), request);
    assertThat(forecast.values())
        .containsExactly(6, 60, 11, 110, 20, 200, 15, 150, 26, 260, 47, 470);
    assertThat(inputs.values()).as("the inputs are left alone").containsExactly(inputs().values());
    assertThat(strategy("iterative").feedsBack()).isTrue();
    assertThat(strategy("iterative").goesOn()).isFalse();
  }

  @Test
  void aGrowingContextKeepsTheOldestSteps() {
    var provider = Registry.installed().find(Kind.STRATEGY, "iterative");
    ForecastStrategy growing =
        provider.create(Options.of(provider.options(), Map.of("context", "growing")));
    ForecastRequest request = ForecastRequest.of(inputs(), 3, 2);
    assertThat(growing.forecast(new Reading(StrategiesTest::sum), request).values())
        .containsExactly(6, 60, 12, 120, 24, 240, 15, 150, 30, 300, 60, 600);
    assertThat(growing.goesOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sliding", "growing"})
  void whatIsKnownAheadStandsBesideTheForecasts(String context) {
    var provider = Registry.installed().find(Kind.STRATEGY, "iterative");
    ForecastStrategy iterative =
        provider.create(Options.of(provider.options(), Map.of("context", context)));
    Block history = new Block(1, 2, 2, new float[] {1, 10, 2, 20});
    Block ahead = new Block(1, 2, 2, new float[] {0, 30, 0, 40});
    // The next value is the last one of the known column, plus the last one of the target.
    Predictor predictor =
        new Reading(
            read -> {
              int last = read.steps() - 1;
              float next = read.get(0, last, 1) + read.get(0, last, 0);
              return new Block(1, 1, 1, new float[] {next});
            });
    assertThat(iterative.forecast(predictor, new ForecastRequest(history, ahead, 1)).values())
        .containsExactly(22, 52, 92);
  }

  /** A network that is a function of all that it has read. */
  private static final class Reading implements Predictor {

    private final UnaryOperator<Block> network;
    private Block read = Block.zeros(0, 0, 0);

    Reading(UnaryOperator<Block> network) {
      this.network = network;
    }

    @Override
    public Block start(Block inputs) {
      read = inputs;
      return network.apply(read);
    }

    @Override
    public Block step(Block inputs) {
      Block longer = Block.zeros(read.rows(), read.steps() + 1, read.width());
      for (int row = 0; row < read.rows(); row++) {
        int length = read.steps() * read.width();
        int to = row * (length + read.width());
        System.arraycopy(read.values(), row * length, longer.values(), to, length);
        System.arraycopy(
            inputs.values(), row * read.width(), longer.values(), to + length, read.width());
      }
      return start(longer);
    }

    @Override
    public CarriedState state() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void restore(CarriedState state) {
      throw new UnsupportedOperationException();
    }
  }
}
