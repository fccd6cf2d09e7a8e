package org.rnn4j.forecast.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.forecast.Scaler.Fitted;
import org.rnn4j.api.forecast.Scaler.Fixed;
import org.rnn4j.api.forecast.Scaler.Scale;
import org.rnn4j.api.forecast.Scaler.Training;
import org.rnn4j.api.series.Past;

/** What a fitted scaler must do at every cutoff. */
final class ScalerChecks {

  private static final int RUN = 7; // steps after a cutoff
  private static final int APART = 3; // steps between cutoffs
  private static final int[] LOOKBACKS = {1, 5, 1000};

  private ScalerChecks() {}

  /** Looks at a fitted scaler of one column. */
  private interface Look {
    void at(Scaler scaler, Fitted fitted, ScalerColumn column);
  }

  private static void each(ScalerVariant v, Look look) {
    int taken = 0;
    for (ScalerColumn column : ScalerColumn.all()) {
      Scaler scaler = v.create();
      Fitted fitted = ScalerColumn.fitted(scaler, column).orElse(null);
      if (fitted != null) {
        taken++;
        look.at(scaler, fitted, column);
      }
    }
    require(taken > 0, "every column is refused");
  }

  /** Looks at a scale at one cutoff of a column. */
  private interface LookAtCutoff {
    void at(Scale scale, double[] after, String where);
  }

  private static void eachCutoff(Fitted fitted, ScalerColumn column, LookAtCutoff look) {
    double[] whole = column.whole();
    for (int cutoff = ScalerColumn.FIRST_CUTOFF; cutoff + RUN <= whole.length; cutoff += APART) {
      for (int lookback : LOOKBACKS) {
        Past past = Past.of(Arrays.copyOf(whole, cutoff)).seen(lookback);
        String where =
            "of a column "
                + column.name()
                + ", at cutoff "
                + cutoff
                + " with a lookback of "
                + past.lookback();
        look.at(scale(fitted, past), Arrays.copyOfRange(whole, cutoff, cutoff + RUN), where);
      }
    }
  }

  private static Scale scale(Fitted fitted, Past past) {
    Scale scale = fitted.at(past);
    require(scale != null, "at gives null");
    return scale;
  }

  private static double[] scaled(Scale scale, double... values) {
    double[] run = values.clone();
    scale.scale(1, run);
    return run;
  }

  private static double[] unscaled(Scale scale, double... numbers) {
    double[] run = numbers.clone();
    scale.unscale(run);
    return run;
  }

  static void fit(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) -> {
          Map<String, List<Double>> parameters = fitted.parameters();
          require(parameters != null, "parameters gives null");
          parameters.forEach(
              (name, numbers) ->
                  require(
                      numbers != null
                          && numbers.stream().allMatch(n -> n != null && Double.isFinite(n)),
                      "of a column %s the parameter %s is %s: a file holds finite numbers",
                      column.name(),
                      name,
                      numbers));
        });
  }

  static void numbers(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) ->
            eachCutoff(
                fitted,
                column,
                (scale, after, where) -> {
                  double[] numbers = scaled(scale, after);
                  for (int i = 0; i < RUN && column.isComplete(); i++) {
                    require(
                        Double.isFinite(numbers[i]),
                        "%s the value %s of lead %d is scaled to %s",
                        where,
                        after[i],
                        i + 1,
                        numbers[i]);
                  }
                }));
  }

  static void inverse(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) ->
            eachCutoff(
                fitted,
                column,
                (scale, after, where) -> {
                  double[] numbers = scaled(scale, after);
                  double[] back = unscaled(scale, numbers);
                  for (int i = 0; i < RUN && column.isComplete(); i++) {
                    require(
                        Math.abs(back[i] - after[i]) <= column.tolerance(),
                        "%s the value %s of lead %d is scaled to %s, and that back to %s",
                        where,
                        after[i],
                        i + 1,
                        numbers[i],
                        back[i]);
                  }
                }));
  }

  static void order(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) -> {
          double[] sorted = column.after();
          Arrays.sort(sorted);
          Scale scale = scale(fitted, Past.of(column.before()));
          double direction = 0;
          for (int i = 1; i < sorted.length; i++) {
            double step = scaled(scale, sorted[i])[0] - scaled(scale, sorted[i - 1])[0];
            require(
                !(step * direction < 0),
                "of a column %s the values %s and %s are scaled the other way round than those"
                    + " below",
                column.name(),
                sorted[i - 1],
                sorted[i]);
            direction = step == 0 ? direction : step;
          }
        });
  }

  static void causality(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) ->
            eachCutoff(
                fitted,
                column,
                (scale, after, where) -> {
                  double[] numbers = scaled(scale, after);
                  double[] back = unscaled(scale, numbers);
                  for (int count = 1; count < RUN; count++) {
                    requireSame(
                        where + " the first " + count + " numbers depend on steps behind them",
                        Arrays.copyOf(numbers, count),
                        scaled(scale, Arrays.copyOf(after, count)));
                    requireSame(
                        where + " the first " + count + " forecasts depend on steps behind them",
                        Arrays.copyOf(back, count),
                        unscaled(scale, Arrays.copyOf(numbers, count)));
                  }
                }));
  }

  static void missing(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) ->
            eachCutoff(
                fitted,
                column,
                (scale, after, where) -> {
                  double[] numbers = scaled(scale, after);
                  double[] back = unscaled(scale, numbers);
                  for (int i = 0; i < RUN; i++) {
                    require(
                        !Double.isNaN(after[i]) || Double.isNaN(numbers[i]),
                        "%s a missing value of lead %d is scaled to %s",
                        where,
                        i + 1,
                        numbers[i]);
                    require(
                        !Double.isNaN(numbers[i]) || Double.isNaN(back[i]),
                        "%s no number of lead %d is scaled back to %s",
                        where,
                        i + 1,
                        back[i]);
                  }
                }));
  }

  static void restore(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) -> {
          Map<String, List<Double>> backward =
              new LinkedHashMap<>(new TreeMap<>(fitted.parameters()).descendingMap());
          Fitted restored = v.create().restore(backward);
          require(restored != null, "restore gives null");
          require(
              restored.parameters().equals(fitted.parameters()),
              "of a column %s the parameters %s are restored as %s",
              column.name(),
              fitted.parameters(),
              restored.parameters());
          requireSameScales(column, "restored it gives other numbers", fitted, restored);
        });
  }

  private static void requireSameScales(
      ScalerColumn column, String otherwise, Fitted fitted, Fitted other) {
    double[] whole = column.whole();
    for (int cutoff = ScalerColumn.FIRST_CUTOFF; cutoff + RUN <= whole.length; cutoff += APART) {
      Past past = Past.of(Arrays.copyOf(whole, cutoff)).seen(5);
      double[] after = Arrays.copyOfRange(whole, cutoff, cutoff + RUN);
      double[] numbers = scaled(scale(fitted, past), after);
      String place = "of a column " + column.name() + " " + otherwise;
      requireSame(place, numbers, scaled(scale(other, past), after));
      requireSame(
          place, unscaled(scale(fitted, past), numbers), unscaled(scale(other, past), numbers));
    }
  }

  static void independence(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) -> {
          Training mutable = column.training();
          Fitted again = scaler.fit(mutable);
          mutable.series().forEach(series -> Arrays.fill(series, 3));
          requireSameScales(
              column, "it keeps the training values, and goes by them", fitted, again);
          Fitted first = v.create().fit(column.training());
          scaler.fit(ScalerColumn.all().get(0).training());
          requireSameScales(column, "another fit changes it", first, fitted);
          Scale used = scale(fitted, Past.of(column.before()));
          double[] once = scaled(used, column.after());
          unscaled(used, once);
          scaled(scale(fitted, Past.of(9, 8, 7, 6, 5, 4, 3, 2, 1)), 1, 2, 3);
          requireSame(
              "of a column " + column.name() + " use changes it",
              once,
              scaled(used, column.after()));
        });
  }

  static void fixed(ScalerVariant v) {
    each(
        v,
        (scaler, fitted, column) -> {
          if (fitted instanceof Fixed fixed) {
            eachCutoff(
                fitted,
                column,
                (scale, after, where) -> {
                  double[] numbers = scaled(scale, after);
                  double[] expected = Arrays.stream(after).map(fixed::scale).toArray();
                  requireSame(where + " at gives another scale", expected, numbers);
                  requireSame(
                      where + " at gives another scale back",
                      Arrays.stream(numbers).map(fixed::unscale).toArray(),
                      unscaled(scale, numbers));
                });
          }
        });
  }

  private static void requireSame(String otherwise, double[] expected, double[] found) {
    require(
        Arrays.equals(expected, found),
        "%s: %s instead of %s",
        otherwise,
        Arrays.toString(found),
        Arrays.toString(expected));
  }
}
