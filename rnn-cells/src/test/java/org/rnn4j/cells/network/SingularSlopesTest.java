package org.rnn4j.cells.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.cells.cases.Breadth;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.SingularCases;
import org.rnn4j.cells.cases.StateCases;

/** The slopes of cells that make infinity of zeros, where steps are masked. */
class SingularSlopesTest {

  private static final int STEPS = 6;

  /** Such a cell, alone or above another layer, with initial states that are learned. */
  record Form(CellCase cell, Direction direction, Outputs outputs, boolean isAlone) {

    TestNetwork test() {
      LayerOptions learned = LayerOptions.standard().initialState(InitialState.LEARNED);
      TestNetwork test = new TestNetwork(2, outputs);
      if (!isAlone) {
        test.recurrent(StateCases.lstm(2), learned);
      }
      return test.recurrent(cell, learned.direction(direction))
          .recurrent(StateCases.lstm(2))
          .head(2);
    }

    /** On one thread, with initial states of zero. */
    Network network(TestNetwork test) {
      Network network = test.network(1);
      network.layout().slots().stream()
          .filter(slot -> slot.name().contains("initial."))
          .forEach(s -> Arrays.fill(network.parameters(), s.offset(), s.end(), 0));
      return network;
    }
  }

  /** Of one cell, every one. */
  static Stream<Form> forms(CellCase cell) {
    return Stream.of(Direction.values())
        .flatMap(
            direction ->
                Stream.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)
                    .flatMap(
                        outputs ->
                            Stream.of(true, false)
                                .map(alone -> new Form(cell, direction, outputs, alone))));
  }

  static Stream<Form> forms() {
    List<Form> all = SingularCases.all().stream().flatMap(SingularSlopesTest::forms).toList();
    return Breadth.asked()
        .of(all, f -> List.of(f.cell().name(), f.direction(), f.outputs(), f.isAlone()))
        .stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void gradientsInDoubleAreTheSlopesOfTheLoss(Form form) {
    TestNetwork test = form.test();
    try (Network network = form.network(test)) {
      ArrayBatch batch = test.batch(network, 5, STEPS).masked(present());
      Slopes.check(test, network, batch);
    }
  }

  // Padding before, padding behind, gaps, all steps, none.
  private static boolean[][] present() {
    boolean[][] present = new boolean[5][STEPS];
    for (int t = 0; t < STEPS; t++) {
      present[0][t] = t >= 2;
      present[1][t] = t < 4;
      present[2][t] = t % 3 != 1;
      present[3][t] = true;
    }
    return present;
  }
}
