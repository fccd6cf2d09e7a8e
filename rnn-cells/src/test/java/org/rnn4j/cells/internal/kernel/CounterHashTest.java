package org.rnn4j.cells.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.random.RandomStream;

/** Whether the bits behind dropout masks are as frequent and as independent as they should be. */
class CounterHashTest {

  private static final int COUNT = 1 << 18;

  /** Five standard deviations of a proportion. */
  private static double allowance(double rate) {
    return 5 * Math.sqrt(rate * (1 - rate) / COUNT);
  }

  private static double share(IntPredicate test) {
    int hits = 0;
    for (int i = 0; i < COUNT; i++) {
      hits += test.test(i) ? 1 : 0;
    }
    return hits / (double) COUNT;
  }

  private static boolean isDropped(long key, int place, int row, double rate) {
    return !CounterHash.isKept(key, place, row, CounterHash.threshold(rate));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9})
  void theRateIsThatOfPlacesOfRowsAndOfKeys(double rate) {
    long key = RandomStream.mix(42);
    assertThat(share(i -> isDropped(key, i, 3, rate))).isCloseTo(rate, within(allowance(rate)));
    assertThat(share(i -> isDropped(key, 3, i, rate))).isCloseTo(rate, within(allowance(rate)));
    assertThat(share(i -> isDropped(key, i % 512, i / 512, rate)))
        .isCloseTo(rate, within(allowance(rate)));
    assertThat(share(i -> isDropped(RandomStream.mix(i), 3, 5, rate)))
        .isCloseTo(rate, within(allowance(rate)));
  }

  /** Two independent events of probability a half happen together with probability a quarter. */
  @Test
  void neighboursAreIndependent() {
    long key = RandomStream.mix(43);
    long other = RandomStream.mix(44);
    for (int distance : new int[] {1, 2, 16, 20, 128, 4096}) {
      assertThat(share(i -> isDropped(key, i, 7, 0.5) && isDropped(key, i + distance, 7, 0.5)))
          .as("places %d apart", distance)
          .isCloseTo(0.25, within(allowance(0.25)));
      assertThat(
              share(
                  i ->
                      isDropped(key, i % 512, i / 512, 0.5)
                          && isDropped(key, i % 512, i / 512 + distance, 0.5)))
          .as("rows %d apart", distance)
          .isCloseTo(0.25, within(allowance(0.25)));
    }
    assertThat(share(i -> isDropped(key, i, 7, 0.5) && isDropped(other, i, 7, 0.5)))
        .isCloseTo(0.25, within(allowance(0.25)));
  }

  @Test
  void aRateOfZeroDropsNothing() {
    assertThat(share(i -> isDropped(i, i, i, 0))).isZero();
  }
}
