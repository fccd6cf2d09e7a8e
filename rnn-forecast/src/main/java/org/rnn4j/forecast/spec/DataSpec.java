package org.rnn4j.forecast.spec;

import java.util.Objects;
import org.rnn4j.forecast.window.Split;

/**
 * Where the series come from and how they are cut.
 *
 * @param source the data source; options that name files hold absolute paths
 * @param split into training, validation and test
 */
public record DataSpec(ComponentSpec source, Split split) {

  public DataSpec {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(split, "split");
  }
}
