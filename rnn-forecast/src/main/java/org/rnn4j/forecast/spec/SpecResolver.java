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

/** Understands a tree: the keys of a spec, their defaults, and what must fit together. */
final class SpecResolver {

  private static final long DEFAULT_SEED = 42;
  private static final List<String> DEFAULT_METRICS = List.of("mse", "mae");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final String NAME_REMEDY =
      "a name is made of letters, digits, '.', '_' and '-', at most 100, and begins with a letter"
          + " or digit";
  // Columns of the run folder's tables that are not forecasters, and those that are not metrics.
  private static final Set<String> NO_FORECASTERS =
      Set.of("model", "unique_id", "ds", "cutoff", "lead", "y", "target");
  private static final Set<String> NO_METRICS = Set.of("loss", "forecaster", "skill", "epoch");

  private static final Option<Integer> VERSION =
      Option.integer("version")
          .atLeast(ExperimentSpec.VERSION)
          .atMost(ExperimentSpec.VERSION)
          .required()
          .doc("Version of the spec's format.");
  private static final Option<String> TASK_TYPE =
      Option.choice("type", "forecast").defaultsTo("forecast").doc("What the model is for.");
  private static final Option<Integer> LOOKBACK =
      Option.integer("lookback").atLeast(1).required().doc("Steps that a model sees.");
  private static final Option<Integer> HORIZON =
      Option.integer("horizon").atLeast(1).required().doc("Steps to forecast.");
  private static final Option<String> METRICS_SCALE =
      Option.choice("metrics-scale", "original", "scaled")
          .defaultsTo("original")
          .doc("Units in which metrics are stated.");
  private static final Option<String> SKILL_OVER =
      Option.text("skill-over").required().doc("The baseline to be beaten.");
  private static final Option<Double> AT_LEAST =
      Option.decimal("at-least")
          .below(1)
          .defaultsTo(0.0)
          .doc("The least skill, 1 - metric / metric of the baseline.");

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
    Section root = new Section(tree, "", problems);
    root.read(VERSION);
    Optional<String> name = name(root, defaultName);
    Optional<Long> seed =
        root.take("seed")
            .map(node -> Values.readLong(node, "seed", problems))
            .orElse(Optional.of(DEFAULT_SEED));
    Optional<DataSpec> data = new DataReader(components, problems).read(root);
    Optional<TaskSpec> task = task(root);
    Optional<ComponentSpec> scaler = scaler(root, data);
    Optional<ModelSpec> model =
        root.take("model").flatMap(n -> new ModelReader(components, problems).read(root));
    Optional<ComponentSpec> strategy = strategy(root, task);
    List<ComponentSpec> metrics = metrics(root);
    Optional<TrainingSpec> training =
        new TrainingReader(components, problems).read(root, metrics.stream().findFirst());
    Optional<List<BaselineSpec>> baselines = baselines(root);
    Optional<String> scale = root.read(METRICS_SCALE);
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
        MetricsScale.valueOf(scale.orElseThrow().toUpperCase(Locale.ROOT)),
        requirement);
  }

  private Optional<String> name(Section root, String defaultName) {
    String usable = NAME.matcher(defaultName).matches() ? defaultName : "experiment";
    Optional<String> name = root.read(Option.text("name").defaultsTo(usable));
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      root.problem("name", Quoted.of(name.get()) + " is not valid", NAME_REMEDY);
    }
    return name;
  }

  private Optional<TaskSpec> task(Section root) {
    Section task = Section.of(root, "task");
    task.read(TASK_TYPE);
    Optional<Integer> lookback = task.read(LOOKBACK);
    Optional<Integer> horizon = task.read(HORIZON);
    task.close();
    return lookback.flatMap(l -> horizon.map(h -> new TaskSpec(l, h)));
  }

  private Optional<ComponentSpec> scaler(Section root, Optional<DataSpec> data) {
    Optional<Node> node = root.take("scaler");
    if (node.isPresent()) {
      return components.read(Kind.SCALER, node.get(), "scaler");
    }
    return data.map(
        d -> {
          Registry registry = components.registry();
          String type = d.source().create(Kind.DATA_SOURCE, registry).defaultScaler();
          return ComponentSpec.of(Kind.SCALER, type, registry);
        });
  }

  private Optional<ComponentSpec> strategy(Section root, Optional<TaskSpec> task) {
    Optional<Node> node = root.take("strategy");
    Optional<ComponentSpec> strategy =
        node.isPresent()
            ? components.read(Kind.STRATEGY, node.get(), "strategy")
            : task.map(t -> t.horizon() == 1 ? "one-step" : "direct")
                .map(type -> ComponentSpec.of(Kind.STRATEGY, type, components.registry()));
    if (strategy.isPresent() && task.isPresent() && !problems.any()) {
      ForecastStrategy made = strategy.get().create(Kind.STRATEGY, components.registry());
      try {
        made.targets(task.get().horizon());
      } catch (InputException e) {
        e.problems().forEach(p -> root.problem("strategy", p.message(), p.remedy()));
      }
    }
    return strategy;
  }

  private List<ComponentSpec> metrics(Section root) {
    Optional<List<Item>> given = items(Kind.METRIC, root, "metrics");
    if (given.isPresent() && given.get().isEmpty() && !problems.any()) {
      root.problem("metrics", "the list is empty", "expected at least one metric");
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
    return items(Kind.BASELINE, root, "baselines")
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
    Section section = components.named("type", node, path);
    Optional<String> name = section.read(Option.text("name").doc("Its name in the results."));
    if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
      section.problem("name", Quoted.of(name.get()) + " is not valid", NAME_REMEDY);
    }
    Optional<ComponentSpec> component = components.read(kind, "type", section);
    component.ifPresent(c -> section.close());
    return component.map(c -> new Item(name.orElse(c.shortName()), c));
  }

  private Optional<RequirementSpec> requirement(
      Section root, Optional<List<BaselineSpec>> baselines) {
    if (root.take("require").isEmpty()) {
      return Optional.empty();
    }
    Section require = Section.of(root, "require");
    Optional<String> over = require.read(SKILL_OVER);
    Optional<Double> atLeast = require.read(AT_LEAST);
    require.close();
    if (over.isPresent() && baselines.isPresent()) {
      List<String> names = baselines.get().stream().map(BaselineSpec::name).toList();
      if (!names.contains(over.get())) {
        require.problem(
            "skill-over",
            Quoted.of(over.get()) + " is not among the baselines",
            Spelling.suggestion(over.get(), names));
      }
    }
    return over.flatMap(o -> atLeast.map(a -> new RequirementSpec(o, a)));
  }
}
