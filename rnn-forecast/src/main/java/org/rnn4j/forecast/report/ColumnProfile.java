package org.rnn4j.forecast.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.series.Column;
import org.rnn4j.forecast.split.Part;

/**
 * What is found of one column, over all series. Immutable.
 *
 * @param column its name, role and type
 * @param steps how many values there might be: a step of a series each, or a series each where it
 *     is static
 * @param missing how many of them are missing
 * @param filled how many of them were filled in
 * @param statistics of the observed values; empty where there is none or it holds categories
 * @param levels of a column of categories: how often each stands there, the most frequent ones,
 *     first the most frequent
 * @param constants in which series it is one and the same value
 * @param gaps where values are missing or were filled in
 * @param outliers values far from the others of their series
 * @param drift how it differs from training in the other parts; empty where nothing can be said
 */
public record ColumnProfile(
    Column column,
    long steps,
    long missing,
    long filled,
    Optional<Statistics> statistics,
    Map<String, Long> levels,
    Constants constants,
    Gaps gaps,
    Outliers outliers,
    Map<Part, Drift> drift) {

  /**
   * Of the observed values of all series together.
   *
   * @param deviation the root of the mean squared distance from the mean
   */
  public record Statistics(double min, double mean, double max, double deviation) {}

  /**
   * Series in which a column does not vary.
   *
   * @param count how many
   * @param series the first ones
   */
  public record Constants(long count, List<String> series) {
    public Constants {
      series = List.copyOf(series);
    }
  }

  /**
   * Runs of steps without an observed value.
   *
   * @param count how many
   * @param longest the longest one; empty where there is none
   */
  public record Gaps(long count, Optional<Gap> longest) {
    public Gaps {
      Objects.requireNonNull(longest, "longest");
    }
  }

  /**
   * One gap.
   *
   * @param series whose
   * @param steps how long
   * @param from its first time stamp
   * @param to its last one
   */
  public record Gap(String series, int steps, String from, String to) {}

  /**
   * Values far from the median of their series.
   *
   * @param count how many
   * @param worst the furthest ones, the furthest first
   */
  public record Outliers(long count, List<Outlier> worst) {
    public Outliers {
      worst = List.copyOf(worst);
    }
  }

  /**
   * One such value.
   *
   * @param distance from the median, in robust deviations: 1.4826 times the median distance from
   *     the median, which is the deviation where values are normal
   */
  public record Outlier(String series, String at, double value, double distance) {}

  /**
   * How a part differs from training.
   *
   * @param shift of the mean, in units of the deviation in training; over several series the mean
   *     of the series' shifts
   * @param spread the deviation in units of that in training; over several series likewise
   * @param series how many series that says it of; those that do not vary in training say nothing
   * @param worst the series that are shifted most, the most first
   */
  public record Drift(double shift, double spread, long series, List<Shift> worst) {
    public Drift {
      worst = List.copyOf(worst);
    }
  }

  /** How one series is shifted. */
  public record Shift(String series, double shift, double spread) {}

  public ColumnProfile {
    Objects.requireNonNull(column, "column");
    levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    drift = Collections.unmodifiableMap(new LinkedHashMap<>(drift));
  }

  /** How many values were observed. */
  public long observed() {
    return steps - missing - filled;
  }
}
