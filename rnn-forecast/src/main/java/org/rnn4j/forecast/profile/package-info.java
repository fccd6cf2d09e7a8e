/**
 * What can be said of data before anything is learned from them. Start with {@link
 * org.rnn4j.forecast.profile.Profiling}, which makes a {@link
 * org.rnn4j.forecast.report.DataProfile}; each thing that is looked for has a class of its own. All
 * of it goes over the series once and keeps sums and the ten most remarkable series.
 */
package org.rnn4j.forecast.profile;
