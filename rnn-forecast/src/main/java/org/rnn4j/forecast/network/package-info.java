/**
 * Between a spec and the engine. Start with {@link org.rnn4j.forecast.network.NetworkBuilder},
 * which makes a network of layers chosen by name, and {@link
 * org.rnn4j.forecast.network.NetworkForecaster}, which forecasts with it: it scales what is known,
 * lets the strategy ask a session of the network, and scales back.
 *
 * <p>The invariant: nobody waits for another. Each forecast takes a session of the network out of a
 * pool to itself, so that any number of threads may forecast at once, and each gets what it would
 * get alone.
 *
 * <p>Steps that a short history lacks are not read: windows are asked about in groups that see as
 * many steps, so that no strategy knows of masks. {@link
 * org.rnn4j.forecast.network.LocalForecaster} asks the network of each series. Where the whole
 * history is seen, a {@code CarryingPredictor} reads on from one cutoff to the next.
 *
 * <p>A network's new way to be read (another thing that a strategy may ask) is a method of {@code
 * NetworkPredictor}. Not exported: what others hold is a model or an experiment.
 */
package org.rnn4j.forecast.network;
