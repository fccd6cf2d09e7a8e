package org.rnn4j.forecast.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.forecast.DataSource.Context;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

class WavesSourceTest {

  private static final Path HERE = Path.of(".");

  @Test
  void theUniformsAreThoseOfNumpy() {
    MersenneTwister random = new MersenneTwister(42);
    double[] first = IntStream.range(0, 5).mapToDouble(i -> WavesSource.uniform(random)).toArray();
    assertThat(first)
        .containsExactly(
            0.3745401188473625,
            0.9507143064099162,
            0.7319939418114051,
            0.5986584841970366,
            0.15601864044243652);
  }

  @Test
  void theFirstSeriesOfFiftyOnePointsIsThePublishedOne() {
    assertStarts(1, 0.4596948, 0.3148668, 0.1249712, -0.1039134, -0.3381739);
  }

  @Test
  void theFirstSeriesOfSixtyPointsIsThePublishedOne() {
    assertStarts(10, 0.4596948, 0.3387446, 0.1898023, 0.0061200, -0.1959054);
  }

  private static void assertStarts(int horizon, double... expected) {
    Dataset dataset = new WavesSource(10000, 50, 42).load(new Context(HERE, 50, horizon)).dataset();
    TimeSeries first = dataset.series().get(0);
    assertThat(first.length()).isEqualTo(50 + horizon);
    for (int t = 0; t < expected.length; t++) {
      assertThat(first.value(t, 0)).isCloseTo(expected[t], within(5e-8));
    }
  }

  @Test
  void everyValueIsASinglePrecisionNumber() {
    Dataset dataset = new WavesSource(20, 50, 7).load(new Context(HERE, 50, 10)).dataset();
    for (TimeSeries series : dataset.series()) {
      for (int t = 0; t < series.length(); t++) {
        assertThat((double) (float) series.value(t, 0)).isEqualTo(series.value(t, 0));
      }
    }
  }

  @Test
  void seriesAreNumberedAndDealtOutAsAWholeWithoutScaling() {
    WavesSource source = new WavesSource(3, 5, 42);
    Dataset dataset = source.load(new Context(HERE, 5, 2)).dataset();
    assertThat(dataset.series())
        .extracting(TimeSeries::id)
        .containsExactly("wave-00000", "wave-00001", "wave-00002");
    assertThat(dataset.season()).isEqualTo(1);
    WavesSourceProvider provider = new WavesSourceProvider();
    assertThat(provider.splitUnit(Options.defaults(provider.options())))
        .isEqualTo(SplitUnit.SERIES);
    assertThat(provider.defaultScaler()).isEqualTo("none");
  }

  @Test
  void anotherSeedGivesOtherSeries() {
    Dataset one = new WavesSource(1, 5, 1).load(new Context(HERE, 5, 2)).dataset();
    Dataset other = new WavesSource(1, 5, 2).load(new Context(HERE, 5, 2)).dataset();
    assertThat(one.series().get(0).value(0, 0)).isNotEqualTo(other.series().get(0).value(0, 0));
  }
}
