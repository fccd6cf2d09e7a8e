package org.rnn4j.forecast.scale;

import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

/** One column of a series as a network sees it, in single precision. */
abstract class ScaledColumn {

  /** Whether the number of a value that is there may be unknown. */
  private enum Unknown {
    NEVER,
    POSSIBLE
  }

  final TimeSeries series;
  final int column;

  private ScaledColumn(TimeSeries series, int column) {
    this.series = series;
    this.column = column;
  }

  /**
   * A column that is the same at every cutoff, scaled once.
   *
   * @throws InputException naming the value of which the scaler makes no finite number
   */
  static ScaledColumn copied(TimeSeries series, int column, Scaler.Fixed scaler) {
    float[] values = new float[series.length()];
    for (int t = 0; t < values.length; t++) {
      try {
        double value = series.value(t, column);
        values[t] = scaled(scaler.scale(value), value, Unknown.NEVER, series, column, t);
      } catch (OutsideDomain e) {
        throw ScalingFit.at(place(series, column) + " at " + series.time().label(t), e);
      }
    }
    return new Copied(series, column, values, 0);
  }

  /**
   * A column that is read as it is, of which there is a copy.
   *
   * @param values perhaps of more than this series; not to be changed
   * @param start where the first step of the series stands there
   */
  static ScaledColumn copied(TimeSeries series, int column, float[] values, int start) {
    return new Copied(series, column, values, start);
  }

  /** A column that is no quantity: it is read as it is. */
  static ScaledColumn asItIs(TimeSeries series, int column) {
    float[] values = new float[series.length()];
    for (int t = 0; t < values.length; t++) {
      values[t] = (float) series.value(t, column);
    }
    return new Copied(series, column, values, 0);
  }

  /**
   * A column that is scaled anew for each window, by what is known there.
   *
   * @throws InputException naming the value for which the scaler has no number
   */
  static ScaledColumn ofEachWindow(
      TimeSeries series, int column, Scaler.Fitted scaler, int lookback) {
    double[] values = series.copy(column, 0, series.length());
    double[] run = values.clone();
    try { // what has no number is said at once, not when its window comes
      scaler.at(Past.of(values)).scale(1 - run.length, run);
    } catch (InputException e) {
      throw ScalingFit.at(place(series, column) + ScalingFit.where(e, values, series), e);
    }
    return new OfEachWindow(series, column, scaler, lookback);
  }

  private static float scaled(
      double scaled, double value, Unknown unknown, TimeSeries series, int column, int step) {
    boolean isLegal = unknown == Unknown.POSSIBLE || Double.isNaN(value);
    if (!Float.isFinite((float) scaled) && !(Double.isNaN(scaled) && isLegal)) {
      throw new InputException(
          place(series, column),
          "the scaler makes "
              + (float) scaled
              + " of the value "
              + value
              + " at "
              + series.time().label(step),
          "take a scaler that is defined for values beyond those of the training part");
    }
    return (float) scaled;
  }

  private static String place(TimeSeries series, int column) {
    return Scaling.place(series.id(), series.columns().get(column).name());
  }

  /** Whether any value is missing, or its number may be unknown. */
  abstract boolean hasMissing();

  /**
   * Copies {@code count} steps of which a first part lies before a cutoff, {@code stride} apart, as
   * they are known there; those from the cutoff on, which must be known ahead, as they are known
   * over the horizon.
   *
   * @param from the first step
   * @param end the step behind the last one of the horizon that the series has
   */
  abstract void copyKnown(
      int cutoff, int end, int from, int count, float[] destination, int offset, int stride);

  /**
   * Copies {@code count} steps as targets of a window; NaN where they are missing, where that is
   * not known, and perhaps where they were filled in.
   *
   * @param cutoff of the window
   * @param from the first step
   */
  abstract void copy(int cutoff, int from, int count, float[] destination, int offset, int stride);

  /** Whether two steps have another value, as they are scaled. */
  abstract boolean differ(int step, int other);

  private static final class Copied extends ScaledColumn {

    private final float[] values; // [start + step]
    private final int start;

    Copied(TimeSeries series, int column, float[] values, int start) {
      super(series, column);
      this.values = values;
      this.start = start;
    }

    @Override
    boolean hasMissing() {
      boolean derived = series.columns().get(column).isDerived(); // it never is
      for (int t = start; !derived && t < start + series.length(); t++) {
        if (Float.isNaN(values[t])) {
          return true;
        }
      }
      return false;
    }

    @Override
    void copyKnown(
        int cutoff, int end, int from, int count, float[] destination, int offset, int stride) {
      copy(cutoff, from, count, destination, offset, stride);
      int to = from + count;
      hold(cutoff, from, Math.min(cutoff, to), destination, offset, stride);
      if (to > cutoff) {
        int ahead = Math.max(cutoff, from);
        hold(end, ahead, to, destination, offset + (ahead - from) * stride, stride);
      }
    }

    // In a gap that is open at a step stands the last observed value.
    private void hold(int at, int from, int to, float[] destination, int offset, int stride) {
      int open = series.openGap(column, at);
      for (int t = Math.max(open, from); t < to; t++) {
        destination[offset + (t - from) * stride] = values[start + open - 1];
      }
    }

    @Override
    void copy(int cutoff, int from, int count, float[] destination, int offset, int stride) {
      int at = offset;
      for (int t = from; t < from + count; t++) {
        destination[at] = values[start + t];
        at += stride;
      }
    }

    @Override
    boolean differ(int step, int other) {
      return values[start + step] != values[start + other];
    }
  }

  private static final class OfEachWindow extends ScaledColumn {

    private static final int KEPT = 8;

    /** What a window is scaled by; who reads it in a race makes the same one again. */
    private record AtCutoff(int cutoff, Scaler.Scale scale) {}

    private final Scaler.Fitted scaler;
    private final int lookback;

    // Of the last few cutoffs: a window's inputs, lags and targets are read one after the other.
    private final AtCutoff[] kept = new AtCutoff[KEPT];

    OfEachWindow(TimeSeries series, int column, Scaler.Fitted scaler, int lookback) {
      super(series, column);
      this.scaler = scaler;
      this.lookback = lookback;
    }

    private Past past(int cutoff) {
      return new Window(series, cutoff, 1).history().past(column).seen(lookback);
    }

    private Scaler.Scale scale(int cutoff) {
      AtCutoff last = kept[cutoff % KEPT];
      if (last == null || last.cutoff() != cutoff) {
        last = new AtCutoff(cutoff, scaler.at(past(cutoff)));
        kept[cutoff % KEPT] = last;
      }
      return last.scale();
    }

    private static Unknown unknown(Scaler.Scale scale) {
      return scale instanceof Scaler.ByValue ? Unknown.NEVER : Unknown.POSSIBLE;
    }

    @Override
    boolean hasMissing() {
      for (int t = 0; t < series.length(); t++) {
        if (Double.isNaN(series.value(t, column))) {
          return true;
        }
      }
      return unknown(scaler.at(past(series.length()))) == Unknown.POSSIBLE;
    }

    @Override
    void copyKnown(
        int cutoff, int end, int from, int count, float[] destination, int offset, int stride) {
      int first = Math.min(from, cutoff); // all before it is known
      int to = from + count;
      int lastBefore = series.openGap(column, cutoff) - 1;
      int lastAhead = to > cutoff ? series.openGap(column, end) - 1 : lastBefore;
      double[] run = new double[to - first];
      for (int i = 0; i < run.length; i++) {
        int step = first + i;
        run[i] = series.value(Math.min(step, step < cutoff ? lastBefore : lastAhead), column);
      }
      scale(cutoff, first, run, from, destination, offset, stride);
    }

    @Override
    void copy(int cutoff, int from, int count, float[] destination, int offset, int stride) {
      int first = Math.min(from, cutoff); // all before it is known
      double[] run = new double[from + count - first];
      for (int i = 0; i < run.length; i++) {
        run[i] = series.observed(first + i, column);
      }
      scale(cutoff, first, run, from, destination, offset, stride);
    }

    // What is asked for of a run begins at `from`.
    private void scale(
        int cutoff, int first, double[] run, int from, float[] to, int offset, int stride) {
      Scaler.Scale scale = scale(cutoff);
      Unknown unknown = unknown(scale);
      double[] given = run.clone();
      try {
        scale.scale(first - cutoff + 1, run);
      } catch (InputException e) {
        throw ScalingFit.at(place(series, column), e);
      }
      for (int i = from - first; i < run.length; i++) {
        to[offset + (first + i - from) * stride] =
            scaled(run[i], given[i], unknown, series, column, first + i);
      }
    }

    @Override
    boolean differ(int step, int other) {
      return series.value(step, column) != series.value(other, column);
    }
  }
}
