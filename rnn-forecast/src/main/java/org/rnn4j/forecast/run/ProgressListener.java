package org.rnn4j.forecast.run;

import java.time.Duration;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;

/**
 * Hears how a run gets on; all calls come from the thread that called {@code run}. That thread may
 * also be interrupted, which is the same as {@link #cancelled}; it still is when the run returns.
 */
public interface ProgressListener {

  /** A new stage begins, for example {@code training model}. */
  default void stage(String stage) {}

  /** Something was found out about the data, for example {@code frequency} and {@code 1M}. */
  default void fact(String what, String value) {}

  /** The model's training begins, and it has so much time and no more. */
  default void trainingTime(Duration limit) {}

  /** A batch of the model's training has ended. */
  default void batch(BatchReport report) {}

  /** An epoch of the model's training has ended. */
  default void epoch(EpochReport report) {}

  /** Something the user should know of that does not stop the run; its place is one in the spec. */
  default void warning(Problem problem) {}

  /** Something worth a line, for example why training ended before its last epoch. */
  default void note(String sentence) {}

  /** Asked often; once true, the run stops soon and keeps what it has. */
  default boolean cancelled() {
    return false;
  }

  /** Hears nothing and never cancels. */
  static ProgressListener silent() {
    return new ProgressListener() {};
  }
}
