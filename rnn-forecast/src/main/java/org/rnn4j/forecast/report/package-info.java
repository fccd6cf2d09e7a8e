/**
 * What came out of an experiment, as values, and as people and programs read it. Start with {@link
 * org.rnn4j.forecast.report.RunReport}, which holds all of it: every file of results, the printed
 * table and any page are functions of one. A column of the table is one of {@link
 * org.rnn4j.forecast.report.Leaderboard}. A new file is a function beside {@code MetricsJson} and
 * {@code ForecastsCsv}, a name in {@code RunFolder} and among the {@code RunFiles} of {@code run},
 * and a line in {@code ExperimentRun.write} of {@code experiment}. A new figure of the report, such
 * as a metric of intervals, is measured in {@code metric} or {@code compare} and becomes a value
 * here.
 *
 * <p>Nothing here looks at data, forecasts or writes a file, so that a report can be shown wherever
 * it was made.
 */
package org.rnn4j.forecast.report;
