package org.rnn4j.forecast.contender;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;

/**
 * Forecasts the leads that are measured, and no others, from the lookback as one step: what a
 * baseline that is a network does, whatever the strategy of the model.
 *
 * @param measured the leads
 */
record AtOnce(List<Integer> measured) implements ForecastStrategy {

  @Override
  public List<Integer> leads(int horizon) {
    return measured;
  }

  @Override
  public Block forecast(Predictor predictor, ForecastRequest request) {
    Block past = request.history(); // [rows, lookback, columns]
    int features = past.steps() * past.width();
    Block flat = new Block(past.rows(), 1, features, past.values());
    return predictor.start(flat); // [rows, leads, targets]
  }
}
