package org.rnn4j.forecast.prepare;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.optimize.Schedule;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.baseline.BaselinePanel;
import org.rnn4j.forecast.calendar.DerivedColumns;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.scale.Scalers;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.MetricName;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.SourcePolicies;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.strategy.NamedStrategy;

/**
 * A spec and what it names, found once. Behind it a name is looked up for two things alone: the
 * baselines, which may depend on the data, by {@link Prepared}; and a model that is saved, which
 * knows names.
 *
 * @param spec as it was given
 * @param registry where names are looked up
 * @param model builds its network; empty where the spec has none
 * @param source of the data
 * @param scalers not fitted to anything yet
 * @param strategy how the horizon is forecast
 * @param loss that is trained on
 * @param optimizer of each training
 * @param schedule of each training
 * @param metrics by name, the deciding one first
 * @param derived columns that follow from time; none before the data were seen
 * @param read what a network reads beside the columns; nothing before the data were seen
 */
public record Plan(
    ExperimentSpec spec,
    Registry registry,
    Optional<NetworkBuilder> model,
    Component<DataSource> source,
    Scalers scalers,
    ForecastStrategy strategy,
    Component<Loss> loss,
    Component<Optimizer> optimizer,
    Component<Schedule> schedule,
    Map<String, Metric> metrics,
    DerivedColumns derived,
    InputChoice read) {

  /** Looks up what a spec names. */
  public static Plan of(ExperimentSpec spec, Registry registry) {
    return new Plan(
        spec,
        registry,
        spec.model().map(model -> new NetworkBuilder(model, registry)),
        Component.of(Kind.DATA_SOURCE, spec.data().source(), registry),
        Scalers.of(spec.scaler(), registry),
        NamedStrategy.of(Component.of(Kind.STRATEGY, spec.strategy(), registry)),
        Component.of(Kind.LOSS, spec.training().loss(), registry),
        Component.of(Kind.OPTIMIZER, spec.training().optimizer(), registry),
        Component.of(Kind.SCHEDULE, spec.training().schedule(), registry),
        metrics(spec, registry),
        DerivedColumns.none(),
        InputChoice.NONE);
  }

  /** This plan with what a model sees beside the columns of the data. */
  Plan seeing(ChosenInputs inputs) {
    return new Plan(
        spec.withInputs(inputs.spec()),
        registry,
        model,
        source,
        scalers,
        strategy,
        loss,
        optimizer,
        schedule,
        metrics,
        inputs.derived(),
        inputs.read());
  }

  /** This plan with another seed. */
  Plan seeded(long seed) {
    return new Plan(
        spec.withSeed(seed),
        registry,
        model,
        source,
        scalers,
        strategy,
        loss,
        optimizer,
        schedule,
        metrics,
        derived,
        read);
  }

  private static Map<String, Metric> metrics(ExperimentSpec spec, Registry registry) {
    ImmutableMap.Builder<String, Metric> metrics = ImmutableMap.builder();
    for (ComponentSpec metric : spec.metrics()) {
      metrics.put(
          MetricName.of(metric, registry), Component.of(Kind.METRIC, metric, registry).make());
    }
    return metrics.buildOrThrow();
  }

  /** The spec with the baselines that fit the data, where it names none. */
  ExperimentSpec specFor(Dataset dataset) {
    return spec.withBaselines(spec.baselines().orElseGet(() -> panel(dataset)));
  }

  private List<BaselineSpec> panel(Dataset dataset) {
    List<BaselineSpec> panel = new ArrayList<>();
    BaselinePanel.defaults(dataset, WholeHistory.lookback(spec.task(), dataset)).stream()
        .map(name -> ComponentSpec.of(Kind.BASELINE, name, registry))
        .map(BaselineSpec::of)
        .forEach(panel::add);
    if (!spec.inputs().isNone()) {
      panel.add(BaselinePanel.withInputs(registry));
    }
    return panel;
  }

  /** The baselines of a spec with baselines, by what they are called in results, in its order. */
  Map<String, Component<Baseline>> baselines(ExperimentSpec resolved) {
    ImmutableMap.Builder<String, Component<Baseline>> baselines = ImmutableMap.builder();
    for (BaselineSpec baseline : resolved.baselines().orElseThrow()) {
      baselines.put(baseline.name(), Component.of(Kind.BASELINE, baseline.baseline(), registry));
    }
    return baselines.buildOrThrow();
  }

  /** Whether there is a model to train. */
  public boolean hasModel() {
    return spec.model().isPresent();
  }

  /**
   * Builds the network of the model.
   *
   * @throws InputException where the spec has none
   */
  public NetworkBuilder network() {
    return model.orElseThrow(
        () -> new InputException(SpecPlaces.MODEL, "missing", "expected {layers: [...]}"));
  }

  /** Builds another network. */
  public NetworkBuilder network(ModelSpec other) {
    return new NetworkBuilder(other, registry);
  }

  /**
   * The training loss.
   *
   * @throws PluginException if it needs no output for a target
   */
  public Loss trainingLoss() {
    Loss made = loss.make();
    if (made.outputsPerTarget() < 1) {
      throw PluginException.wrong(
          SpecPlaces.LOSS,
          loss.named() + " takes " + made.outputsPerTarget() + " outputs for each target");
    }
    return made;
  }

  /** Of what a training is made of, that which is somebody else's, as messages call it. */
  public List<String> pluginsOfTraining() {
    return Stream.of(optimizer, schedule, loss)
        .filter(Component::isPlugin)
        .map(Component::named)
        .toList();
  }

  /** What becomes of values that are missing in what the source gives. */
  MissingValues missingValues() {
    return SourcePolicies.missingValues(spec.data().source(), registry);
  }

  /** The data source as messages call it, where it is somebody else's. */
  Optional<String> pluginSource() {
    return Optional.of(source).filter(Component::isPlugin).map(Component::named);
  }
}
