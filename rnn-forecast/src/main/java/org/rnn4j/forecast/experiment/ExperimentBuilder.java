package org.rnn4j.forecast.experiment;

import com.google.common.collect.Lists;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.Frequency;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.source.InMemorySourceProvider;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.spec.SpecReader;
import org.rnn4j.forecast.split.Backtest;
import org.rnn4j.forecast.split.Period;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.forecast.split.Split;

/**
 * Puts an experiment together in code. Says what a spec says and is checked like one; what is not
 * said takes the spec's default.
 */
public final class ExperimentBuilder {

  private final Map<String, Object> tree = new LinkedHashMap<>(); // as it would stand in a spec
  private final Map<Place, String> calls = new LinkedHashMap<>(); // what said so, by place
  private final List<Object> layers = new ArrayList<>();
  private Optional<Dataset> given = Optional.empty();
  private Optional<Split> split = Optional.empty();
  private Optional<Registry> registry = Optional.empty();

  ExperimentBuilder() {
    put(SpecPlaces.VERSION, ExperimentSpec.VERSION);
  }

  /**
   * The series to forecast, each with the same columns; the season is the usual one of the
   * frequency.
   */
  public ExperimentBuilder series(TimeSeries... series) {
    if (series.length == 0) {
      throw new InputException(
          Place.inWords("series()"), "missing", "expected at least one series");
    }
    Optional<Frequency> frequency = series[0].time().frequency();
    return dataset(
        Dataset.of(List.of(series), frequency, frequency.map(Frequency::defaultSeason).orElse(1)));
  }

  /** The series to forecast, with roles and season. */
  public ExperimentBuilder dataset(Dataset dataset) {
    given = Optional.of(dataset);
    return saying("dataset(...)", SpecPlaces.SOURCE, InMemorySourceProvider.NAME);
  }

  /**
   * What to do with values of the series that are missing (NaN); refused unless this says so. As
   * {@code data.missing} of a spec, which a source that reads files has more words for.
   */
  public ExperimentBuilder missing(MissingValues policy) {
    return call("missing", SpecPlaces.DATA.key(InMemorySourceProvider.MISSING.name()), policy);
  }

  /** A data source by name, with its options, instead of series at hand. */
  public ExperimentBuilder source(String type, Map<String, ?> options) {
    given = Optional.empty();
    String call = "source(" + shown(type) + ", " + shown(options) + ")";
    options.forEach((name, value) -> saying(call, SpecPlaces.DATA.key(name), value));
    return saying(call, SpecPlaces.SOURCE, type);
  }

  /**
   * The first time stamp to look at, inclusive: a date such as {@code 2015-01-31}, a month, a year,
   * a date with a time of day, or an integer of an integer time. What lies before it is left out
   * before anything else is done.
   */
  public ExperimentBuilder from(String first) {
    return call("from", SpecPlaces.DATA.key(Period.FROM.name()), first);
  }

  /** The last time stamp to look at, inclusive, in the forms of {@link #from}. */
  public ExperimentBuilder to(String last) {
    return call("to", SpecPlaces.DATA.key(Period.TO.name()), last);
  }

  /** How the series are cut. */
  public ExperimentBuilder split(Split newSplit) {
    split = Optional.of(newSplit);
    return call("split", SpecPlaces.SPLIT, newSplit.asMap());
  }

  /** Steps the model sees. */
  public ExperimentBuilder lookback(int steps) {
    return call("lookback", SpecPlaces.LOOKBACK, steps);
  }

  /** Steps to forecast. */
  public ExperimentBuilder horizon(int steps) {
    return call("horizon", SpecPlaces.HORIZON, steps);
  }

  /** Adds a layer to the network. */
  public ExperimentBuilder layer(Layer layer) {
    calls.put(SpecPlaces.LAYERS.index(layers.size()), "layer(" + shown(layer.tree()) + ")");
    layers.add(layer.tree());
    put(SpecPlaces.LAYERS, layers);
    return this;
  }

  /** The scaler, with its defaults; or several, one after the other. */
  public ExperimentBuilder scaler(String first, String... others) {
    List<String> chain = Lists.asList(first, others);
    return call("scaler", SpecPlaces.SCALER, chain.size() == 1 ? first : List.copyOf(chain));
  }

  /** The forecast strategy, with its defaults. */
  public ExperimentBuilder strategy(String type) {
    return call("strategy", SpecPlaces.STRATEGY, type);
  }

  /** The baselines, with their defaults. */
  public ExperimentBuilder baselines(String... types) {
    return call("baselines", SpecPlaces.BASELINES, List.of(types));
  }

  /** The metrics; the first one decides. */
  public ExperimentBuilder metrics(String... names) {
    return call("metrics", SpecPlaces.METRICS, List.of(names));
  }

  /**
   * Which cutoffs of the test part are forecast from: so many of each series, so many steps apart,
   * the last one ending with the data. By default every one.
   */
  public ExperimentBuilder backtest(int windows, int step) {
    return saying(
        "backtest(" + windows + ", " + step + ")",
        SpecPlaces.BACKTEST,
        Map.of(Backtest.WINDOWS.name(), windows, Backtest.STEP.name(), step));
  }

  /** The number of passes over the training windows. */
  public ExperimentBuilder epochs(int epochs) {
    return call("epochs", SpecPlaces.EPOCHS, epochs);
  }

  /**
   * What the model that is saved is trained on in the end; by default what it was measured with.
   */
  public ExperimentBuilder refit(Refit refit) {
    return call("refit", SpecPlaces.REFIT, refit);
  }

  /** The seed of everything random. */
  public ExperimentBuilder seed(long seed) {
    return call("seed", SpecPlaces.SEED, seed);
  }

  /** The name of the experiment. */
  public ExperimentBuilder name(String name) {
    return call("name", SpecPlaces.NAME, name);
  }

  /**
   * Any key of a spec by its path, for example {@code set("training.optimizer", Map.of("type",
   * "sgd"))}.
   *
   * @param path keys with dots between
   * @param value a text, a number, a boolean, or a list or map of these
   */
  public ExperimentBuilder set(String path, Object value) {
    return saying(
        "set(" + shown(path) + ", " + shown(value) + ")", Place.of(path.split("\\.")), value);
  }

  private ExperimentBuilder call(String method, Place place, Object value) {
    return saying(method + "(" + shown(value) + ")", place, value);
  }

  private ExperimentBuilder saying(String call, Place place, Object value) {
    calls.keySet().removeIf(earlier -> earlier.isIn(place)); // what they said is gone
    calls.put(place, call);
    put(place, value);
    return this;
  }

  private static String shown(Object value) {
    return value instanceof String text ? '"' + Quoted.plain(text) + '"' : Quoted.plain("" + value);
  }

  private void put(Place place, Object value) {
    List<String> keys = place.steps().stream().map(Place.Step::toString).toList();
    Map<String, Object> map = tree;
    for (String key : keys.subList(0, keys.size() - 1)) {
      map = section(map, key);
    }
    map.put(keys.get(keys.size() - 1), value);
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
   * @throws InputException with everything that is wrong, each at the call that said so and its
   *     path
   */
  public Experiment build() {
    Registry used = registry.orElseGet(Registry::installed);
    if (given.isPresent()) {
      SplitUnit unit = split.map(Split::unit).orElse(SplitUnit.STEPS);
      put(SpecPlaces.DATA.key(InMemorySourceProvider.DIVIDED_BY.name()), unit);
    }
    try {
      return new Experiment(spec(used), used, given);
    } catch (InputException e) {
      throw new InputException(e.problems().stream().map(this::located).toList());
    }
  }

  private ExperimentSpec spec(Registry used) {
    ExperimentSpec spec = SpecReader.read(tree, Path.of(""), used);
    if (split.isPresent() && !split.get().equals(spec.data().split())) {
      throw new InputException(
          SpecPlaces.SPLIT,
          "the source '"
              + spec.data().source().type()
              + "' is divided by "
              + Kebab.of(spec.data().split().unit())
              + ", the split is not",
          "take another split");
    }
    return spec;
  }

  // At the call that came nearest to it; what nobody said is missed by build.
  private Problem located(Problem problem) {
    List<Place.Step> steps = problem.where().steps();
    for (int length = steps.size(); length > 0; length--) {
      String call = calls.get(new Place("", steps.subList(0, length)));
      if (call != null) {
        return problem.at(problem.where().writtenAt(call));
      }
    }
    return problem.at(problem.where().writtenAt("build()"));
  }
}
