package org.rnn4j.forecast.spec;

import java.util.Objects;
import org.rnn4j.forecast.window.Period;
import org.rnn4j.forecast.window.Split;

/**
 * Where the series come from, what of them is looked at, and how they are cut.
 *
 * @param source the data source; options that name files hold absolute paths
 * @param period that is looked at
 * @param split into training, validation and test
 */
public record DataSpec(ComponentSpec source, Period period, Split split) {

  public DataSpec {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(split, "split");
  }
}
