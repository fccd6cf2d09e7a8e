package org.rnn4j.examples.benchmarks.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A recurrent layer in a graph. */
interface GraphLayer {

  /** {@code [steps, rows, in]} to {@code [steps, rows, units]}. */
  Operand<TFloat32> forward(Operand<TFloat32> x);

  /**
   * Adds the gradients of its parameters to the graph.
   *
   * @param outputGradient {@code [steps, rows, units]}
   * @return the gradient of the input, {@code [steps, rows, in]}
   */
  Operand<TFloat32> backward(Operand<TFloat32> outputGradient);
}
