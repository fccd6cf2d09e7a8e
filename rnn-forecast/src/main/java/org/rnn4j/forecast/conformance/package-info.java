/**
 * The conformance kits for forecast strategies and scalers: what every {@link
 * org.rnn4j.api.forecast.ForecastStrategy} and {@link org.rnn4j.api.forecast.Scaler} must fulfil,
 * as named {@link org.rnn4j.api.conformance.Check}s. Start with {@link
 * org.rnn4j.forecast.conformance.StrategyConformance#of} or {@link
 * org.rnn4j.forecast.conformance.ScalerConformance#of}. With JUnit a test factory is one line:
 *
 * <pre>{@code
 * return StrategyConformance.of(new MyProvider()).checks().map(c -> dynamicTest(c.name(), c::run));
 * }</pre>
 *
 * <p>It does not judge how well a strategy forecasts: only that it would forecast perfectly with a
 * perfect network. What a data source loads is checked by {@link
 * org.rnn4j.forecast.conformance.SourceConformance}, with options with which it has something to
 * read. There is none for baselines and metrics.
 */
package org.rnn4j.forecast.conformance;
