package org.rnn4j.forecast.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Option;

class MemoryTest {

  @Test
  void whatNeedsMoreThanThereIsIsRefusedByWhatItNeeds() {
    Memory.require(Place.of("data", "series"), "3 series", 1e9, 1_000_000_000);
    assertThatThrownBy(
            () -> Memory.require(Place.of("data", "series"), "3 series", 1.5e9, 1_000_000_000))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "data.series: 3 series need 1.5 GB of memory, Java may use 1.0 GB; take less, or give"
                + " Java more: RNN_JAVA_OPTS=-Xmx...");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1.0 kB",
    "4.2e11, 420.0 GB",
    "1e30, 1000000000000.0 EB"
  })
  void bytesAreForPeople(double bytes, String text) {
    assertThat(Memory.text(bytes)).isEqualTo(text);
  }

  @Test
  void generatedSeriesOfAnyLengthAndNumberAreRefusedBeforeTheyAreMade() {
    int most = Integer.MAX_VALUE;
    Memory.requireSeries(Option.integer("series"), Option.integer("steps"), 60, 10, 2, 1);
    assertThatThrownBy(
            () ->
                Memory.requireSeries(
                    Option.integer("series"), Option.integer("steps"), 1, most, 2, 1))
        .hasMessage(
            "data.steps: 2147483647 steps and a horizon of 2 in each series are 2147483649 numbers,"
                + " 17.2 GB; the most that can be held together are 2147483639; take less");
    assertThatThrownBy(
            () ->
                Memory.requireSeries(
                    Option.integer("series"), Option.integer("steps"), 1, 10, most, 1))
        .hasMessageStartingWith("task.horizon: 10 steps and a horizon of 2147483647");
    assertThatThrownBy(
            () ->
                Memory.requireSeries(
                    Option.integer("series"), Option.integer("steps"), most, most, most, 3))
        .hasMessageContaining("are 4294967294 numbers");
    assertThatThrownBy(
            () ->
                Memory.requireSeries(
                    Option.integer("series"), Option.integer("steps"), most, 10, 2, 1))
        .hasMessageStartingWith("data.series: 2147483647 series of 12 steps need 420.9 GB");
  }
}
