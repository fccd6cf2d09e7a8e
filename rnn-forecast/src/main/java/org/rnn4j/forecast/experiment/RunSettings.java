package org.rnn4j.forecast.experiment;

import java.util.Objects;
import java.util.Optional;
import org.rnn4j.forecast.run.RunFolder;

/**
 * What a run may use; nothing here changes a result.
 *
 * @param threads at least 1
 * @param folder where everything is written; empty: nowhere
 */
public record RunSettings(int threads, Optional<RunFolder> folder) {

  public RunSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("a run needs at least one thread, not " + threads);
    }
    Objects.requireNonNull(folder, "folder");
  }

  /** All processors, nothing written. */
  public static RunSettings inMemory() {
    return new RunSettings(Runtime.getRuntime().availableProcessors(), Optional.empty());
  }

  /** All processors, results in this folder. */
  public static RunSettings into(RunFolder folder) {
    return inMemory().folder(folder);
  }

  /** The same with this number of threads. */
  public RunSettings threads(int number) {
    return new RunSettings(number, folder);
  }

  /** The same with results in this folder. */
  public RunSettings folder(RunFolder newFolder) {
    return new RunSettings(threads, Optional.of(newFolder));
  }
}
