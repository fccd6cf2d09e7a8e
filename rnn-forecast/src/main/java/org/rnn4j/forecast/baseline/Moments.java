package org.rnn4j.forecast.baseline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.Spread;

/**
 * Mean and standard deviation of every column over the steps that the training windows cover. Of
 * series that are cut by time each has its own, whatever other series there are; one without a
 * training window is served by those of all others together. Where whole series are dealt out the
 * ones to be forecast have none, so one set serves all.
 */
final class Moments {

  /** {@code [column]}; the deviation of a column that does not vary is 1. */
  record Column(double[] mean, double[] deviation) {

    double standardize(double value, int column) {
      return (value - mean[column]) / deviation[column];
    }

    double restore(double standardized, int column) {
      return standardized * deviation[column] + mean[column];
    }
  }

  private record Range(TimeSeries series, int from, int to) {}

  private final Map<String, Column> bySeries; // empty where whole series are dealt out
  private final Column shared;

  private Moments(Map<String, Column> bySeries, Column shared) {
    this.bySeries = bySeries;
    this.shared = shared;
  }

  /** Learns from the training windows of a task. */
  static Moments of(BaselineTask task) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (Window window : task.trainingWindows()) {
      int from = Math.max(0, window.cutoff() - task.lookback());
      int to = window.cutoff() + task.horizon();
      ranges.merge(
          window.series().id(),
          new Range(window.series(), from, to),
          (a, b) -> new Range(a.series(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
    }
    int columns = task.dataset().heldWidth();
    Map<String, Column> own = new HashMap<>();
    if (task.splitUnit() == SplitUnit.STEPS) {
      ranges.forEach((id, range) -> own.put(id, moments(List.of(range), columns)));
    }
    return new Moments(own, moments(List.copyOf(ranges.values()), columns));
  }

  private static Column moments(List<Range> ranges, int columns) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      Spread spread = spread(ranges, c);
      means[c] = spread.count() == 0 ? 0 : spread.mean();
      deviations[c] = spread.deviation();
    }
    return new Column(means, deviations);
  }

  /** Of the observed values. */
  private static Spread spread(List<Range> ranges, int column) {
    return Spread.of(
        receiver -> {
          for (Range range : ranges) {
            for (int t = range.from(); t < range.to(); t++) {
              TimeSeries series = range.series();
              receiver.accept(series.observed(t, column));
            }
          }
        });
  }

  /** The moments of a series: its own, or the shared ones where it has none. */
  Column of(String seriesId) {
    return bySeries.getOrDefault(seriesId, shared);
  }
}
