package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnn4j.api.error.InputException;

class NetworkBuilderTest {

  @Test
  void nothingComesAfterTheHead() {
    Network.Builder builder = Network.builder(2).dense(3).head(1);
    assertThatThrownBy(() -> builder.dense(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the head is the last layer");
    assertThatThrownBy(() -> builder.head(1)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void moreParametersThanAnArrayHoldsAreRefusedWithAReason() {
    assertThatThrownBy(() -> Network.builder(100_000).dense(100_000).build())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more parameters than one array can hold")
        .hasMessageContaining("use fewer units");
  }
}
