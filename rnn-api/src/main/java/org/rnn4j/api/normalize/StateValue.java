package org.rnn4j.api.normalize;

import java.util.Objects;
import org.rnn4j.api.step.Value;

/**
 * A state's new value at a place where a normalizer may act.
 *
 * @param state the state's name, for example {@code "c"}
 * @param place {@link Place#STATE} or {@link Place#READING}
 * @param value {@code [batch, width]}
 */
public record StateValue(String state, Place place, Value value) {

  public StateValue {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(value, "value");
  }

  /** The unique name of a normalizer's parameter for this state. */
  public String parameterName(String parameter) {
    return parameter + "." + state;
  }
}
