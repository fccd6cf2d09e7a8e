package org.rnn4j.forecast.contender;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.machine.Memory;
import org.rnn4j.forecast.network.FiniteForecasts.NoNumber;
import org.rnn4j.forecast.network.LocalForecaster;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.network.NetworkForecaster;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.CancellationToken;
import org.rnn4j.training.DivergenceException;
import org.rnn4j.training.TrainingResult;

/**
 * A network for each series, trained on that series alone. They are trained at once, each by one
 * thread; what becomes of one follows from its series, the spec and the seed, whatever other series
 * there are.
 *
 * @param name what it is called in results
 * @param builder of the networks
 * @param strategy how they forecast
 * @param threads how many are trained at once, at least 1
 * @param witness sees how it goes
 */
record LocalContender(
    String name, NetworkBuilder builder, ForecastStrategy strategy, int threads, Witness witness)
    implements Contender {

  // Keeps what is drawn for a series apart from what is drawn for all.
  private static final long LOCAL = 0x6c6f63616cL; // "local"

  @Override
  public String stage() {
    return "training models, one for each series";
  }

  @Override
  public Fitted fit(Fold fold, ProgressListener progress) {
    Plan plan = fold.plan();
    NetworkBuilder.Ends ends = NetworkContender.ends(fold);
    List<TimeSeries> series = fold.dataset().series();
    try (Network first =
        builder.drawn(ends, plan.spec().seed(), 1, () -> witness.drawing(progress))) {
      Memory.require(
          SpecPlaces.SCOPE,
          "the parameters of " + series.size() + " networks",
          (double) series.size() * first.parameters().length * Float.BYTES);
      witness.built(first, TimeLimit.none());
    }
    fold.scaled(); // once, before several threads ask
    float[][] parameters = new float[series.size()][];
    TrainingResult[] results = new TrainingResult[series.size()];
    try (ManyTrainings trainings = new ManyTrainings(threads, progress)) {
      trainings.forEach(
          series.size(),
          (s, cancelled) -> {
            long seed = seed(plan.spec().seed(), series.get(s).id());
            results[s] = trained(fold.ofSeries(s, seed), ends, parameters, s, cancelled);
          });
    } finally {
      witness.over();
    }
    TrainedParameters trained =
        new TrainedParameters(
            Scope.LOCAL,
            series.stream().map(TimeSeries::id).toList(),
            List.copyOf(Arrays.asList(parameters)));
    TrainingResult mean = EpochMeans.of(List.of(results));
    mean.history().forEach(report -> witness.listeners().forEach(l -> l.epochEnded(report)));
    witness.ended(trained, new TrainingEnd(plan.spec().training(), mean, List.of(results)));
    LocalForecaster forecaster = forecaster(fold, ends, trained);
    return new Fitted(
        name, forecaster, NoNumber.ERROR, forecaster::cause, Optional.empty(), Optional.empty());
  }

  /** What everything random of a series follows from: the seed and its id. */
  static long seed(long seed, String seriesId) {
    long[] key =
        LongStream.concat(LongStream.of(seed, LOCAL), seriesId.chars().asLongStream()).toArray();
    return RandomStream.of(key).nextLong();
  }

  private TrainingResult trained(
      Fold alone,
      NetworkBuilder.Ends ends,
      float[][] parameters,
      int s,
      CancellationToken cancelled) {
    try (Network network = builder.drawn(ends, alone.plan().spec().seed(), 1, () -> {})) {
      TrainingResult result =
          new Learner(alone, 1, TimeLimit.none())
              .train(
                  network,
                  alone.samples(Part.TRAIN, alone.inputs()),
                  PartValidator.of(alone, alone.inputs(), strategy, cancelled),
                  new ArrayList<>(),
                  cancelled);
      parameters[s] = network.parameters().clone();
      return result;
    } catch (DivergenceException e) {
      String id = alone.dataset().series().get(0).id();
      throw new RunException("series " + Quoted.of(id) + ": " + e.getMessage(), e);
    }
  }

  private LocalForecaster forecaster(
      Fold fold, NetworkBuilder.Ends ends, TrainedParameters trained) {
    return new LocalForecaster(
        trained,
        () -> builder.given(ends, layout -> new float[layout.size()]),
        network ->
            new NetworkForecaster(
                network, fold.inputs(), fold.scaling(), strategy, fold.plan().spec().task()));
  }
}
