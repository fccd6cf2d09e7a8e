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

  private Networks() {}

  /** Empty where the work asks for something that is not there yet. */
  static Optional<Network> of(NetworkWork work, int threads) {
    if (work.extra() != NetworkWork.Extra.NONE) {
      return Optional.empty(); // recurrent dropout joins here
    }
    Network.Builder builder = Network.builder(work.features()).threads(threads).seed(1);
    CellProvider provider = Registry.installed().find(Kind.CELL, work.cell());
    for (int layer = 0; layer < work.layers(); layer++) {
      builder.recurrent(cell(provider, work.units()));
    }
    return Optional.of(builder.head(work.outputs()).everyStep(work.everyStep()).build());
  }

  private static Cell cell(CellProvider provider, int units) {
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }
}
