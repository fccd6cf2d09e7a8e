package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.cases.BuiltInLayers;

/** Layer statistics of one feature leave nothing of it. */
class OneFeatureTest {

  private static Cell cell(String name, int units) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }

  private static Normalizer normalizer(String name) {
    NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, name);
    return provider.create(Options.defaults(provider.options()));
  }

  private static Network.Builder layerNorm(Network.Builder network) {
    return network.layer(BuiltInLayers.of("layer-norm", Map.of()));
  }

  private static void assertNamed(Network.Builder builder, Integer... layers) {
    try (Network network = builder.build()) {
      assertThat(network.anatomy().layersThatStandardizeOneFeature()).containsExactly(layers);
    }
  }

  @Test
  void aLayerNormOnOneColumnIsNamedAndOneOnTwoIsNot() {
    assertNamed(layerNorm(Network.builder(1)).recurrent(cell("gru", 4)).head(1), 0);
    assertNamed(layerNorm(Network.builder(2)).recurrent(cell("gru", 4)).head(1));
    assertNamed(layerNorm(Network.builder(2).dense(1)).recurrent(cell("gru", 4)), 1);
    assertNamed(layerNorm(Network.builder(2).recurrent(cell("gru", 4))).head(1));
  }

  @Test
  void aCellOfOneUnitIsNamedWhereEachGateIsNormalizedByItself() {
    for (String name : new String[] {"layer-norm-per-gate", "layer-norm-lstm"}) {
      assertNamed(Network.builder(3).recurrent(cell("lstm", 1), normalizer(name)).head(1), 0);
      assertNamed(Network.builder(3).recurrent(cell("lstm", 2), normalizer(name)).head(1));
    }
    assertNamed(Network.builder(3).recurrent(cell("lstm", 1), normalizer("layer-norm")).head(1));
    assertNamed(
        Network.builder(3).recurrent(cell("simple", 1), normalizer("layer-norm")).head(1), 0);
  }
}
