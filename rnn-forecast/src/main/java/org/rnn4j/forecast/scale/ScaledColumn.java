package org.rnn4j.forecast.scale;

import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Past;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

/** One column of a series as a network sees it, in single precision. */
abstract class ScaledColumn {

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
      double value = series.value(t, column);
      values[t] = scaled(scaler.scale(value), series, column, t);
    }
    return new Copied(series, column, values);
  }

  /** A column that is scaled anew for each window, by what is known there. */
  static ScaledColumn ofEachWindow(TimeSeries series, int column, Scaler.Fitted scaler) {
    return new OfEachWindow(series, column, scaler);
  }

  private static float scaled(double scaled, TimeSeries series, int column, int step) {
    if (!Float.isFinite((float) scaled) && !Double.isNaN(series.value(step, column))) {
      throw new InputException(
          Scaling.place(series.id(), series.columns().get(column).name()),
          "the scaler makes "
              + (float) scaled
              + " of the value "
              + series.value(step, column)
              + " at "
              + series.time().label(step),
          "take a scaler that is defined for values beyond those of the training part");
    }
    return (float) scaled;
  }

  /** Whether any value is missing. */
  abstract boolean hasMissing();

  /**
   * Copies the {@code count} steps before a cutoff, {@code stride} apart, as they are known there.
   */
  abstract void copyKnown(int cutoff, int count, float[] destination, int offset, int stride);

  /**
   * Copies {@code count} steps as targets of a window, whether they were observed or not; NaN where
   * they are missing.
   *
   * @param cutoff of the window
   * @param from the first step
   */
  abstract void copy(int cutoff, int from, int count, float[] destination, int offset, int stride);

  /** Whether two steps have another value, as they are scaled. */
  abstract boolean differ(int step, int other);

  private static final class Copied extends ScaledColumn {

    private final float[] values; // [step]

    Copied(TimeSeries series, int column, float[] values) {
      super(series, column);
      this.values = values;
    }

    @Override
    boolean hasMissing() {
      for (float value : values) {
        if (Float.isNaN(value)) {
          return true;
        }
      }
      return false;
    }

    @Override
    void copyKnown(int cutoff, int count, float[] destination, int offset, int stride) {
      copy(cutoff, cutoff - count, count, destination, offset, stride);
      int open = series.openGap(column, cutoff);
      for (int t = Math.max(open, cutoff - count); t < cutoff; t++) {
        destination[offset + (t - cutoff + count) * stride] = values[open - 1];
      }
    }

    @Override
    void copy(int cutoff, int from, int count, float[] destination, int offset, int stride) {
      int at = offset;
      for (int t = from; t < from + count; t++) {
        destination[at] = values[t];
        at += stride;
      }
    }

    @Override
    boolean differ(int step, int other) {
      return values[step] != values[other];
    }
  }

  private static final class OfEachWindow extends ScaledColumn {

    private final Scaler.Fitted scaler;

    OfEachWindow(TimeSeries series, int column, Scaler.Fitted scaler) {
      super(series, column);
      this.scaler = scaler;
    }

    private Past past(int cutoff) {
      return new Window(series, cutoff, 1).history().past(column);
    }

    @Override
    boolean hasMissing() {
      for (int t = 0; t < series.length(); t++) {
        if (Double.isNaN(series.value(t, column))) {
          return true;
        }
      }
      return false;
    }

    @Override
    void copyKnown(int cutoff, int count, float[] destination, int offset, int stride) {
      Past past = past(cutoff);
      Scaler.Scale scale = scaler.at(past);
      for (int back = count; back >= 1; back--) {
        double scaled = scale.scale(1 - back, past.last(back));
        destination[offset + (count - back) * stride] =
            scaled(scaled, series, column, cutoff - back);
      }
    }

    @Override
    void copy(int cutoff, int from, int count, float[] destination, int offset, int stride) {
      Scaler.Scale scale = scaler.at(past(cutoff));
      for (int t = from; t < from + count; t++) {
        double scaled = scale.scale(t - cutoff + 1, series.value(t, column));
        destination[offset + (t - from) * stride] = scaled(scaled, series, column, t);
      }
    }

    @Override
    boolean differ(int step, int other) {
      return series.value(step, column) != series.value(other, column);
    }
  }
}
