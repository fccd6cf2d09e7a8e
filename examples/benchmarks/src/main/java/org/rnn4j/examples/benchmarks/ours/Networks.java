package org.rnn4j.examples.benchmarks.ours;

import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;

/** Builds the networks of the works. */
final class Networks {

  /** What comes before the names of the cells, to measure a plugin's: {@code twin-}. */
  private static final String PREFIX = System.getProperty("rnn4j.benchmarks.cells", "");

  /** Whether works with an extra are done without it, and no others, to measure what it costs. */
  private static final boolean PLAIN = Boolean.getBoolean("rnn4j.benchmarks.plain");

  private Networks() {}

  /** Whether it is our own cells that are measured, as they are. */
  static boolean builtIn() {
    return PREFIX.isEmpty() && !PLAIN;
  }

  /** Empty where the work asks for something that is not there. */
  static Optional<Network> of(NetworkWork work, int threads) {
    Registry registry = Registry.installed();
    String name = PREFIX + work.cell();
    if (!registry.names(Kind.CELL).contains(name) || PLAIN && work.extra() == Extra.NONE) {
      return Optional.empty();
    }
    CellProvider provider = registry.find(Kind.CELL, name);
    Network.Builder builder = Network.builder(work.features()).threads(threads).seed(1);
    for (int layer = 0; layer < work.layers(); layer++) {
      builder.recurrent(cell(provider, work.units()), options(PLAIN ? Extra.NONE : work.extra()));
    }
    return Optional.of(
        builder
            .head(work.outputs())
            .outputs(work.everyStep() ? Outputs.EVERY_STEP : Outputs.LAST_STEP)
            .build());
  }

  private static LayerOptions options(Extra extra) {
    return switch (extra) {
      case NONE -> LayerOptions.standard();
      case LAYER_NORM_RECURRENT_DROPOUT ->
          LayerOptions.standard().normalizer(layerNorm()).recurrentDropout(Extra.DROPOUT);
    };
  }

  private static Normalizer layerNorm() {
    NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, "layer-norm");
    return provider.create(Options.defaults(provider.options()));
  }

  private static Cell cell(CellProvider provider, int units) {
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }
}
