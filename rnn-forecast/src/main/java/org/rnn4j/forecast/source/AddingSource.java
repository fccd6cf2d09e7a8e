package org.rnn4j.forecast.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.machine.Memory;

/**
 * The adding problem (Hochreiter and Schmidhuber 1997, experiment 4), in the form of Le, Jaitly and
 * Hinton 2015: a test of memory over many steps.
 *
 * <p>At each step there are a value, uniform between 0 and 1, and a marker, which is 1 at one step
 * of the first half and at one of the second, and 0 elsewhere. To be forecast is the sum of the two
 * marked values, which the column {@code sum} has behind the last step; before, it is 0. A constant
 * forecast of 1 has a mean squared error of 1/6.
 */
public final class AddingSource implements DataSource {

  private static final List<Column> COLUMNS =
      List.of(Column.target("sum"), Column.past("value"), Column.past("marker"));

  private final int series;
  private final int steps;
  private final int seed;

  /**
   * Makes a source.
   *
   * @param series how many, at least 1
   * @param steps before the sum is asked for, at least 2
   * @param seed of the generator, at least 0
   */
  public AddingSource(int series, int steps, int seed) {
    if (series < 1 || steps < 2 || seed < 0) {
      throw new IllegalArgumentException(
          "the adding problem needs a series, 2 steps and a seed of at least 0, not "
              + series
              + ", "
              + steps
              + ", "
              + seed);
    }
    this.series = series;
    this.steps = steps;
    this.seed = seed;
  }

  @Override
  public Loaded load(Context context) {
    Memory.requireSeries(
        AddingSourceProvider.SERIES,
        AddingSourceProvider.STEPS,
        series,
        steps,
        context.horizon(),
        COLUMNS.size());
    int points = steps + context.horizon();
    List<TimeSeries> all = new ArrayList<>(series);
    for (int i = 0; i < series; i++) {
      all.add(one(i, points));
    }
    return Loaded.of(new Dataset(COLUMNS, all, Optional.empty(), 1));
  }

  private TimeSeries one(int index, int points) {
    RandomStream random = RandomStream.of(seed, index);
    double[] sum = new double[points];
    double[] value = new double[points];
    double[] marker = new double[points];
    for (int t = 0; t < steps; t++) {
      value[t] = (float) random.nextDouble();
    }
    int half = steps / 2;
    int first = random.nextInt(half);
    int second = half + random.nextInt(steps - half);
    marker[first] = 1;
    marker[second] = 1;
    for (int t = steps; t < points; t++) {
      sum[t] = value[first] + value[second];
    }
    return TimeSeries.owning(
        String.format(Locale.ROOT, "adding-%05d", index),
        TimeIndex.integers(),
        COLUMNS,
        new double[][] {sum, value, marker});
  }
}
