package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;

/** Work counted instead of timed: what a cell costs does not depend on who wrote it. */
class WorkTest {

  private static Network network(Cell cell, int inputs) {
    return Network.builder(inputs).recurrent(cell).build();
  }

  private static Cell builtInLstm(int units) {
    return builtIn("lstm", units);
  }

  private static Cell builtIn(String name, int units) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }

  @Test
  void aPluginsLstmCostsExactlyWhatTheBuiltInOneCosts() {
    for (int units : new int[] {1, 20, 128}) {
      try (Network plugin = network(StateCases.lstm(units), 3);
          Network builtIn = network(builtInLstm(units), 3)) {
        assertThat(plugin.anatomy().workPerStep()).isEqualTo(builtIn.anatomy().workPerStep());
        assertThat(plugin.anatomy().callsPerStep())
            .isEqualTo(builtIn.anatomy().callsPerStep())
            .isEqualTo(8 + 10);
        assertThat(plugin.layout()).isEqualTo(builtIn.layout());
      }
    }
  }

  @Test
  void aPluginsLstmComputesWhatTheBuiltInOneComputes() {
    try (Network plugin = network(StateCases.lstm(5), 3);
        Network builtIn = network(builtInLstm(5), 3)) {
      ArrayBatch batch = Drawn.batch(20, 6, 3, false, 5, 1);
      float[] ofPlugin = new float[plugin.layout().size()];
      float[] ofBuiltIn = new float[ofPlugin.length];
      assertThat(plugin.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, ofPlugin))
          .isEqualTo(builtIn.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, ofBuiltIn));
      assertThat(ofPlugin).containsExactly(ofBuiltIn);
    }
  }

  /**
   * A product of n by m costs 2 n m forward, as much again for the gradient of what it multiplies
   * and for that of the matrix.
   */
  @Test
  void theWorkOfALargeLstmIsThatOfItsProducts() {
    int inputs = 64;
    int units = 256;
    try (Network network = network(builtInLstm(units), inputs)) {
      long products = 2L * (inputs + units) * 4 * units;
      long withGradients = 3 * products - 2L * inputs * 4 * units; // nobody asks for the input's
      assertThat(network.anatomy().workPerStep())
          .isBetween(withGradients, (long) (1.03 * withGradients));
    }
  }

  @Test
  void cellsThatScanCostNothingInTheLoops() {
    for (String cell : new String[] {"min-gru", "sru", "lru"}) {
      for (Direction direction : Direction.values()) {
        LayerOptions options = LayerOptions.standard().direction(direction);
        try (Network network = Network.builder(3).recurrent(builtIn(cell, 20), options).build()) {
          assertThat(network.anatomy().callsPerStep()).as("%s %s", cell, direction).isZero();
        }
      }
    }
  }

  @Test
  void aDenseLayerCostsNothingInTheLoops() {
    try (Network network = Network.builder(3).dense(4).head(2).build()) {
      assertThat(network.anatomy().callsPerStep()).isZero();
      // x W + b: 2nm + m; W: 2nm; b: m; and below the head also x: 2nm.
      long first = (2 * 12 + 4) + 2 * 12 + 4;
      long head = (2 * 8 + 2) + 2 * 8 + 2 + 2 * 8;
      assertThat(network.anatomy().workPerStep()).isEqualTo(first + head);
    }
  }
}
