package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.cases.BuiltInCases;
import org.rnn4j.cells.cases.CellCase;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.cases.StateCases;

/** A sequence in pieces, each of which goes on from the states that the one before it leaves. */
class NetworkStateTest {

  private static final LayerOptions LEARNED =
      LayerOptions.standard().initialState(InitialState.LEARNED);
  private static final int STEPS = 7;
  private static final int WIDTH = 3;
  private static final int[][] HALVES = {{3, 4}};
  private static final int[][] PIECES = {{7}, {3, 4}, {1, 5, 1}, {1, 1, 1, 1, 1, 1, 1}};
  private static final int[] ROWS = {1, 19}; // one row runs another program

  static Stream<CellCase> cells() {
    return Stream.of(BuiltInCases.byPairsOfOptions(), StateCases.all()).flatMap(List::stream);
  }

  static Stream<CellCase> cellsThemselves() {
    return cells().filter(c -> c.normalizer().isEmpty());
  }

  /** Whatever a layer that runs forward may have, around a cell whose output is no state. */
  static Stream<TestNetwork> networks() {
    LayerOptions residual = LEARNED.residual(true).zoneout(0.2).dropout(0.2);
    return Stream.of(Outputs.EVERY_STEP, Outputs.LAST_STEP)
        .flatMap(
            outputs ->
                Stream.of(
                    new TestNetwork(WIDTH, outputs)
                        .recurrent(NetworkStateTest::withOutput, residual)
                        .recurrent(StateCases.lstm(WIDTH), residual)
                        .head(2),
                    new TestNetwork(WIDTH, outputs)
                        .skip()
                        .recurrent(StateCases.lstm(WIDTH), residual)
                        .recurrent(NetworkStateTest::withOutput, LEARNED)
                        .head(2),
                    new TestNetwork(WIDTH, outputs)
                        .skip()
                        .dense(WIDTH)
                        .layer("batch-norm", Map.of())
                        .recurrent(StateCases.lstm(4), LEARNED)
                        .layer("layer-norm", Map.of())
                        .head(2),
                    new TestNetwork(WIDTH, outputs).dense(2)));
  }

  // The output is no state.
  private static void withOutput(Step s) {
    Value h = s.state("h", WIDTH);
    s.next("h", tanh(s.preActivation(s.input(), h, Gate.of("h"), WIDTH).value()));
    s.output(s.nextOf("h").plus(h));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aSequenceInPiecesIsTheWholeSequence(CellCase c) {
    TestNetwork test = new TestNetwork(WIDTH, Outputs.EVERY_STEP).recurrent(c).head(2);
    try (Network network = test.network(1)) {
      requirePieces(network, network, test, HALVES);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  @Tag("kernels")
  void soItIsUnderWhateverALayerMayHave(TestNetwork test) {
    try (Network one = test.network(1);
        Network three = test.network(3)) {
      requirePieces(one, one, test, PIECES);
      requirePieces(one, three, test, HALVES);
    }
  }

  // Of what one network gives in one piece and the other, the same one perhaps, in several.
  private static void requirePieces(
      Network inOne, Network inSeveral, TestNetwork test, int[][] cuts) {
    for (int rows : ROWS) {
      ArrayBatch plain = test.batch(inOne, rows, STEPS);
      for (ArrayBatch batch : List.of(plain, plain.masked(gaps(rows)), lateGaps(plain))) {
        float[] whole = predictions(inOne, batch);
        for (int[] pieces : cuts) {
          assertThat(inPieces(inSeveral, batch, pieces)).as(test.toString()).containsExactly(whole);
        }
        assertThat(bySession(inSeveral, batch)).containsExactly(lastOf(inOne, batch, whole));
      }
    }
  }

  /** In front, behind, between, none, all. */
  private static boolean[][] gaps(int rows) {
    boolean[][] present = new boolean[rows][STEPS];
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < STEPS; t++) {
        present[row][t] =
            switch (row % 5) {
              case 0 -> t != 2 && t != 3;
              case 1 -> t >= 4;
              case 2 -> t < 4;
              case 3 -> true;
              default -> false;
            };
      }
    }
    return present;
  }

  // Gaps at the end alone: the first piece has no masks, and those behind it go on from it.
  private static ArrayBatch lateGaps(ArrayBatch batch) {
    boolean[][] present = new boolean[batch.rows()][STEPS];
    for (int row = 0; row < present.length; row++) {
      Arrays.fill(present[row], 0, 3 + row % 3, true);
    }
    return batch.masked(present);
  }

  private static float[] predictions(Network network, ArrayBatch batch) {
    float[] predictions = new float[batch.rows() * batch.targetSteps() * network.outputWidth()];
    network.predict(batch, predictions);
    return predictions;
  }

  // [row, output step, output], the pieces put together.
  private static float[] inPieces(Network network, ArrayBatch batch, int... pieces) {
    int width = network.outputWidth();
    int outputSteps = batch.targetSteps();
    float[] all = new float[batch.rows() * outputSteps * width];
    NetworkState state = network.initialState(batch.rows());
    int from = 0;
    for (int steps : pieces) {
      Network.Run run = network.run(batch.stepsOf(from, from + steps), state);
      int given = network.outputs() == Outputs.EVERY_STEP ? steps : 1;
      int to = network.outputs() == Outputs.EVERY_STEP ? from : 0;
      for (int row = 0; row < batch.rows(); row++) {
        System.arraycopy(
            run.outputs(),
            row * given * width,
            all,
            (row * outputSteps + to) * width,
            given * width);
      }
      state = run.out();
      from += steps;
    }
    return all;
  }

  private static float[] lastOf(Network network, ArrayBatch batch, float[] whole) {
    int width = network.outputWidth();
    float[] last = new float[batch.rows() * width];
    for (int row = 0; row < batch.rows(); row++) {
      int at = ((row + 1) * batch.targetSteps() - 1) * width;
      System.arraycopy(whole, at, last, row * width, width);
    }
    return last;
  }

  // Three steps to start with, two more at once, the rest one by one.
  private static float[] bySession(Network network, ArrayBatch batch) {
    NetworkSession session = network.session();
    float[] outputs = new float[batch.rows() * network.outputWidth()];
    session.start(batch.stepsOf(0, 3), outputs);
    session.run(batch.stepsOf(3, 5), outputs);
    for (int t = 5; t < STEPS; t++) {
      session.run(batch.stepsOf(t, t + 1), outputs);
    }
    return outputs;
  }

  /** The state at the end too, whether the last step was run alone or with others. */
  @ParameterizedTest
  @MethodSource("networks")
  void theStatesAtTheEndAreTheSameToo(TestNetwork test) {
    try (Network network = test.network(1)) {
      for (ArrayBatch batch : List.of(test.batch(network, 5, STEPS))) {
        NetworkState first = network.initialState(5);
        NetworkState whole = network.run(batch, first).out();
        NetworkState half = network.run(batch.stepsOf(0, 6), first).out();
        NetworkState pieces = network.run(batch.stepsOf(6, STEPS), half).out();
        assertThat(pieces.values()).containsExactly(whole.values());
        ArrayBatch masked = batch.masked(gaps(5)).rowsOf(3, 3); // all steps present, but asked
        assertThat(network.run(masked, first.select(0, 0)).out().values())
            .containsExactly(whole.select(3, 3).values());
      }
    }
  }

  /** In double it is the law that the float engine is held to. */
  @ParameterizedTest
  @MethodSource("cellsThemselves")
  void inDoubleASequenceInPiecesIsTheWholeSequence(CellCase c) {
    TestNetwork test =
        new TestNetwork(WIDTH, Outputs.EVERY_STEP)
            .recurrent(StateCases.lstm(WIDTH), LEARNED)
            .recurrent(c)
            .head(2);
    try (Network network = test.network(1)) {
      ArrayBatch plain = test.batch(network, 4, STEPS);
      double[] parameters =
          IntStream.range(0, network.parameters().length)
              .mapToDouble(i -> network.parameters()[i])
              .toArray();
      for (ArrayBatch batch : List.of(plain, plain.masked(gaps(4)))) {
        TestNetwork.InDouble whole = test.inDouble(batch);
        double[] expected = whole.predictions(parameters);
        TestNetwork.InDouble first = test.inDouble(batch.stepsOf(0, 3));
        TestNetwork.InDouble second = test.inDouble(batch.stepsOf(3, STEPS));
        double[] before = first.predictions(parameters);
        second.goOnFrom(first);
        double[] behind = second.predictions(parameters);
        for (int row = 0; row < 4; row++) {
          double[] all = Arrays.copyOfRange(expected, row * STEPS * 2, (row + 1) * STEPS * 2);
          assertThat(Arrays.copyOfRange(before, row * 6, row * 6 + 6))
              .containsExactly(Arrays.copyOf(all, 6));
          assertThat(Arrays.copyOfRange(behind, row * 8, row * 8 + 8))
              .containsExactly(Arrays.copyOfRange(all, 6, 14));
        }
      }
    }
  }

  /** Of the loss of a piece; the initial states that a layer learns have no part in it. */
  @ParameterizedTest
  @MethodSource("networks")
  void theGradientOfAPieceHoldsTheStatesConstant(TestNetwork test) {
    if (test.isRandom()) {
      return; // its masks are drawn by step, and its statistics taken of the piece
    }
    try (Network network = test.network(1)) {
      ArrayBatch plain = test.batch(network, 5, STEPS);
      for (ArrayBatch batch : List.of(plain, plain.masked(gaps(5)))) {
        NetworkState in = network.run(batch.stepsOf(0, 3), network.initialState(5)).out();
        Agreement.checkPiece(test, network, batch, 3, in);
      }
    }
  }

  /** From the layers' own states a step that goes on is the step that does not. */
  @ParameterizedTest
  @MethodSource("cellsThemselves")
  void fromTheFirstStatesAPieceHasTheLossAndTheGradientOfABatch(CellCase c) {
    TestNetwork test = new TestNetwork(WIDTH, Outputs.EVERY_STEP).recurrent(c).recurrent(c).head(2);
    try (Network network = test.network(1);
        Network three = test.network(3)) {
      ArrayBatch batch = test.batch(network, 19, STEPS);
      float[] expected = new float[network.layout().size()];
      double loss = network.lossAndGradient(batch, new LinearLoss(), TestNetwork.STEP, expected);
      for (Network either : List.of(network, three)) {
        float[] gradient = new float[expected.length];
        NetworkState in = either.initialState(19);
        Network.Trained trained =
            either.lossAndGradient(batch, in, new LinearLoss(), TestNetwork.STEP, gradient);
        assertThat(trained.loss()).isEqualTo(loss);
        if (in.slots().stream().noneMatch(NetworkStateTest::isOfTheEngine)) { // else rounded so
          assertThat(gradient).containsExactly(expected);
        }
        Agreement.checkPiece(test, either, batch, 0, in);
        assertThat(trained.out().values()).containsExactly(either.run(batch, in).out().values());
      }
    }
  }

  private static boolean isOfTheEngine(NetworkState.Slot slot) {
    return slot.state().startsWith("(");
  }

  @Test
  void aLayerThatRunsBackwardIsRefused() {
    for (Direction direction : List.of(Direction.BACKWARD, Direction.BOTH)) {
      TestNetwork test =
          new TestNetwork(WIDTH, Outputs.LAST_STEP)
              .dense(WIDTH)
              .recurrent(StateCases.lstm(WIDTH), LayerOptions.standard().direction(direction));
      try (Network network = test.network(1)) {
        ArrayBatch batch = test.batch(network, 2, STEPS);
        NetworkSession session = network.session();
        float[] outputs = new float[2 * network.outputWidth()];
        session.start(batch, outputs); // a whole sequence is read all the same
        assertThat(outputs).containsExactly(predictions(network, batch));
        for (Runnable call :
            List.<Runnable>of(
                () -> network.initialState(2),
                () -> network.state(2, new float[0]),
                session::state,
                () -> session.step(new float[2 * WIDTH], outputs),
                () -> session.run(batch, outputs))) {
          assertThatThrownBy(call::run)
              .isInstanceOf(InputException.class)
              .hasMessage(
                  "layer-2.direction: the layer runs backward, so that it has no state with which"
                      + " a sequence goes on; use direction: forward, or give the whole sequence"
                      + " at once");
        }
      }
    }
  }

  @Test
  void aStateSaysWhatItHolds() {
    TestNetwork test =
        new TestNetwork(WIDTH, Outputs.LAST_STEP)
            .recurrent(StateCases.lstm(WIDTH), LayerOptions.standard().residual(true))
            .recurrent(StateCases.lstm(4));
    try (Network network = test.network(1)) {
      ArrayBatch batch = test.batch(network, 2, STEPS);
      NetworkState state = network.run(batch, network.initialState(2)).out();
      List<String> names = new ArrayList<>();
      state.slots().forEach(s -> names.add(s.layer() + "." + s.state() + " " + s.width()));
      assertThat(names)
          .containsExactly(
              "layer-1.h 3",
              "layer-1.c 3",
              "layer-1.(input before) 3",
              "layer-2.h 4",
              "layer-2.c 4");
      NetworkState.Slot h = state.slots().get(3);
      assertThat(state.values(h)).containsExactly(predictions(network, batch));
      assertThat(state.values(state.slots().get(2)))
          .containsExactly(
              batch.inputs()[0][STEPS - 1][0],
              batch.inputs()[0][STEPS - 1][1],
              batch.inputs()[0][STEPS - 1][2],
              batch.inputs()[1][STEPS - 1][0],
              batch.inputs()[1][STEPS - 1][1],
              batch.inputs()[1][STEPS - 1][2]);
      NetworkState both = state.select(1, 0, 1);
      assertThat(both.rows()).isEqualTo(3);
      assertThat(both.select(1).values(h)).containsExactly(state.select(0).values(h));
      assertThat(network.state(2, state.values()).values()).containsExactly(state.values());
    }
  }

  @Test
  void aStateThatDoesNotFitIsRefused() {
    try (Network network =
            new TestNetwork(WIDTH, Outputs.LAST_STEP).recurrent(StateCases.lstm(3)).network(1);
        Network other =
            new TestNetwork(WIDTH, Outputs.LAST_STEP).recurrent(StateCases.lstm(4)).network(1)) {
      ArrayBatch batch = Drawn.batch(2, STEPS, WIDTH, false, 3, 1);
      assertThatThrownBy(() -> network.run(batch, other.initialState(2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cannot go on from the states");
      assertThatThrownBy(() -> network.run(batch, network.initialState(3)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a batch of 2 rows does not go on from states of 3");
      assertThatThrownBy(() -> network.state(1, new float[7]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("7 numbers are not 1 rows of the states");
      assertThatThrownBy(() -> network.initialState(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("states are of at least 1 row, not 0");
      assertThatThrownBy(() -> network.initialState(2).select(2))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
