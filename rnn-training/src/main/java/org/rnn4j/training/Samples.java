package org.rnn4j.training;

import org.rnn4j.api.model.Batch;

/** Numbered samples from which batches are put together. */
public interface Samples {

  /** How many there are. */
  int size();

  /**
   * The samples {@code indices[from]} to {@code indices[to - 1]} as a batch, row by row in this
   * order.
   *
   * <p>The array may change after the batch has been used; an implementation reads it only until
   * the next call.
   */
  Batch batch(int[] indices, int from, int to);
}
