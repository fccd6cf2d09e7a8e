package org.rnn4j.api.forecast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
   * @param remembered what a trained model knows of the data it was trained on, when data are read
   *     for it; empty for an experiment
   */
  record Context(Path directory, int lookback, int horizon, Optional<Remembered> remembered) {

    /** Of an experiment. */
    public Context(Path directory, int lookback, int horizon) {
      this(directory, lookback, horizon, Optional.empty());
    }
  }

  /**
   * What a trained model remembers of its data. New data are read like these: nothing that stands
   * here is inferred anew, and data that contradict it are refused.
   *
   * @param cadence of the time stamps; empty where the model was saved before this was kept
   * @param season steps in a season; empty as above
   */
  record Remembered(Optional<Cadence> cadence, OptionalInt season) {}
}
