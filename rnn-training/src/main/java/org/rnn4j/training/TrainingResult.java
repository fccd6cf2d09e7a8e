package org.rnn4j.training;

import java.util.List;
import java.util.Objects;

/**
 * How a training went. What the model is afterwards is its {@link #modelEpoch}, whatever ended the
 * training: with early stopping the best finished epoch, without it the last finished one.
 *
 * @param history the finished epochs; one that was broken off is not among them
 * @param bestEpoch the best finished epoch (see {@link EpochReport#best}); 0 if none was finished
 * @param modelEpoch the finished epoch whose parameters the model has; 0 if none was finished, and
 *     the parameters are then those of no epoch
 * @param end why it ended
 * @param brokenOff how much of the batches of one more epoch was done and thrown away, 0 to 1
 */
public record TrainingResult(
    List<EpochReport> history, int bestEpoch, int modelEpoch, End end, double brokenOff) {

  /** Why a training ended. */
  public enum End {
    /** All epochs were done. */
    COMPLETED,
    /** The validation part had not got better for as long as patience lasts. */
    STOPPED_EARLY,
    /** The time given was up. */
    TIME_UP,
    /** It was cancelled, or the thread was interrupted. */
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

  /** Whether a cancellation or an interruption of the thread ended it. */
  public boolean cancelled() {
    return end == End.CANCELLED;
  }
}
