package org.rnn4j.forecast.baseline;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;

/** The baselines that a run is measured against where its spec names none. */
public final class BaselinePanel {

  // The normal equations of the linear baseline are dense; beyond this they cost more than a
  // network does.
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
    if (linearInputs(dataset, lookback) <= MOST_LINEAR_INPUTS) {
      names.add("linear");
    }
    return names.build();
  }

  /**
   * The regression on lags and on all that is known ahead, which joins the panel where there is
   * something of them: it is what is hardest to beat there.
   */
  public static BaselineSpec withInputs(Registry registry) {
    return new BaselineSpec(
        LinearProvider.NAME_WITH_INPUTS,
        ComponentSpec.of(Kind.BASELINE, "linear", LinearProvider.WITH_INPUTS, registry));
  }

  /**
   * What to tell of a panel that lacks the baseline that is hardest to beat, because its inputs are
   * too many.
   *
   * @param lookback steps a model sees
   */
  public static Optional<Problem> missing(Dataset dataset, int lookback) {
    long inputs = linearInputs(dataset, lookback);
    return inputs <= MOST_LINEAR_INPUTS
        ? Optional.empty()
        : Optional.of(
            new Problem(
                SpecPlaces.BASELINES,
                "'linear' is not among the default ones here: of its "
                    + inputs
                    + " inputs, lookback times columns, at most "
                    + MOST_LINEAR_INPUTS
                    + " are quickly fitted",
                "name the baselines to have it all the same, or shorten task.lookback"));
  }

  private static long linearInputs(Dataset dataset, int lookback) {
    return (long) lookback * dataset.heldWidth();
  }
}
