package org.rnn4j.api.forecast;

import java.util.List;

/**
 * How a network that sees a lookback is made to forecast a horizon. Stateless: what a call gives
 * follows from its arguments alone, and several threads may ask at once.
 */
public interface ForecastStrategy {

  /**
   * What the network is trained to give out; its leads are distinct, each from 1 to {@code
   * horizon}.
   *
   * @param horizon steps to forecast, at least 1
   * @throws org.rnn4j.api.error.InputException when the strategy cannot do this horizon
   */
  TargetLayout targets(int horizon);

  /**
   * The leads that {@link #forecast} gives, ascending, each from 1 to {@code horizon}; all of these
   * unless the strategy says otherwise. Every forecaster of an experiment is measured on these
   * leads.
   *
   * <p>Where they are those of {@link #targets} and nothing is fed back, the forecast must be what
   * the network gives out for the whole lookback: the metric of a validation during training is
   * taken from there.
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
   * Forecasts from the end of each sample; each row from that row alone, in the order of the
   * inputs.
   *
   * @param predictor the trained network
   * @param inputs {@code [rows, lookback, inputs]}, target columns first; read and not changed
   * @param horizon as given to {@link #targets}
   * @param targets how many columns are forecast
   * @return {@code [rows, leads, targets]} for {@link #leads}
   * @throws org.rnn4j.api.error.InputException when the lookback is too short for the strategy
   */
  Block forecast(Predictor predictor, Block inputs, int horizon, int targets);
}
