package org.rnn4j.api.series;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Series that are forecast together. In every series the targets are the first columns and the past
 * covariates (known up to the cutoff) the ones after them.
 *
 * @param series at least one; ids are unique
 * @param targets the names of the columns to forecast; at least one; no two columns have one name
 * @param pastCovariates the names of the columns that are only looked at
 * @param frequency of the time stamps; empty for integer time
 * @param season steps in a season; 1 when there is none
 */
public record Dataset(
    List<TimeSeries> series,
    List<String> targets,
    List<String> pastCovariates,
    Optional<Frequency> frequency,
    int season) {

  public Dataset {
    series = List.copyOf(series);
    targets = List.copyOf(targets);
    pastCovariates = List.copyOf(pastCovariates);
    if (series.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("a dataset needs a series and a target");
    }
    if (season < 1) {
      throw new IllegalArgumentException("a season has at least 1 step, not " + season);
    }
    Set<String> names = new HashSet<>(targets);
    names.addAll(pastCovariates);
    if (names.size() < targets.size() + pastCovariates.size()) {
      throw new IllegalArgumentException(
          "two columns have one name: " + targets + " and " + pastCovariates);
    }
    Set<String> ids = new HashSet<>();
    for (TimeSeries one : series) {
      if (!ids.add(one.id())) {
        throw new IllegalArgumentException("two series have the id " + one.id());
      }
      if (one.columns().size() != targets.size() + pastCovariates.size()) {
        throw new IllegalArgumentException(
            "series "
                + one.id()
                + " has columns "
                + one.columns()
                + ", not "
                + targets
                + " and "
                + pastCovariates);
      }
    }
  }

  /** A dataset of the same columns, frequency and season with other series. */
  public Dataset withSeries(List<TimeSeries> others) {
    return new Dataset(others, targets, pastCovariates, frequency, season);
  }

  /** How many columns are forecast. */
  public int targetCount() {
    return targets.size();
  }

  /** How many columns a model sees: targets and past covariates. */
  public int inputWidth() {
    return targets.size() + pastCovariates.size();
  }
}
