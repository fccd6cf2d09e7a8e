package org.rnn4j.api.cell;

import java.util.Objects;

/**
 * A state a cell carries from step to step, as its recording declared it.
 *
 * @param name as in the equations, for example {@code "c"}
 * @param width its number of features
 * @param role what it is for
 */
public record StateSpec(String name, int width, Role role) {

  /** What a state is for. */
  public enum Role {
    /** What the cell remembers of its inputs; zoneout keeps it now and then. */
    FEATURE,
    /**
     * What the cell needs besides, for example a count of steps: nothing that is meant for features
     * touches it.
     */
    HELPER
  }

  public StateSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
  }

  /** A state of features. */
  public StateSpec(String name, int width) {
    this(name, width, Role.FEATURE);
  }
}
