/**
 * From a spec to data that can be learned from: load, cut, scale, window. Start with {@link
 * org.rnn4j.forecast.prepare.Plan}, what a spec names, found once; {@link
 * org.rnn4j.forecast.prepare.Prepared} is an experiment with its data, looked at and described; a
 * {@link org.rnn4j.forecast.prepare.Fold} is one cut of them, of which a run has one and a backtest
 * several.
 *
 * <p>Nothing here is trained, and whatever would stop a run is refused here. A check of the data is
 * one more line in {@code Prepared.of}; what is fitted to a training part for all contenders alike
 * belongs into a fold.
 */
package org.rnn4j.forecast.prepare;
