package org.rnn4j.forecast.contender;

import java.util.Optional;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.network.Flattened;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.network.NetworkForecaster;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.DivergenceException;
import org.rnn4j.training.TrainingResult;

/**
 * A network as a contender, trained as the spec says: the model itself, or a baseline that learns
 * like it.
 */
public final class NetworkContender implements Contender {

  /** How a network sees the lookback. */
  enum Input {
    /** Step by step. */
    STEPS,
    /** All of it as one step: a network of dense layers alone has no other memory. */
    FLAT
  }

  private final String name;
  private final String stage;
  private final NetworkBuilder builder;
  private final Input input;
  private final ForecastStrategy strategy;
  private final int threads;
  private final Witness witness;

  /**
   * A contender.
   *
   * @param name what it is called in results
   * @param stage what is done while it learns, for people
   * @param builder of its network
   * @param strategy how it forecasts; one that sees its lookback {@link Input#FLAT} starts from one
   *     step
   * @param threads at least 1; they change no result
   */
  NetworkContender(
      String name,
      String stage,
      NetworkBuilder builder,
      Input input,
      ForecastStrategy strategy,
      int threads,
      Witness witness) {
    this.name = name;
    this.stage = stage;
    this.builder = builder;
    this.input = input;
    this.strategy = strategy;
    this.threads = threads;
    this.witness = witness;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String stage() {
    return stage;
  }

  /** What goes into the network of the model and what comes out. */
  public static NetworkBuilder.Ends ends(Fold fold) {
    return ends(fold, Input.STEPS, fold.inputs(), fold.plan().strategy());
  }

  private static NetworkBuilder.Ends ends(
      Fold fold, Input input, NetworkInputs inputs, ForecastStrategy strategy) {
    return NetworkBuilder.Ends.of(
        strategy,
        inputs,
        input == Input.FLAT ? inputs.width() * inputs.steps() : inputs.width(),
        inputs.leads().size()
            * fold.dataset().targetCount()
            * fold.plan().trainingLoss().outputsPerTarget());
  }

  private NetworkInputs inputs(Fold fold) {
    return input == Input.FLAT ? fold.flatInputs(strategy) : fold.inputs();
  }

  @Override
  public Fitted fit(Fold fold, ProgressListener progress) {
    ExperimentSpec spec = fold.plan().spec();
    TimeLimit limit = TimeLimit.startingNow(spec.training());
    Network network =
        builder.drawn(
            ends(fold, input, inputs(fold), strategy),
            spec.seed(),
            threads,
            () -> {
              witness.drawing(progress);
              limit.check();
            });
    try {
      return trained(network, fold, limit, progress);
    } catch (RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  private Fitted trained(Network network, Fold fold, TimeLimit limit, ProgressListener progress) {
    witness.built(network, limit);
    TrainableModel model = input == Input.FLAT ? new Flattened(network) : network;
    TrainingResult result;
    try {
      result =
          new Learner(fold, threads, limit)
              .train(
                  model,
                  fold.samples(Part.TRAIN, inputs(fold)),
                  PartValidator.of(fold, inputs(fold), strategy, progress::cancelled),
                  witness.listeners(),
                  progress::cancelled);
    } catch (DivergenceException e) {
      throw witness.advice(network).map(e::withAdvice).orElse(e);
    } finally {
      witness.over();
    }
    witness.ended(
        TrainedParameters.global(network.parameters()),
        new TrainingEnd(fold.plan().spec().training(), result));
    NetworkForecaster forecaster =
        new NetworkForecaster(
            network, inputs(fold), fold.scaling(), strategy, fold.plan().spec().task());
    return new Fitted(
        name,
        forecaster,
        NoNumber.ERROR,
        forecaster::cause,
        Optional.empty(), // training it once more would cost as much again
        Optional.of(network));
  }
}
