package org.rnn4j.training;

import java.util.List;
import java.util.Objects;

/**
 * How a training went.
 *
 * @param history the finished epochs; one that was broken off is not among them
 * @param bestEpoch the best finished epoch (see {@link EpochReport#best}); 0 if none was finished
 * @param end why it ended
 */
public record TrainingResult(List<EpochReport> history, int bestEpoch, End end) {

  /** Why a training ended. */
  public enum End {
    /** All epochs were done. */
    COMPLETED,
    /** The validation part had not got better for as long as patience lasts. */
    STOPPED_EARLY,
    /** The time given was up. */
    TIME_UP,
    /** The listener asked for it. */
    CANCELLED
  }

  public TrainingResult {
    history = List.copyOf(history);
    Objects.requireNonNull(end, "end");
  }

  /** Whether early stopping ended it. */
  public boolean stoppedEarly() {
    return end == End.STOPPED_EARLY;
  }

  /** Whether the listener ended it. */
  public boolean cancelled() {
    return end == End.CANCELLED;
  }
}
