package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.SpecKey.Absence;

/** Understands a tree: the keys of a spec, their defaults, and what must fit together. */
final class SpecResolver {

  private static final String NONE = Option.NONE;
  private static final List<String> DEFAULT_METRICS = List.of("mse", "mae");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final String NAME_REMEDY =
      "a name is made of letters, digits, '.', '_' and '-', at most 100, and begins with a letter"
          + " or digit";
  // Columns of the run folder's tables that are not forecasters, and those that are not metrics.
  private static final Set<String> NO_FORECASTERS =
      Set.of("model", "unique_id", "ds", "cutoff", "lead", "y", "target");
  private static final int LONGEST_LISTED_HORIZON = 1 << 20; // a strategy lists its leads
  private static final Set<String> NO_METRICS = Set.of("loss", "forecaster", "skill", "epoch");

  private static final Option<Integer> VERSION =
      Option.integer("version")
          .atLeast(ExperimentSpec.VERSION)
          .atMost(ExperimentSpec.VERSION)
          .required()
          .doc("Version of the spec's format.");
  private static final Option<String> EXPERIMENT_NAME =
      Option.text("name").doc("Of the experiment and its run folder; without it that of the file.");
  private static final SpecKey.Other EXTENDS =
      new SpecKey.Other(
          SpecFile.EXTENDS,
          "none, or the path of a spec, relative to this one; default none",
          "A spec that this one is laid over: maps key by key, lists and single values as a"
              + " whole.");
  private static final Option<Long> SEED =
      Option.longInteger("seed")
          .defaultsTo(42L)
          .doc("Governs initial parameters and the order of samples.");
  private static final SpecKey.Chosen SCALER =
      new SpecKey.Chosen(
          "scaler",
          Kind.SCALER,
          Absence.described("standard, or none for generated series"),
          false,
          "What the values are scaled by, fitted on the training part.");
  private static final SpecKey.Chosen STRATEGY =
      new SpecKey.Chosen(
          "strategy",
          Kind.STRATEGY,
          Absence.described("one-step for a horizon of 1, else direct"),
          false,
          "How a horizon is forecast.");
  private static final SpecKey.Other METRICS =
      new SpecKey.Other(
          "metrics",
          "a list of metrics by name or with options; default " + DEFAULT_METRICS,
          "What is measured; the first one decides.");
  private static final Option<MetricsScale> METRICS_SCALE =
      Option.choice("metrics-scale", MetricsScale.class)
          .defaultsTo(MetricsScale.ORIGINAL)
          .doc(
              "Units in which metrics are stated: those of the data, or as the network sees them.");

  private static final Option<String> TASK_TYPE =
      Option.choice("type", "forecast").defaultsTo("forecast").doc("What the model is for.");
  private static final Option<Integer> LOOKBACK =
      Option.integer("lookback").atLeast(1).required().doc("Steps that a model sees.");
  private static final Option<Integer> HORIZON =
      Option.integer("horizon").atLeast(1).required().doc("Steps to forecast.");

  static final SpecSection TASK =
      SpecSection.of(
          "task",
          "What is forecast from what.",
          SpecSection.keys(List.of(TASK_TYPE, LOOKBACK, HORIZON)),
          "",
          "task: {lookback: 50, horizon: 10}");

  private static final SpecKey.Chosen BASELINE_TYPE =
      new SpecKey.Chosen(
          "type",
          Kind.BASELINE,
          Absence.required(),
          false,
          "Which one; its options stand beside it.");
  private static final Option<String> BASELINE_NAME =
      Option.text("name").doc("Its name in the results; without it that of its type.");

  static final SpecSection BASELINE =
      SpecSection.of(
          "baselines",
          "What the model is measured against: a list of names, or of maps with these keys.",
          List.of(new SpecKey.Valued(BASELINE_NAME), BASELINE_TYPE),
          "the options of the baseline",
          "baselines: [naive, {type: linear, name: fed-back, mode: iterative}]");

  private static final Option<String> SKILL_OVER =
      Option.text("skill-over").required().doc("The baseline to be beaten.");
  private static final Option<Double> AT_LEAST =
      Option.decimal("at-least")
          .below(1)
          .defaultsTo(0.0)
          .doc("The least skill, 1 - metric / metric of the baseline; 0 is as good as it.");

  static final SpecSection REQUIRE =
      SpecSection.of(
          "require",
          "What the model must reach on the test part, by the first metric; if it does not, the"
              + " command ends with code 3.",
          SpecSection.keys(List.of(SKILL_OVER, AT_LEAST)),
          "",
          "require: {skill-over: seasonal-naive, at-least: 0.1}");

  static final SpecSection EXPERIMENT =
      SpecSection.of(
          "experiment",
          "The whole of a spec. A key without a value (nothing, ~ or null) takes its default; none"
              + " says that there is to be none, wherever that is possible.",
          List.of(
              new SpecKey.Valued(VERSION),
              new SpecKey.Valued(EXPERIMENT_NAME),
              EXTENDS,
              new SpecKey.Valued(SEED),
              nested(DataReader.DATA, "a map", Absence.required()),
              nested(TASK, "a map", Absence.required()),
              SCALER,
              nested(
                  ModelReader.MODEL,
                  "none, or a map",
                  Absence.described("none, for the baselines alone")),
              STRATEGY,
              METRICS,
              nested(TrainingReader.TRAINING, "a map", Absence.described("that of each key")),
              nested(
                  BASELINE,
                  "none, or a list of baselines by name or with options",
                  Absence.described("the panel that fits the data")),
              new SpecKey.Valued(METRICS_SCALE),
              nested(REQUIRE, "none, or a map", Absence.of(NONE))),
          "",
          """
          version: 1
          data: {source: csv, path: data.csv, targets: [y], split: {validation: 24, test: 24}}
          task: {lookback: 24, horizon: 12}
          model: {layers: [{cell: lstm, units: 20}]}\
          """);

  private static SpecKey nested(SpecSection section, String form, Absence absence) {
    return new SpecKey.Nested(section.name(), section, form, absence, section.summary());
  }

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
    Section root = new Section(tree, "", problems, EXPERIMENT);
    root.read(VERSION);
    Optional<String> name = name(root, defaultName);
    root.take(SpecFile.EXTENDS) // of a program's tree: a file's are gone by now
        .ifPresent(
            n -> root.problem(SpecFile.EXTENDS, "there is no file here", "lay the maps together"));
    Optional<Long> seed = root.read(SEED);
    Optional<DataSpec> data = new DataReader(components, problems).read(root);
    Optional<TaskSpec> task = task(root);
    Optional<ComponentSpec> scaler = scaler(root, data);
    Optional<ModelSpec> model =
        given(root, ModelReader.MODEL)
            .flatMap(n -> new ModelReader(components, problems).read(root));
    Optional<ComponentSpec> strategy = strategy(root, task);
    List<ComponentSpec> metrics = metrics(root);
    Optional<TrainingSpec> training =
        new TrainingReader(components, problems).read(root, metrics.stream().findFirst());
    Optional<List<BaselineSpec>> baselines = baselines(root);
    Optional<MetricsScale> scale = root.read(METRICS_SCALE);
    Optional<RequirementSpec> requirement = requirement(root, baselines);
    root.close();
    problems.raise();
    return new ExperimentSpec(
        name.orElseThrow(),
        seed.orElseThrow(),
        data.orElseThrow(),
        scaler.orElseThrow(),
        task.orElseThrow(),
        model,
        strategy.orElseThrow(),
        training.orElseThrow(),
        baselines,
        metrics,
        scale.orElseThrow(),
        requirement);
  }

  /** What stands under a section's key; empty where there is none or the key says none. */
  private static Optional<Node> given(Section root, SpecSection section) {
    return root.take(section.name()).filter(node -> !ModelReader.isNone(node));
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
    Optional<Integer> lookback = task.read(LOOKBACK);
    Optional<Integer> horizon = task.read(HORIZON);
    task.close();
    return lookback.flatMap(l -> horizon.map(h -> new TaskSpec(l, h)));
  }

  private Optional<ComponentSpec> scaler(Section root, Optional<DataSpec> data) {
    Optional<Node> node = root.take(SCALER.name());
    if (node.isPresent()) {
      return components.read(Kind.SCALER, node.get(), SCALER.name());
    }
    return data.map(
        d -> {
          Registry registry = components.registry();
          String type = d.source().create(Kind.DATA_SOURCE, registry).defaultScaler();
          return ComponentSpec.of(Kind.SCALER, type, registry);
        });
  }

  private Optional<ComponentSpec> strategy(Section root, Optional<TaskSpec> task) {
    Optional<Node> node = root.take(STRATEGY.name());
    Optional<ComponentSpec> strategy =
        node.isPresent()
            ? components.read(Kind.STRATEGY, node.get(), STRATEGY.name())
            : task.map(t -> t.horizon() == 1 ? "one-step" : "direct")
                .map(type -> ComponentSpec.of(Kind.STRATEGY, type, components.registry()));
    // A longer one is asked about when the data are there, which it may not fit into anyway.
    boolean listed = task.filter(t -> t.horizon() <= LONGEST_LISTED_HORIZON).isPresent();
    if (strategy.isPresent() && listed && !problems.any()) {
      ForecastStrategy made = strategy.get().create(Kind.STRATEGY, components.registry());
      try {
        made.targets(task.get().horizon());
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
                DEFAULT_METRICS.stream()
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
    if (kind == Kind.BASELINE && ModelReader.isNone(node.get())) {
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
      String path = Section.join(key, Integer.toString(i));
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

  // Letter case does not make two columns of one name.
  private void requireOwnName(
      Kind<? extends Provider<?>> kind, String name, Node node, String path) {
    boolean baseline = kind == Kind.BASELINE;
    if ((baseline ? NO_FORECASTERS : NO_METRICS).contains(name.toLowerCase(Locale.ROOT))) {
      Optional<Node.Entry> key =
          node instanceof Node.Mapping map
              ? Optional.ofNullable(map.entries().get("name"))
              : Optional.empty();
      problems.add(
          key.map(k -> k.value().position()).orElse(node.position()),
          key.isPresent() ? Section.join(path, "name") : path,
          Quoted.of(name) + " is the name of a column of ours in the results",
          baseline
              ? "give the baseline another name: {type: ..., name: ...}"
              : "a plugin's metric needs another name");
    }
  }

  private Optional<Item> item(Kind<? extends Provider<?>> kind, Node node, String path) {
    if (kind != Kind.BASELINE || !(node instanceof Node.Mapping)) {
      return components.read(kind, node, path).map(c -> new Item(c.shortName(), c));
    }
    Section section = components.named(BASELINE_TYPE.name(), node, path);
    Optional<String> name = section.read(BASELINE_NAME);
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      section.problem(BASELINE_NAME.name(), Quoted.of(name.get()) + " is not valid", NAME_REMEDY);
    }
    Optional<ComponentSpec> component = components.read(kind, BASELINE_TYPE.name(), section);
    component.ifPresent(c -> section.close());
    return component.map(c -> new Item(name.orElse(c.shortName()), c));
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
