package org.rnn4j.training;

import java.util.function.Supplier;

/** Hears how a training goes. Called by the thread that trains. */
public interface TrainingListener {

  /** A batch has ended, its update included. */
  default void batchEnded(BatchReport report) {}

  /** An epoch has ended, validation included. */
  default void epochEnded(EpochReport report) {}

  /**
   * The training stands between two batches and can be gone on with from here.
   *
   * @param state makes a value of where it stands, which copies all parameters; only good during
   *     the call
   */
  default void reached(Supplier<TrainingState> state) {}
}
