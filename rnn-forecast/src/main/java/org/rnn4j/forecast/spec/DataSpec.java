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
 * @param bounds which values the targets can have
 * @param categories the columns that are words for kinds of things, and how a network reads them
 * @param period that is looked at
 * @param split into training, validation and test
 */
public record DataSpec(
    ComponentSpec source,
    Map<String, WrittenPath> files,
    TargetBounds bounds,
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
    Objects.requireNonNull(bounds, "bounds");
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(split, "split");
  }

  /** Of quantities without bounds. */
  public DataSpec(
      ComponentSpec source, Map<String, WrittenPath> files, Period period, Split split) {
    this(source, files, TargetBounds.NONE, Map.of(), period, split);
  }
}
