package org.rnn4j.forecast.prepare;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.baseline.LinearSgdProvider;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.TaskSpec;

/** What a model that sees the whole history asks for. */
final class WholeHistory {

  private static final String REMEDY = ", or give task.lookback a number";

  private WholeHistory() {}

  /** The lookback as a number: the longest series there is, where it is the whole history. */
  static int lookback(TaskSpec task, Dataset dataset) {
    return task.isAll()
        ? dataset.series().stream().mapToInt(TimeSeries::length).max().orElse(1)
        : task.lookback();
  }

  /**
   * Checks that what is read of a step does not depend on where the history ends, and that whatever
   * needs a number of steps is not asked for.
   *
   * @throws InputException with everything that does not go together with the whole history
   */
  static void require(Plan plan) {
    ExperimentSpec spec = plan.spec();
    if (!spec.task().isAll()) {
      return;
    }
    List<Problem> problems = new ArrayList<>();
    strategy(spec, plan.strategy(), problems);
    if (spec.training().windows().stride() > 1) {
      problems.add(
          new Problem(
              SpecPlaces.STRIDE,
              "a series is read once, step by step, and trained at every step",
              "leave it out" + REMEDY));
    }
    if (plan.read().since() == InputChoice.Since.OBSERVED) {
      problems.add(
          new Problem(
              Place.of("inputs"),
              "the time since a value was observed is a share of the lookback, which has no end",
              "leave it out" + REMEDY));
    }
    for (BaselineSpec baseline : spec.baselines().orElse(List.of())) {
      if (baseline.baseline().shortName().equals(LinearSgdProvider.NAME)) {
        problems.add(
            new Problem(
                SpecPlaces.BASELINES,
                Quoted.of(baseline.name()) + " takes a number of steps for its inputs",
                "leave it out" + REMEDY));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
  }

  private static void strategy(
      ExperimentSpec spec, ForecastStrategy strategy, List<Problem> problems) {
    String type = Quoted.of(spec.strategy().type());
    if (strategy.reach() == Reach.HORIZON) {
      problems.add(
          new Problem(
              SpecPlaces.STRATEGY,
              type + " reads on over the horizon with targets unknown, from one cutoff",
              "take direct or sequence-to-sequence" + REMEDY));
    } else if (strategy.feedsBack() && !strategy.goesOn()) {
      problems.add(
          new Problem(
              SpecPlaces.STRATEGY,
              type + " lets the oldest step go when a forecast is appended",
              "set context: growing" + REMEDY));
    }
    boolean onMetric =
        spec.training().earlyStopping().filter(s -> !s.metric().equals("loss")).isPresent();
    if (onMetric) {
      problems.add(
          new Problem(
              SpecPlaces.EARLY_STOPPING_METRIC,
              "of series that are read whole the metric is known at the end of the training only",
              "expected loss"));
    }
  }

  /**
   * Checks that a value is scaled alike at every cutoff.
   *
   * @throws InputException if a scaler goes by what is known at one
   */
  static void requireFixed(TaskSpec task, Scaling scaling, Dataset dataset) {
    String first = dataset.series().get(0).id();
    for (int column = 0; task.isAll() && column < scaling.columns().size(); column++) {
      if (!(scaling.of(first, column) instanceof Scaler.Fixed)) {
        throw new InputException(
            SpecPlaces.SCALER,
            "it goes by what is known at each cutoff, so that what a state has read would be"
                + " scaled otherwise at the next",
            "take another, such as standard" + REMEDY);
      }
    }
  }
}
