/**
 * Between a spec and the engine: {@link org.rnn4j.forecast.network.NetworkBuilder} makes a network
 * of layers chosen by name, {@link org.rnn4j.forecast.network.NetworkForecaster} forecasts with it.
 * Not exported: what others hold is a model or an experiment.
 */
package org.rnn4j.forecast.network;
