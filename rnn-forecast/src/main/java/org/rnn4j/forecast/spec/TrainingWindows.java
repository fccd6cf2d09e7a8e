package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * Which of the training windows an epoch sees.
 *
 * @param stride steps between the windows of one series, at least 1
 * @param perEpoch how many at most, at least 1; empty: all
 * @param drawBy what is as likely as any other, where not every window is seen once
 */
public record TrainingWindows(int stride, Optional<Integer> perEpoch, DrawBy drawBy) {

  /** What is as likely to be drawn as any other. */
  public enum DrawBy {
    /** A window, so that a long series is seen more often than a short one. */
    WINDOW,
    /** A series, and in it a window. */
    SERIES
  }

  public TrainingWindows {
    Objects.requireNonNull(perEpoch, "perEpoch");
    Objects.requireNonNull(drawBy, "drawBy");
  }

  /** Whether an epoch may see another choice of windows than the one before. */
  public boolean areDrawn() {
    return perEpoch.isPresent() || drawBy == DrawBy.SERIES;
  }
}
