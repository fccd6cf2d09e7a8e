package org.rnn4j.api.forecast;

import java.util.List;

/** How a network that sees a lookback is made to forecast a horizon. Stateless. */
public interface ForecastStrategy {

  /**
   * What the network is trained to give out.
   *
   * @param horizon steps to forecast, at least 1
   * @throws org.rnn4j.api.error.InputException when the strategy cannot do this horizon
   */
  TargetLayout targets(int horizon);

  /**
   * The leads that {@link #forecast} gives; all of 1 to {@code horizon} unless the strategy says
   * otherwise. Every forecaster of an experiment is measured on these leads.
   */
  default List<Integer> leads(int horizon) {
    return java.util.stream.IntStream.rangeClosed(1, horizon).boxed().toList();
  }

  /**
   * Whether the strategy puts its forecasts back into the inputs, so that every input must be a
   * target.
   */
  default boolean feedsBack() {
    return false;
  }

  /**
   * Forecasts from the end of each sample.
   *
   * @param predictor the trained network
   * @param inputs {@code [rows, lookback, inputs]}, target columns first
   * @param horizon as given to {@link #targets}
   * @param targets how many columns are forecast
   * @return {@code [rows, leads, targets]} for {@link #leads}
   */
  Block forecast(Predictor predictor, Block inputs, int horizon, int targets);
}
