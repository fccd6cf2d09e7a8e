/**
 * How good forecasts are. Start with {@link org.rnn4j.forecast.metric.ForecastTable}, the forecasts
 * of all forecasters for the same windows, and {@link org.rnn4j.forecast.metric.Measurement}, what
 * the metrics say of them. Metrics are found by name and are an {@link
 * org.rnn4j.api.forecast.Metric}: a new one is a function in {@code PointMetrics} and a provider
 * beside it, named in {@code module-info} and {@code META-INF/services}. A metric of intervals or
 * of quantiles starts from {@link org.rnn4j.forecast.metric.ForecastTable#forecastOf}, which has
 * all levels of a forecast, and is taken into {@code Measurement} beside those of points. Whether a
 * difference is luck is the business of {@code compare}.
 */
package org.rnn4j.forecast.metric;
