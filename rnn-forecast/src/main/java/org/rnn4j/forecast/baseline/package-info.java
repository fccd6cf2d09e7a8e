/**
 * Simple forecasters that a network has to beat, each found by name. Start with {@link
 * org.rnn4j.forecast.baseline.BaselinePanel}, which says which of them fit a dataset. They see a
 * history and their training windows, like any forecaster, and nothing else.
 *
 * <p>Where an experiment has windows with fewer steps than its lookback ({@link
 * org.rnn4j.api.forecast.BaselineTask#leastSteps}), these are forecast too: {@code naive}, {@code
 * drift} and {@code mean} from what there is, {@code window-mean} from as much of it as the
 * lookback reaches, the seasonal ones as if there was no season before the first one is over,
 * {@code linear} as if the first value had held for ever before, {@code linear-sgd} with 0 for
 * scaled values that are absent; these two learn from such windows too.
 */
package org.rnn4j.forecast.baseline;
