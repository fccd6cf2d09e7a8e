package org.rnn4j.forecast.experiment;

import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.series.Ahead;
import org.rnn4j.api.series.History;

/** Forecasts with a dense layer on the flattened, scaled lookback. */
final class DenseForecaster implements FittedForecaster {

  private final TrainableModel network;
  private final Setup setup;

  DenseForecaster(TrainableModel network, Setup setup) {
    this.network = network;
    this.setup = setup;
  }

  @Override
  public Forecast forecast(History history, Ahead ahead) {
    float[] scaled = new float[network.outputWidth()]; // [leads, targets]
    synchronized (network) {
      network.predict(new Flattened(inputs(history), network.outputWidth()), scaled);
    }
    for (float value : scaled) {
      if (!Float.isFinite(value)) {
        throw new RunException(
            "baseline linear-sgd: its forecast in series "
                + Quoted.of(history.seriesId())
                + " after step "
                + history.length()
                + " is not finite: the dense layer overflows");
      }
    }
    int targets = history.targets();
    return Forecast.of(
        ahead.horizon(),
        targets,
        (lead, target) -> {
          int position = setup.leads().indexOf(lead);
          return position < 0
              ? Double.NaN
              : setup
                  .scaling()
                  .at(history, target)
                  .unscale(lead, scaled[position * targets + target]);
        });
  }

  // Feature t * columns + column, as in the training samples.
  private float[] inputs(History history) {
    int lookback = setup.spec().task().lookback();
    int columns = history.columns();
    float[] inputs = new float[lookback * columns];
    for (int c = 0; c < columns; c++) {
      Scaler.Scale scale = setup.scaling().at(history, c);
      for (int t = 0; t < lookback; t++) {
        int back = lookback - t;
        inputs[t * columns + c] = (float) scale.scale(1 - back, history.last(back, c));
      }
    }
    return inputs;
  }

  /** One sample of one step, without targets. */
  private record Flattened(float[] inputs, int targetWidth) implements Batch {

    @Override
    public int rows() {
      return 1;
    }

    @Override
    public int steps() {
      return 1;
    }

    @Override
    public int inputWidth() {
      return inputs.length;
    }

    @Override
    public int targetSteps() {
      return 1;
    }

    @Override
    public long targetCount() {
      return 0;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      for (int f = 0; f < inputs.length; f++) {
        destination[offset + f * featureStride] = inputs[f];
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      for (int f = 0; f < targetWidth; f++) {
        destination[offset + f * featureStride] = Float.NaN;
      }
    }
  }
}
