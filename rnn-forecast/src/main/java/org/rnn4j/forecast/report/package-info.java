/**
 * What came out of an experiment, as values and as people and programs read it. Start with {@link
 * org.rnn4j.forecast.report.Leaderboard}.
 *
 * <p>Nothing is computed here that was not measured elsewhere, and nothing is written: a report
 * gives texts, who asked for them puts them into files.
 */
package org.rnn4j.forecast.report;
