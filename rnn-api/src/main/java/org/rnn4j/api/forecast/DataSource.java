package org.rnn4j.api.forecast;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.rnn4j.api.series.Cadence;
import org.rnn4j.api.series.Dataset;

/** Where the series come from. */
public interface DataSource {

  /** How a source's series are divided into training, validation and test. */
  enum SplitUnit {
    /** By time: every series is cut at the same distance from its end. */
    STEPS,
    /** By whole series. */
    SERIES
  }

  /**
   * Reads or makes the series.
   *
   * @throws org.rnn4j.api.error.InputException naming file, row and column of what is wrong
   */
  Dataset load(Context context);

  /** How its series are divided. */
  default SplitUnit splitUnit() {
    return SplitUnit.STEPS;
  }

  /** The scaler used where the spec names none. */
  default String defaultScaler() {
    return "standard";
  }

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
