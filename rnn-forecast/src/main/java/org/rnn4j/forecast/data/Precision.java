package org.rnn4j.forecast.data;

/** The most exact part of a date that a time stamp names. */
enum Precision {
  YEAR,
  QUARTER,
  MONTH,
  WEEK,
  DAY
}
