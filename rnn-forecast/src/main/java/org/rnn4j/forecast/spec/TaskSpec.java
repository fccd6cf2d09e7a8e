package org.rnn4j.forecast.spec;

/**
 * What is forecast from what.
 *
 * @param lookback steps that a model sees, at least 1
 * @param horizon steps to forecast, at least 1
 */
public record TaskSpec(int lookback, int horizon) {}
