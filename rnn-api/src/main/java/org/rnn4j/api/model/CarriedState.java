package org.rnn4j.api.model;

/**
 * What a model remembers of some sequences, one in each row, by which they can go on. A value: what
 * the model does afterwards does not change it. Only the model that made it knows what it holds.
 */
public interface CarriedState {

  /** The number of sequences. */
  int rows();

  /**
   * The same of some rows, in this order; one may be taken more often than once, as where many
   * paths leave from one past.
   *
   * @param chosen each from 0 to {@code rows - 1}
   */
  CarriedState select(int... chosen);
}
