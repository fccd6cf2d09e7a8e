package org.rnn4j.forecast.prepare;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Loaded;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.Column.Type;
import org.rnn4j.api.series.DataReport;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.baseline.BaselinePanel;
import org.rnn4j.forecast.baseline.LinearSgdProvider;
import org.rnn4j.forecast.profile.Profiling;
import org.rnn4j.forecast.report.DataProfile;
import org.rnn4j.forecast.scale.NoneScalerProvider;
import org.rnn4j.forecast.scale.StrategyDemands;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.MetricsScale;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Extent;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.window.Parts;
import org.rnn4j.forecast.window.Windows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An experiment with its data: loaded, cut, scaled and windowed, and found to fit together.
 *
 * @param plan what the spec names
 * @param spec with the baselines that fit the data
 * @param baselines what these are, by what they are called in results, in the order of the spec
 * @param files that the data came from, and the holidays
 * @param report what was done to get them
 * @param use what of the data is used for what
 * @param inputs what a model sees beside the columns of the data
 * @param fold the cut that is measured
 */
public record Prepared(
    Plan plan,
    ExperimentSpec spec,
    Map<String, Component<Baseline>> baselines,
    List<Path> files,
    DataReport report,
    DataUse use,
    ChosenInputs inputs,
    Fold fold) {

  private static final Logger LOGGER = LoggerFactory.getLogger(Prepared.class);

  public Prepared {
    baselines = ImmutableMap.copyOf(baselines);
    files = List.copyOf(files);
  }

  /**
   * Prepares an experiment.
   *
   * @param asked what the spec names
   * @param given the data, where a program has given them
   * @throws InputException for whatever does not fit together
   */
  public static Prepared of(Plan asked, Optional<Dataset> given) {
    ExperimentSpec spec = asked.spec();
    int horizon = spec.task().horizon();
    DataSource source = asked.source().make();
    Loaded loaded = given.map(Loaded::of).orElseGet(() -> loaded(source, asked));
    Dataset read = loaded.dataset();
    requireCategories(spec, read);
    Period.Kept kept = SpecPlaces.DATA.around(() -> spec.data().period().apply(read));
    Parts cut = Parts.of(spec.data().split(), kept.dataset()).longEnough(spec.task());
    ChosenInputs inputs = ChosenInputs.of(spec, cut);
    Plan plan = asked.seeing(inputs);
    Parts parts = inputs.addTo(cut);
    Dataset dataset = parts.dataset();
    CompleteSeries.require(
        dataset, plan.missingValues(), given.isPresent() ? Optional.empty() : plan.pluginSource());
    spec.data().bounds().require(dataset.series());
    parts.requireWindows(spec.task());
    requireParts(spec, parts);
    requireFeedable(spec, plan.strategy(), dataset);
    LocalModels.require(spec, parts);
    WholeHistory.require(plan);
    ExperimentSpec resolved = plan.specFor(dataset);
    requireBaseline(resolved);
    Map<Part, Windows> windows = Fold.windows(plan, parts);
    List<Integer> leads = plan.strategy().leads(horizon);
    windows.values().forEach(list -> UnscoredTargets.of(list, leads).requireSome(list.part()));
    Need need =
        new Need(
            resolved, dataset, windows, plan.strategy(), plan.trainingLoss().outputsPerTarget());
    need.check();
    NumberRange.require(parts);
    Fold fold = Fold.of(plan, parts);
    WholeHistory.requireFixed(spec.task(), fold.scaling(), dataset);
    if (plan.hasModel()) {
      need.check(fold.inputs());
      StrategyDemands.require(
          SpecPlaces.SCALER, fold.scaling(), parts, plan.strategy(), spec.task().horizon());
    }
    if (spec.metricsScale() == MetricsScale.SCALED) {
      String any = dataset.series().get(0).id(); // each is scaled in the same way
      IntStream.range(0, dataset.targetCount()).forEach(c -> fold.scaling().fixed(any, c));
    }
    if (hasNetwork(resolved)) {
      fold.scaled(); // what is wrong with it is said before anything is trained
    }
    return new Prepared(
        plan,
        resolved,
        plan.baselines(resolved),
        files(plan, source),
        loaded.report(),
        DataUse.of(Extent.of(read), spec.data().period(), kept, parts, windows),
        inputs,
        fold);
  }

  private static List<Path> files(Plan plan, DataSource source) {
    List<Path> files = new ArrayList<>(plan.source().given(source.files(), "files"));
    plan.spec().inputs().holidays().map(h -> Path.of(h.path())).ifPresent(files::add);
    return files;
  }

  private static Loaded loaded(DataSource source, Plan plan) {
    DataSource.Context context =
        new DataSource.Context(
            Path.of(""),
            plan.spec().task().certainSteps(),
            plan.spec().task().horizon(),
            plan.spec().data().categories().keySet(),
            Optional.empty());
    Loaded loaded = plan.source().given(source.load(context), "load");
    loaded.report().tell(LOGGER::info, LOGGER::warn);
    return loaded;
  }

  // A source that knows no categories would leave them unseen.
  private static void requireCategories(ExperimentSpec spec, Dataset dataset) {
    for (String name : spec.data().categories().keySet()) {
      if (!dataset.levels().containsKey(name)) {
        throw new InputException(
            SpecPlaces.CATEGORIES,
            "the source "
                + spec.data().source().shortName()
                + " has no categories "
                + Quoted.of(name),
            dataset.levels().isEmpty()
                ? "leave it out"
                : Spelling.suggestion(name, List.copyOf(dataset.levels().keySet())));
      }
    }
  }

  private static boolean hasNetwork(ExperimentSpec spec) {
    return spec.model().isPresent()
        || spec.baselines().orElseThrow().stream()
            .anyMatch(b -> b.baseline().shortName().equals(LinearSgdProvider.NAME));
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

  /**
   * What a network needs of the columns beside what baselines do.
   *
   * @throws InputException naming the columns that a network cannot read or forecast
   */
  public void requireReadable() {
    if (fold.dataset().series().stream().anyMatch(TimeSeries::hasWeights)) {
      requireWeights();
    }
    for (Column column : fold.dataset().columns()) {
      if (column.type() == Type.CATEGORY && column.role() == Role.TARGET) {
        throw new InputException(
            SpecPlaces.DATA,
            "a network cannot forecast " + Quoted.of(column.name()) + ", a target of categories",
            "make it a covariate, or measure baselines alone");
      }
      if (column.type() == Type.CATEGORY && column.levels().isEmpty()) {
        throw new InputException(
            SpecPlaces.DATA,
            "a network cannot read "
                + Quoted.of(column.name())
                + ", "
                + column.role().words()
                + " of categories whose names are not known",
            "give the column its levels, leave it out, or measure baselines alone");
      }
    }
  }

  // A mean over targets that weigh nothing is no number.
  private void requireWeights() {
    List<TimeSeries> series = fold.dataset().series();
    for (Part part : List.of(Part.TRAIN, Part.VALIDATION)) {
      boolean counts =
          IntStream.range(0, series.size())
              .anyMatch(
                  s ->
                      IntStream.range(fold.parts().from(s, part), fold.parts().to(s, part))
                          .anyMatch(step -> series.get(s).weight(step) > 0));
      if (!counts && !fold.windows(part).isEmpty()) {
        throw new InputException(
            SpecPlaces.DATA,
            "every row of the " + part + " part has the weight 0",
            "give some of them a weight above 0, or leave the weights out");
      }
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

  /** What is found of the data that are used. */
  public DataProfile profile() {
    return Profiling.of(fold.parts(), report);
  }

  /** What the user should know of. */
  public List<Problem> warnings() {
    List<Problem> warnings = new ArrayList<>(use.warnings());
    warnings.addAll(inputs.warnings());
    if (plan.spec().baselines().isEmpty()) {
      int lookback = WholeHistory.lookback(spec.task(), fold.dataset());
      BaselinePanel.missing(fold.dataset(), lookback).ifPresent(warnings::add);
    }
    return warnings;
  }

  /** What to do so that targets weigh alike where metrics pool their units, unless it is done. */
  public Optional<String> weighingAlike() {
    boolean unscaled =
        fold.dataset().names(Role.TARGET).stream()
            .allMatch(target -> spec.scaler().words(target).equals(NoneScalerProvider.NAME));
    if (spec.metricsScale() == MetricsScale.SCALED) {
      return unscaled ? Optional.of("a scaler weighs the targets alike") : Optional.empty();
    }
    return Optional.of(
        unscaled
            ? "a scaler and metrics-scale: scaled weigh the targets alike"
            : "metrics-scale: scaled weighs the targets alike");
  }

  /**
   * What was not observed of the targets that would be measured, by part; only where there is some.
   */
  public Map<Part, UnscoredTargets> unscored() {
    Map<Part, UnscoredTargets> unscored = new EnumMap<>(Part.class);
    fold.windows()
        .forEach((part, list) -> unscored.put(part, UnscoredTargets.of(list, fold.leads())));
    unscored.values().removeIf(targets -> !targets.any());
    return unscored;
  }

  /** What must be known of the data to read a leaderboard. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    Optional.ofNullable(unscored().get(Part.TEST))
        .map(UnscoredTargets::sentence)
        .ifPresent(notes::add);
    if (!spec.data().bounds().isNone()) {
      notes.add(
          "The forecasts of all forecasters are brought to the nearest values that the targets can"
              + " have: "
              + bounds()
              + ".");
    }
    return notes;
  }

  private String bounds() {
    return fold.dataset().names(Role.TARGET).stream()
        .flatMap(t -> spec.data().bounds().of(t).map(b -> t + " has " + b.words()).stream())
        .collect(Collectors.joining(", "));
  }

  /** What there is, for people. */
  public Map<String, String> facts() {
    Map<String, String> facts = use.facts();
    fold.epochFact().ifPresent(fact -> facts.put("each epoch", fact));
    Dataset data = fold.dataset();
    facts.put("targets", String.join(", ", data.names(Role.TARGET)));
    for (Role role : List.of(Role.PAST, Role.FUTURE, Role.STATIC)) {
      List<String> covariates =
          data.columns().stream()
              .filter(column -> column.role() == role && !column.isDerived())
              .map(Column::name)
              .toList();
      if (!covariates.isEmpty()) {
        facts.put(Kebab.of(role) + " covariates", String.join(", ", covariates));
      }
    }
    data.frequency().ifPresent(f -> facts.put("frequency", f.toString()));
    facts.put("season", data.season() > 1 ? Integer.toString(data.season()) : "none");
    if (!spec.data().bounds().isNone()) {
      facts.put("bounds", bounds());
    }
    facts.putAll(inputs.facts());
    if (plan.hasModel() && fold.inputs().width() > data.names(Role.TARGET).size()) {
      facts.put("network reads", fold.inputs().inWords());
    }
    lagsBeforeTheStart().ifPresent(fact -> facts.put("lags before the start", fact));
    unscored().forEach((part, targets) -> facts.put(part + " targets", targets.words()));
    return facts;
  }

  // A network reads 0 there: what a scaler makes of an average value, as a rule.
  private Optional<String> lagsBeforeTheStart() {
    int needed = plan.spec().task().certainSteps() + fold.inputs().lagsBack();
    List<String> parts = new ArrayList<>();
    fold.windows()
        .forEach(
            (part, windows) -> {
              int count = fold.inputs().lagsBack() == 0 ? 0 : windows.countBefore(needed);
              if (count > 0) {
                parts.add(Extent.counted(windows.size(), part + " window") + ": " + count);
              }
            });
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("0 to a network; of " + String.join(", of ", parts));
  }
}
