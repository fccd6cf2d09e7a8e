package org.rnn4j.forecast.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;

/**
 * The folder a run writes into. Every file is written under a temporary name and renamed, so that a
 * killed run leaves the old file or the new one, never half of one; {@code run.log} alone grows
 * line by line.
 */
public final class RunFolder implements AutoCloseable {

  /** The resolved spec. */
  public static final String EXPERIMENT = "experiment.yaml";

  /** What ran, where and when. */
  public static final String RUN = "run.json";

  /** Every metric of every forecaster. */
  public static final String METRICS = "metrics.json";

  /** The forecasters, best first. */
  public static final String LEADERBOARD = "leaderboard.csv";

  /** The epochs of the training. */
  public static final String HISTORY = "history.csv";

  /** Every forecast of the test part. */
  public static final String FORECASTS = "forecasts.csv";

  /** The folder of the trained model. */
  public static final String MODEL = "model";

  /** Everything that was said. */
  public static final String LOG = "run.log";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final Path path;
  private final boolean isNew;
  private final Writer log;
  private final Set<Path> written = new LinkedHashSet<>();
  private boolean closed;

  private RunFolder(Path path, boolean isNew, Writer log) {
    this.path = path;
    this.isNew = isNew;
    this.log = log;
  }

  /**
   * Creates the folder, or takes it if it exists and is empty.
   *
   * @throws InputException if it has content, is a file, or cannot be written to
   */
  public static RunFolder create(Path folder) {
    boolean isNew = !Files.exists(folder);
    if (!isNew && !Files.isDirectory(folder)) {
      throw refusal(folder, "is a file", "name a folder that does not exist yet");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw refusal(
          folder, "cannot be created: " + reason(e), "name a folder that can be written to");
    }
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      if (content.iterator().hasNext()) {
        throw notEmpty(folder);
      }
      // Of two runs that both found it empty, one creates the log and has the folder.
      Writer log =
          Files.newBufferedWriter(
              folder.resolve(LOG), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new RunFolder(folder, isNew, log);
    } catch (FileAlreadyExistsException e) {
      throw notEmpty(folder);
    } catch (IOException e) {
      throw refusal(
          folder, "cannot be written to: " + reason(e), "name a folder that can be written to");
    }
  }

  private static InputException notEmpty(Path folder) {
    return refusal(
        folder,
        "exists and is not empty",
        "results are never overwritten: name another folder or remove this one");
  }

  private static InputException refusal(Path folder, String message, String remedy) {
    return new InputException(folder.toString(), message, remedy);
  }

  private static String reason(IOException e) {
    String type = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? type : type + " " + e.getMessage();
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Writes a small file whole. */
  public void write(String name, String content) {
    write(name, (Content) writer -> writer.write(content));
  }

  /** Writes a file piece by piece; it appears when all of it is there. */
  public synchronized void write(String name, Content content) {
    Path file = path.resolve(name);
    written.add(file);
    replace(
        file,
        temporary -> {
          try (BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            content.writeTo(writer);
          }
        });
  }

  /** Adds a line to {@code run.log}, with the time; does nothing once the folder is closed. */
  public synchronized void log(String line) {
    if (closed) {
      return;
    }
    try {
      log.write(TIME.format(LocalDateTime.now()) + " " + line + "\n");
      log.flush(); // the last lines before a crash are the interesting ones
    } catch (IOException e) {
      throw new RunException(path.resolve(LOG) + " cannot be written: " + reason(e), e);
    }
  }

  /** Closes the log; the other files are complete at any time. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        log.close();
      } catch (IOException e) {
        throw new RunException(path.resolve(LOG) + " cannot be written: " + reason(e), e);
      }
    }
  }

  /**
   * Closes the folder and takes away what was written with {@link #write} and {@link #log}, and the
   * folder itself if it was created for the run and nothing else is in it: for a run that is
   * refused before it has computed anything, so that it can be repeated under the same name.
   */
  public synchronized void discard() {
    close();
    try {
      for (Path file : written) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path.resolve(LOG));
      boolean empty;
      try (Stream<Path> content = Files.list(path)) {
        empty = content.findAny().isEmpty();
      }
      if (isNew && empty) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new RunException(path + " cannot be removed: " + reason(e), e);
    }
  }

  /** Something that writes itself. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it. */
    void writeTo(BufferedWriter writer) throws IOException;
  }

  /** Something that fills a file. */
  @FunctionalInterface
  public interface Filler {

    /** Fills the file, which does not exist yet. */
    void fill(Path file) throws IOException;
  }

  /**
   * Fills a file under a temporary name beside it and renames it; a failure leaves what was there
   * before.
   *
   * @throws RunException if that fails, for example because the disk is full
   */
  public static void replace(Path file, Filler filler) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      filler.fill(temporary);
      try {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + reason(e), e);
    } finally {
      removeFile(temporary);
    }
  }

  // Gone already when all went well; otherwise the failure is what is worth reporting.
  private static void removeFile(Path temporary) {
    try {
      if (Files.isRegularFile(temporary)) {
        Files.delete(temporary);
      }
    } catch (IOException e) {
      return;
    }
  }
}
