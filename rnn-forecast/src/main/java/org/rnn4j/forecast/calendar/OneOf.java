package org.rnn4j.forecast.calendar;

import org.rnn4j.api.series.Derivation;
import org.rnn4j.api.series.TimeIndex;

/** 1 where a field of the calendar is of one kind, 0 elsewhere. */
record OneOf(CalendarField field, int kind) implements Derivation {

  @Override
  public double at(TimeIndex time, long step) {
    return field.kind(time.dateTime(step).orElseThrow()) == kind ? 1 : 0;
  }
}
