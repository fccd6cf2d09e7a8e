package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.series.Window;

/** Training windows as the rows of a regression, one at a time, in standardized units. */
final class TrainingRows {

  /** What a row has. */
  enum Content {
    /** Every number. */
    COMPLETE,
    /** Every input, and some of the outputs. */
    INCOMPLETE,
    /** Every output is missing. */
    UNUSABLE
  }

  private final Moments moments;
  private final LinearInputs inputs;
  private final int targets;
  private final double[] x; // [lookback, columns]
  private final double[] y; // [leads, targets]

  /** Rows of the first {@code leads} leads. */
  TrainingRows(BaselineTask task, Moments moments, int leads) {
    this.moments = moments;
    this.inputs = new LinearInputs(task.lookback(), task.dataset().heldWidth());
    this.targets = task.dataset().targetCount();
    this.x = new double[inputs.size()];
    this.y = new double[leads * targets];
  }

  int inputs() {
    return x.length;
  }

  int outputs() {
    return y.length;
  }

  /** Reads a window into {@link #x} and {@link #y}. */
  Content read(Window window) {
    Moments.Column scale = moments.of(window.series().id());
    inputs.read(window.history(), scale, x);
    int outputs = 0;
    for (int i = 0; i < y.length; i++) {
      int target = i % targets;
      y[i] = scale.standardize(window.actual(1 + i / targets, target), target);
      outputs += Double.isNaN(y[i]) ? 0 : 1;
    }
    if (outputs == 0) {
      return Content.UNUSABLE;
    }
    return outputs == y.length ? Content.COMPLETE : Content.INCOMPLETE;
  }

  /** The inputs of the window read last; overwritten by the next one. */
  double[] x() {
    return x;
  }

  /** Its outputs, NaN where missing; overwritten by the next one. */
  double[] y() {
    return y;
  }

  /** Its outputs, the mean in place of those that are missing. */
  double[] presentY() {
    return Arrays.stream(y).map(value -> Double.isNaN(value) ? 0 : value).toArray();
  }
}
