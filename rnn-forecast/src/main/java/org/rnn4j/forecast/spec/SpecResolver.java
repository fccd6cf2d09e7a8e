package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecKey.Placement;
import org.rnn4j.forecast.spec.SpecSection.Layout;
import org.rnn4j.forecast.split.Backtest;

/** Understands a tree: the keys of a spec, their defaults, and what must fit together. */
final class SpecResolver {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final String NAME_REMEDY =
      "a name is made of letters, digits, '.', '_' and '-', at most 100, and begins with a letter"
          + " or digit";
  private static final int LONGEST_LISTED_HORIZON = 1 << 20; // a strategy lists its leads

  static final Option<Integer> VERSION =
      Option.integer("version")
          .atLeast(ExperimentSpec.VERSION)
          .atMost(ExperimentSpec.VERSION)
          .required()
          .doc("Version of the spec's format.");
  static final Option<String> EXPERIMENT_NAME =
      Option.text("name").doc("Of the experiment and its run folder; without it that of the file.");
  static final Option<String> EXTENDS =
      Option.path("extends")
          .orNone()
          .doc(
              "A spec, relative to this one, that this one is laid over: maps key by key, lists and"
                  + " single values as a whole.");
  static final Option<Long> SEED =
      Option.longInteger("seed")
          .defaultsTo(42L)
          .doc("Governs initial parameters and the order of samples.");
  static final SpecKey.Chosen STRATEGY =
      new SpecKey.Chosen(
          "strategy",
          Kind.STRATEGY,
          Placement.BELOW,
          Absence.described("one-step for a horizon of 1, else direct"),
          "How a horizon is forecast.");
  static final SpecKey.Several METRICS =
      new SpecKey.Several(
          "metrics",
          Kind.METRIC,
          List.of("mse", "mae"),
          "What is measured; the first one decides.");
  private static final Option<MetricsScale> METRICS_SCALE =
      Option.choice("metrics-scale", MetricsScale.class)
          .defaultsTo(MetricsScale.ORIGINAL)
          .doc(
              "Units in which metrics are stated: those of the data, or as the scaler makes them,"
                  + " of a chain the part that is the same at every cutoff.");

  private static final Option<String> TASK_TYPE =
      Option.choice(SpecKey.TYPE, "forecast").defaultsTo("forecast").doc("What the model is for.");
  static final Option<Integer> LOOKBACK =
      Option.integer("lookback")
          .atLeast(1)
          .orWord("all")
          .required()
          .doc("Steps that a model sees; all: the whole history, carried as a state.");
  static final Option<Integer> HORIZON =
      Option.integer("horizon").atLeast(1).required().doc("Steps to forecast.");

  static final Option<Integer> LEAST_STEPS =
      Option.integer("least-steps")
          .atLeast(1)
          .orWord("all")
          .doc(
              "How many steps of the lookback a window must have; those that a shorter history"
                  + " lacks are absent: padded before its first one, and masked.");

  static final SpecSection<TaskSpec> TASK =
      SpecSection.<TaskSpec>of(
              "task",
              "What is forecast from what.",
              Layout.BRACES,
              "task: {lookback: 50, horizon: 10}")
          .with(TASK_TYPE, task -> TASK_TYPE.defaultValue().orElseThrow())
          .orWord(LOOKBACK, task -> Optional.of(task.lookback()).filter(l -> !task.isAll()))
          .with(HORIZON, TaskSpec::horizon)
          .orWord(LEAST_STEPS, TaskSpec::fewer);

  private static final SpecKey.Chosen BASELINE_TYPE =
      new SpecKey.Chosen(
          SpecKey.TYPE,
          Kind.BASELINE,
          Placement.BESIDE,
          Absence.required(),
          "Which one; its options stand beside it.");
  private static final Option<String> BASELINE_NAME =
      Option.text("name").doc("Its name in the results; without it that of its type.");

  static final SpecSection<BaselineSpec> BASELINE =
      SpecSection.<BaselineSpec>of(
              "baselines",
              "What the model is measured against: a list of names, or of maps with these keys.",
              Layout.BRACES,
              "baselines: [naive, {type: linear, name: fed-back, mode: iterative}]")
          .with(BASELINE_TYPE, BaselineSpec::baseline)
          .maybe(BASELINE_NAME, BaselineSpec::ownName)
          .beside(baseline -> Optional.of(baseline.baseline()));

  private static final SpecKey.Listed<BaselineSpec> BASELINES =
      new SpecKey.Listed<>(
          BASELINE.name(),
          BASELINE,
          "baselines by name or with options",
          Absence.described("the panel that fits the data").orNone(),
          BASELINE.summary());

  static final Option<String> SKILL_OVER =
      Option.text("skill-over").required().doc("The baseline to be beaten.");
  private static final Option<Double> AT_LEAST =
      Option.decimal("at-least")
          .below(1)
          .defaultsTo(0.0)
          .doc("The least skill, 1 - metric / metric of the baseline; 0 is as good as it.");

  static final SpecSection<RequirementSpec> REQUIRE =
      SpecSection.<RequirementSpec>of(
              "require",
              "What the model must reach on the test part, by the first metric; if it does not, the"
                  + " command ends with code 3.",
              Layout.BRACES,
              "require: {skill-over: seasonal-naive, at-least: 0.1}")
          .with(SKILL_OVER, RequirementSpec::skillOver)
          .with(AT_LEAST, RequirementSpec::atLeast);

  static final SpecSection<ExperimentSpec> EXPERIMENT =
      SpecSection.<ExperimentSpec>of(
              "experiment",
              "The whole of a spec. A key without a value (nothing, ~ or null) takes its default;"
                  + " none says that there is to be none, wherever that is possible.",
              Layout.LINES,
              """
              version: 1
              data: {source: csv, path: data.csv, targets: [y], split: {validation: 24, test: 24}}
              task: {lookback: 24, horizon: 12}
              model: {layers: [{cell: lstm, units: 20}]}\
              """)
          .with(VERSION, spec -> ExperimentSpec.VERSION)
          .with(EXPERIMENT_NAME, ExperimentSpec::name)
          .maybe(EXTENDS, spec -> Optional.empty())
          .with(SEED, ExperimentSpec::seed)
          .with(new SpecKey.Nested<>(DataReader.DATA, Absence.required()), ExperimentSpec::data)
          .maybe(
              InputsReader.KEY,
              spec -> Optional.of(spec.inputs()).filter(inputs -> !inputs.isNone()))
          .with(ScalerReader.SCALER, ExperimentSpec::scaler)
          .with(new SpecKey.Nested<>(TASK, Absence.required()), ExperimentSpec::task)
          .maybe(
              new SpecKey.Nested<>(
                  ModelReader.MODEL, Absence.described("none, for the baselines alone").orNone()),
              ExperimentSpec::model)
          .with(STRATEGY, ExperimentSpec::strategy)
          .with(
              new SpecKey.Nested<>(TrainingReader.TRAINING, Absence.described("that of each key")),
              ExperimentSpec::training)
          .maybe(BASELINES, ExperimentSpec::baselines)
          .with(METRICS, ExperimentSpec::metrics)
          .with(METRICS_SCALE, ExperimentSpec::metricsScale)
          .maybe(
              new SpecKey.Nested<>(
                  BacktestReader.BACKTEST,
                  Absence.described("none, for every cutoff of the test part").orNone()),
              ExperimentSpec::backtest)
          .maybe(
              new SpecKey.Nested<>(REQUIRE, Absence.of(Option.NONE)), ExperimentSpec::requirement);

  private final Problems problems;
  private final Components components;

  SpecResolver(Registry registry, Problems problems) {
    this.problems = problems;
    this.components = new Components(registry, problems);
  }

  /**
   * The spec of a tree.
   *
   * @param defaultName of the experiment, where the tree has none
   * @throws InputException with every problem
   */
  ExperimentSpec resolve(Node.Mapping tree, String defaultName) {
    Section root = new Section(tree, Place.none(), problems, EXPERIMENT);
    root.read(VERSION);
    Optional<String> name = name(root, defaultName);
    root.take(EXTENDS.name()) // of a program's tree: a file's are gone by now
        .ifPresent(
            n -> root.problem(EXTENDS.name(), "there is no file here", "lay the maps together"));
    Optional<Long> seed = root.read(SEED);
    Optional<DataSpec> data = new DataReader(components, problems).read(root);
    InputsSpec inputs = new InputsReader(problems).read(root);
    Optional<TaskSpec> task = task(root);
    Optional<ScalerSpec> scaler = scaler(root, data);
    Optional<ModelSpec> model =
        given(root, ModelReader.MODEL)
            .flatMap(n -> new ModelReader(components, problems).read(root));
    Optional<ComponentSpec> strategy = strategy(root, task);
    List<ComponentSpec> metrics = metrics(root);
    Optional<TrainingSpec> training =
        new TrainingReader(components, problems).read(root, metrics.stream().findFirst());
    Optional<List<BaselineSpec>> baselines = baselines(root);
    Optional<MetricsScale> scale = root.read(METRICS_SCALE);
    Optional<Backtest> backtest = BacktestReader.read(root, task);
    Optional<RequirementSpec> requirement = requirement(root, baselines);
    root.close();
    problems.raise();
    return new ExperimentSpec(
        name.orElseThrow(),
        seed.orElseThrow(),
        data.orElseThrow(),
        inputs,
        scaler.orElseThrow(),
        task.orElseThrow(),
        model,
        strategy.orElseThrow(),
        training.orElseThrow(),
        baselines,
        metrics,
        scale.orElseThrow(),
        backtest,
        requirement);
  }

  /** What stands under a section's key; empty where there is none or the key says none. */
  private static Optional<Node> given(Section root, SpecSection<?> section) {
    return root.take(section.name()).filter(node -> !Values.saysNone(node));
  }

  private Optional<String> name(Section root, String defaultName) {
    String usable = NAME.matcher(defaultName).matches() ? defaultName : "experiment";
    Optional<String> name = root.read(EXPERIMENT_NAME).or(() -> Optional.of(usable));
    if (!NAME.matcher(name.get()).matches()) {
      root.problem(EXPERIMENT_NAME.name(), Quoted.of(name.get()) + " is not valid", NAME_REMEDY);
    }
    return name;
  }

  private Optional<TaskSpec> task(Section root) {
    Section task = Section.of(root, TASK);
    task.read(TASK_TYPE);
    // More steps than a series can have are all of them.
    Optional<Integer> lookback = task.read(LOOKBACK).filter(steps -> steps != TaskSpec.ALL);
    Optional<Integer> horizon = task.read(HORIZON);
    Optional<Integer> least = task.read(LEAST_STEPS);
    task.close();
    if (horizon.isEmpty() || problems.any()) {
      return Optional.empty();
    }
    try {
      int seen = lookback.orElse(TaskSpec.ALL);
      int enough = least.orElse(lookback.isPresent() ? seen : 1);
      return Optional.of(new TaskSpec(seen, horizon.get(), enough));
    } catch (InputException e) {
      task.problems(e);
      return Optional.empty();
    }
  }

  private Optional<ScalerSpec> scaler(Section root, Optional<DataSpec> data) {
    Registry registry = components.registry();
    Optional<ComponentSpec> usual =
        data.map(d -> registry.find(Kind.DATA_SOURCE, d.source().type()).defaultScaler())
            .map(type -> ComponentSpec.of(Kind.SCALER, type, registry));
    return new ScalerReader(components, problems).read(root, usual);
  }

  private Optional<ComponentSpec> strategy(Section root, Optional<TaskSpec> task) {
    Optional<ComponentSpec> strategy =
        root.take(STRATEGY.name()).isPresent()
            ? components.read(STRATEGY, root)
            : task.map(t -> t.horizon() == 1 ? "one-step" : "direct")
                .map(type -> ComponentSpec.of(Kind.STRATEGY, type, components.registry()));
    // A longer one is asked about when the data are there, which it may not fit into anyway.
    boolean listed = task.filter(t -> t.horizon() <= LONGEST_LISTED_HORIZON).isPresent();
    if (strategy.isPresent() && listed && !problems.any()) {
      ForecastStrategy made =
          Component.of(Kind.STRATEGY, strategy.get(), components.registry()).make();
      try {
        made.trainedLeads(task.get().horizon());
      } catch (InputException e) {
        e.problems().forEach(p -> root.problem(STRATEGY.name(), p.message(), p.remedy()));
      }
    }
    return strategy;
  }

  private List<ComponentSpec> metrics(Section root) {
    Optional<List<Item>> given = items(Kind.METRIC, root, METRICS.name());
    if (given.isPresent() && given.get().isEmpty() && !problems.any()) {
      root.problem(METRICS.name(), "the list is empty", "expected at least one metric");
    }
    return given
        .map(items -> items.stream().map(Item::component).toList())
        .orElseGet(
            () ->
                METRICS.byDefault().stream()
                    .map(type -> ComponentSpec.of(Kind.METRIC, type, components.registry()))
                    .toList());
  }

  private Optional<List<BaselineSpec>> baselines(Section root) {
    return items(Kind.BASELINE, root, BASELINE.name())
        .map(list -> list.stream().map(i -> new BaselineSpec(i.name(), i.component())).toList());
  }

  /** A component in a list, and what it is called. */
  private record Item(String name, ComponentSpec component) {}

  /** A list of components of different names; empty where the key is absent. */
  private Optional<List<Item>> items(Kind<? extends Provider<?>> kind, Section root, String key) {
    Optional<Node> node = root.take(key);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (kind == Kind.BASELINE && Values.saysNone(node.get())) {
      return Optional.of(List.of());
    }
    if (!(node.get() instanceof Node.Sequence list)) {
      root.problem(
          key,
          "a list is expected here, not " + node.get().describe(),
          "write [name, {type: name, ...}, ...]");
      return Optional.empty();
    }
    List<Item> found = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      Node element = list.items().get(i);
      Place path = root.path(key).index(i);
      Optional<Item> item = item(kind, element, path);
      item.ifPresent(made -> requireOwnName(kind, made.name(), element, path));
      if (item.isPresent()
          && found.stream().anyMatch(f -> f.name().equalsIgnoreCase(item.get().name()))) {
        problems.add(
            element.position(),
            path,
            Quoted.of(item.get().name()) + " stands in the list twice",
            kind == Kind.BASELINE
                ? "give one of them another name: {type: ..., name: ...}"
                : "remove one of them");
      }
      item.ifPresent(found::add);
    }
    return Optional.of(found);
  }

  private void requireOwnName(
      Kind<? extends Provider<?>> kind, String name, Node node, Place path) {
    boolean baseline = kind == Kind.BASELINE;
    if (baseline ? ReservedNames.forForecasters(name) : ReservedNames.forMetrics(name)) {
      Optional<Node.Entry> key =
          node instanceof Node.Mapping map
              ? Optional.ofNullable(map.entries().get(BASELINE_NAME.name()))
              : Optional.empty();
      problems.add(
          key.map(k -> k.value().position()).orElse(node.position()),
          key.isPresent() ? path.key(BASELINE_NAME.name()) : path,
          Quoted.of(name) + " is the name of a column of ours in the results",
          baseline
              ? "give the baseline another name: {type: ..., name: ...}"
              : "a plugin's metric needs another name");
    }
  }

  private Optional<Item> item(Kind<? extends Provider<?>> kind, Node node, Place path) {
    if (kind != Kind.BASELINE || !(node instanceof Node.Mapping)) {
      return components.read(kind, node, path).map(c -> new Item(nameOf(kind, c), c));
    }
    Section section = components.named(BASELINE_TYPE.name(), node, path);
    Optional<String> name = section.read(BASELINE_NAME);
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      section.problem(BASELINE_NAME.name(), Quoted.of(name.get()) + " is not valid", NAME_REMEDY);
    }
    Optional<ComponentSpec> component = components.beside(BASELINE_TYPE, section);
    component.ifPresent(c -> section.close());
    return component.map(c -> new Item(name.orElse(c.shortName()), c));
  }

  private String nameOf(Kind<? extends Provider<?>> kind, ComponentSpec component) {
    return kind == Kind.METRIC && !problems.any()
        ? MetricName.of(component, components.registry())
        : component.shortName();
  }

  private Optional<RequirementSpec> requirement(
      Section root, Optional<List<BaselineSpec>> baselines) {
    if (given(root, REQUIRE).isEmpty()) {
      return Optional.empty();
    }
    Section require = Section.of(root, REQUIRE);
    Optional<String> over = require.read(SKILL_OVER);
    Optional<Double> atLeast = require.read(AT_LEAST);
    require.close();
    if (over.isPresent() && baselines.isPresent()) {
      List<String> names = baselines.get().stream().map(BaselineSpec::name).toList();
      if (!names.contains(over.get())) {
        require.problem(
            SKILL_OVER.name(),
            Quoted.of(over.get()) + " is not among the baselines",
            Spelling.suggestion(over.get(), names));
      }
    }
    return over.flatMap(o -> atLeast.map(a -> new RequirementSpec(o, a)));
  }
}
