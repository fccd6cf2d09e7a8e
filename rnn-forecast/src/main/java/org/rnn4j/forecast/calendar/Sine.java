package org.rnn4j.forecast.calendar;

import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.TimeIndex;

/**
 * A sine of the share of a turn of the calendar that is over.
 *
 * @param turns how often it goes round meanwhile, at least 1
 * @param shift of a round: 0 for a sine, 0.25 for a cosine
 */
record Sine(CalendarField field, int turns, double shift) implements Derivation {

  @Override
  public double at(TimeIndex time, long step) {
    double turned = field.turned(time.dateTime(step).orElseThrow());
    return StrictMath.sin(2 * Math.PI * (turns * turned + shift)); // the same on every machine
  }
}
