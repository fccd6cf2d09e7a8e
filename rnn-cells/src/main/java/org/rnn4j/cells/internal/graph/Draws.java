package org.rnn4j.cells.internal.graph;

import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.random.RandomStream;

/**
 * What random masks are a function of: the training step and the row of the batch, besides the
 * site, the time step and the feature. Whoever runs a program sets it before.
 */
public final class Draws {

  private long key;
  private int firstRow;

  /**
   * Sets the key.
   *
   * @param firstRow the number in the batch of the row in lane 0
   */
  public void begin(TrainingStep step, int firstRow) {
    long mixed = RandomStream.mix(step.seed());
    mixed = RandomStream.mix(mixed + step.epoch());
    this.key = RandomStream.mix(mixed + step.batch());
    this.firstRow = firstRow;
  }

  /** The number in the batch of the row in lane 0. */
  public int firstRow() {
    return firstRow;
  }

  /** The key of one site. */
  public long key(int site) {
    return RandomStream.mix(key + RandomStream.mix(site));
  }
}
