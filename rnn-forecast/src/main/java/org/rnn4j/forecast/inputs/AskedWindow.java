package org.rnn4j.forecast.inputs;

import java.util.Arrays;
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

  AskedWindow(Window window, Scaling scaling) {
    this.window = window;
    this.history = window.history();
    this.ahead = window.ahead();
    this.scaling = scaling;
  }

  @Override
  public void copy(int column, int from, int count, float[] destination, int offset, int stride) {
    int first = Math.max(Math.min(from, 0), -history.length()); // all before it is known
    int end = Math.min(from + count, knownAhead(column));
    double[] run = new double[Math.max(0, end - first)];
    Arrays.setAll(run, i -> value(column, first + i));
    scaling.scale(history, column, first + 1, run);
    for (int i = 0; i < count; i++) {
      int at = from + i - first;
      destination[offset + i * stride] = at < 0 || at >= run.length ? Float.NaN : (float) run[at];
    }
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
