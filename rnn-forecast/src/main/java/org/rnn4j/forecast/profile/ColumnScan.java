package org.rnn4j.forecast.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.report.ColumnProfile;
import org.rnn4j.forecast.report.ColumnProfile.Constants;
import org.rnn4j.forecast.report.ColumnProfile.Gap;
import org.rnn4j.forecast.report.ColumnProfile.Gaps;
import org.rnn4j.forecast.report.ColumnProfile.Outliers;
import org.rnn4j.forecast.report.ColumnProfile.Statistics;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.window.Parts;

/** Looks at one column of every series. */
final class ColumnScan {

  private final Dataset dataset;
  private final int index;
  private final Column column;

  ColumnScan(Dataset dataset, int index) {
    this.dataset = dataset;
    this.index = index;
    this.column = dataset.columns().get(index);
  }

  ColumnProfile profile(Optional<Parts> parts) {
    if (column.isDerived()) {
      return nothingToFind();
    }
    boolean number = column.type() == Type.NUMBER;
    boolean timed = column.role() != Role.STATIC;
    Spread spread = Spread.of(this::observed);
    return new ColumnProfile(
        column,
        steps(),
        steps() - spread.count() - filled(),
        filled(),
        number && spread.count() > 0 ? Optional.of(statistics(spread)) : Optional.empty(),
        number ? Map.of() : levels(),
        timed ? constants() : new Constants(0, List.of()),
        timed ? gaps() : new Gaps(0, Optional.empty()),
        number && timed ? OutlierSearch.of(dataset, index) : new Outliers(0, List.of()),
        number && timed ? parts.map(p -> DriftScan.of(p, index)).orElse(Map.of()) : Map.of());
  }

  // A function of time is what it is.
  private ColumnProfile nothingToFind() {
    return new ColumnProfile(
        column,
        steps(),
        0,
        0,
        Optional.empty(),
        Map.of(),
        new Constants(0, List.of()),
        new Gaps(0, Optional.empty()),
        new Outliers(0, List.of()),
        Map.of());
  }

  private static Statistics statistics(Spread spread) {
    return new Statistics(spread.min(), spread.mean(), spread.max(), Math.sqrt(spread.variance()));
  }

  private long steps() {
    return column.role() == Role.STATIC
        ? dataset.series().size()
        : dataset.series().stream().mapToLong(TimeSeries::length).sum();
  }

  private long filled() {
    return column.role() == Role.STATIC
        ? 0
        : dataset.series().stream().mapToLong(one -> one.filledCount(index)).sum();
  }

  private void observed(DoubleConsumer receiver) {
    for (TimeSeries one : dataset.series()) {
      if (column.role() == Role.STATIC) {
        receiver.accept(one.staticValue(index));
        continue;
      }
      for (int t = 0; t < one.length(); t++) {
        receiver.accept(one.observed(t, index));
      }
    }
  }

  private Map<String, Long> levels() {
    Map<Double, Long> counts = new TreeMap<>();
    observed(
        value -> {
          if (!Double.isNaN(value)) {
            counts.merge(value, 1L, Long::sum);
          }
        });
    List<Map.Entry<Double, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Comparator.comparing((Map.Entry<Double, Long> e) -> e.getValue()).reversed());
    Map<String, Long> most = new LinkedHashMap<>();
    sorted.stream().limit(Worst.MOST).forEach(e -> most.put(levelName(e.getKey()), e.getValue()));
    return most;
  }

  private String levelName(double value) {
    int level = (int) value;
    return level < column.levels().size() ? column.levels().get(level) : Integer.toString(level);
  }

  private Constants constants() {
    long count = 0;
    List<String> first = new ArrayList<>();
    for (TimeSeries one : dataset.series()) {
      if (isConstant(one)) {
        count++;
        if (first.size() < Worst.MOST) {
          first.add(one.id());
        }
      }
    }
    return new Constants(count, first);
  }

  private boolean isConstant(TimeSeries one) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < one.length(); t++) {
      double value = one.observed(t, index);
      if (!Double.isNaN(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
        if (Spread.vary(min, max)) {
          return false;
        }
      }
    }
    return max >= min && one.length() > 1;
  }

  private Gaps gaps() {
    long count = 0;
    Optional<Gap> longest = Optional.empty();
    for (TimeSeries one : dataset.series()) {
      for (int t = 0; t < one.length(); t++) {
        int from = t;
        while (t < one.length() && !one.isObserved(t, index)) {
          t++;
        }
        if (t > from) {
          count++;
          if (longest.isEmpty() || t - from > longest.get().steps()) {
            String begin = one.time().label(from);
            String end = one.time().label(t - 1L);
            longest = Optional.of(new Gap(one.id(), t - from, begin, end));
          }
        }
      }
    }
    return new Gaps(count, longest);
  }
}
