package org.rnn4j.api.forecast;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.rnn4j.api.series.Cadence;

/** Where the series come from. */
public interface DataSource {

  /**
   * Reads or makes the series, and reports what it did with them: what it inferred, filled in and
   * left out.
   *
   * @throws org.rnn4j.api.error.InputException naming file, row and column of what is wrong
   */
  Loaded load(Context context);

  /** The files it reads, for provenance; relative to {@link Context#directory()}. */
  default List<Path> files() {
    return List.of();
  }

  /**
   * What a source may need to know of the experiment.
   *
   * @param directory that relative paths start from
   * @param lookback steps a model sees
   * @param horizon steps to forecast
   * @param categories names of the columns whose values are words for kinds of things and no
   *     quantities: a source gives them as columns of categories with their levels, which it sorts
   *     by name, so that the order of its rows is of no matter; a name that is none of its columns
   *     is refused
   * @param remembered what a trained model knows of the data it was trained on, when data are read
   *     for it; empty for an experiment
   */
  record Context(
      Path directory,
      int lookback,
      int horizon,
      Set<String> categories,
      Optional<Remembered> remembered) {

    public Context {
      categories = Set.copyOf(categories);
    }

    /** Of an experiment whose columns are all quantities. */
    public Context(Path directory, int lookback, int horizon) {
      this(directory, lookback, horizon, Set.of(), Optional.empty());
    }

    /** As remembered: the columns are categories that a trained model has levels of. */
    public Context(Path directory, int lookback, int horizon, Optional<Remembered> remembered) {
      this(
          directory,
          lookback,
          horizon,
          remembered.map(known -> known.levels().keySet()).orElse(Set.of()),
          remembered);
    }
  }

  /**
   * What a trained model remembers of its data. New data are read like these: nothing that stands
   * here is inferred anew, and data that contradict it are refused.
   *
   * @param cadence of the time stamps; empty where the model was saved before this was kept
   * @param season steps in a season; empty as above
   * @param levels of each column of categories, in the order of their numbers; a value of new data
   *     that is none of them is missing, and reported
   */
  record Remembered(
      Optional<Cadence> cadence, OptionalInt season, Map<String, List<String>> levels) {

    public Remembered {
      Map<String, List<String>> copy = new LinkedHashMap<>();
      levels.forEach((column, names) -> copy.put(column, List.copyOf(names)));
      levels = Collections.unmodifiableMap(copy);
    }

    /** Of data that are all quantities. */
    public Remembered(Optional<Cadence> cadence, OptionalInt season) {
      this(cadence, season, Map.of());
    }
  }
}
