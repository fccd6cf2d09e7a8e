package org.rnn4j.forecast.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.source.InMemorySourceProvider;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.split.Split;

/**
 * Puts an experiment together in code. Says what a spec says and is checked like one; what is not
 * said takes the spec's default.
 */
public final class ExperimentBuilder {

  private final Map<String, Object> tree = new LinkedHashMap<>(); // as it would stand in a spec
  private final List<Object> layers = new ArrayList<>();
  private Optional<Dataset> given = Optional.empty();
  private Optional<Split> split = Optional.empty();
  private Optional<Registry> registry = Optional.empty();

  ExperimentBuilder() {
    tree.put("version", ExperimentSpec.VERSION);
  }

  /**
   * The series to forecast, each with the same columns; the season is the usual one of the
   * frequency.
   */
  public ExperimentBuilder series(TimeSeries... series) {
    if (series.length == 0) {
      throw new InputException("series", "missing", "expected at least one series");
    }
    Optional<Frequency> frequency = series[0].time().frequency();
    return dataset(
        Dataset.of(List.of(series), frequency, frequency.map(Frequency::defaultSeason).orElse(1)));
  }

  /** The series to forecast, with roles and season. */
  public ExperimentBuilder dataset(Dataset dataset) {
    given = Optional.of(dataset);
    return set("data.source", InMemorySourceProvider.NAME);
  }

  /** A data source by name, with its options, instead of series at hand. */
  public ExperimentBuilder source(String type, Map<String, ?> options) {
    given = Optional.empty();
    set("data.source", type);
    options.forEach((name, value) -> set("data." + name, value));
    return this;
  }

  /**
   * The first time stamp to look at, inclusive: a date such as {@code 2015-01-31}, a month, a year,
   * a date with a time of day, or an integer of an integer time. What lies before it is left out
   * before anything else is done.
   */
  public ExperimentBuilder from(String first) {
    return set("data.from", first);
  }

  /** The last time stamp to look at, inclusive, in the forms of {@link #from}. */
  public ExperimentBuilder to(String last) {
    return set("data.to", last);
  }

  /** How the series are cut. */
  public ExperimentBuilder split(Split newSplit) {
    split = Optional.of(newSplit);
    return set("data.split", newSplit.asMap());
  }

  /** Steps the model sees. */
  public ExperimentBuilder lookback(int steps) {
    return set("task.lookback", steps);
  }

  /** Steps to forecast. */
  public ExperimentBuilder horizon(int steps) {
    return set("task.horizon", steps);
  }

  /** Adds a layer to the network. */
  public ExperimentBuilder layer(Layer layer) {
    layers.add(layer.tree());
    return set("model.layers", layers);
  }

  /** The scaler, with its defaults. */
  public ExperimentBuilder scaler(String type) {
    return set("scaler", type);
  }

  /** The forecast strategy, with its defaults. */
  public ExperimentBuilder strategy(String type) {
    return set("strategy", type);
  }

  /** The baselines, with their defaults. */
  public ExperimentBuilder baselines(String... types) {
    return set("baselines", List.of(types));
  }

  /** The metrics; the first one decides. */
  public ExperimentBuilder metrics(String... names) {
    return set("metrics", List.of(names));
  }

  /** The number of passes over the training windows. */
  public ExperimentBuilder epochs(int epochs) {
    return set("training.epochs", epochs);
  }

  /**
   * What the model that is saved is trained on in the end; by default what it was measured with.
   */
  public ExperimentBuilder refit(Refit refit) {
    return set("training.refit", refit);
  }

  /** The seed of everything random. */
  public ExperimentBuilder seed(long seed) {
    return set("seed", seed);
  }

  /** The name of the experiment. */
  public ExperimentBuilder name(String name) {
    return set("name", name);
  }

  /**
   * Any key of a spec by its path, for example {@code set("training.optimizer", Map.of("type",
   * "sgd"))}.
   *
   * @param path keys with dots between
   * @param value a text, a number, a boolean, or a list or map of these
   */
  public ExperimentBuilder set(String path, Object value) {
    String[] keys = path.split("\\.");
    Map<String, Object> map = tree;
    for (int i = 0; i < keys.length - 1; i++) {
      map = section(map, keys[i]);
    }
    map.put(keys[keys.length - 1], value);
    return this;
  }

  private static Map<String, Object> section(Map<String, Object> map, String key) {
    Map<String, Object> section = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> before) {
      before.forEach((name, value) -> section.put(name.toString(), value));
    }
    map.put(key, section);
    return section;
  }

  /** Where names are looked up; {@link Registry#installed()} unless given. */
  public ExperimentBuilder registry(Registry newRegistry) {
    registry = Optional.of(newRegistry);
    return this;
  }

  /**
   * The experiment.
   *
   * @throws InputException with everything that is wrong, each at its path
   */
  public Experiment build() {
    Registry used = registry.orElseGet(Registry::installed);
    if (given.isPresent()) {
      boolean whole = split.map(s -> s.unit() == SplitUnit.SERIES).orElse(false);
      set(
          "data." + InMemorySourceProvider.DIVIDED_BY.name(),
          whole ? SplitUnit.SERIES : SplitUnit.STEPS);
    }
    ExperimentSpec spec = SpecReader.read(tree, Path.of(""), used);
    if (split.isPresent() && !split.get().equals(spec.data().split())) {
      throw new InputException(
          "data.split",
          "the source '"
              + spec.data().source().type()
              + "' is divided by "
              + Kebab.of(spec.data().split().unit())
              + ", the split is not",
          "take another split");
    }
    return new Experiment(spec, used, given);
  }
}
