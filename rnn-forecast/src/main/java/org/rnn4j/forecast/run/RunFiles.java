package org.rnn4j.forecast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which files are a run's own, so that nothing else is written over them. */
final class RunFiles {

  // Of this version and of those that come: a file under one of these names is taken for a run's.
  private static final Set<String> OWN =
      Set.of(
          RunFolder.EXPERIMENT,
          RunFolder.DATA_REPORT,
          RunFolder.RUN,
          RunFolder.METRICS,
          RunFolder.LEADERBOARD,
          RunFolder.HISTORY,
          RunFolder.FORECASTS,
          RunFolder.BACKTEST,
          RunFolder.MODEL,
          RunFolder.LOG,
          "model.json",
          "model.safetensors",
          "report.html",
          "paths.csv",
          "trials.csv",
          "checkpoints",
          "seeds");

  private RunFiles() {}

  /**
   * Whether a file is one of those that a run or model has in its folder, there already or still to
   * come, also where a link gives it another name.
   *
   * @param folder of a run, or of a model; where that is in a run's, all files of the run count
   */
  static boolean hold(Path folder, Path file) {
    Path real = real(folder);
    Path above = real.getParent();
    boolean inRun = above != null && Files.exists(above.resolve(RunFolder.RUN));
    return isIn(real, file) || (inRun && isIn(above, file));
  }

  private static boolean isIn(Path real, Path file) {
    Path inside = real(file);
    boolean own =
        inside.startsWith(real)
            && !inside.equals(real)
            && isOwnName(real.relativize(inside).getName(0).toString());
    return own || (Files.exists(file) && isAnotherNameOfOne(file, real));
  }

  // Whatever the case of its letters: to some file systems it does not matter.
  private static boolean isOwnName(String name) {
    return OWN.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isAnotherNameOfOne(Path file, Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      for (Path own : content.filter(f -> isOwnName(f.getFileName().toString())).toList()) {
        if (isInTree(file, own)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // there is no such folder
    }
  }

  private static boolean isInTree(Path file, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path other : files.filter(Files::isRegularFile).toList()) {
        if (Files.isSameFile(file, other)) {
          return true;
        }
      }
      return false;
    }
  }

  // The real path of what is there, with the rest of it behind.
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    for (Path there = whole; there != null; there = there.getParent()) {
      try {
        return there.toRealPath().resolve(there.relativize(whole));
      } catch (IOException e) {
        continue; // it is not there
      }
    }
    return whole;
  }
}
