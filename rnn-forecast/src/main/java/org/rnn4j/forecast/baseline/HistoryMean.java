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

  /** The sums of the values that are not missing, and their number: {@code [target]}. */
  private record Sums(History history, double[] sums, int[] present) {}

  private final AtomicReference<Optional<Sums>> latest = new AtomicReference<>(Optional.empty());

  @Override
  public void forecast(History history, double[][] forecast) {
    int targets = forecast[0].length;
    Optional<Sums> before =
        latest.get().filter(s -> s.sums().length == targets && history.continues(s.history()));
    double[] sums = before.map(s -> s.sums().clone()).orElseGet(() -> new double[targets]);
    int[] present = before.map(s -> s.present().clone()).orElseGet(() -> new int[targets]);
    for (int step = before.map(s -> s.history().length()).orElse(0);
        step < history.length();
        step++) {
      for (int target = 0; target < targets; target++) {
        double value = history.value(step, target);
        sums[target] += Double.isNaN(value) ? 0 : value;
        present[target] += Double.isNaN(value) ? 0 : 1;
      }
    }
    latest.set(Optional.of(new Sums(history, sums, present)));
    for (double[] lead : forecast) {
      for (int target = 0; target < targets; target++) {
        lead[target] = sums[target] / present[target]; // NaN when nothing is present
      }
    }
  }
}
