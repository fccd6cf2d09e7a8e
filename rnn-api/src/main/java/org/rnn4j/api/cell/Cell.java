package org.rnn4j.api.cell;

/**
 * A recurrent cell: its forward equations and nothing else.
 *
 * <p>The engine calls {@link #step} a few times with symbolic values, derives the gradient, and
 * replays the recording for every time step and batch. So {@code step} must depend on nothing but
 * the cell's options, must always record the same equations, and must be safe to call from any
 * thread. It is held to that: the recordings of a network are compared, so that random numbers in a
 * step, or anything that the cell remembers, are an error; and one that has not ended after ten
 * seconds is given up.
 */
@FunctionalInterface
public interface Cell {

  /** Writes one step: reads input, states and parameters, sets every next state and the output. */
  void step(Step s);
}
