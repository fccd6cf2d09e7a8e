package org.rnn4j.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

  /** Every result that was ever published with a seed depends on these numbers. */
  @Test
  void theNumbersOfAKeyNeverChange() {
    RandomStream stream = RandomStream.of(42, 1);
    assertThat(stream.nextLong()).isEqualTo(-4763887371901415331L);
    assertThat(stream.nextDouble()).isEqualTo(0.45505700177486863);
    assertThat(stream.nextInt(1000)).isEqualTo(300);
    assertThat(stream.nextGaussian()).isEqualTo(-0.03990926992282671);
  }

  /** SplitMix64 started at 0, as java.util.SplittableRandom and the C reference give it. */
  @Test
  void theMixIsThatOfSplitMix64() {
    long gamma = 0x9E3779B97F4A7C15L;
    assertThat(RandomStream.mix(gamma)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(RandomStream.mix(2 * gamma)).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(RandomStream.mix(3 * gamma)).isEqualTo(0x06C45D188009454FL);
  }

  @Test
  void equalKeysGiveEqualStreams() {
    RandomStream a = RandomStream.of(7, 8, 9);
    RandomStream b = RandomStream.of(7, 8, 9);
    for (int i = 0; i < 100; i++) {
      assertThat(a.nextLong()).isEqualTo(b.nextLong());
    }
  }

  @Test
  void otherKeysGiveOtherStreams() {
    Set<Long> firsts = new HashSet<>();
    int keys = 0;
    for (long a = -3; a <= 3; a++, keys++) {
      firsts.add(RandomStream.of(a).nextLong());
      for (long b = -3; b <= 3; b++, keys++) {
        firsts.add(RandomStream.of(a, b).nextLong());
      }
    }
    assertThat(firsts).hasSize(keys);
  }

  @Test
  void streamsOfNeighbouringKeysAreUnrelated() {
    int bits = 0;
    int pairs = 1000;
    for (int key = 0; key < pairs; key++) {
      bits += Long.bitCount(RandomStream.of(key).nextLong() ^ RandomStream.of(key + 1L).nextLong());
    }
    // 64000 fair coins: 32000 +- 126; eight standard deviations never happen.
    assertThat(bits).isBetween(31_000, 33_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000, 1 << 30, Integer.MAX_VALUE})
  void boundedNumbersAreWithinBounds(int bound) {
    RandomStream stream = RandomStream.of(bound);
    for (int i = 0; i < 1000; i++) {
      assertThat(stream.nextInt(bound)).isBetween(0, bound - 1);
    }
  }

  @Test
  void boundedNumbersAreEvenlySpread() {
    int[] counts = new int[6];
    RandomStream stream = RandomStream.of(1);
    for (int i = 0; i < 60_000; i++) {
      counts[stream.nextInt(6)]++;
    }
    // 10000 +- 91 each.
    assertThat(Arrays.stream(counts).boxed()).allMatch(count -> count > 9_500 && count < 10_500);
  }

  @Test
  void aBoundBelowOneIsRefused() {
    assertThatThrownBy(() -> RandomStream.of(1).nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 0");
  }

  @Test
  void uniformsFillTheUnitInterval() {
    RandomStream stream = RandomStream.of(2);
    double sum = 0;
    double squares = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      double u = stream.nextDouble();
      assertThat(u >= 0 && u < 1).isTrue();
      sum += u;
      squares += u * u;
    }
    assertThat(sum / n).isCloseTo(0.5, within(0.008)); // standard error 0.0009
    assertThat(squares / n).isCloseTo(1 / 3.0, within(0.008));
  }

  @Test
  void gaussiansHaveTheirMoments() {
    RandomStream stream = RandomStream.of(3);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      double x = stream.nextGaussian();
      sum += x;
      squares += x * x;
      fourths += x * x * x * x;
    }
    assertThat(sum / n).isCloseTo(0, within(0.025)); // eight standard errors each
    assertThat(squares / n).isCloseTo(1, within(0.036));
    assertThat(fourths / n).isCloseTo(3, within(0.25));
  }
}
