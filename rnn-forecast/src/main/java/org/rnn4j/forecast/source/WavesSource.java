package org.rnn4j.forecast.source;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.MersenneTwister;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.machine.Memory;

/**
 * Series of two sine waves and noise, the experiment of A. Geron, Hands-On Machine Learning, 2nd
 * edition, chapter 15: with {@code t} from 0 to 1 and uniform {@code f1, f2, o1, o2} for each
 * series and {@code u} for each point
 *
 * <pre>
 *   x = 0.5 sin((t - o1) (10 f1 + 10)) + 0.2 sin((t - o2) (20 f2 + 20)) + 0.1 (u - 0.5)
 * </pre>
 *
 * <p>The numbers are those of NumPy's {@code RandomState(seed)}, cast to single precision; whole
 * series are dealt out to training, validation and test. Sines are {@link StrictMath}'s.
 */
public final class WavesSource implements DataSource {

  private final int series;
  private final int steps;
  private final int seed;

  /**
   * Makes a source.
   *
   * @param series how many, at least 1
   * @param steps that a network sees, at least 1; a series has as many more as are forecast
   * @param seed of the generator, at least 0
   */
  public WavesSource(int series, int steps, int seed) {
    if (series < 1 || steps < 1 || seed < 0) {
      throw new IllegalArgumentException(
          "waves need series and steps of at least 1 and a seed of at least 0, not "
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
        WavesSourceProvider.SERIES, WavesSourceProvider.STEPS, series, steps, context.horizon(), 1);
    return Loaded.of(generate(steps + context.horizon()));
  }

  /** Generates series of this many points. */
  Dataset generate(int points) {
    MersenneTwister random = new MersenneTwister(seed);
    double[][] shape = new double[4][series]; // f1, f2, o1, o2
    for (double[] row : shape) {
      for (int i = 0; i < series; i++) {
        row[i] = uniform(random);
      }
    }
    List<TimeSeries> all = new ArrayList<>(series);
    for (int i = 0; i < series; i++) {
      double[] x = new double[points];
      for (int k = 0; k < points; k++) {
        double t = time(k, points);
        double first = 0.5 * StrictMath.sin((t - shape[2][i]) * (shape[0][i] * 10 + 10));
        double second = 0.2 * StrictMath.sin((t - shape[3][i]) * (shape[1][i] * 20 + 20));
        x[k] = (float) (first + second + 0.1 * (uniform(random) - 0.5));
      }
      String id = "wave-" + Strings.padStart(Integer.toString(i), 5, '0');
      all.add(TimeSeries.of(id, "value", x));
    }
    return Dataset.of(all, Optional.empty(), 1);
  }

  /** NumPy's {@code linspace(0, 1, points)[k]}. */
  private static double time(int k, int points) {
    return k == points - 1 && points > 1 ? 1 : k * (1.0 / Math.max(1, points - 1));
  }

  /** NumPy's {@code random_sample}: 53 bits of two outputs. */
  static double uniform(MersenneTwister random) {
    int a = random.nextInt() >>> 5;
    int b = random.nextInt() >>> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
  }
}
