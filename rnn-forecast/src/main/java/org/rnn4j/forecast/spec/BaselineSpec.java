package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;

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

  /** The name where it was given, and is not that of the baseline's type. */
  Optional<String> ownName() {
    return name.equals(baseline.shortName()) ? Optional.empty() : Optional.of(name);
  }

  /** A baseline under its own name. */
  public static BaselineSpec of(ComponentSpec baseline) {
    return new BaselineSpec(baseline.shortName(), baseline);
  }
}
