package org.rnn4j.forecast.baseline;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/**
 * The mean of everything known. Windows that follow each other in one series share their sums: each
 * goes on where the last one was settled, in the same order, so the result is that of a fresh sum
 * to the bit and a long series takes one pass.
 */
final class HistoryMean implements FittedForecaster {

  /** The means of the settled part of a history: {@code [target]}. */
  private record Means(History history, RunningMean[] byTarget) {}

  private final AtomicReference<Optional<Means>> latest = new AtomicReference<>(Optional.empty());

  @Override
  public Forecast forecast(History history, Ahead ahead) {
    int targets = history.targets();
    Optional<Means> before =
        latest.get().filter(m -> m.byTarget().length == targets && history.continues(m.history()));
    RunningMean[] settled =
        before.map(Means::byTarget).map(HistoryMean::copies).orElseGet(() -> none(targets));
    add(history, before.map(m -> m.history().settled()).orElse(0), history.settled(), settled);
    latest.set(Optional.of(new Means(history, settled)));
    RunningMean[] means = copies(settled);
    add(history, history.settled(), history.length(), means);
    // NaN when nothing is present
    return Forecast.of(ahead.horizon(), targets, (lead, target) -> means[target].value());
  }

  private static RunningMean[] none(int targets) {
    RunningMean[] means = new RunningMean[targets];
    Arrays.setAll(means, target -> new RunningMean());
    return means;
  }

  private static RunningMean[] copies(RunningMean[] means) {
    return Arrays.stream(means).map(RunningMean::copy).toArray(RunningMean[]::new);
  }

  private static void add(History history, int from, int to, RunningMean[] means) {
    for (int step = from; step < to; step++) {
      for (int target = 0; target < means.length; target++) {
        means[target].add(history.value(step, target));
      }
    }
  }
}
