/**
 * Time series as values: a {@link org.rnn4j.api.series.TimeSeries} is columns over a regular {@link
 * org.rnn4j.api.series.TimeIndex}; a {@link org.rnn4j.api.series.Dataset} is several of them with
 * the columns' roles; a {@link org.rnn4j.api.series.Window} is one cutoff in one of them. Windows
 * are views: nothing is copied.
 */
package org.rnn4j.api.series;
