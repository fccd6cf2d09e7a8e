package org.rnn4j.forecast.inputs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.Scaling;

/**
 * What a network that is asked for a forecast knows: read through {@link Window#history()} and
 * {@link Window#ahead()}, and so unable to see past the cutoff. The numbers are those that {@link
 * TrainedWindow} gives.
 */
final class AskedWindow implements Known {

  private final Window window;
  private final History history;
  private final Ahead ahead;
  private final Scaling scaling;
  private final int first; // position of the first step that is read
  private final Map<Integer, double[]> scaled = new HashMap<>(); // by column, from the first step

  /**
   * What is known at the cutoff of a window.
   *
   * @param back how many steps before the cutoff are read at most
   */
  AskedWindow(Window window, Scaling scaling, int back) {
    this.window = window;
    this.history = window.history();
    this.ahead = window.ahead();
    this.scaling = scaling;
    this.first = -Math.min(back, history.length());
  }

  @Override
  public void copy(int column, int from, int count, float[] destination, int offset, int stride) {
    double[] known = scaled.computeIfAbsent(column, this::scaled);
    for (int i = 0; i < count; i++) {
      int at = from + i - first;
      destination[offset + i * stride] =
          at < 0 || at >= known.length ? Float.NaN : (float) known[at];
    }
  }

  // All that is known, in one go: a scaler may measure a value by those before it.
  private double[] scaled(int column) {
    double[] run = new double[knownAhead(column) - first];
    Arrays.setAll(run, i -> value(column, first + i));
    scaling.scale(history, column, first + 1, run);
    return run;
  }

  private int knownAhead(int column) {
    return window.series().columns().get(column).role() == Role.FUTURE ? window.horizon() : 0;
  }

  private double value(int column, int position) {
    return position < 0
        ? history.value(history.length() + position, column)
        : ahead.value(position + 1, column);
  }

  @Override
  public boolean isObserved(int column, int position) {
    if (position < -history.length() || position >= knownAhead(column)) {
      return false;
    }
    return position < 0
        ? history.isObserved(history.length() + position, column)
        : ahead.isObserved(position + 1, column);
  }

  @Override
  public double staticValue(int column) {
    return history.staticValue(column);
  }
}
