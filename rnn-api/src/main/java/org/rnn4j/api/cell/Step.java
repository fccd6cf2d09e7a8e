package org.rnn4j.api.cell;

import java.util.List;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * One time step, as a cell sees it: the input, the previous states and the parameters go in, the
 * next states and the output come out, all symbolic.
 *
 * <p>Every state asked for with {@link #state} or {@link #helperState} must be given its next value
 * with {@link #next} exactly once, and {@link #output} must be called exactly once. Names of states
 * and of parameters are unique within the step; asking again for a state of the same name and width
 * gives the same value.
 *
 * <p>The projections make the usual parameters with the usual names: {@code W [inputs, gates *
 * units]}, {@code U [states, gates * units]}, {@code b [gates * units]}, and {@code bU} for the
 * bias of the recurrent projection where a gate or the framework preset asks for one. How they are
 * initialized, and where a normalizer comes in, is decided by the layer and not by the cell.
 */
public interface Step {

  /** The input at this step: {@code [batch, inputWidth]}. */
  Value input();

  /**
   * The state as the previous step left it: {@code [batch, width]}; zeros before the first step.
   */
  Value state(String name, int width);

  /**
   * As {@link #state}, for a state that is no feature but something to compute with, for example a
   * count of steps or a power of a decay: {@code zoneout} never keeps it back, and it starts from
   * zeros where {@code initial-state: learned} gives the others parameters. At a masked step it
   * stays what it was, like every state: such a step does not count.
   */
  Value helperState(String name, int width);

  /** Sets the state that the following step sees; its width must be the state's. */
  void next(String name, Value value);

  /** The value given to {@link #next} for this state. */
  Value nextOf(String name);

  /** What the layer gives out at this step: {@code [batch, any width]}. */
  void output(Value value);

  /**
   * A trainable parameter of the given shape; names are unique within the step. A normalizer puts
   * its own into the same step ({@code gain}, {@code offset}, with a dot and the place's name where
   * there are several places): a cell that gives normalizers a place uses other names.
   */
  Value parameter(ParameterSpec spec);

  /**
   * {@code x W + b}: {@code [batch, gates * units]}. Not normalized yet: give it to {@link
   * #preActivation(Gates, Gates)}.
   */
  Gates inputProjection(Value x, List<Gate> gates, int units);

  /**
   * {@code h U}, plus its own bias for the gates that have one: {@code [batch, gates * units]}. Not
   * normalized yet: give it to {@link #preActivation(Gates, Gates)}.
   */
  Gates recurrentProjection(Value h, List<Gate> gates, int units);

  /**
   * The place where a layer's normalizer acts: {@code normalize(input + recurrent)}, or the plain
   * sum without one. Both must have the same gates. To be called before the activation.
   */
  Gates preActivation(Gates input, Gates recurrent);

  /** The same for gates that do not see the state: {@code normalize(input)}. */
  Gates preActivation(Gates input);

  /** The common case {@code normalize(x W + h U + b)}: {@code [batch, gates * units]}. */
  default Gates preActivation(Value x, Value h, List<Gate> gates, int units) {
    return preActivation(inputProjection(x, gates, units), recurrentProjection(h, gates, units));
  }

  /**
   * A place where a layer's normalizer may act on what a state becomes; every later step sees it.
   * Gives {@code value} itself unless the normalizer asks for {@link
   * org.rnn4j.api.normalize.Place#STATE}.
   *
   * @param state the state's name
   * @param value its new value
   */
  Value normalizedState(String state, Value value);

  /**
   * A place where a layer's normalizer may act on a state as the output sees it, the state itself
   * being left as it is. Gives {@code value} itself unless the normalizer asks for {@link
   * org.rnn4j.api.normalize.Place#READING}.
   *
   * @param state the state's name
   * @param value its new value
   */
  Value normalizedReading(String state, Value value);
}
