package org.rnn4j.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;

/**
 * How long a training still takes. Half of the judgement is the last epoch, a quarter the one
 * before, and so on: the first ones are slow, because the JVM is still compiling. During the first
 * epoch its batches are what there is to judge by, but for the very first.
 */
final class Pace {

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanos;
  private double secondsPerEpoch;
  private boolean known;
  private long judgedFrom; // when the first batch had ended
  private int batchesThen;
  private Optional<Long> limit = Optional.empty(); // when the time is up, in nanos

  Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The training has so much time from now on and no more. */
  void limit(Duration time) {
    limit = Optional.of(nanos.getAsLong() + time.toNanos());
  }

  /** A batch has ended. */
  void add(BatchReport report) {
    if (known) {
      return;
    }
    if (batchesThen == 0) {
      judgedFrom = nanos.getAsLong();
      batchesThen = report.batch();
    } else {
      double perBatch =
          (nanos.getAsLong() - judgedFrom) / NANOS_PER_SECOND / (report.batch() - batchesThen);
      secondsPerEpoch = perBatch * report.batches();
    }
  }

  /** An epoch has ended. */
  void add(EpochReport report) {
    secondsPerEpoch = known ? (secondsPerEpoch + report.seconds()) / 2 : report.seconds();
    known = true;
  }

  /** Whether an epoch is still to be told from its batches, or one takes long. */
  boolean isSlow(double secondsOfAnEpoch) {
    return !known || secondsPerEpoch > secondsOfAnEpoch;
  }

  /**
   * What is left for so many more epochs, a fraction allowed: {@code 3 min 20 s left}; where the
   * time limit comes first, that. Empty while there is nothing to judge by.
   */
  Optional<String> left(double moreEpochs) {
    if (moreEpochs <= 0) {
      return Optional.empty();
    }
    Optional<Double> allowed =
        limit.map(l -> Math.max(0, (l - nanos.getAsLong()) / NANOS_PER_SECOND));
    if (secondsPerEpoch == 0 && !known) {
      return allowed.map(a -> Progress.duration(a) + " left at most");
    }
    double needed = secondsPerEpoch * moreEpochs;
    if (allowed.filter(a -> a < needed).isPresent()) {
      return allowed.map(a -> Progress.duration(a) + " left (limit)");
    }
    return Optional.of((known ? "" : "about ") + Progress.duration(needed) + " left");
  }
}
