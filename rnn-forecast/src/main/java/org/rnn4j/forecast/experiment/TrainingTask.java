package org.rnn4j.forecast.experiment;

import com.google.common.base.Suppliers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.api.forecast.Outputs;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Window;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.network.NetworkBuilder.Reading;
import org.rnn4j.forecast.scale.WindowSamples;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.training.TrainingResult;

/**
 * What the baselines of an experiment learn from: the training part as it was known at its end, and
 * nothing that came later. Closing it stops the threads of what it trained.
 */
final class TrainingTask implements BaselineTask, AutoCloseable {

  private final Setup setup;
  private final Parts training;
  private final int mostWindows;
  private final Supplier<FittedForecaster> dense;
  private final List<Network> trained = new ArrayList<>();

  TrainingTask(Setup setup, int threads, ProgressListener listener) {
    this.setup = setup;
    this.training = setup.parts().trainingAlone();
    this.mostWindows = Integer.MAX_VALUE;
    this.dense = Suppliers.memoize(() -> trainDense(threads, listener));
  }

  private TrainingTask(TrainingTask whole, Parts data, int mostWindows) {
    this.setup = whole.setup;
    this.training = data.trainingAlone();
    this.mostWindows = mostWindows;
    this.dense = whole.dense;
  }

  /**
   * The same task on other data, at most so many windows of them, evenly spread. The dense layer is
   * the one trained on the whole: a baseline has no say in what that sees.
   */
  TrainingTask on(Parts data, int windows) {
    return new TrainingTask(this, data, windows);
  }

  @Override
  public Dataset dataset() {
    return training.dataset();
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
    List<Window> all = training.windows(Part.TRAIN, lookback(), horizon());
    if (all.size() <= mostWindows) {
      return all;
    }
    return IntStream.range(0, mostWindows)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / mostWindows)))
        .toList();
  }

  @Override
  public FittedForecaster trainDense() {
    return dense.get();
  }

  private FittedForecaster trainDense(int threads, ProgressListener listener) {
    WindowSamples samples =
        WindowSamples.flattened(setup.windows(Part.TRAIN), setup.scaled(), setup.leads());
    ModelSpec.Preset preset =
        setup.spec().model().map(ModelSpec::preset).orElse(ModelSpec.Preset.STANDARD);
    ModelSpec headOnly = new ModelSpec(preset, List.of(), ModelSpec.Head.DENSE, false);
    TimeLimit limit = TimeLimit.startingNow(setup.spec().training());
    Network network =
        new NetworkBuilder(headOnly, setup.registry())
            .drawn(
                new NetworkBuilder.Ends(
                    samples.inputWidth(), samples.targetWidth(), Outputs.LAST_STEP, Reading.WHOLE),
                setup.spec().seed(),
                threads,
                () -> {
                  Cancellation.check(listener);
                  limit.check();
                });
    trained.add(network);
    TrainingResult result =
        new Learner(setup, threads, limit)
            .train(
                network,
                samples,
                PartValidator.ofDense(setup, listener::cancelled),
                List.of(),
                listener::cancelled);
    Cancellation.check(listener);
    TrainingEnd end = new TrainingEnd(setup.spec().training(), result);
    if (!end.isOrdinary()) { // what is compared with it has to know
      listener.note("the dense layer of a baseline: " + end.sentence("it"));
    }
    return new DenseForecaster(network, setup);
  }

  @Override
  public void close() {
    trained.forEach(Network::close);
  }
}
