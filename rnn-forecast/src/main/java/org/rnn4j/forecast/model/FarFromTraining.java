package org.rnn4j.forecast.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.ComponentSpec;

/**
 * Finds what is in another unit, or another series altogether: a target of which all that the model
 * looks back on is far from what it was trained on.
 */
final class FarFromTraining {

  // They bring the values of training to about 1 in size; what others make of them nobody knows.
  private static final Set<String> AROUND_ONE = Set.of("standard", "min-max");
  private static final double FAR = 10;

  private FarFromTraining() {}

  // The last one of them, whose numbers are the network's.
  private static boolean bringsToOne(List<ComponentSpec> chain) {
    return AROUND_ONE.contains(chain.get(chain.size() - 1).shortName());
  }

  /** A problem for each target that is, of a window that is scaled as the training part was. */
  static List<Problem> of(Window window, ModelCard card, Scaling scaling) {
    List<Problem> found = new ArrayList<>();
    TimeSeries series = window.series();
    int lookback = card.task().seen(window.cutoff());
    for (int column = 0; column < card.targets().size(); column++) {
      boolean far =
          bringsToOne(card.scaler().of(card.targets().get(column)))
              && Arrays.stream(scaling.known(window.history(), column, lookback))
                  .allMatch(scaled -> StrictMath.abs(scaled) > FAR);
      if (far) {
        found.add(
            new Problem(
                "series "
                    + Quoted.of(series.id())
                    + ", column "
                    + Quoted.of(card.targets().get(column)),
                (lookback == 1 ? "the value" : "each of the " + lookback + " values")
                    + " that the model looks back on lies far outside of what it was trained on",
                "see whether it is in another unit, or train a model on values of this size"));
      }
    }
    return found;
  }
}
