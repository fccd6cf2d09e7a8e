package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.split.Backtest;

/**
 * Everything an experiment is: names, options and numbers, every default written out. Made by
 * {@link SpecReader} from a file and by the builder of an experiment from code; equal specs give
 * equal results.
 *
 * @param name of the experiment: letters, digits, {@code .}, {@code _} and {@code -}
 * @param seed governs initial parameters and the order of samples
 * @param data the series and how they are cut
 * @param inputs what a model sees beside the columns of the data
 * @param scaler fitted on the training part
 * @param task what is forecast
 * @param model the network; empty where only baselines are asked for
 * @param strategy how a horizon is forecast
 * @param training how the network learns
 * @param baselines what the model is measured against; empty: the panel that fits the data
 * @param metrics at least one; the first one decides
 * @param metricsScale the units of the metrics
 * @param backtest which cutoffs of the test part are forecast from; empty: every one
 * @param requirement what the model must reach
 */
public record ExperimentSpec(
    String name,
    long seed,
    DataSpec data,
    InputsSpec inputs,
    ScalerSpec scaler,
    TaskSpec task,
    Optional<ModelSpec> model,
    ComponentSpec strategy,
    TrainingSpec training,
    Optional<List<BaselineSpec>> baselines,
    List<ComponentSpec> metrics,
    MetricsScale metricsScale,
    Optional<Backtest> backtest,
    Optional<RequirementSpec> requirement) {

  /** The version of the spec's format that this library reads and writes. */
  public static final int VERSION = 1;

  public ExperimentSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(training, "training");
    Objects.requireNonNull(metricsScale, "metricsScale");
    Objects.requireNonNull(backtest, "backtest");
    baselines = baselines.map(List::copyOf);
    metrics = List.copyOf(metrics);
  }

  /**
   * The path of the first key that names this provider, such as {@code model.layers.0}; empty where
   * none does.
   */
  public Optional<Place> placeOf(Kind<?> kind, Registry.Entry<? extends Provider<?>> entry) {
    String name = entry.provider().name();
    Set<String> names = Set.of(name, entry.module() + "/" + name);
    return SpecTree.components(SpecResolver.EXPERIMENT, this).stream()
        .filter(named -> named.kind() == kind && names.contains(named.component().type()))
        .map(SpecTree.Named::path)
        .findFirst();
  }

  /** The same experiment with these data. */
  ExperimentSpec withData(DataSpec other) {
    return new ExperimentSpec(
        name,
        seed,
        other,
        inputs,
        scaler,
        task,
        model,
        strategy,
        training,
        baselines,
        metrics,
        metricsScale,
        backtest,
        requirement);
  }

  /** The same experiment with another seed. */
  public ExperimentSpec withSeed(long other) {
    return new ExperimentSpec(
        name,
        other,
        data,
        inputs,
        scaler,
        task,
        model,
        strategy,
        training,
        baselines,
        metrics,
        metricsScale,
        backtest,
        requirement);
  }

  /** The same experiment with these inputs. */
  public ExperimentSpec withInputs(InputsSpec other) {
    return new ExperimentSpec(
        name,
        seed,
        data,
        other,
        scaler,
        task,
        model,
        strategy,
        training,
        baselines,
        metrics,
        metricsScale,
        backtest,
        requirement);
  }

  /** The same experiment with these baselines. */
  public ExperimentSpec withBaselines(List<BaselineSpec> panel) {
    return new ExperimentSpec(
        name,
        seed,
        data,
        inputs,
        scaler,
        task,
        model,
        strategy,
        training,
        Optional.of(panel),
        metrics,
        metricsScale,
        backtest,
        requirement);
  }
}
