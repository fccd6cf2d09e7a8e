/**
 * Time series as values: a {@link org.rnn4j.api.series.TimeSeries} is columns over a regular {@link
 * org.rnn4j.api.series.TimeIndex}, of which a {@link org.rnn4j.api.series.Cadence} is what does not
 * depend on the start; a {@link org.rnn4j.api.series.Dataset} is several of them with the columns'
 * roles; a {@link org.rnn4j.api.series.Window} is one cutoff in one of them. Windows are views:
 * nothing is copied.
 */
package org.rnn4j.api.series;
