package org.rnn4j.forecast.spec;

import java.util.Objects;

/**
 * A baseline and what it is called in the results.
 *
 * @param name the baseline's own name unless given; unique within an experiment
 * @param baseline the baseline and its options
 */
public record BaselineSpec(String name, ComponentSpec baseline) {

  public BaselineSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(baseline, "baseline");
  }

  /** A baseline under its own name. */
  public static BaselineSpec of(ComponentSpec baseline) {
    return new BaselineSpec(baseline.shortName(), baseline);
  }
}
