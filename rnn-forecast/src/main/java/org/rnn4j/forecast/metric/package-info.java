/**
 * How good forecasts are. Start with {@link org.rnn4j.forecast.metric.ForecastTable}, the forecasts
 * of all forecasters for the same windows, and {@link org.rnn4j.forecast.metric.Scores}, what the
 * metrics say of them. Metrics are found by name; whether a difference is luck is the business of
 * {@code compare}.
 */
package org.rnn4j.forecast.metric;
