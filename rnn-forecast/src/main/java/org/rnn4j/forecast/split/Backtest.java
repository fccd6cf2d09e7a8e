package org.rnn4j.forecast.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.option.Option;

/**
 * Which cutoffs of the test part are forecast from: {@code windows} of them, {@code step} apart,
 * the last one so that its window ends with the data. All forecasters know everything before each
 * cutoff, and none learns anew on the way.
 *
 * @param windows of each series; empty: all that fit into its test part
 * @param step steps from one cutoff to the next, at least 1
 */
public record Backtest(Optional<Integer> windows, int step) {

  /** How many windows. */
  public static final Option<Integer> WINDOWS =
      Option.integer("windows")
          .atLeast(1)
          .doc(
              "Test windows of each series, the last one ending with the data; without it all that"
                  + " fit into the test part.");

  /** How far apart. */
  public static final Option<Integer> STEP =
      Option.integer("step")
          .atLeast(1)
          .doc(
              "Steps from one cutoff to the next; without it the horizon, so that no two windows"
                  + " share a target.");

  /** Whether the model is trained anew at a cutoff. */
  public static final Option<String> REFIT =
      Option.choice("refit", "never")
          .defaultsTo("never")
          .doc("Whether the model is trained anew on the way.");

  public Backtest {
    Objects.requireNonNull(windows, "windows");
    if (step < 1 || windows.filter(w -> w < 1).isPresent()) {
      throw new IllegalArgumentException(
          "a backtest has at least 1 window and a step of at least 1, not "
              + windows
              + ", "
              + step);
    }
  }

  /** What a spec's {@code backtest} may hold. */
  public static List<Option<?>> declared() {
    return List.of(WINDOWS, STEP, REFIT);
  }

  /** The entries of a spec's {@code backtest} that say this. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    windows.ifPresent(count -> map.put(WINDOWS.name(), count));
    map.put(STEP.name(), step);
    REFIT.defaultValue().ifPresent(never -> map.put(REFIT.name(), never));
    return map;
  }
}
