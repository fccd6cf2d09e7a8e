/**
 * Time series as values, of stated shapes. Start with {@link org.rnn4j.api.series.TimeSeries},
 * columns over a regular {@link org.rnn4j.api.series.TimeIndex}, and {@link
 * org.rnn4j.api.series.Window}, one cutoff in one of them.
 *
 * <p>A {@link org.rnn4j.api.series.Column} says what a column is: its role (target, past, future,
 * static covariate) and its type (number, category). A {@link org.rnn4j.api.series.Dataset} is
 * several series of the same columns. A column that follows from the time stamps is {@linkplain
 * org.rnn4j.api.series.Column#isDerived derived}: no series holds it. A {@link
 * org.rnn4j.api.series.Cadence} is what of a time index does not depend on the start.
 *
 * <p>What holds everywhere: columns stand in the order of their roles, targets first; a value is
 * observed, filled in or missing (NaN); what a forecaster may know of a window is its {@link
 * org.rnn4j.api.series.History}, which throws beyond the cutoff, and what is {@link
 * org.rnn4j.api.series.Ahead}, which shows the future covariates over the horizon and nothing else.
 * All of them are views: nothing is copied.
 *
 * <p>A covariate of another kind is a constant of {@link org.rnn4j.api.series.Column.Role} (when it
 * is known) or of {@link org.rnn4j.api.series.Column.Type} (what its numbers mean); who shows it is
 * {@code History} or {@code Ahead}, and the leakage guard alters what neither shows. Elsewhere, in
 * the forecasting module: a source of {@code source} gives columns their roles, {@code Scaling} of
 * {@code scale} makes of them what a network reads, and {@code Prepared} of {@code prepare} refuses
 * those that a strategy cannot use.
 */
package org.rnn4j.api.series;
