package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.layer.DropoutScope;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.step.Value;

/**
 * What dropout of each kind means, seen in the outputs of a training step of cells so plain that
 * what is expected can be written down: nothing here is computed by what is tested.
 */
@Tag("kernels")
class DropoutSemanticsTest {

  private static final LayerOptions STANDARD = LayerOptions.standard();
  private static final double RATE = 0.4;

  /** What is kept is multiplied by {@code 1 / 0.6}. */
  private static final float KEPT = 5f / 3;

  private static final int ROWS = 40; // two shards and a half
  private static final int STEPS = 6;
  private static final int WIDTH = 32;

  private static final Cell IDENTITY = s -> s.output(s.input());

  /** Two states, {@code c = c' + 1} and {@code d = d' + 1}, side by side in the output. */
  private static final Cell COUNTERS =
      s -> {
        s.next("c", s.state("c", WIDTH / 2).plus(1));
        s.next("d", s.state("d", WIDTH / 2).plus(1));
        s.output(s.nextOf("c").concat(s.nextOf("d")));
      };

  /** {@code c = c' + 1, y = c}. */
  private static final Cell COUNTER =
      s -> {
        s.next("c", s.state("c", WIDTH).plus(1));
        s.output(s.nextOf("c"));
      };

  /** {@code c = c' + 1, y = c' U}. */
  private static final Cell COUNTER_THROUGH_WEIGHT =
      s -> {
        Value c = s.state("c", WIDTH);
        s.next("c", c.plus(1));
        s.output(c.product(s.parameter(recurrentWeight())));
      };

  /** {@code h = x, y = h' U}. */
  private static final Cell STEP_BEFORE_THROUGH_WEIGHT =
      s -> {
        Value h = s.state("h", WIDTH);
        s.next("h", s.input());
        s.output(h.product(s.parameter(recurrentWeight())));
      };

  private static ParameterSpec recurrentWeight() {
    return ParameterSpec.matrix(
        "U", WIDTH, WIDTH, ParameterRole.RECURRENT_WEIGHT, Initializer.orthogonal());
  }

  private static Network network(Cell cell, LayerOptions options) {
    return Network.builder(WIDTH)
        .recurrent(cell, options)
        .outputs(Outputs.EVERY_STEP)
        .threads(2)
        .build();
  }

  // [row][step][feature], different from each other and from zero.
  private static float[][][] inputs() {
    float[][][] x = new float[ROWS][STEPS][WIDTH];
    for (int place = 0; place < ROWS * STEPS * WIDTH; place++) {
      x[place / (STEPS * WIDTH)][place / WIDTH % STEPS][place % WIDTH] = 0.1f * place - 9.05f;
    }
    return x;
  }

  /** Writes down the predictions; the target of each is its place. */
  private record Witness(float[] seen) implements Loss {
    @Override
    public double sum(int count, float[] predictions, int from, float[] targets, int target) {
      for (int i = 0; i < count; i++) {
        if (!Float.isNaN(targets[target + i])) { // there is such a row
          seen[(int) targets[target + i]] = predictions[from + i];
        }
      }
      return 0;
    }

    @Override
    public double sumAndGradient(
        int count,
        float[] predictions,
        int from,
        float[] targets,
        int target,
        float scale,
        float[] gradients,
        int gradient) {
      Arrays.fill(gradients, gradient, gradient + count, 0);
      return sum(count, predictions, from, targets, target);
    }
  }

  private static ArrayBatch batch(float[][][] x) {
    float[][][] places = new float[ROWS][STEPS][WIDTH];
    for (int place = 0; place < ROWS * STEPS * WIDTH; place++) {
      places[place / (STEPS * WIDTH)][place / WIDTH % STEPS][place % WIDTH] = place;
    }
    return ArrayBatch.of(x, places);
  }

  // [row][step][output]
  private static float[][][] shaped(float[] values) {
    float[][][] shaped = new float[ROWS][STEPS][];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        int from = (row * STEPS + t) * WIDTH;
        shaped[row][t] = Arrays.copyOfRange(values, from, from + WIDTH);
      }
    }
    return shaped;
  }

  private static float[][][] trained(Network network, float[][][] x, int number) {
    float[] seen = new float[ROWS * STEPS * WIDTH];
    Arrays.fill(seen, Float.NaN);
    network.lossAndGradient(
        batch(x),
        new Witness(seen),
        new TrainingStep(1, 1, number),
        new float[network.layout().size()]);
    return shaped(seen);
  }

  private static float[][][] evaluated(Network network, float[][][] x) {
    float[] predictions = new float[ROWS * STEPS * WIDTH];
    network.predict(batch(x), predictions);
    return shaped(predictions);
  }

  private static boolean[] zeros(float[] values) {
    boolean[] zeros = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      zeros[i] = values[i] == 0;
    }
    return zeros;
  }

  private static long count(boolean[]... masks) {
    long count = 0;
    for (boolean[] mask : masks) {
      for (boolean isDropped : mask) {
        count += isDropped ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Of so many independent draws a share within five standard deviations of a binomial
   * distribution, which true ones miss once in two million times.
   */
  private static void assertShare(long count, long draws, double rate) {
    double deviation = Math.sqrt(draws * rate * (1 - rate));
    assertThat(draws).as("draws").isGreaterThan(500);
    assertThat((double) count)
        .as("of %d draws at a rate of %s", draws, rate)
        .isBetween(draws * rate - 5 * deviation, draws * rate + 5 * deviation);
  }

  /** The same for masks, and for what pairs of neighbours have in common. */
  private static void assertIndependent(boolean[][] masks, double rate) {
    assertShare(count(masks), (long) masks.length * WIDTH, rate);
    boolean[][] common = new boolean[masks.length / 2][WIDTH];
    for (int i = 0; i < common.length; i++) {
      for (int j = 0; j < WIDTH; j++) {
        common[i][j] = masks[2 * i][j] && masks[2 * i + 1][j];
      }
    }
    assertShare(count(common), (long) common.length * WIDTH, rate * rate);
    assertThat(Stream.of(masks).map(Arrays::toString)).doesNotHaveDuplicates();
  }

  static Stream<Arguments> inputAndOutput() {
    UnaryOperator<LayerOptions> input = o -> o.inputDropout(RATE);
    UnaryOperator<LayerOptions> output = o -> o.dropout(RATE);
    return Stream.of(DropoutScope.values())
        .flatMap(
            scope ->
                Stream.of(
                    Arguments.of("input", scope, input.apply(STANDARD.dropoutScope(scope))),
                    Arguments.of("output", scope, output.apply(STANDARD.dropoutScope(scope)))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("inputAndOutput")
  void anElementIsZeroOrDividedByTheRateOfThoseKept(
      String place, DropoutScope scope, LayerOptions options) {
    float[][][] x = inputs();
    try (Network network = network(IDENTITY, options)) {
      float[][][] y = trained(network, x, 1);
      for (int row = 0; row < ROWS; row++) {
        for (int t = 0; t < STEPS; t++) {
          for (int i = 0; i < WIDTH; i++) {
            assertThat(y[row][t][i]).isIn(0f, -0f, x[row][t][i] * KEPT);
          }
        }
      }
      assertThat(Arrays.deepEquals(evaluated(network, x), x))
          .as("evaluation changes none")
          .isTrue();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("inputAndOutput")
  void masksAreDrawnAtTheRateForEachStepOrForEachSequence(
      String place, DropoutScope scope, LayerOptions options) {
    try (Network network = network(IDENTITY, options)) {
      float[][][] y = trained(network, inputs(), 1);
      boolean[][][] masks =
          Stream.of(y)
              .map(row -> Stream.of(row).map(step -> zeros(step)).toArray(boolean[][]::new))
              .toArray(boolean[][][]::new);
      switch (scope) {
        case STEP ->
            assertIndependent(Stream.of(masks).flatMap(Stream::of).toArray(boolean[][]::new), RATE);
        case SEQUENCE -> {
          assertOneForAllSteps(masks);
          assertIndependent(firsts(masks), RATE);
        }
      }
      assertThat(zeros(trained(network, inputs(), 2)[0][0])).isNotEqualTo(masks[0][0]);
    }
  }

  private static void assertOneForAllSteps(boolean[][][] masks) {
    for (boolean[][] row : masks) {
      for (boolean[] mask : row) {
        assertThat(mask).isEqualTo(row[0]);
      }
    }
  }

  private static boolean[][] firsts(boolean[][][] masks) {
    return Stream.of(masks).map(row -> row[0]).toArray(boolean[][]::new);
  }

  @Test
  void underZoneoutAnElementOfAStateIsTheNextValueOrThePreviousOne() {
    try (Network network = network(COUNTER, STANDARD.zoneout(0.25))) {
      float[][][] y = trained(network, inputs(), 1);
      boolean[][] held = new boolean[ROWS * STEPS][WIDTH];
      for (int row = 0; row < ROWS; row++) {
        float[] previous = new float[WIDTH];
        for (int t = 0; t < STEPS; t++) {
          for (int i = 0; i < WIDTH; i++) {
            assertThat(y[row][t][i]).isIn(previous[i], previous[i] + 1);
            held[row * STEPS + t][i] = y[row][t][i] == previous[i];
          }
          previous = y[row][t];
        }
      }
      assertIndependent(held, 0.25); // the rate is that of what is held
    }
  }

  @Test
  void zoneoutDrawsForEachStateAlone() {
    try (Network network = network(COUNTERS, STANDARD.zoneout(0.25))) {
      // The output is none of the states: it shows what the step makes of the previous ones.
      float[][][] y = trained(network, inputs(), 1);
      boolean[][] held = new boolean[ROWS][WIDTH];
      long different = 0;
      for (int row = 0; row < ROWS; row++) {
        for (int i = 0; i < WIDTH; i++) {
          assertThat(y[row][0][i]).isEqualTo(1);
          assertThat(y[row][1][i]).isIn(1f, 2f);
          held[row][i] = y[row][1][i] == 1;
        }
        for (int i = 0; i < WIDTH / 2; i++) {
          different += held[row][i] != held[row][WIDTH / 2 + i] ? 1 : 0;
        }
      }
      assertIndependent(held, 0.25);
      assertShare(different, ROWS * WIDTH / 2, 2 * 0.25 * 0.75);
    }
  }

  /** At a rate of a quarter every number is exact: {@code 0.75 * (c' + 1) + 0.25 * c'}. */
  @Test
  void anEvaluationUnderZoneoutTakesTheExpectation() {
    try (Network network = network(COUNTER, STANDARD.zoneout(0.25))) {
      float[][][] y = evaluated(network, inputs());
      float c = 0;
      for (int t = 0; t < STEPS; t++) {
        float next = c + 1;
        c = 0.75f * next + 0.25f * c;
        for (int row = 0; row < ROWS; row++) {
          assertThat(y[row][t]).containsOnly(c);
        }
      }
      assertThat(c).isEqualTo(0.75f * STEPS);
    }
  }

  /** The state counts on, undropped; what meets the weight is dropped alike at all steps. */
  @Test
  void recurrentDropoutHasOneMaskForAllStepsOfARow() {
    try (Network network = network(COUNTER_THROUGH_WEIGHT, STANDARD.recurrentDropout(RATE))) {
      for (int i = 0; i < WIDTH * WIDTH; i++) {
        network.parameters()[i] = i / WIDTH == i % WIDTH ? 1 : 0;
      }
      float[][][] y = trained(network, inputs(), 1);
      boolean[][] masks = new boolean[ROWS][];
      for (int row = 0; row < ROWS; row++) {
        assertThat(y[row][0]).containsOnly(0); // c' is zero
        boolean[] mask = zeros(y[row][1]);
        for (int t = 1; t < STEPS; t++) {
          for (int i = 0; i < WIDTH; i++) {
            assertThat(y[row][t][i]).isEqualTo(mask[i] ? 0 : t * KEPT);
          }
        }
        masks[row] = mask;
      }
      assertIndependent(masks, RATE);
      assertThat(zeros(trained(network, inputs(), 2)[0][1])).isNotEqualTo(masks[0]);
      assertThat(evaluated(network, inputs())[3][2]).containsOnly(2);
    }
  }

  /** A one in the state at place i lets row i of the weights be seen. */
  @Test
  void weightDropoutHasOneMaskForTheBatchAndLeavesTheParameterAlone() {
    float[][][] x = new float[ROWS][STEPS][WIDTH];
    for (int row = 0; row < ROWS; row++) {
      for (int t = 0; t < STEPS; t++) {
        x[row][t][seen(row, t)] = 1;
      }
    }
    try (Network network = network(STEP_BEFORE_THROUGH_WEIGHT, STANDARD.weightDropout(RATE))) {
      float[] u = network.parameters();
      for (int i = 0; i < u.length; i++) {
        u[i] = 0.1f * i - 9.05f;
      }
      float[] before = u.clone();
      float[][][] y = trained(network, x, 1);
      boolean[][] masks = new boolean[WIDTH][];
      for (int row = 0; row < ROWS; row++) {
        for (int t = 1; t < STEPS; t++) {
          int place = seen(row, t - 1);
          masks[place] = masks[place] == null ? zeros(y[row][t]) : masks[place];
          for (int i = 0; i < WIDTH; i++) {
            float whole = before[place * WIDTH + i];
            assertThat(y[row][t][i]).isEqualTo(masks[place][i] ? 0 : whole * KEPT);
          }
        }
      }
      assertIndependent(masks, RATE);
      assertThat(zeros(trained(network, x, 2)[0][1])).isNotEqualTo(masks[0]);
      assertThat(u).containsExactly(before);
      assertThat(evaluated(network, x)[5][3]).containsExactly(rowOf(before, seen(5, 2)));
    }
  }

  private static int seen(int row, int step) {
    return (row + step) % WIDTH;
  }

  private static float[] rowOf(float[] matrix, int row) {
    return Arrays.copyOfRange(matrix, row * WIDTH, (row + 1) * WIDTH);
  }
}
