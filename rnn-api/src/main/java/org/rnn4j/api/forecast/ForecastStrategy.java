package org.rnn4j.api.forecast;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.model.Outputs;

/**
 * How a network that sees a lookback is made to forecast a horizon. Stateless: what a call gives
 * follows from its arguments alone, and several threads may ask at once.
 */
public interface ForecastStrategy {

  /**
   * At which steps of the lookback the network gives out a forecast, and is trained on it. Where it
   * {@linkplain #reach reads on} over the horizon it does so at each of these steps in any case.
   */
  default Outputs outputs() {
    return Outputs.LAST_STEP;
  }

  /**
   * The leads that {@link #forecast} gives, ascending, each from 1 to {@code horizon}; all of these
   * unless the strategy says otherwise. Every forecaster of an experiment is measured on these
   * leads.
   *
   * @param horizon steps to forecast, at least 1
   * @throws org.rnn4j.api.error.InputException when the strategy cannot do this horizon
   */
  default List<Integer> leads(int horizon) {
    return IntStream.rangeClosed(1, horizon).boxed().toList();
  }

  /**
   * The leads that the network gives out at each of its output steps, and is trained on, in this
   * order: distinct, each from 1 to {@code horizon}. Those of {@link #leads} unless the strategy
   * says otherwise.
   *
   * <p>Where they are those of {@link #leads} and nothing is fed back, the forecast must be what
   * the network gives out for the whole lookback: the metric of a validation during training is
   * taken from there.
   *
   * @throws org.rnn4j.api.error.InputException when the strategy cannot do this horizon
   */
  default List<Integer> trainedLeads(int horizon) {
    return leads(horizon);
  }

  /**
   * Whether the strategy puts its forecasts back into the inputs, so that every input must be a
   * target or known ahead. To the network a forecast that is fed back is as good as observed.
   */
  default boolean feedsBack() {
    return false;
  }

  /**
   * How far the network reads, in training and when it forecasts. One that reads on over the {@link
   * Reach#HORIZON} is trained on the {@linkplain #trainedLeads lead} 1 alone, gives that out at the
   * cutoff and at each step behind it, and is given nothing that is forecast: the strategy {@link
   * #goesOn} with the steps of {@link ForecastRequest#ahead()} as they are, what is given out
   * behind each is the forecast, and the {@linkplain #leads leads} are all of the horizon.
   */
  default Reach reach() {
    return Reach.CUTOFF;
  }

  /**
   * Whether the strategy goes on with {@link Predictor#step} behind what it started with, so that
   * no layer may run backward.
   */
  default boolean goesOn() {
    return false;
  }

  /**
   * Forecasts from the end of each sample; each row from that row alone, in the order of the
   * request.
   *
   * @param predictor the trained network, for this call alone
   * @param request whose horizon was given to {@link #leads}
   * @return {@code [rows, leads, targets]} for {@link #leads}
   * @throws org.rnn4j.api.error.InputException when the lookback is too short for the strategy
   */
  Block forecast(Predictor predictor, ForecastRequest request);
}
