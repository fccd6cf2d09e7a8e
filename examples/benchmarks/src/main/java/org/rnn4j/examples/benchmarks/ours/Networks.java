package org.rnn4j.examples.benchmarks.ours;

import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.NetworkWork;

/** Builds the networks of the works. */
final class Networks {

  /** What comes before the names of the cells, to measure a plugin's: {@code twin-}. */
  private static final String PREFIX = System.getProperty("rnn4j.benchmarks.cells", "");

  private Networks() {}

  /** Whether it is our own cells that are measured. */
  static boolean builtIn() {
    return PREFIX.isEmpty();
  }

  /** Empty where the work asks for something that is not there. */
  static Optional<Network> of(NetworkWork work, int threads) {
    Registry registry = Registry.installed();
    String name = PREFIX + work.cell();
    if (!registry.names(Kind.CELL).contains(name)
        || work.extra() != NetworkWork.Extra.NONE) { // recurrent dropout joins here
      return Optional.empty();
    }
    CellProvider provider = registry.find(Kind.CELL, name);
    Network.Builder builder = Network.builder(work.features()).threads(threads).seed(1);
    for (int layer = 0; layer < work.layers(); layer++) {
      builder.recurrent(cell(provider, work.units()));
    }
    return Optional.of(builder.head(work.outputs()).everyStep(work.everyStep()).build());
  }

  private static Cell cell(CellProvider provider, int units) {
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }
}
