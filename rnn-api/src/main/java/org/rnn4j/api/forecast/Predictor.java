package org.rnn4j.api.forecast;

import org.rnn4j.api.model.CarriedState;

/**
 * A trained network as a strategy sees it: reads sequences, one in each row, and says after their
 * last step what it gives out there. {@link #start} reads the steps there are, {@link #step} goes
 * on from them by one, which costs one step however long the sequences are; what is given out is
 * that of the network for the whole sequences, to the bit.
 *
 * <p>For one thread. The block that a call gives belongs to the predictor, and the next call
 * overwrites it.
 */
public interface Predictor {

  /**
   * Begins new sequences.
   *
   * @param inputs {@code [rows, steps, inputs]}, at least one row and one step; target columns come
   *     first, steps follow each other as in training, and no number is NaN
   * @return {@code [rows, leads, targets]} for the leads of {@link ForecastStrategy#trainedLeads},
   *     from the last step
   */
  Block start(Block inputs);

  /**
   * Goes on by one step; for a strategy that {@link ForecastStrategy#goesOn} only.
   *
   * @param inputs {@code [rows, 1, inputs]}, as many rows as there are sequences
   * @return as {@link #start}, from this step
   * @throws org.rnn4j.api.error.InputException if a layer of the network runs backward
   */
  Block step(Block inputs);

  /**
   * What the network remembers of the sequences now. With {@link CarriedState#select} many
   * sequences can leave from one past.
   *
   * @throws org.rnn4j.api.error.InputException if a layer of the network runs backward
   */
  CarriedState state();

  /**
   * Goes on from what was remembered, perhaps of more or fewer sequences.
   *
   * @param state of this predictor, or of another one of the same network
   */
  void restore(CarriedState state);
}
