package org.rnn4j.api.series;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a column of a series is: its name, what part it plays in a forecast, and what its numbers
 * mean. Columns stand in the order of their {@link Role roles}, so that the targets are the first
 * ones everywhere.
 *
 * @param name not empty; unique within a dataset
 * @param role what may be known of it, and when
 * @param type what its numbers mean
 * @param levels of a column of categories the names of its kinds, each once: the number of a value
 *     is its name's index; empty where they have none, and for a quantity
 * @param derivation what it is made of where no series holds values of it, but they follow from the
 *     time stamps; of numbers that are known ahead only. Such columns stand behind the other ones
 *     of their role
 */
public record Column(
    String name, Role role, Type type, List<String> levels, Optional<Derivation> derivation) {

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
    levels = List.copyOf(levels);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a column has a name");
    }
    if (type == Type.NUMBER && !levels.isEmpty()) {
      throw new IllegalArgumentException("the quantity " + name + " has no levels");
    }
    if (new HashSet<>(levels).size() < levels.size()) {
      throw new IllegalArgumentException("two levels of " + name + " have one name: " + levels);
    }
    if (derivation.isPresent() && (role != Role.FUTURE || type != Type.NUMBER)) {
      throw new IllegalArgumentException(
          "column " + name + " follows from time: it is a number that is known ahead");
    }
  }

  /** A quantity that series hold values of, or categories whose names are not known. */
  public Column(String name, Role role, Type type) {
    this(name, role, type, List.of(), Optional.empty());
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

  /** One of several kinds that have names; the same for a whole series where the role is static. */
  public static Column category(String name, Role role, List<String> levels) {
    return new Column(name, role, Type.CATEGORY, levels, Optional.empty());
  }

  /** A number that follows from time, and so is known over the horizon too. */
  public static Column derived(String name, Derivation derivation) {
    return new Column(name, Role.FUTURE, Type.NUMBER, List.of(), Optional.of(derivation));
  }

  /** Whether its values follow from the time stamps: no series holds them, and none is scaled. */
  public boolean isDerived() {
    return derivation.isPresent();
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

  /** How many of these columns a series holds values of; they are the first ones. */
  static int held(List<Column> columns) {
    return (int)
        columns.stream().filter(c -> c.role() != Role.STATIC && c.derivation().isEmpty()).count();
  }

  /** The same columns with derived ones, each behind the others of its role. */
  static List<Column> with(List<Column> columns, List<Column> derived) {
    int timed = timed(columns);
    return Stream.of(columns.subList(0, timed), derived, columns.subList(timed, columns.size()))
        .flatMap(List::stream)
        .toList();
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
      if (before.isDerived() && after.role() == before.role() && !after.isDerived()) {
        throw new IllegalArgumentException(
            "column " + after.name() + " stands behind " + before.name() + ", which is derived");
      }
    }
    return List.copyOf(columns);
  }

  /** Checks that a value can stand in this column. */
  void require(double value, String series) {
    if (type == Type.NUMBER || Double.isNaN(value)) {
      return;
    }
    if (value < 0 || value != Math.rint(value) || (!levels.isEmpty() && value >= levels.size())) {
      throw new IllegalArgumentException(
          "column "
              + name
              + " of series "
              + series
              + " has categories from 0 "
              + (levels.isEmpty() ? "on" : "to " + (levels.size() - 1))
              + ", not "
              + value);
    }
  }
}
