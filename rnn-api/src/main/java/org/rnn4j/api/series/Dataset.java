package org.rnn4j.api.series;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.series.Column.Role;

/**
 * Series of the same columns that are forecast together.
 *
 * @param columns of every series, in the order of their roles: the targets, at least one, come
 *     first; no two have one name
 * @param series at least one; ids are unique
 * @param frequency of the time stamps; empty for integer time
 * @param season steps in a season; 1 when there is none
 */
public record Dataset(
    List<Column> columns, List<TimeSeries> series, Optional<Frequency> frequency, int season) {

  public Dataset {
    columns = Column.inOrder(columns);
    series = List.copyOf(series);
    if (series.isEmpty() || columns.isEmpty() || columns.get(0).role() != Role.TARGET) {
      throw new IllegalArgumentException("a dataset needs a series and a target");
    }
    if (season < 1) {
      throw new IllegalArgumentException("a season has at least 1 step, not " + season);
    }
    if (new HashSet<>(Column.names(columns)).size() < columns.size()) {
      throw new IllegalArgumentException("two columns have one name: " + Column.names(columns));
    }
    Set<String> ids = new HashSet<>();
    for (TimeSeries one : series) {
      if (!ids.add(one.id())) {
        throw new IllegalArgumentException("two series have the id " + one.id());
      }
      if (!one.columns().equals(columns)) {
        throw new IllegalArgumentException(
            "series " + one.id() + " has columns " + one.columns() + ", not " + columns);
      }
    }
  }

  /**
   * Series with the columns of the first one.
   *
   * @param series at least one
   */
  public static Dataset of(List<TimeSeries> series, Optional<Frequency> frequency, int season) {
    return new Dataset(
        series.isEmpty() ? List.of() : series.get(0).columns(), series, frequency, season);
  }

  /** A dataset of the same columns, frequency and season with other series. */
  public Dataset withSeries(List<TimeSeries> others) {
    return new Dataset(columns, others, frequency, season);
  }

  /**
   * The same series with derived columns beside theirs.
   *
   * @param derived with names of their own; may be none
   */
  public Dataset withDerived(List<Column> derived) {
    List<Column> all = Column.inOrder(Column.with(columns, derived)); // one list for all series
    return new Dataset(all, series.stream().map(one -> one.over(all)).toList(), frequency, season);
  }

  /** The names of the columns of one role, in their order. */
  public List<String> names(Role role) {
    return columns.stream().filter(c -> c.role() == role).map(Column::name).toList();
  }

  /** The levels of each column of categories, in the order of the columns. */
  public Map<String, List<String>> levels() {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    columns.stream()
        .filter(column -> column.type() == Column.Type.CATEGORY)
        .forEach(column -> levels.put(column.name(), column.levels()));
    return levels;
  }

  /** How many columns are forecast; they are the first ones. */
  public int targetCount() {
    return names(Role.TARGET).size();
  }

  /** How many columns the series hold values of, which are those that are scaled. */
  public int heldWidth() {
    return Column.held(columns);
  }

  /** How many columns have a value at every step, which is what a model sees of a history. */
  public int inputWidth() {
    return Column.timed(columns);
  }
}
