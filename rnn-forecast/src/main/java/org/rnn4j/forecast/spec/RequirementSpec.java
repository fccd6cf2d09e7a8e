package org.rnn4j.forecast.spec;

import java.util.Objects;

/**
 * What the model must reach on the test part: skill over a baseline on the first metric.
 *
 * @param skillOver the baseline's name
 * @param atLeast the least skill, {@code 1 - metric / metric of the baseline}; 0 is as good as it
 */
public record RequirementSpec(String skillOver, double atLeast) {

  public RequirementSpec {
    Objects.requireNonNull(skillOver, "skillOver");
  }
}
