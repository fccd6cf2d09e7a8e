package org.rnn4j.forecast.contender;

import java.time.Duration;
import java.util.Optional;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.forecast.text.Numbers;

/** What {@code training.max-minutes} leaves of the time, counted from when this was made. */
public final class TimeLimit {

  private static final double SECONDS_PER_MINUTE = 60;
  private static final int DIGITS = 4;

  private final long startedNanos = System.nanoTime();
  private final Optional<Double> minutes;

  private TimeLimit(Optional<Double> minutes) {
    this.minutes = minutes;
  }

  /** The limit of a training that begins now: drawing the first parameters is a part of it. */
  public static TimeLimit startingNow(TrainingSpec spec) {
    return new TimeLimit(spec.maxMinutes());
  }

  /** No limit. */
  public static TimeLimit none() {
    return new TimeLimit(Optional.empty());
  }

  /** What is left, at least a nanosecond; empty without a limit. */
  public Optional<Duration> left() {
    return minutes.map(m -> Duration.ofNanos(Math.max(1, (long) (secondsLeft(m) * 1e9))));
  }

  private double secondsLeft(double ofMinutes) {
    return ofMinutes * SECONDS_PER_MINUTE - (System.nanoTime() - startedNanos) / 1e9;
  }

  /** Fails if there is nothing left, before training has as much as begun. */
  void check() {
    if (minutes.filter(m -> secondsLeft(m) <= 0).isPresent()) {
      throw noEpoch(0, Optional.empty());
    }
  }

  /**
   * The failure of a training that was not given the time for a single epoch.
   *
   * @param done how much of the first one was done, 0 to 1
   * @param secondsPerEpoch as far as can be said
   */
  RunException noEpoch(double done, Optional<Double> secondsPerEpoch) {
    String share =
        done > 0 ? Numbers.percent(done) + " of its batches were done" : "it had not begun";
    String longer =
        secondsPerEpoch
            .map(s -> "; an epoch takes about " + Numbers.duration(s) + ": give it more time")
            .orElse(": give it more time");
    return new RunException(
        SpecPlaces.MAX_MINUTES
            + ": "
            + Numbers.rounded(minutes.orElse(0.0), DIGITS)
            + " minutes were over before the first epoch was finished ("
            + share
            + "), so there is nothing to save or to measure"
            + longer
            + ", or fewer windows or units");
  }
}
