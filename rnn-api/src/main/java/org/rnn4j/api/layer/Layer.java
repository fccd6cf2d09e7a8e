package org.rnn4j.api.layer;

/**
 * A layer that is not recurrent: its forward equations, the same at every time step, and nothing
 * else.
 *
 * <p>The engine calls {@link #step} a few times with symbolic values, derives the gradient, and
 * replays the recording for every batch, as it does with a {@link org.rnn4j.api.cell.Cell}. So
 * {@code step} must depend on nothing but the layer's options and the width of its input, must
 * always record the same equations, and must be safe to call from any thread.
 */
@FunctionalInterface
public interface Layer {

  /** Writes the equations: reads input and parameters, and gives the output. */
  void step(LayerStep s);
}
