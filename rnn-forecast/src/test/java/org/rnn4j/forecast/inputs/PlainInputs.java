package org.rnn4j.forecast.inputs;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.ScaledSeries;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.window.Windows;

/** Inputs that are the columns alone, for tests. */
public final class PlainInputs {

  private PlainInputs() {}

  /** A strategy that gives out these leads at once. */
  public record Giving(Outputs outputs, List<Integer> trained) implements ForecastStrategy {

    @Override
    public List<Integer> trainedLeads(int horizon) {
      return trained;
    }

    @Override
    public Block forecast(Predictor predictor, ForecastRequest request) {
      return predictor.start(request.history());
    }
  }

  /** Samples of a network that gives out these leads. */
  public static WindowSamples samples(
      Windows windows, List<ScaledSeries> series, Outputs outputs, List<Integer> leads) {
    NetworkInputs inputs =
        NetworkInputs.of(
            windows.parts().dataset().columns(),
            InputChoice.NONE,
            Map.of(),
            windows.task(),
            new Giving(outputs, leads));
    return WindowSamples.of(windows, series, inputs);
  }

  /** What a network is asked with. */
  public static Block asked(Scaling scaling, List<Window> windows, int lookback) {
    NetworkInputs inputs =
        NetworkInputs.of(
            windows.get(0).series().columns(),
            InputChoice.NONE,
            Map.of(),
            new TaskSpec(lookback, windows.get(0).horizon()),
            new Giving(Outputs.LAST_STEP, List.of(1)));
    return inputs.request(windows, lookback, scaling).history();
  }
}
