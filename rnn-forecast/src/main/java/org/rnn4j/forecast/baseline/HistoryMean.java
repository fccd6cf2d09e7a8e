package org.rnn4j.forecast.baseline;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.History;

/**
 * The mean of everything known. Windows that follow each other in one series share their sums: each
 * goes on where the last one stopped, in the same order, so the result is that of a fresh sum to
 * the bit and a long series takes one pass.
 */
final class HistoryMean implements FittedForecaster {

  /** The means of a history: {@code [target]}. */
  private record Means(History history, RunningMean[] byTarget) {}

  private final AtomicReference<Optional<Means>> latest = new AtomicReference<>(Optional.empty());

  @Override
  public void forecast(History history, double[][] forecast) {
    int targets = forecast[0].length;
    Optional<Means> before =
        latest.get().filter(m -> m.byTarget().length == targets && history.continues(m.history()));
    RunningMean[] means = new RunningMean[targets];
    for (int target = 0; target < targets; target++) {
      means[target] =
          before.isPresent() ? before.get().byTarget()[target].copy() : new RunningMean();
    }
    for (int step = before.map(m -> m.history().length()).orElse(0);
        step < history.length();
        step++) {
      for (int target = 0; target < targets; target++) {
        means[target].add(history.value(step, target));
      }
    }
    latest.set(Optional.of(new Means(history, means)));
    for (double[] lead : forecast) {
      for (int target = 0; target < targets; target++) {
        lead[target] = means[target].value(); // NaN when nothing is present
      }
    }
  }
}
