package org.rnn4j.api.forecast;

/** A trained network as a strategy sees it. */
@FunctionalInterface
public interface Predictor {

  /**
   * The network's output at the last step of each sample.
   *
   * @param inputs {@code [rows, steps, inputs]}, at least one row and one step; target columns come
   *     first, steps follow each other as in training, and no number is NaN
   * @return {@code [rows, leads, targets]} for the leads of the strategy's {@link TargetLayout}
   */
  Block predict(Block inputs);
}
