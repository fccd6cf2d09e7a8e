package org.rnn4j.forecast.contender;

import java.util.List;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;

/**
 * Forecasts the leads that are measured, and no others, from the lookback as one step: what a
 * baseline that is a network does, whatever the strategy of the model. Steps that a short history
 * lacks count as 0, as they do in training.
 *
 * @param measured the leads
 * @param lookback steps that the network was trained on
 */
record AtOnce(List<Integer> measured, int lookback) implements ForecastStrategy {

  @Override
  public List<Integer> leads(int horizon) {
    return measured;
  }

  @Override
  public Block forecast(Predictor predictor, ForecastRequest request) {
    Block past = request.history(); // [rows, steps, columns]
    Block flat = Block.zeros(past.rows(), 1, lookback * past.width());
    int there = past.steps() * past.width();
    for (int row = 0; row < past.rows(); row++) {
      int end = (row + 1) * flat.width();
      System.arraycopy(past.values(), row * there, flat.values(), end - there, there);
    }
    return predictor.start(flat); // [rows, leads, targets]
  }
}
