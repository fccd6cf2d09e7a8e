package org.rnn4j.forecast.saved;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.forecast.DataSource.Remembered;
import org.rnn4j.api.series.Column;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.calendar.DerivedColumns;
import org.rnn4j.forecast.inputs.InputChoice;
import org.rnn4j.forecast.inputs.StaticScale;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.ModelSpec;
import org.rnn4j.forecast.spec.ScalerSpec;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.spec.TargetBounds;
import org.rnn4j.forecast.spec.TaskSpec;

/**
 * What a trained model is, apart from its numbers.
 *
 * @param name of the experiment it comes from
 * @param source of the data it was trained on, without the names of files
 * @param columns of its data, those that it forecasts first; without derived ones
 * @param derived columns that follow from time
 * @param inputs what it reads beside all these
 * @param statics what each static quantity is measured by, by name
 * @param task lookback and horizon
 * @param model the network
 * @param strategy how it forecasts
 * @param scaler what {@code Scaling} was fitted with
 * @param bounds which values its targets can have
 * @param outputsPerTarget that its network gives out, the point first; at least 1
 * @param time what it remembers of its data's time stamps
 * @param refit that it was trained once more after measuring; empty if it is the measured one
 */
public record ModelCard(
    String name,
    ComponentSpec source,
    List<Column> columns,
    DerivedColumns derived,
    InputChoice inputs,
    Map<String, StaticScale> statics,
    TaskSpec task,
    ModelSpec model,
    ComponentSpec strategy,
    ScalerSpec scaler,
    TargetBounds bounds,
    int outputsPerTarget,
    Remembered time,
    Optional<Refit> refit) {

  /**
   * A training on all parts, after measuring: the figures of the run are those of the model before.
   *
   * @param windows of training, validation and test together, and those across their borders
   * @param steps updates of the parameters
   * @param epochs after so many epochs of the training part the measured model had as many
   */
  public record Refit(int windows, long steps, int epochs) {

    /** One sentence for people. */
    public String sentence() {
      return "The model that is saved was trained once more on all parts ("
          + windows
          + " windows) for "
          + steps
          + (steps == 1 ? " step" : " steps")
          + ", as many as the measured one had after "
          + epochs
          + (epochs == 1 ? " epoch" : " epochs")
          + "; the figures are those of the measured one.";
    }

    /** For a file. */
    public Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("parts", "all");
      tree.put("windows", windows);
      tree.put("steps", steps);
      tree.put("epochs", epochs);
      tree.put("note", sentence());
      return tree;
    }

    // May be more than an int holds.
    private static long steps(Map<String, Object> tree) {
      return tree.get("steps") instanceof Long steps && steps > 0 ? steps : count(tree, "steps");
    }

    private static Optional<Refit> of(Map<String, Object> card) {
      if (!card.containsKey(REFIT)) {
        return Optional.empty();
      }
      Map<String, Object> tree = map(card, REFIT);
      return Optional.of(new Refit(count(tree, "windows"), steps(tree), count(tree, "epochs")));
    }
  }

  private static final String REFIT = "refit";
  private static final String ALL = "all";
  private static final String LEAST_STEPS = "least-steps";
  private static final String DERIVED = "derived-columns";
  private static final String OUTPUTS = "outputs-per-target";

  public ModelCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(bounds, "bounds");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(refit, "refit");
    if (outputsPerTarget < 1) {
      throw new InputException(
          Place.of(OUTPUTS), "it is " + outputsPerTarget, "expected a number of at least 1");
    }
    Objects.requireNonNull(derived, "derived");
    Objects.requireNonNull(inputs, "inputs");
    columns = List.copyOf(columns);
    statics = Collections.unmodifiableMap(new LinkedHashMap<>(statics));
  }

  /** The names of the columns of a role, in their order. */
  public List<String> names(Role role) {
    return ColumnFacts.names(columns, role);
  }

  /** The names of the columns that it forecasts. */
  public List<String> targets() {
    return names(Role.TARGET);
  }

  /** The columns of its data and the derived ones, in the order of their roles. */
  public List<Column> allColumns() {
    List<Column> all = new ArrayList<>(held());
    all.addAll(derived.columns());
    columns.stream().filter(c -> c.role() == Role.STATIC).forEach(all::add);
    return List.copyOf(all);
  }

  /** The columns that a series holds values of, in their order: all but the static ones. */
  public List<Column> held() {
    return columns.stream().filter(c -> c.role() != Role.STATIC).toList();
  }

  /** As a tree for {@code model.json}. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("source", source.tree());
    tree.putAll(ColumnFacts.tree(columns));
    if (!derived.isNone()) {
      tree.put(DERIVED, derived.tree());
    }
    tree.putAll(ColumnFacts.tree(inputs, statics));
    tree.put("lookback", task.isAll() ? ALL : task.lookback());
    tree.put("horizon", task.horizon());
    if (task.mayBeShort()) {
      tree.put(LEAST_STEPS, task.leastSteps());
    }
    tree.put("model", model.tree());
    tree.put("strategy", strategy.tree());
    tree.put("scaler", scaler.tree());
    tree.putAll(BoundFacts.tree(bounds, targets()));
    if (outputsPerTarget > 1) {
      tree.put(OUTPUTS, outputsPerTarget);
    }
    tree.putAll(TimeFacts.tree(time));
    refit.ifPresent(r -> tree.put(REFIT, r.tree()));
    return tree;
  }

  /**
   * Reads a tree back.
   *
   * @throws InputException where something is missing, or a provider is not installed
   */
  public static ModelCard of(Map<String, Object> tree, Registry registry) {
    Remembered time = TimeFacts.of(tree);
    List<Column> columns = ColumnFacts.columns(tree, time);
    return new ModelCard(
        text(tree, "name"),
        source(tree.get("source")),
        columns,
        tree.containsKey(DERIVED)
            ? Place.of(DERIVED).around(() -> DerivedColumns.of(map(tree, DERIVED)))
            : DerivedColumns.none(),
        ColumnFacts.choice(tree),
        ColumnFacts.statics(tree, columns),
        task(tree),
        SpecReader.model(map(tree, "model"), registry),
        SpecReader.component(Kind.STRATEGY, tree.get("strategy"), registry),
        SpecReader.scaler(tree.get("scaler"), registry),
        BoundFacts.of(tree),
        tree.containsKey(OUTPUTS) ? count(tree, OUTPUTS) : 1,
        time,
        Refit.of(tree));
  }

  private static TaskSpec task(Map<String, Object> tree) {
    boolean all = ALL.equals(tree.get("lookback"));
    int lookback = all ? TaskSpec.ALL : count(tree, "lookback");
    int least = tree.containsKey(LEAST_STEPS) ? count(tree, LEAST_STEPS) : lookback;
    return new TaskSpec(lookback, count(tree, "horizon"), least);
  }

  // Not checked against the provider's options: the names of files, which are required, are not
  // there.
  private static ComponentSpec source(Object tree) {
    if (tree instanceof String type) {
      return new ComponentSpec(type, Map.of());
    }
    Map<String, Object> options = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> options.put(key.toString(), value));
    }
    String type = text(options, "type");
    options.remove("type");
    return new ComponentSpec(type, options);
  }

  /** Where everything comes from that is found by name, in the order of use; each once. */
  public List<Origin> origins(Registry registry) {
    Set<Origin> origins = new LinkedHashSet<>();
    for (ModelLayer layer : model.layers()) {
      if (layer instanceof ModelLayer.Recurrent recurrent) {
        origins.add(origin(Kind.CELL, recurrent.cell(), registry));
        recurrent.normalizer().ifPresent(n -> origins.add(origin(Kind.NORMALIZER, n, registry)));
      } else if (layer instanceof ModelLayer.Between between && names(layer, registry)) {
        origins.add(origin(Kind.LAYER, between.layer(), registry));
      }
    }
    origins.add(origin(Kind.STRATEGY, strategy, registry));
    scaler.all().forEach(one -> origins.add(origin(Kind.SCALER, one, registry)));
    return List.copyOf(origins);
  }

  /** Whether it says where a layer comes from: not of one without a state that is built in. */
  public static boolean names(ModelLayer layer, Registry registry) {
    return !(layer instanceof ModelLayer.Between between)
        || registry.findEntry(Kind.LAYER, between.layer().type()).isPlugin();
  }

  private static <P extends Provider<?>> Origin origin(
      Kind<P> kind, ComponentSpec component, Registry registry) {
    return Origin.of(kind, registry.findEntry(kind, component.type()));
  }

  public static String text(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof String text ? text : refuse(key, "a text", tree.get(key));
  }

  public static int count(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Integer number && number > 0
        ? number
        : refuse(key, "a whole number above 0", tree.get(key));
  }

  public static List<?> list(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof List<?> list ? list : refuse(key, "a list", tree.get(key));
  }

  public static Map<String, Object> map(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof Map<?, ?> map
        ? map(map)
        : refuse(key, "an object", tree.get(key));
  }

  public static Map<String, Object> map(Map<?, ?> untyped) {
    Map<String, Object> map = new LinkedHashMap<>();
    untyped.forEach((key, value) -> map.put(key.toString(), value));
    return map;
  }

  public static List<String> texts(Map<String, Object> tree, String key) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(tree, key)) {
      texts.add(
          item instanceof String text ? text : refuse(key, "a list of texts", list(tree, key)));
    }
    return texts;
  }

  private static <T> T refuse(String key, String expected, Object found) {
    throw new InputException(
        Place.of(key), found == null ? "missing" : "it is " + found, "expected " + expected);
  }
}
