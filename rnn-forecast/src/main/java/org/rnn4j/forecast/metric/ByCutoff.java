package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableMap;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.series.TimeIndex;
import org.rnn4j.forecast.report.BacktestScores;
import org.rnn4j.forecast.report.BacktestScores.AtCutoff;
import org.rnn4j.forecast.window.Windows;

/** A measurement taken apart by cutoffs: the windows of one cutoff, of all series, together. */
final class ByCutoff {

  /**
   * A last known step.
   *
   * @param date empty for integers
   * @param number 0 for dates
   */
  private record Cutoff(Optional<LocalDateTime> date, long number, String label)
      implements Comparable<Cutoff> {

    private static final Comparator<Cutoff> IN_TIME =
        Comparator.comparing((Cutoff c) -> c.date().orElse(LocalDateTime.MIN))
            .thenComparingLong(Cutoff::number)
            .thenComparing(Cutoff::label);

    static Cutoff of(TimeIndex time, int firstUnknown) {
      long step = firstUnknown - 1L;
      Optional<LocalDateTime> date = time.dateTime(step);
      String label = time.label(step);
      return new Cutoff(date, date.isPresent() ? 0 : Long.parseLong(label), label);
    }

    @Override
    public int compareTo(Cutoff other) {
      return IN_TIME.compare(this, other);
    }
  }

  private final Measurement measured;
  private final Windows windows;

  private ByCutoff(Measurement measured) {
    this.measured = measured;
    this.windows = measured.table().windows();
  }

  static BacktestScores of(Measurement measured) {
    return new ByCutoff(measured).scores();
  }

  private BacktestScores scores() {
    Map<Cutoff, List<Integer>> groups = new TreeMap<>();
    for (int s : windows.seriesWithWindows()) {
      TimeIndex time = windows.parts().dataset().series().get(s).time();
      for (int w = windows.firstOf(s); w < windows.firstOf(s) + windows.countOf(s); w++) {
        Cutoff cutoff = Cutoff.of(time, windows.cutoff(w, s));
        groups.computeIfAbsent(cutoff, c -> new ArrayList<>()).add(w);
      }
    }
    List<String> metrics = List.copyOf(measured.metrics().keySet());
    List<AtCutoff> cutoffs = new ArrayList<>();
    groups.forEach((cutoff, of) -> cutoffs.add(at(cutoff.label(), of)));
    return new BacktestScores(metrics, cutoffs);
  }

  private AtCutoff at(String cutoff, List<Integer> of) {
    List<String> forecasters = measured.table().forecasters();
    List<List<Double>> values = new ArrayList<>();
    forecasters.forEach(forecaster -> values.add(new ArrayList<>()));
    for (Metric metric : measured.metrics().values()) {
      double[] means = means(metric, of);
      for (int f = 0; f < means.length; f++) {
        values.get(f).add(means[f]);
      }
    }
    ImmutableMap.Builder<String, List<Double>> byForecaster = ImmutableMap.builder();
    for (int f = 0; f < forecasters.size(); f++) {
      byForecaster.put(forecasters.get(f), values.get(f));
    }
    return new AtCutoff(cutoff, of.size(), byForecaster.buildOrThrow());
  }

  // As over all windows: what is undefined for one is left out for all, and who did not forecast
  // every window has no value.
  private double[] means(Metric metric, List<Integer> of) {
    double[] sums = new double[measured.table().forecasters().size()];
    int defined = 0;
    for (int w : of) {
      List<Pairs> pairs = measured.pairs(w);
      List<Pairs> kept = Pairs.definedForAll(pairs, metric);
      double[] values = new double[sums.length];
      boolean counts = kept.get(0).size() > 0;
      for (int f = 0; f < sums.length; f++) {
        boolean whole = pairs.get(f).allForecast();
        values[f] = kept.get(f).size() > 0 && whole ? metric.value(kept.get(f)) : Double.NaN;
        counts &= !whole || !Double.isNaN(values[f]);
        sums[f] = whole ? sums[f] : Double.NaN;
      }
      for (int f = 0; counts && f < sums.length; f++) {
        sums[f] += values[f];
      }
      defined += counts ? 1 : 0;
    }
    for (int f = 0; f < sums.length; f++) {
      double mean = sums[f] / defined;
      sums[f] = Double.isFinite(mean) ? mean + 0.0 : Double.NaN;
    }
    return sums;
  }
}
