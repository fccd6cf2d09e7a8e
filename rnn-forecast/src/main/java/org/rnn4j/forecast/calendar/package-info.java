/**
 * What follows from a time stamp: columns that are known ahead without anybody saying so. Start
 * with {@link org.rnn4j.forecast.calendar.DerivedColumns}, which of them a dataset has; a {@link
 * org.rnn4j.forecast.calendar.CalendarField} is a field of the calendar as columns, {@link
 * org.rnn4j.forecast.calendar.Holidays} are days with names, which {@link
 * org.rnn4j.forecast.calendar.HolidaysFile} reads.
 *
 * <p>Everything goes by the clock on the wall of the data and by nothing else, so that the columns
 * of a step are the same whatever series it is in and whatever is known of it. Another field is a
 * constant of {@code CalendarField}.
 */
package org.rnn4j.forecast.calendar;
