package org.rnn4j.api.forecast;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What errors are measured by: the mean error of the seasonal naive forecast inside some stretch of
 * the series that is known (Hyndman and Koehler 2006).
 *
 * @param season steps in a season, at least 1; empty: that of the data
 * @param stretch where the seasonal naive forecast is measured
 */
public record ErrorScale(OptionalInt season, Stretch stretch) {

  /** Where the seasonal naive forecast is measured. */
  public enum Stretch {
    /** In the training part of the series, so that all of its windows share one scale. */
    TRAINING,
    /** In everything before the cutoff, so that each window has a scale of its own. */
    HISTORY
  }

  /** That of the data's season inside the training part. */
  public static final ErrorScale STANDARD = new ErrorScale(OptionalInt.empty(), Stretch.TRAINING);

  public ErrorScale {
    Objects.requireNonNull(stretch, "stretch");
    if (season.isPresent() && season.getAsInt() < 1) {
      throw new IllegalArgumentException("a season has at least 1 step, not " + season);
    }
  }
}
