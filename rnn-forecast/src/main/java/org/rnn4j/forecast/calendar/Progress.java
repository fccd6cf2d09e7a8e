package org.rnn4j.forecast.calendar;

import java.time.ZoneOffset;
import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.TimeIndex;

/**
 * How far along the data a step is: 0 at the first step of any series, 1 at the end of training,
 * more behind it. Of dates it goes by the clock on the wall, of a counter by its numbers.
 *
 * @param origin seconds of the epoch, or the number, at which it is 0
 * @param span seconds, or numbers, until it is 1; above 0
 */
record Progress(double origin, double span) implements Derivation {

  Progress {
    if (!(span > 0) || !Double.isFinite(span) || !Double.isFinite(origin)) {
      throw new IllegalArgumentException("from " + origin + ", " + span + " long");
    }
  }

  @Override
  public double at(TimeIndex time, long step) {
    return (place(time, step) - origin) / span;
  }

  /** Where a step is, in seconds of the epoch or as a number. */
  static double place(TimeIndex time, long step) {
    return time.dateTime(step)
        .map(at -> (double) at.toEpochSecond(ZoneOffset.UTC))
        .orElseGet(() -> (double) time.number(step).orElseThrow());
  }
}
