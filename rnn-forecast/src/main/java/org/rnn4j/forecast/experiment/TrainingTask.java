package org.rnn4j.forecast.experiment;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Window;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.scale.WindowSamples;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.window.Part;
import org.rnn4j.training.TrainingListener;

/**
 * What the baselines of an experiment learn from. Closing it stops the threads of what it trained.
 */
final class TrainingTask implements BaselineTask, AutoCloseable {

  private final Setup setup;
  private final int threads;
  private final ProgressListener listener;
  private final List<Network> trained = new ArrayList<>();

  TrainingTask(Setup setup, int threads, ProgressListener listener) {
    this.setup = setup;
    this.threads = threads;
    this.listener = listener;
  }

  @Override
  public Dataset dataset() {
    return setup.dataset();
  }

  @Override
  public int lookback() {
    return setup.spec().task().lookback();
  }

  @Override
  public int horizon() {
    return setup.spec().task().horizon();
  }

  @Override
  public SplitUnit splitUnit() {
    return setup.parts().unit();
  }

  @Override
  public List<Window> trainingWindows() {
    return setup.windows(Part.TRAIN);
  }

  @Override
  public FittedForecaster trainDense() {
    WindowSamples samples =
        WindowSamples.flattened(setup.windows(Part.TRAIN), setup.scaled(), setup.leads());
    ModelSpec.Preset preset =
        setup.spec().model().map(ModelSpec::preset).orElse(ModelSpec.Preset.STANDARD);
    ModelSpec headOnly = new ModelSpec(preset, List.of(), ModelSpec.Head.DENSE, false);
    TimeLimit limit = TimeLimit.startingNow(setup.spec().training());
    Network network =
        new NetworkBuilder(headOnly, setup.registry())
            .drawn(
                new NetworkBuilder.Ends(samples.inputWidth(), samples.targetWidth(), false),
                setup.spec().seed(),
                threads,
                () -> {
                  Cancellation.check(listener);
                  limit.check();
                });
    trained.add(network);
    TrainingListener cancelling =
        new TrainingListener() {
          @Override
          public boolean cancelled() {
            return listener.cancelled();
          }
        };
    new Learner(setup, threads, limit)
        .train(network, samples, PartValidator.ofDense(setup, listener::cancelled), cancelling);
    Cancellation.check(listener);
    return new DenseForecaster(network, setup);
  }

  @Override
  public void close() {
    trained.forEach(Network::close);
  }
}
