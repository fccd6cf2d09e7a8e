/**
 * Simple forecasters that a network has to beat, each found by name. Start with {@link
 * org.rnn4j.forecast.baseline.BaselinePanel}, which says which of them fit a dataset. They see a
 * history and their training windows, like any forecaster, and nothing else.
 */
package org.rnn4j.forecast.baseline;
