/**
 * The built-in ways to forecast a horizon, found by name like any plugin's. Start with {@link
 * org.rnn4j.forecast.strategy.DirectProvider}, which asks the network once, and {@link
 * org.rnn4j.forecast.strategy.IterativeProvider}, which goes on with it.
 *
 * <p>The invariant: a strategy is a function of its request and of what the network says, and holds
 * nothing in between; a row's forecast is made of that row alone.
 *
 * <p>Another strategy is a provider here, named in the module's descriptor and under {@code
 * META-INF/services}; the kit in {@code conformance} tries it by itself. What a strategy needs to
 * know (what is known ahead, say) is a part of {@link org.rnn4j.api.forecast.ForecastRequest}; what
 * it needs of the network, of {@link org.rnn4j.api.forecast.Predictor}.
 */
package org.rnn4j.forecast.strategy;
