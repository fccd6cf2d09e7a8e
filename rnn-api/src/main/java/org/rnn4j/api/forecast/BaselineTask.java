package org.rnn4j.api.forecast;

import java.util.List;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Window;

/** What a baseline may learn from: the training part of an experiment. */
public interface BaselineTask {

  /**
   * The series with their roles and season, as they were known when training ended: no later value
   * is there, and no series that belongs to validation or test as a whole.
   */
  Dataset dataset();

  /**
   * How many steps back a model of this experiment looks; as many as the longest series has where
   * it sees the whole history.
   */
  int lookback();

  /**
   * How many of these steps a window that is forecast has at least. Where that is fewer than {@link
   * #lookback}, a history may be shorter, and a forecaster has to say something all the same.
   */
  default int leastSteps() {
    return lookback();
  }

  /** How many steps are forecast. */
  int horizon();

  /**
   * Lags of the targets that a model of this experiment sees, ascending: steps before the step that
   * is forecast. None where it sees none.
   */
  default List<Integer> lags() {
    return List.of();
  }

  /**
   * Whether every series was cut by time, so that each may have a training part, or whole series
   * were dealt out, so that those to be forecast have none.
   */
  default SplitUnit splitUnit() {
    return SplitUnit.STEPS;
  }

  /**
   * The training windows: lookback before the cutoff, or {@link #leastSteps} of it, and horizon
   * after it lie in the series, all targets in the training part. Their series are those of {@link
   * #dataset()}; what a window knows is read through {@link Window#history()}, and {@link
   * Window#actual} is NaN where a target is missing or was filled in. A view, made on the fly.
   */
  List<Window> trainingWindows();
}
