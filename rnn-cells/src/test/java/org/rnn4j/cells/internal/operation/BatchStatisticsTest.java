package org.rnn4j.cells.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.operation.BatchStatistics.Statistic;

/** What any coupling must hold to: the tallies of the parts add up to what the definition says. */
class BatchStatisticsTest {

  private static final int PARTS = 3;
  private static final int STEPS = 5;
  private static final int LANES = 4;
  private static final int WIDTH = 2;
  private static final int SIZE = STEPS * WIDTH * LANES;

  // Where in an arena of a part the input stands, its output, the gradient, the mask.
  private static final int X = 0;
  private static final int Y = SIZE;
  private static final int DY = 2 * SIZE;
  private static final int MASK = 3 * SIZE;

  private final BatchStatistics statistics = new BatchStatistics(WIDTH, 0.01, 0.75);
  private final float[][] arenas = new float[PARTS][];

  BatchStatisticsTest() {
    for (int part = 0; part < PARTS; part++) {
      arenas[part] = Drawn.floats(MASK + STEPS * LANES, part);
      for (int i = 0; i < STEPS * LANES; i++) {
        arenas[part][MASK + i] = isPresent(part, i) ? 1 : 0;
      }
    }
  }

  // Of the part in the middle nothing is there.
  private static boolean isPresent(int part, int i) {
    return part != 1 && (i * 7 + part) % 3 > 0;
  }

  private static Coupling.Offsets at(int first) {
    return t -> first + t * WIDTH * LANES;
  }

  private Coupling.Tally tallied(int part) {
    Coupling.Tally tally = statistics.tally();
    tally.take(arenas[part], at(X), t -> MASK + t * LANES, STEPS, LANES);
    tally.takeGradient(arenas[part], at(DY), at(Y), STEPS, LANES);
    return tally;
  }

  private Coupling.Tally ofAll() {
    Coupling.Tally all = statistics.tally();
    for (int part = 0; part < PARTS; part++) {
      Coupling.Tally tally = tallied(part);
      all.add(tally);
      all.addGradient(tally);
    }
    return all;
  }

  /** All parts as one batch, whose rows are the lanes of the parts. */
  private final class Whole implements Coupling.Whole {

    @Override
    public int steps() {
      return STEPS;
    }

    @Override
    public int rows() {
      return PARTS * LANES;
    }

    @Override
    public boolean isPresent(int t, int row) {
      return arenas[row / LANES][MASK + t * LANES + row % LANES] != 0;
    }

    @Override
    public double input(int t, int row, int feature) {
      return number(X, t, row, feature);
    }

    @Override
    public double output(int t, int row, int feature) {
      return number(Y, t, row, feature);
    }

    @Override
    public double outputGradient(int t, int row, int feature) {
      return number(DY, t, row, feature);
    }

    private double number(int first, int t, int row, int feature) {
      return arenas[row / LANES][at(first).at(t) + feature * LANES + row % LANES];
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTalliesOfThePartsAddUpToTheDefinition(Statistic which) {
    Coupling.Tally all = ofAll();
    for (int i = 0; i < WIDTH; i++) {
      double expected = statistics.statistic(which.name(), i, new Whole());
      assertThat(expected).isNotZero();
      assertThat(all.statistic(which.name(), i)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void aTallyThatIsClearedIsThatOfNothing() {
    Coupling.Tally all = ofAll();
    all.clear();
    Coupling.Tally nothing = statistics.tally();
    for (Statistic which : Statistic.values()) {
      assertThat(all.statistic(which.name(), 0)).isEqualTo(nothing.statistic(which.name(), 0));
    }
  }

  /** The moving means come first, then the moving variances. */
  @Test
  void movingAveragesGoAQuarterOfTheWayToABatchAndStayWhereThereIsNone() {
    float[] parameters = {9, 1, 2, 3, 4, 9};
    statistics.follow(statistics.tally(), parameters, 1);
    assertThat(parameters).containsExactly(9, 1, 2, 3, 4, 9);

    Coupling.Tally all = ofAll();
    statistics.follow(all, parameters, 1);
    double deviation = 1 / all.statistic("INVERSE_DEVIATION", 1);
    assertThat(parameters[1]).isEqualTo((float) (0.75 * 1 + 0.25 * all.statistic("MEAN", 0)));
    assertThat((double) parameters[4])
        .isCloseTo(0.75 * 4 + 0.25 * (deviation * deviation - 0.01), within(1e-6));
    assertThat(Arrays.asList(parameters[0], parameters[5])).containsOnly(9f);
  }
}
