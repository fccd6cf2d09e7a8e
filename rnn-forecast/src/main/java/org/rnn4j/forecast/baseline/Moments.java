package org.rnn4j.forecast.baseline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;

/**
 * Mean and standard deviation of every column over the steps that the training windows cover. Each
 * series has its own where several series all have training windows, as when they are cut by time;
 * otherwise one set serves all, those that have none included.
 */
final class Moments {

  /** {@code [column]}; a deviation of 0 is taken as 1. */
  record Column(double[] mean, double[] deviation) {

    double standardize(double value, int column) {
      return (value - mean[column]) / deviation[column];
    }

    double restore(double standardized, int column) {
      return standardized * deviation[column] + mean[column];
    }
  }

  private record Range(TimeSeries series, int from, int to) {}

  private final Map<String, Column> bySeries; // empty where one set serves all
  private final Column shared;

  private Moments(Map<String, Column> bySeries, Column shared) {
    this.bySeries = bySeries;
    this.shared = shared;
  }

  /** Learns from the training windows of a task. */
  static Moments of(BaselineTask task) {
    Map<String, Range> ranges = new LinkedHashMap<>();
    for (Window window : task.trainingWindows()) {
      int from = window.cutoff() - task.lookback();
      int to = window.cutoff() + task.horizon();
      ranges.merge(
          window.series().id(),
          new Range(window.series(), from, to),
          (a, b) -> new Range(a.series(), Math.min(a.from(), b.from()), Math.max(a.to(), b.to())));
    }
    int columns = task.dataset().inputWidth();
    Map<String, Column> own = new HashMap<>();
    if (ranges.size() > 1 && ranges.size() == task.dataset().series().size()) {
      ranges.forEach((id, range) -> own.put(id, moments(List.of(range), columns)));
    }
    return new Moments(own, moments(List.copyOf(ranges.values()), columns));
  }

  private static Column moments(List<Range> ranges, int columns) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      means[c] = mean(ranges, c, 0, 1);
      double variance = mean(ranges, c, means[c], 2);
      deviations[c] = variance > 0 ? Math.sqrt(variance) : 1;
    }
    return new Column(means, deviations);
  }

  /** The mean of {@code (x - center)^power}, power 1 or 2, over the values that are not missing. */
  private static double mean(List<Range> ranges, int column, double center, int power) {
    double sum = 0;
    long count = 0;
    for (Range range : ranges) {
      for (int t = range.from(); t < range.to(); t++) {
        double distance = range.series().value(t, column) - center;
        if (!Double.isNaN(distance)) {
          sum += power == 1 ? distance : distance * distance;
          count++;
        }
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** The moments of a series; empty if each has its own and this one was not there. */
  Optional<Column> of(String seriesId) {
    return bySeries.isEmpty() ? Optional.of(shared) : Optional.ofNullable(bySeries.get(seriesId));
  }
}
