/**
 * The parts of a forecasting experiment that can be chosen by name. Start with {@link
 * org.rnn4j.api.forecast.Baseline}, which learns from a {@link org.rnn4j.api.forecast.BaselineTask}
 * and becomes a {@link org.rnn4j.api.forecast.FittedForecaster}, and with {@link
 * org.rnn4j.api.forecast.Forecast}, what every forecaster gives: rows, leads, targets and {@link
 * org.rnn4j.api.forecast.Level levels} (the point first, then quantiles or samples).
 *
 * <p>Others are {@link org.rnn4j.api.forecast.ForecastStrategy} (how a network forecasts several
 * steps), {@link org.rnn4j.api.forecast.Scaler}, {@link org.rnn4j.api.forecast.Metric} and {@link
 * org.rnn4j.api.forecast.DataSource}.
 *
 * <p>What holds everywhere: a forecaster is given a {@link org.rnn4j.api.series.History} and what
 * is {@link org.rnn4j.api.series.Ahead}, never the future; leads count from 1; forecasts are in the
 * data's own units; NaN is no forecast. A metric of intervals reads the levels of a forecast that
 * are quantiles; a forecaster of intervals gives them.
 *
 * <p>A strategy sees the trained network as a {@link org.rnn4j.api.forecast.Predictor}: sequences
 * that it starts and goes on with, one step for the price of one.
 */
package org.rnn4j.api.forecast;
