package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import org.rnn4j.api.error.Place;

/**
 * Where something was written.
 *
 * @param text {@code file:line:column}, {@code --set key}, or empty for what a program gave
 * @param directory that paths written there are relative to
 */
record Position(String text, Path directory) {

  private static final String OVERRIDE = "--set ";

  /** A place in a file, line and column counted from 1. */
  static Position inFile(Path file, int line, int column) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new Position(file + ":" + line + ":" + column, parent == null ? file : parent);
  }

  /** An override from the command line. */
  static Position override(String key, Path directory) {
    return new Position(OVERRIDE + new Place.Name(key), directory);
  }

  /** A tree that a program has put together. */
  static Position inProgram(Path directory) {
    return new Position("", directory.toAbsolutePath().normalize());
  }

  /** The place of a problem here, at this path of keys. */
  Place place(Place path) {
    return path.writtenAt(text);
  }
}
