package org.rnn4j.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.run.RunFolder;
import picocli.CommandLine.Option;

/** How and where something is run; nothing here changes a result. */
final class RunArguments {

  // More are of no use on any machine, and starting them all may take the memory away.
  private static final int MOST_THREADS = 1024;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder, new or empty; otherwise runs/<name>-<time stamp>.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads to use; otherwise as many as there are processors.")
  private Integer threads;

  @Option(names = "--quiet", description = "Shows no progress.")
  private boolean quiet;

  /** Creates the run folder of an experiment of this name. */
  RunFolder folder(String experiment) {
    if (out == null) {
      return RunFolder.createUnder(
          Path.of("runs"), experiment + "-" + STAMP.format(LocalDateTime.now()));
    }
    return RunFolder.create(out);
  }

  /** How many threads to use, from 1 to 1024. */
  int threads() {
    if (threads == null) {
      return Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS);
    }
    if (threads < 1) {
      throw new InputException("--threads", threads + " is not valid", "expected at least 1");
    }
    if (threads > MOST_THREADS) {
      throw new InputException(
          "--threads", threads + " is not valid", "expected at most " + MOST_THREADS);
    }
    return threads;
  }

  /** Whether progress is not to be shown. */
  boolean quiet() {
    return quiet;
  }
}
