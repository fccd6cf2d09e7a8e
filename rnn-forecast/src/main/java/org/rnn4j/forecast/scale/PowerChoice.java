package org.rnn4j.forecast.scale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.rnn4j.api.forecast.Scaler.Training;

/** How the power of a {@link BoxCoxScaler} is chosen, between 0 and 2; values are above 0. */
@FunctionalInterface
interface PowerChoice {

  /** The power for a training part. */
  double of(Training training);

  /** This one. */
  static PowerChoice given(double lambda) {
    return training -> lambda;
  }

  /**
   * The most likely one, if the transformed values are normal with one mean and variance (Box and
   * Cox, 1964): of at most 10,000 values, evenly chosen. 1 where the values do not vary.
   */
  static PowerChoice likelihood() {
    return training -> {
      double[] logarithms = Powers.logarithms(training.observed());
      return Spread.of(logarithms).varies()
          ? Powers.best(lambda -> Powers.deviationOfPowers(logarithms, lambda))
          : 1;
    };
  }

  /**
   * The one with which the deviations of all seasons (of pairs of steps, where there is none) are
   * most alike: that of the least variation of {@code deviation / mean^(1 - lambda)} (Guerrero,
   * Time-series analysis supported by power transformations, 1993). 1 where fewer than two seasons
   * are whole.
   */
  static PowerChoice guerrero() {
    return training -> {
      int season = Math.max(2, training.season());
      List<Spread> seasons = new ArrayList<>();
      training.series().forEach(series -> Powers.addSeasons(series, season, seasons));
      return seasons.size() < 2 ? 1 : Powers.best(lambda -> Powers.variation(seasons, lambda));
    };
  }

  /** What both go by. */
  final class Powers {

    private static final double LEAST = 0;
    private static final double MOST = 2;
    private static final int MOST_VALUES = 10_000;

    private Powers() {}

    /** The power with the least of something. */
    private static double best(DoubleUnaryOperator cost) {
      UnivariateFunction function = cost::applyAsDouble;
      double inside =
          new BrentOptimizer(1e-10, 1e-6)
              .optimize(
                  new UnivariateObjectiveFunction(function),
                  GoalType.MINIMIZE,
                  new SearchInterval(LEAST, MOST, 1),
                  MaxEval.unlimited())
              .getPoint();
      double best = inside;
      for (double end : new double[] {LEAST, MOST}) { // which the search only comes close to
        best = cost.applyAsDouble(end) <= cost.applyAsDouble(best) ? end : best;
      }
      return best;
    }

    // About their mean, so that the product of the values is 1 and the likelihood has no other term
    // than the variance of the powers.
    private static double[] logarithms(double[] values) {
      int count = Math.min(values.length, MOST_VALUES);
      double[] logarithms = new double[count];
      Arrays.setAll(
          logarithms, i -> StrictMath.log(values[(int) ((long) i * values.length / count)]));
      double mean = Spread.of(logarithms).mean();
      return Arrays.stream(logarithms).map(l -> l - mean).toArray();
    }

    private static double deviationOfPowers(double[] logarithms, double lambda) {
      return Spread.of(
              receiver -> {
                for (double logarithm : logarithms) {
                  receiver.accept(BoxCoxScaler.transformed(logarithm, lambda));
                }
              })
          .variance();
    }

    // The last ones, so that what is left over is the oldest.
    private static void addSeasons(double[] series, int season, List<Spread> seasons) {
      for (int from = series.length % season; from + season <= series.length; from += season) {
        double[] values = Arrays.copyOfRange(series, from, from + season);
        if (Arrays.stream(values).noneMatch(Double::isNaN)) {
          seasons.add(Spread.of(values));
        }
      }
    }

    private static double variation(List<Spread> seasons, double lambda) {
      Spread ratios =
          Spread.of(
              receiver -> {
                for (Spread season : seasons) {
                  double sample = season.variance() * season.count() / (season.count() - 1);
                  receiver.accept(Math.sqrt(sample) / StrictMath.pow(season.mean(), 1 - lambda));
                }
              });
      return ratios.mean() > 0 ? Math.sqrt(ratios.variance()) / ratios.mean() : 0;
    }
  }
}
