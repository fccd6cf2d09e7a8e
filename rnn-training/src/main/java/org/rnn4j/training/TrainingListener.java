package org.rnn4j.training;

/** Hears how a training goes, and may end it. Called by the thread that trains. */
public interface TrainingListener {

  /** An epoch has ended, validation included. */
  default void epochEnded(EpochReport report) {}

  /** A batch has ended, its update included. */
  default void batchEnded(BatchReport report) {}

  /** Asked between batches; once it is true, the training ends without another batch. */
  default boolean cancelled() {
    return false;
  }

  /** Hears nothing and never cancels. */
  static TrainingListener silent() {
    return new TrainingListener() {};
  }
}
