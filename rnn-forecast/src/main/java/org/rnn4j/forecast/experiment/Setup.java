package org.rnn4j.forecast.experiment;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.baseline.BaselinePanel;
import org.rnn4j.forecast.baseline.LinearSgdProvider;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.network.NetworkBuilder;
import org.rnn4j.forecast.scale.NoneScalerProvider;
import org.rnn4j.forecast.scale.ScaledSeries;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.scale.WindowSamples;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.MetricsScale;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.strategy.NamedStrategy;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;

/**
 * An experiment with its data: loaded, cut, scaled and windowed, and found to fit together.
 *
 * @param spec with the baselines that fit the data
 * @param registry where names are looked up
 * @param source of the data
 * @param use what of the data is used for what
 * @param parts the data, cut
 * @param windows of each part
 * @param scaling fitted on the training part
 * @param forNetworks every series as a network sees it; made when the first network asks
 * @param strategy how the horizon is forecast
 * @param trainedLeads what the network gives out
 * @param leads that are measured
 * @param metrics by name, the deciding one first
 */
record Setup(
    ExperimentSpec spec,
    Registry registry,
    DataSource source,
    DataUse use,
    Parts parts,
    Map<Part, Windows> windows,
    Scaling scaling,
    Supplier<List<ScaledSeries>> forNetworks,
    ForecastStrategy strategy,
    List<Integer> trainedLeads,
    List<Integer> leads,
    Map<String, Metric> metrics) {

  /**
   * Prepares an experiment.
   *
   * @param given the data, where a program has given them
   * @throws InputException for whatever does not fit together
   */
  static Setup of(ExperimentSpec spec, Registry registry, Optional<Dataset> given) {
    int lookback = spec.task().lookback();
    int horizon = spec.task().horizon();
    DataSource source = spec.data().source().create(Kind.DATA_SOURCE, registry);
    Dataset read = given.orElseGet(() -> loaded(source, spec, registry));
    Period.Kept kept = SpecPlaces.DATA.around(() -> spec.data().period().apply(read));
    Parts parts = Parts.of(spec.data().split(), kept.dataset()).longEnough(lookback, horizon);
    Dataset dataset = parts.dataset();
    requireComplete(dataset, given.isPresent() ? Optional.empty() : pluginSource(spec, registry));
    parts.requireWindows(lookback, horizon);
    requireParts(spec, parts);
    ForecastStrategy strategy = NamedStrategy.of(spec.strategy(), registry);
    requireFeedable(spec, strategy, dataset);
    ExperimentSpec resolved =
        spec.withBaselines(
            spec.baselines().orElseGet(() -> defaultBaselines(dataset, lookback, registry)));
    requireBaseline(resolved);
    Map<Part, Windows> windows = windows(parts, spec);
    List<Integer> trainedLeads = strategy.trainedLeads(horizon);
    List<Integer> leads = strategy.leads(horizon);
    windows.values().forEach(list -> FilledTargets.of(list, leads).requireSome(list.part()));
    new Need(resolved, dataset, windows, strategy).check();
    NumberRange.require(parts);
    Scaling scaling = fitted(spec, registry, parts);
    Supplier<List<ScaledSeries>> forNetworks =
        Suppliers.memoize(() -> scaled(spec, scaling, parts));
    if (hasNetwork(resolved)) {
      forNetworks.get(); // what is wrong with it is said before anything is trained
    }
    return new Setup(
        resolved,
        registry,
        source,
        DataUse.of(Extent.of(read), spec.data().period(), kept, parts, windows),
        parts,
        windows,
        scaling,
        forNetworks,
        strategy,
        trainedLeads,
        leads,
        metrics(spec, registry));
  }

  /** The same data without a cut: everything that is in some part belongs to training. */
  Setup onAllParts() {
    Parts all = parts.allForTraining();
    Scaling scalingOfAll = fitted(spec, registry, all);
    return new Setup(
        spec,
        registry,
        source,
        use,
        all,
        windows(all, spec),
        scalingOfAll,
        Suppliers.memoize(() -> scaled(spec, scalingOfAll, all)),
        strategy,
        trainedLeads,
        leads,
        metrics);
  }

  private static Dataset loaded(DataSource source, ExperimentSpec spec, Registry registry) {
    DataSource.Context context =
        new DataSource.Context(Path.of(""), spec.task().lookback(), spec.task().horizon());
    return spec.data().source().given(source.load(context), "load", Kind.DATA_SOURCE, registry);
  }

  private static Scaling fitted(ExperimentSpec spec, Registry registry, Parts parts) {
    return Scaling.fit(
        spec.scaler().named(Kind.SCALER, registry),
        spec.scaler().create(Kind.SCALER, registry),
        parts);
  }

  private static Map<Part, Windows> windows(Parts parts, ExperimentSpec spec) {
    int lookback = spec.task().lookback();
    int horizon = spec.task().horizon();
    return Maps.toMap(Arrays.asList(Part.values()), part -> parts.windows(part, lookback, horizon));
  }

  private static boolean hasNetwork(ExperimentSpec spec) {
    return spec.model().isPresent()
        || spec.baselines().orElseThrow().stream()
            .anyMatch(b -> b.baseline().shortName().equals(LinearSgdProvider.NAME));
  }

  private static List<ScaledSeries> scaled(ExperimentSpec spec, Scaling scaling, Parts parts) {
    NumberRange.requireScaled(parts, scaling, spec.scaler().shortName());
    return scaling.apply(parts.dataset());
  }

  private static List<BaselineSpec> defaultBaselines(
      Dataset dataset, int lookback, Registry registry) {
    return BaselinePanel.defaults(dataset, lookback).stream()
        .map(name -> BaselineSpec.of(ComponentSpec.of(Kind.BASELINE, name, registry)))
        .toList();
  }

  private static Map<String, Metric> metrics(ExperimentSpec spec, Registry registry) {
    ImmutableMap.Builder<String, Metric> metrics = ImmutableMap.builder();
    spec.metrics().forEach(m -> metrics.put(m.shortName(), m.create(Kind.METRIC, registry)));
    return metrics.buildOrThrow();
  }

  private static Optional<String> pluginSource(ExperimentSpec spec, Registry registry) {
    ComponentSpec source = spec.data().source();
    return registry.findEntry(Kind.DATA_SOURCE, source.type()).isPlugin()
        ? Optional.of(source.named(Kind.DATA_SOURCE, registry))
        : Optional.empty();
  }

  // A file's gaps are dealt with where it is read; what a program gives may still have some.
  private static void requireComplete(Dataset dataset, Optional<String> pluginSource) {
    for (TimeSeries series : dataset.series()) {
      for (int c = 0; c < series.width(); c++) {
        for (int t = 0; t < series.length(); t++) {
          if (t == 0 && Double.isNaN(series.value(t, c))) {
            throw missingAtStart(series, c);
          }
          if (!Double.isFinite(series.value(t, c))) {
            String place =
                "series "
                    + Quoted.of(series.id())
                    + ", column "
                    + Quoted.of(series.columns().get(c).name());
            String value = "the value at " + series.time().label(t) + " is " + series.value(t, c);
            if (pluginSource.isPresent()) {
              throw PluginException.wrong(
                  SpecPlaces.SOURCE,
                  pluginSource.get() + " gave what is no finite number: " + place + ": " + value);
            }
            throw new InputException(
                place,
                value,
                Double.isNaN(series.value(t, c))
                    ? "fill missing values first"
                    : "give a finite number");
          }
        }
      }
    }
  }

  private static InputException missingAtStart(TimeSeries series, int column) {
    int count = 1;
    while (count < series.length() && Double.isNaN(series.value(count, column))) {
      count++;
    }
    return new InputException(
        "series "
            + Quoted.of(series.id())
            + ", column "
            + Quoted.of(series.columns().get(column).name()),
        count == series.length()
            ? "all values are missing"
            : (count == 1 ? "the first value is" : "the first " + count + " values are")
                + " missing, and there is none before to fill from",
        count == series.length()
            ? "leave it out"
            : "set data.from: "
                + series.time().label(count)
                + (series.width() > 1
                    ? ", or, where one of several columns starts late, write the columns one below"
                        + " the other, with their names in a column for data.id"
                    : ", or cut these rows off"));
  }

  private static void requireParts(ExperimentSpec spec, Parts parts) {
    parts.requireTest(spec.data().split());
    if (parts.isEmpty(Part.VALIDATION) && spec.training().earlyStopping().isPresent()) {
      throw new InputException(
          SpecPlaces.EARLY_STOPPING,
          "there is no validation part to look at",
          "give data.split a validation part, or leave early stopping out");
    }
  }

  private static void requireFeedable(
      ExperimentSpec spec, ForecastStrategy strategy, Dataset dataset) {
    if (!strategy.feedsBack()) {
      return;
    }
    List<String> covariates = dataset.names(Role.PAST);
    if (!covariates.isEmpty()) {
      throw new InputException(
          SpecPlaces.STRATEGY,
          "'"
              + spec.strategy().type()
              + "' feeds its forecasts back as inputs, but "
              + String.join(", ", covariates)
              + " are not forecast",
          "take direct or sequence-to-sequence, or leave the past covariates out");
    }
    boolean onMetric =
        spec.training().earlyStopping().filter(s -> !s.metric().equals("loss")).isPresent();
    if (onMetric) {
      throw new InputException(
          SpecPlaces.EARLY_STOPPING_METRIC,
          "with the strategy '"
              + spec.strategy().type()
              + "' the metric is known at the end of the training only",
          "expected loss");
    }
  }

  private static void requireBaseline(ExperimentSpec spec) {
    List<String> names = spec.baselines().orElseThrow().stream().map(BaselineSpec::name).toList();
    spec.requirement()
        .filter(r -> !names.contains(r.skillOver()))
        .ifPresent(
            r -> {
              throw new InputException(
                  SpecPlaces.SKILL_OVER,
                  Quoted.of(r.skillOver()) + " is not among the baselines",
                  Spelling.suggestion(r.skillOver(), names));
            });
  }

  /** Every series as a network sees it. */
  List<ScaledSeries> scaled() {
    return forNetworks.get();
  }

  /**
   * What the user should know of.
   *
   * @param given the spec as it was, before {@link #spec()} had its baselines
   */
  List<Problem> warnings(ExperimentSpec given) {
    List<Problem> warnings = new ArrayList<>(use.warnings());
    if (given.baselines().isEmpty()) {
      BaselinePanel.missing(dataset(), given.task().lookback()).ifPresent(warnings::add);
    }
    return warnings;
  }

  Dataset dataset() {
    return parts.dataset();
  }

  Windows windows(Part part) {
    return windows.get(part);
  }

  /** What the network must give out at each step: leads times targets. */
  int outputWidth() {
    return trainedLeads.size() * dataset().targetCount();
  }

  /** What goes into the network and what comes out. */
  NetworkBuilder.Ends ends() {
    return NetworkBuilder.Ends.of(strategy, dataset().inputWidth(), outputWidth());
  }

  /** The windows of a part as samples for the model. */
  WindowSamples samples(Part part) {
    return WindowSamples.of(windows(part), scaled(), strategy.outputs(), trainedLeads);
  }

  /** Whether what the network gives out at the last step is the forecast, as it is. */
  boolean forecastsAtOnce() {
    return !strategy.feedsBack() && trainedLeads.equals(leads);
  }

  /** The training loss. */
  Loss loss() {
    Loss loss = spec.training().loss().create(Kind.LOSS, registry);
    if (loss.outputsPerTarget() != 1) {
      throw new InputException(
          SpecPlaces.LOSS,
          "'"
              + spec.training().loss().type()
              + "' takes "
              + loss.outputsPerTarget()
              + " outputs for each target",
          "expected a loss for point forecasts");
    }
    return loss;
  }

  /** A table in the units that the spec wants metrics in. */
  ForecastTable inMeasuredUnits(ForecastTable table) {
    return spec.metricsScale() == MetricsScale.SCALED ? table.scaled(scaling) : table;
  }

  /** What to do so that targets weigh alike where metrics pool their units, unless it is done. */
  Optional<String> weighingAlike() {
    boolean unscaled = spec.scaler().shortName().equals(NoneScalerProvider.NAME);
    if (spec.metricsScale() == MetricsScale.SCALED) {
      return unscaled ? Optional.of("a scaler weighs the targets alike") : Optional.empty();
    }
    return Optional.of(
        unscaled
            ? "a scaler and metrics-scale: scaled weigh the targets alike"
            : "metrics-scale: scaled weighs the targets alike");
  }

  /**
   * What was filled in of the targets that would be measured, by part; only where there is some.
   */
  Map<Part, FilledTargets> filled() {
    Map<Part, FilledTargets> filled = new EnumMap<>(Part.class);
    windows.forEach((part, list) -> filled.put(part, FilledTargets.of(list, leads)));
    filled.values().removeIf(targets -> !targets.any());
    return filled;
  }

  /** What there is, for people. */
  Map<String, String> facts() {
    Map<String, String> facts = use.facts();
    Dataset data = dataset();
    facts.put("targets", String.join(", ", data.names(Role.TARGET)));
    List<String> covariates = data.names(Role.PAST);
    if (!covariates.isEmpty()) {
      facts.put("past covariates", String.join(", ", covariates));
    }
    data.frequency().ifPresent(f -> facts.put("frequency", f.toString()));
    facts.put("season", data.season() > 1 ? Integer.toString(data.season()) : "none");
    filled().forEach((part, targets) -> facts.put(part + " targets", targets.words()));
    return facts;
  }
}
