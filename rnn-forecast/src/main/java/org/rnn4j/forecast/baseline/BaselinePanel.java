package org.rnn4j.forecast.baseline;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.rnn4j.api.series.Dataset;

/** The baselines that a run is measured against where its spec names none. */
public final class BaselinePanel {

  // The normal equations of the linear baseline are dense; beyond this it would cost more than a
  // network.
  private static final int MOST_LINEAR_INPUTS = 2000;

  private BaselinePanel() {}

  /**
   * The names of the baselines that fit the data, in the order of the report: those that need a
   * season only where there is one, the linear model only where its inputs are not too many. {@code
   * linear-sgd} is left to be asked for: it is what {@code linear} computes exactly, less well
   * trained.
   *
   * @param lookback steps a model sees
   */
  public static List<String> defaults(Dataset dataset, int lookback) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    names.add("naive", "drift", "mean", "window-mean");
    if (dataset.season() > 1) {
      names.add("seasonal-naive", "seasonal-drift");
    }
    if ((long) lookback * dataset.inputWidth() <= MOST_LINEAR_INPUTS) {
      names.add("linear");
    }
    return names.build();
  }
}
