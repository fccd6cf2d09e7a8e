package org.rnn4j.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.run.RunFolder;
import org.rnn4j.forecast.text.WholeFile;

/**
 * Where {@code --output} goes: into a file that is not there yet, or that is to be overwritten, or
 * through a pipe or device. Symbolic links are followed and stay.
 */
final class OutputFile {

  /** What becomes of a file that is there already. */
  enum Existing {
    KEPT,
    OVERWRITTEN
  }

  private enum Target {
    FILE,
    PIPE_OR_DEVICE,
    STDOUT,
    STDERR
  }

  // As in Linux; so long a chain of links is a circle.
  private static final int MOST_LINKS = 40;

  private final Path named;
  private final Path path;
  private final Target target;
  private final Existing existing;

  private OutputFile(Path named, Path path, Target target, Existing existing) {
    this.named = named;
    this.path = path;
    this.target = target;
    this.existing = existing;
  }

  /**
   * Looks at what is there, so that nothing is computed in vain.
   *
   * @param named as the user did
   * @param input what is read, never written over
   * @param model the run folder or model folder, whose own files are never written over
   * @throws InputException if it cannot be written, or must not
   */
  static OutputFile of(Path named, Existing existing, Path input, Path model) {
    OutputFile output = at(named, existing);
    output.requireAllowed(input, model);
    output.requireNew();
    return output;
  }

  /** As {@link #of(Path, Existing, Path, Path)}, where nothing is read. */
  static OutputFile of(Path named, Existing existing) {
    OutputFile output = at(named, existing);
    output.requireNew();
    return output;
  }

  private static OutputFile at(Path named, Existing existing) {
    if (Files.isDirectory(named)) {
      throw refusal(named, "is a folder", "name a file");
    }
    Path path = followed(named);
    return new OutputFile(named, path, target(path), existing);
  }

  private static InputException refusal(Path named, String message, String remedy) {
    return new InputException("--output " + named, message, remedy);
  }

  private static Path followed(Path named) {
    Path path = named.toAbsolutePath();
    try {
      for (int i = 0; i < MOST_LINKS; i++) {
        Path parent = path.getParent();
        path =
            Files.exists(parent)
                ? parent.toRealPath().resolve(path.getFileName())
                : path.normalize(); // there is no link in what is not there
        if (!Files.isSymbolicLink(path) || isDescriptor(path)) {
          return path;
        }
        path = path.resolveSibling(Files.readSymbolicLink(path));
      }
    } catch (IOException e) {
      throw refusal(named, "cannot be followed: " + e.getMessage(), "name a file");
    }
    throw refusal(named, "is a link that leads nowhere", "name a file");
  }

  // What a process has open stands as links that lead to no path where it is a pipe.
  private static boolean isDescriptor(Path path) {
    for (String folder : List.of("/dev/fd", "/proc/self/fd")) {
      try {
        if (Path.of(folder).toRealPath().equals(path.getParent())) {
          return true;
        }
      } catch (IOException e) {
        continue; // there are none here
      }
    }
    return false;
  }

  private static Target target(Path path) {
    if (isDescriptor(path) && path.endsWith("1")) {
      return Target.STDOUT;
    }
    if (isDescriptor(path) && path.endsWith("2")) {
      return Target.STDERR;
    }
    boolean special = Files.exists(path) && !Files.isRegularFile(path);
    return special ? Target.PIPE_OR_DEVICE : Target.FILE;
  }

  private void requireAllowed(Path input, Path model) {
    if (target != Target.FILE) {
      return;
    }
    if (isSame(path, input)) {
      throw refusal(named, "is the file that is read", "name another file");
    }
    if (RunFolder.holds(model, path)) {
      throw refusal(
          named,
          "is a file of the run or model itself",
          "these are never overwritten: name another file");
    }
  }

  private void requireNew() {
    if (target == Target.FILE && Files.exists(path) && existing == Existing.KEPT) {
      throw exists();
    }
  }

  private InputException exists() {
    return refusal(named, "exists already", "name another file, or add --overwrite");
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Writes all of it.
   *
   * @throws InputException if a file is there by now that is to be kept
   * @throws RunException naming the file that cannot be written
   */
  void write(String text, Surroundings surroundings) {
    switch (target) {
      case STDOUT -> surroundings.out().print(text);
      case STDERR -> print(text, surroundings.err());
      case PIPE_OR_DEVICE -> WholeFile.writeInto(path, WholeFile.text(text));
      case FILE -> writeFile(text);
    }
  }

  private static void print(String text, PrintStream stream) {
    stream.print(text);
    if (stream.checkError()) {
      throw new RunException("standard error cannot be written");
    }
  }

  private void writeFile(String text) {
    WholeFile.createFolders(path.getParent());
    if (existing == Existing.OVERWRITTEN) {
      WholeFile.replace(path, WholeFile.text(text));
    } else if (!WholeFile.create(path, WholeFile.text(text))) {
      throw exists();
    }
  }
}
