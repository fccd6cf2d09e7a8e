package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.StateCases;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;

/**
 * A row alone runs in a program of its own, which goes beyond the ends of its values to where
 * nothing is alive. Its outputs must be those that the row has among others, to the bit, and must
 * not depend on what earlier rows have left in memory.
 */
@Tag("kernels")
class SingleRowTest {

  private static final int ROWS = 18; // more than one shard
  private static final int CELLS_OF_A_WIDTH = 30;

  /** Cells, and everything that a layer may have, drawn at random. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7, 9, 15, 17, 20, 31, 33})
  void givesWhatItGivesInABatch(int units) {
    RandomStream random = RandomStream.of(units);
    List<CellCase> cells = BuiltInCases.all(units);
    for (int i = 0; i < CELLS_OF_A_WIDTH; i++) {
      check(cells.get(random.nextInt(cells.size())), random, units + " units, network " + i);
    }
  }

  /** States, outputs and projections in unusual connections, of several directions. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givesWhatItGivesInABatchWithUnusualCells(int key) {
    RandomStream random = RandomStream.of(key);
    for (CellCase c : StateCases.all()) {
      check(c, random, "key " + key);
    }
  }

  private static void check(CellCase c, RandomStream random, String name) {
    int inputs = 1 + random.nextInt(4);
    StepGraph step = recorded(c, inputs);
    int width = step.output().width();
    boolean hasOneWidth = recorded(c, width + 1).output().width() == width;
    LayerOptions options =
        LayerOptions.standard()
            .direction(one(random, Direction.values()))
            .merge(one(random, Merge.values()))
            .residual(hasOneWidth && isChosen(random));
    if (!step.states().isEmpty()) {
      options = options.initialState(one(random, InitialState.values()));
    }
    boolean isWide = options.direction() == Direction.BOTH && options.merge() == Merge.CONCAT;
    TestNetwork test =
        new TestNetwork(inputs, isChosen(random) ? Outputs.EVERY_STEP : Outputs.LAST_STEP);
    boolean isStack = options.residual() || isChosen(random);
    if (isStack) {
      test.dense(width * (isWide ? 2 : 1));
    }
    test.recurrent(c, options);
    if (hasOneWidth && isStack && isChosen(random)) {
      test.recurrent(c, options);
    }
    if (isChosen(random)) {
      test.skip();
    }
    int steps = 1 + random.nextInt(6);
    try (Network network = test.head(1 + random.nextInt(20)).network(1)) {
      ArrayBatch batch = test.batch(network, ROWS, steps);
      String what = "%s: %s, %s, %d steps".formatted(name, test, options, steps);
      assertRowsAlone(what, network, isChosen(random) ? batch : masked(batch, random));
    }
  }

  private static void assertRowsAlone(String what, Network network, ArrayBatch batch) {
    int size = batch.targetSteps() * network.outputWidth();
    float[] together = new float[ROWS * size];
    network.predict(batch, together);
    for (int row : new int[] {0, 7, 16, 17}) {
      fillMemoryWithNaN(network, batch, size);
      float[] alone = new float[size];
      network.predict(batch.rowsOf(row), alone);
      assertThat(alone)
          .as("%s, masked %s, row %d", what, batch.isMasked(), row)
          .containsExactly(Arrays.copyOfRange(together, row * size, (row + 1) * size));
    }
  }

  // What is read where it was not written is then seen.
  private static void fillMemoryWithNaN(Network network, ArrayBatch batch, int size) {
    float[][][] missing = new float[1][batch.steps()][batch.inputWidth()];
    for (float[] step : missing[0]) {
      Arrays.fill(step, Float.NaN);
    }
    ArrayBatch one = ArrayBatch.of(missing, batch.rowsOf(0).targets());
    network.predict(batch.isMasked() ? one.ofLengths(batch.steps()) : one, new float[size]);
  }

  private static ArrayBatch masked(ArrayBatch batch, RandomStream random) {
    boolean[][] present = new boolean[ROWS][batch.steps()];
    for (boolean[] row : present) {
      for (int t = 0; t < row.length; t++) {
        row[t] = isChosen(random);
      }
    }
    return batch.masked(present);
  }

  private static StepGraph recorded(CellCase c, int inputs) {
    return StepRecorder.record(
        Place.of(c.name()), c.cell(), inputs, Initialization.STANDARD, Optional.empty());
  }

  private static boolean isChosen(RandomStream random) {
    return random.nextInt(2) == 0;
  }

  private static <T> T one(RandomStream random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
