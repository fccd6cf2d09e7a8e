/**
 * The parts of a forecasting experiment that can be chosen by name: {@link
 * org.rnn4j.api.forecast.ForecastStrategy}, {@link org.rnn4j.api.forecast.Baseline}, {@link
 * org.rnn4j.api.forecast.Scaler}, {@link org.rnn4j.api.forecast.Metric}, {@link
 * org.rnn4j.api.forecast.DataSource}.
 */
package org.rnn4j.api.forecast;
