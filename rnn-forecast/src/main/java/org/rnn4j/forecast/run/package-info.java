/**
 * What a run leaves behind. {@link org.rnn4j.forecast.run.RunFolder} writes its files, each whole
 * or not at all; {@link org.rnn4j.forecast.run.Leaderboard} is the comparison that people read
 * first. Nothing here computes a forecast or a metric.
 */
package org.rnn4j.forecast.run;
