package org.rnn4j.forecast.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.spec.ScalerSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.forecast.window.Parts;

/**
 * Refuses, before anything is fitted, numbers that cannot be computed with: those whose squares are
 * beyond a double, so that deviations and squared errors would be infinite or 0, and for a network
 * those that single precision does not hold once they are scaled.
 */
final class NumberRange {

  /** A square of twice this is a double, and so is the sum of forty million of them. */
  private static final double LARGEST = 1e150;

  /**
   * The square of a part in 10^12 of this is a double still: errors are smaller than the spread.
   */
  private static final double SMALLEST = 1e-140;

  /** Products of two are far from where single precision ends, 3e38, and so are sums of them. */
  private static final double LARGEST_SCALED = 1e15;

  /** Products of two are far from where single precision fades, 1e-38. */
  private static final double SMALLEST_SCALED = 1e-15;

  private static final int MOST_PROBLEMS = 5;

  private final Parts parts;
  private final List<Problem> problems = new ArrayList<>();

  private NumberRange(Parts parts) {
    this.parts = parts;
  }

  /**
   * Checks the data in their own units.
   *
   * @throws InputException naming series, column, the first value and its time
   */
  static void require(Parts parts) {
    NumberRange range = new NumberRange(parts);
    range.eachColumn(
        (series, column) -> {
          TimeSeries values = parts.dataset().series().get(series);
          Reach whole = Reach.of(values, column, 0, values.length(), x -> x);
          Reach training = Reach.of(values, column, 0, parts.to(series, Part.TRAIN), x -> x);
          String place = place(values, column);
          if (whole.largest() > LARGEST) {
            range.add(tooLarge(place, values, column, whole));
          } else if (whole.isWithin(SMALLEST) || training.isWithin(SMALLEST)) {
            range.add(tooSmall(place, whole.isWithin(SMALLEST) ? whole : training));
          }
        });
    range.requirePooled();
    range.raise();
  }

  /** Whole series share one scale: what none of them varies by, all together may. */
  private void requirePooled() {
    List<TimeSeries> all = parts.dataset().series();
    for (int c = 0; parts.unit() == SplitUnit.SERIES && c < all.get(0).held(); c++) {
      Reach pooled = Reach.NOTHING;
      for (int s = 0; s < all.size(); s++) {
        pooled = pooled.and(Reach.of(all.get(s), c, 0, parts.to(s, Part.TRAIN), x -> x));
      }
      if (pooled.isWithin(SMALLEST)) {
        add(tooSmall("column " + Quoted.of(all.get(0).columns().get(c).name()), pooled));
      }
    }
  }

  /**
   * Checks the data as a network sees them, where that is the same at every cutoff.
   *
   * @param spec what the scaling was fitted with
   * @throws InputException naming series, column, the first value and its time
   */
  static void requireScaled(Parts parts, Scaling scaling, ScalerSpec spec) {
    NumberRange range = new NumberRange(parts);
    range.eachColumn(
        (series, column) -> {
          TimeSeries values = parts.dataset().series().get(series);
          if (scaling.of(values.id(), column) instanceof Scaler.Fixed fixed) {
            Reach scaled = scaled(values, column, fixed);
            if (!(scaled.largest() <= LARGEST_SCALED)) {
              String scaler = spec.words(values.columns().get(column).name());
              range.add(tooLargeScaled(place(values, column), values, column, scaled, scaler));
            }
          }
        });
    range.raise();
    range.requireFelt(scaling, spec);
  }

  private static Reach scaled(TimeSeries values, int column, Scaler.Fixed fixed) {
    try {
      return Reach.of(values, column, 0, values.length(), fixed::scale);
    } catch (InputException e) { // of a value that has no scaled one
      Place place = Place.inWords(place(values, column));
      throw new InputException(e.problems().stream().map(p -> p.at(place)).toList());
    }
  }

  /**
   * What varies in training must do so in single precision: of one series, or of all that share.
   */
  private void requireFelt(Scaling scaling, ScalerSpec spec) {
    List<TimeSeries> all = parts.dataset().series();
    int columns = all.get(0).held();
    if (scaling.scope() == ScalerSpec.Scope.GLOBAL) {
      int[] every = IntStream.range(0, all.size()).toArray();
      for (int c = 0; c < columns; c++) {
        requireFelt(
            "column " + Quoted.of(all.get(0).columns().get(c).name()), c, scaling, spec, every);
      }
    } else {
      eachColumn((s, c) -> requireFelt(place(all.get(s), c), c, scaling, spec, s));
    }
    raise();
  }

  private void requireFelt(
      String place, int column, Scaling scaling, ScalerSpec spec, int... ofSeries) {
    Reach plain = Reach.NOTHING;
    Reach scaled = Reach.NOTHING;
    for (int s : ofSeries) {
      TimeSeries series = parts.dataset().series().get(s);
      if (scaling.of(series.id(), column) instanceof Scaler.Fixed fixed) {
        int to = parts.to(s, Part.TRAIN);
        plain = plain.and(Reach.of(series, column, 0, to, x -> x));
        scaled = scaled.and(Reach.of(series, column, 0, to, fixed::scale));
      }
    }
    if (plain.varies() && scaled.width() < SMALLEST_SCALED) {
      String name = parts.dataset().columns().get(column).name();
      add(tooSmallScaled(place, scaled, spec.words(name)));
    }
  }

  private interface ColumnCheck {
    void check(int series, int column);
  }

  private void eachColumn(ColumnCheck each) {
    for (int s = 0; s < parts.dataset().series().size(); s++) {
      for (int c = 0; c < parts.dataset().series().get(s).held(); c++) {
        each.check(s, c);
      }
    }
  }

  private void add(Problem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    }
  }

  private void raise() {
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static String place(TimeSeries series, int column) {
    return "series "
        + Quoted.of(series.id())
        + ", column "
        + Quoted.of(series.columns().get(column).name());
  }

  private static Problem tooLarge(String place, TimeSeries series, int column, Reach reach) {
    return new Problem(
        place,
        upTo(series, column, reach) + ", squared that is beyond a double",
        "divide the column by a power of ten, so that no value is beyond "
            + Numbers.text(LARGEST)
            + "; if the value stands for a missing one, take it out");
  }

  private static Problem tooSmall(String place, Reach reach) {
    return new Problem(
        place,
        "its values lie " + Numbers.text(reach.width()) + " apart at most, squared that is 0",
        "multiply the column by a power of ten, so that they lie "
            + Numbers.text(SMALLEST)
            + " apart or more");
  }

  private static Problem tooLargeScaled(
      String place, TimeSeries series, int column, Reach reach, String scaler) {
    return new Problem(
        place,
        upTo(series, column, reach)
            + ", scaled by "
            + Quoted.of(scaler)
            + " that is more than a network computes with in single precision",
        "divide the column or take another scaler, so that no scaled value is beyond "
            + Numbers.text(LARGEST_SCALED)
            + "; if the value stands for a missing one, take it out");
  }

  private static Problem tooSmallScaled(String place, Reach reach, String scaler) {
    return new Problem(
        place,
        "scaled by "
            + Quoted.of(scaler)
            + " its values lie "
            + Numbers.text(reach.width())
            + " apart at most, which a network in single precision does not feel",
        "multiply the column or take another scaler, for example standard");
  }

  private static String upTo(TimeSeries series, int column, Reach reach) {
    return "it has values up to "
        + Numbers.text(series.value(reach.at(), column))
        + " (at "
        + series.time().label(reach.at())
        + ")";
  }

  /**
   * How far the values of a column reach.
   *
   * @param largest the largest by size
   * @param at its step
   */
  private record Reach(double min, double max, double largest, int at) {

    static final Reach NOTHING =
        new Reach(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 0);

    static Reach of(TimeSeries series, int column, int from, int to, DoubleUnaryOperator scale) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      double largest = 0;
      int at = from;
      for (int t = from; t < to; t++) {
        double value = series.value(t, column);
        if (!Double.isNaN(value)) {
          double scaled = scale.applyAsDouble(value);
          min = Math.min(min, scaled);
          max = Math.max(max, scaled);
          if (!(Math.abs(scaled) <= largest)) { // what is no number is the largest there can be
            largest = Double.isNaN(scaled) ? Double.POSITIVE_INFINITY : Math.abs(scaled);
            at = t;
          }
        }
      }
      return new Reach(min, max, largest, at);
    }

    /** This and what another series adds. */
    Reach and(Reach other) {
      return new Reach(
          Math.min(min, other.min),
          Math.max(max, other.max),
          Math.max(largest, other.largest),
          largest >= other.largest ? at : other.at);
    }

    double width() {
      return max - min;
    }

    boolean varies() {
      return Spread.vary(min, max);
    }

    /** Whether the values vary, and by less than this. */
    boolean isWithin(double width) {
      return varies() && width() < width;
    }
  }
}
