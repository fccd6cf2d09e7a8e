package org.rnn4j.api.series;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a column of a series is: its name, what part it plays in a forecast, and what its numbers
 * mean. Columns stand in the order of their {@link Role roles}, so that the targets are the first
 * ones everywhere.
 *
 * @param name not empty; unique within a dataset
 * @param role what may be known of it, and when
 * @param type what its numbers mean
 */
public record Column(String name, Role role, Type type) {

  /** What may be known of a column, and when; in the order in which columns stand. */
  public enum Role {
    /** To be forecast; known up to the cutoff. */
    TARGET("a target"),
    /** Only looked at; known up to the cutoff. */
    PAST("a past covariate"),
    /** Only looked at; known up to the cutoff and over the horizon too. */
    FUTURE("a future covariate"),
    /** One value for a whole series, known always. */
    STATIC("a static covariate");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** In words, for messages. */
    public String words() {
      return words;
    }
  }

  /** What the numbers of a column mean. */
  public enum Type {
    /** A quantity. */
    NUMBER,
    /** One of several kinds, each of which has a whole number from 0; NaN for none of them. */
    CATEGORY
  }

  public Column {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(type, "type");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column has a name");
    }
  }

  /** A number to be forecast. */
  public static Column target(String name) {
    return new Column(name, Role.TARGET, Type.NUMBER);
  }

  /** A number that is known up to the cutoff. */
  public static Column past(String name) {
    return new Column(name, Role.PAST, Type.NUMBER);
  }

  /** A number that is known over the horizon too. */
  public static Column future(String name) {
    return new Column(name, Role.FUTURE, Type.NUMBER);
  }

  /** Numbers to be forecast, one column for each name. */
  public static List<Column> targets(String... names) {
    return Arrays.stream(names).map(Column::target).toList();
  }

  /** The names of columns, in their order. */
  public static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }

  /** How many of these columns have a value at every step; they are the first ones. */
  static int timed(List<Column> columns) {
    return (int) columns.stream().filter(column -> column.role() != Role.STATIC).count();
  }

  /**
   * The same columns, unmodifiable.
   *
   * @throws IllegalArgumentException if they do not stand in the order of their roles
   */
  static List<Column> inOrder(List<Column> columns) {
    for (int c = 1; c < columns.size(); c++) {
      Column before = columns.get(c - 1);
      Column after = columns.get(c);
      if (before.role().compareTo(after.role()) > 0) {
        throw new IllegalArgumentException(
            "column "
                + after.name()
                + ", "
                + after.role().words()
                + ", stands behind "
                + before.name()
                + ", "
                + before.role().words()
                + "; the order is targets, past, future, static covariates");
      }
    }
    return List.copyOf(columns);
  }

  /** Checks that a value can stand in this column. */
  void require(double value, String series) {
    if (type == Type.CATEGORY && !Double.isNaN(value) && (value < 0 || value != Math.rint(value))) {
      throw new IllegalArgumentException(
          "column " + name + " of series " + series + " has categories from 0 on, not " + value);
    }
  }
}
