/**
 * What came out of an experiment, as values. Start with {@link
 * org.rnn4j.forecast.report.Leaderboard}, the forecasters in order, and {@link
 * org.rnn4j.forecast.report.Scores}, every metric of each. A new figure of the report is a value
 * here; it is measured in {@code metric} or {@code compare}.
 *
 * <p>Nothing here looks at data or forecasts, so that a report can be shown wherever it was made.
 */
package org.rnn4j.forecast.report;
