package org.rnn4j.api.normalize;

import java.util.Set;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Value;

/**
 * Normalizes inside a cell, at the places that the cell's step marks. Works in every cell that has
 * the places it {@link #needs}, because the layer applies it and not the cell.
 */
@FunctionalInterface
public interface Normalizer {

  /**
   * The normalized pre-activation; same shape as {@code a.sum()}.
   *
   * @param s the step, for parameters (name them with {@link PreActivation#parameterName})
   * @param a the linear combination before the activation, in its parts
   */
  Value normalize(Step s, PreActivation a);

  /**
   * The normalized value of a state, same shape; called at the places in {@link #needs} alone.
   *
   * @param s the step, for parameters (name them with {@link StateValue#parameterName})
   * @param v the state's value and where it stands in the equations
   */
  default Value normalizeState(Step s, StateValue v) {
    return v.value();
  }

  /**
   * Where it acts. A layer refuses a normalizer whose places its cell does not have, rather than
   * leave a part of the equations out.
   */
  default Set<Place> needs() {
    return Set.of(Place.PRE_ACTIVATION);
  }
}
