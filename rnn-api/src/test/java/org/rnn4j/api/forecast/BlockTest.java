package org.rnn4j.api.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {

  @Test
  void numbersAreRowMajor() {
    Block block = new Block(2, 3, 2, new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    assertThat(block.get(0, 0, 1)).isEqualTo(1);
    assertThat(block.get(0, 2, 0)).isEqualTo(4);
    assertThat(block.get(1, 2, 1)).isEqualTo(11);
    block.set(1, 0, 0, 99);
    assertThat(block.values()[6]).isEqualTo(99);
  }

  @Test
  void aBlockOfZerosIsLargeEnoughOrRefused() {
    assertThat(Block.zeros(2, 3, 4).values()).hasSize(24).containsOnly(0);
    // 2^16 * 2^16 is 0 in int arithmetic: an empty array for a huge block.
    assertThatThrownBy(() -> Block.zeros(1 << 16, 1 << 16, 1))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void tooFewNumbersAreRefused() {
    assertThatThrownBy(() -> new Block(2, 3, 4, new float[23]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("23 numbers do not fill [2, 3, 4]");
  }

  @Test
  void aRequestHasAsManyRowsAheadAsInItsHistory() {
    ForecastRequest request = ForecastRequest.of(Block.zeros(2, 5, 3), 4, 1);
    assertThat(request.rows()).isEqualTo(2);
    assertThat(request.horizon()).isEqualTo(4);
    assertThat(request.ahead().values()).hasSize(2 * 3 * 3).containsOnly(0);
    assertThatThrownBy(() -> new ForecastRequest(Block.zeros(2, 5, 3), Block.zeros(1, 4, 3), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("a history [2, 5, 3] with 1 targets", "ahead that is [1, 4, 3]");
    assertThatThrownBy(() -> new ForecastRequest(Block.zeros(2, 5, 3), Block.zeros(2, 4, 2), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsFedBackStandsWhereTargetsAreNotKnownAndNowhereElse() {
    Block ahead = new Block(1, 2, 4, new float[] {0, 7, 5, 30, 0, 8, 0, 40});
    List<ForecastRequest.TargetInput> made =
        List.of(
            new ForecastRequest.TargetInput(0, 0, 0),
            new ForecastRequest.TargetInput(1, 0, 2), // observed at both steps
            new ForecastRequest.TargetInput(2, 0, 1));
    ForecastRequest request = new ForecastRequest(Block.zeros(1, 5, 4), ahead, 1, made);
    Block forecasts = new Block(1, 3, 1, new float[] {1, 2, 3});
    Block step = Block.zeros(1, 1, 4);
    request.fedBack(1, forecasts, step);
    assertThat(step.values()).containsExactly(1, 7, 5, 30);
    request.fedBack(2, forecasts, step);
    assertThat(step.values()).containsExactly(2, 8, 1, 40);
    assertThat(request.horizon()).isEqualTo(3);
  }
}
