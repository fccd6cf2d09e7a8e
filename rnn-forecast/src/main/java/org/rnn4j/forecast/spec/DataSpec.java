package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.split.Split;

/**
 * Where the series come from, what of them is looked at, and how they are cut.
 *
 * @param source the data source; options that name files hold absolute paths
 * @param files the names of these options, each with how its path was written
 * @param categories the columns that are words for kinds of things, and how a network reads them
 * @param period that is looked at
 * @param split into training, validation and test
 */
public record DataSpec(
    ComponentSpec source,
    Map<String, WrittenPath> files,
    Map<String, CategorySpec> categories,
    Period period,
    Split split) {

  /** How a path was written, and is written again. */
  public enum WrittenPath {
    /** From the file that it stood in. */
    RELATIVE,
    /** From the root. */
    ABSOLUTE
  }

  public DataSpec {
    Objects.requireNonNull(source, "source");
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(split, "split");
  }

  /** Of quantities alone. */
  public DataSpec(
      ComponentSpec source, Map<String, WrittenPath> files, Period period, Split split) {
    this(source, files, Map.of(), period, split);
  }
}
