package org.rnn4j.forecast.metric;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import org.rnn4j.api.forecast.ErrorScale;
import org.rnn4j.api.forecast.ErrorScale.Stretch;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/** Metrics of errors over those of the seasonal naive forecast. */
sealed interface ScaledErrors extends Metric {

  Option<Integer> SEASON =
      Option.integer("season")
          .atLeast(1)
          .doc("Steps in the season of the naive forecast; without it that of the data.");

  Option<Stretch> SCALE =
      Option.choice("scale", Stretch.class)
          .defaultsTo(Stretch.TRAINING)
          .doc(
              "Where the naive forecast is measured: in the training part, or in everything before"
                  + " the cutoff of each window.");

  /** What errors are measured by. */
  ErrorScale scale();

  /** The scale that options ask for. */
  static ErrorScale scale(Options options) {
    return new ErrorScale(
        options.find(SEASON).map(OptionalInt::of).orElseGet(OptionalInt::empty),
        options.get(SCALE));
  }

  /**
   * A metric's name with its options, {@code mase-1-history}; those of the default are not said.
   */
  static String name(String metric, Options options) {
    ErrorScale scale = scale(options);
    StringBuilder name = new StringBuilder(metric);
    scale.season().ifPresent(season -> name.append('-').append(season));
    if (scale.stretch() != ErrorScale.STANDARD.stretch()) {
      name.append('-').append(scale.stretch().name().toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  @Override
  default String undefinedWhere() {
    String where =
        scale().stretch() == Stretch.TRAINING ? "the training part" : "what is known at the cutoff";
    return where + " repeats itself season by season, or is no longer than one season";
  }

  /**
   * {@code mean |y - f| / a} with the absolute scale {@code a}; undefined where that is 0 or NaN.
   */
  record Mase(ErrorScale scale) implements ScaledErrors {

    public Mase {
      Objects.requireNonNull(scale, "scale");
    }

    @Override
    public double value(Scored s) {
      return PointMetrics.mean(
          s, (t, i) -> PointMetrics.absoluteError(t, i) / t.absoluteScale(i, scale));
    }

    @Override
    public boolean defined(Scored s, int pair) {
      return s.absoluteScale(pair, scale) > 0;
    }
  }

  /**
   * {@code sqrt(mean (y - f)^2 / q)} with the squared scale {@code q}; undefined where that is 0 or
   * NaN.
   */
  record Rmsse(ErrorScale scale) implements ScaledErrors {

    public Rmsse {
      Objects.requireNonNull(scale, "scale");
    }

    @Override
    public double value(Scored s) {
      return Math.sqrt(new Squares(scale).value(s));
    }

    @Override
    public boolean defined(Scored s, int pair) {
      return s.squaredScale(pair, scale) > 0;
    }
  }

  /** {@code mean (y - f)^2 / q}: what {@link Rmsse} is the root of. */
  record Squares(ErrorScale scale) implements ScaledErrors {

    public Squares {
      Objects.requireNonNull(scale, "scale");
    }

    @Override
    public double value(Scored s) {
      return PointMetrics.mean(
          s, (t, i) -> PointMetrics.squaredError(t, i) / t.squaredScale(i, scale));
    }

    @Override
    public boolean defined(Scored s, int pair) {
      return s.squaredScale(pair, scale) > 0;
    }
  }
}
