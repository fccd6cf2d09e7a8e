/**
 * The built-in ways to forecast a horizon, found by name like any plugin's. Start with {@link
 * org.rnn4j.forecast.strategy.DirectProvider} and {@link
 * org.rnn4j.forecast.strategy.IterativeProvider}.
 */
package org.rnn4j.forecast.strategy;
