package org.rnn4j.forecast.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.forecast.scale.Spread;

/**
 * The metrics of point forecasts. {@code y} is the actual value, {@code f} the forecast; sums run
 * over the pooled pairs in their order.
 */
enum PointMetrics implements Metric {
  /** {@code mean (y - f)^2}. */
  MSE {
    @Override
    public double value(Scored s) {
      return mean(s, PointMetrics::squaredError);
    }
  },
  /** {@code sqrt(mean (y - f)^2)}. */
  RMSE {
    @Override
    public double value(Scored s) {
      return Math.sqrt(mean(s, PointMetrics::squaredError));
    }
  },
  /** {@code mean |y - f|}. */
  MAE {
    @Override
    public double value(Scored s) {
      return mean(s, PointMetrics::absoluteError);
    }
  },
  /** {@code mean 100 |y - f| / |y|}; undefined where {@code y = 0}. */
  MAPE {
    @Override
    public double value(Scored s) {
      return mean(s, (t, i) -> 100 * absoluteError(t, i) / Math.abs(t.actual(i)));
    }

    @Override
    public boolean defined(Scored s, int pair) {
      return s.actual(pair) != 0;
    }

    @Override
    public String undefinedWhere() {
      return "the value is 0";
    }
  },
  /**
   * {@code mean 200 |y - f| / (|y| + |f|)}, 0 where {@code y = f = 0}: a hit is a hit, and leaving
   * it out would reward whoever misses.
   */
  SMAPE {
    @Override
    public double value(Scored s) {
      return mean(s, PointMetrics::symmetricError);
    }
  },
  /**
   * {@code 1 - sum (y - f)^2 / sum (y - mean y)^2}, each {@code y} measured from the mean of its
   * own target: that one target lies higher than another is nothing a forecast explains. Undefined
   * where no target varies.
   */
  R2 {
    @Override
    public double value(Scored s) {
      List<Spread> targets = spreads(s);
      return targets.stream().anyMatch(Spread::varies)
          ? 1 - mean(s, PointMetrics::squaredError) / variance(targets, s.size())
          : Double.NaN;
    }

    @Override
    public String undefinedWhere() {
      return "the values do not vary";
    }

    @Override
    public boolean lowerIsBetter() {
      return false;
    }
  };

  /** The mean over pairs beneath a metric that is none itself; any other metric as it is. */
  static Metric lossOf(Metric metric) {
    return metric == RMSE || metric == R2
        ? MSE
        : metric instanceof ScaledErrors.Rmsse rmsse
            ? new ScaledErrors.Squares(rmsse.scale())
            : metric;
  }

  /**
   * Whether errors of several targets are pooled in the units of each, so that large ones decide.
   */
  static boolean poolsUnits(Metric metric) {
    return metric == MSE || metric == RMSE || metric == MAE || metric == R2;
  }

  interface PairValue {
    double of(Scored scored, int pair);
  }

  static double mean(Scored scored, PairValue value) {
    double sum = 0;
    for (int i = 0; i < scored.size(); i++) {
      sum += value.of(scored, i);
    }
    return sum / scored.size();
  }

  /** Of the actual values of each target that some pair is of. */
  private static List<Spread> spreads(Scored s) {
    int last = IntStream.range(0, s.size()).map(s::target).max().orElse(-1);
    return IntStream.rangeClosed(0, last)
        .mapToObj(target -> spread(s, target))
        .filter(spread -> spread.count() > 0)
        .toList();
  }

  // A single target's is taken as it is: times its count and divided by it might be rounded.
  private static double variance(List<Spread> targets, int pairs) {
    if (targets.size() == 1) {
      return targets.get(0).variance();
    }
    double squares = 0;
    for (Spread target : targets) {
      squares += target.count() * target.variance();
    }
    return squares / pairs;
  }

  private static Spread spread(Scored s, int target) {
    return Spread.of(
        receiver -> {
          for (int pair = 0; pair < s.size(); pair++) {
            if (s.target(pair) == target) {
              receiver.accept(s.actual(pair));
            }
          }
        });
  }

  static double squaredError(Scored s, int pair) {
    double error = s.actual(pair) - s.forecast(pair);
    return error * error;
  }

  static double absoluteError(Scored s, int pair) {
    return Math.abs(s.actual(pair) - s.forecast(pair));
  }

  static double symmetricError(Scored s, int pair) {
    double error = absoluteError(s, pair);
    return error == 0 ? 0 : 200 * error / (Math.abs(s.actual(pair)) + Math.abs(s.forecast(pair)));
  }
}
