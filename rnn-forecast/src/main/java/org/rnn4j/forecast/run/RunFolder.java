package org.rnn4j.forecast.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.WholeFile;

/**
 * The folder a run writes into. Every file is a {@link WholeFile}, so that a killed run leaves the
 * old file or the new one, never half of one; {@code run.log} alone grows line by line.
 *
 * <p>The folder is the run's for as long as its log is in it. Where it was removed, or another has
 * taken its place, the next write or line of the log fails and leaves alone what is there.
 */
public final class RunFolder implements AutoCloseable {

  /** The resolved spec. */
  public static final String EXPERIMENT = "experiment.yaml";

  /** What was found of the data. */
  public static final String DATA_REPORT = "data-report.json";

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

  /** The scores at each cutoff of a backtest. */
  public static final String BACKTEST = "backtest.csv";

  /** The folder of the trained model. */
  public static final String MODEL = "model";

  /** Everything that was said. */
  public static final String LOG = "run.log";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final Path path;
  private final boolean isNew;
  private final OutputStream log;
  private final Optional<Object> logIdentity;
  private final Set<Path> written = new LinkedHashSet<>();
  private boolean closed;

  private RunFolder(Path path, boolean isNew, OutputStream log, Optional<Object> logIdentity) {
    this.path = path;
    this.isNew = isNew;
    this.log = log;
    this.logIdentity = logIdentity;
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
    if (isNew && Files.isSymbolicLink(folder)) {
      throw refusal(folder, "is a link to nothing", "name a folder that does not exist yet");
    }
    createFolders(folder);
    return take(folder, isNew);
  }

  /**
   * Creates a folder of this name in another one; where the name is taken, {@code name-2}, {@code
   * name-3} and so on. Runs that start at the same time never have one folder.
   *
   * @throws InputException if it cannot be created
   */
  public static RunFolder createUnder(Path parent, String name) {
    createFolders(parent);
    Path folder = parent.resolve(name);
    for (int i = 2; ; i++) {
      try {
        return take(Files.createDirectory(folder), true);
      } catch (FileAlreadyExistsException e) {
        folder = parent.resolve(name + "-" + i);
      } catch (IOException e) {
        throw uncreated(folder, e);
      }
    }
  }

  /**
   * Whether a file is one of those that a run or model has in its folder, there already or still to
   * come, also where a link gives it another name.
   *
   * @param folder of a run, or of a model; where that is in a run's, all files of the run count
   */
  public static boolean holds(Path folder, Path file) {
    return RunFiles.hold(folder, file);
  }

  private static void createFolders(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw uncreated(folder, e);
    }
  }

  private static InputException uncreated(Path folder, IOException e) {
    return refusal(
        folder,
        "cannot be created: " + WholeFile.reason(e),
        "name a folder that can be written to");
  }

  private static RunFolder take(Path folder, boolean isNew) {
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      if (content.iterator().hasNext()) {
        throw notEmpty(folder);
      }
      // Of two runs that both found it empty, one creates the log and has the folder.
      Path log = folder.resolve(LOG);
      OutputStream lines =
          Files.newOutputStream(log, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new RunFolder(folder, isNew, lines, identity(log));
    } catch (FileAlreadyExistsException e) {
      throw notEmpty(folder);
    } catch (IOException e) {
      throw refusal(
          folder,
          "cannot be written to: " + WholeFile.reason(e),
          "name a folder that can be written to");
    }
  }

  private static InputException notEmpty(Path folder) {
    return refusal(
        folder,
        "exists and is not empty"
            + EarlierRun.in(folder).map(run -> ": " + run.sentence()).orElse(""),
        "results are never overwritten: name another folder or remove this one");
  }

  private static InputException refusal(Path folder, String message, String remedy) {
    return new InputException(folder.toString(), message, remedy);
  }

  // Device and inode, which no other file can have while the log is open; nothing on Windows,
  // where an open file cannot be removed.
  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }

  private boolean isOwn() {
    try {
      return identity(path.resolve(LOG)).equals(logIdentity);
    } catch (IOException e) {
      return false; // it is not there
    }
  }

  private void requireOwn() {
    if (!isOwn()) {
      throw new RunException(
          "the run folder "
              + path
              + " is no longer there: it was removed, or another folder has taken its place, while"
              + " the run was writing into it; nothing more is written");
    }
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
    requireOwn();
    Path file = path.resolve(name);
    written.add(file);
    WholeFile.replace(file, WholeFile.text(content::writeTo));
  }

  /**
   * Writes a file anew of which a text is there already; where there is no room for a second one, a
   * shorter one over the first, in the room that this has. So even a full disk can say how a run
   * ended.
   *
   * @param shorter what matters most, in ASCII
   */
  public synchronized void rewrite(String name, String content, String shorter) {
    try {
      write(name, content);
    } catch (RunException e) {
      requireOwn();
      if (!overwritten(path.resolve(name), shorter)) {
        throw e;
      }
    }
  }

  /** Filled up with spaces, so that no byte of the longer text is left; whether it fitted. */
  static boolean overwritten(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try (RandomAccessFile old = new RandomAccessFile(file.toFile(), "rw")) {
      int room = Math.toIntExact(Math.min(old.length(), Integer.MAX_VALUE));
      if (bytes.length > room) {
        return false;
      }
      byte[] all = Arrays.copyOf(bytes, room);
      Arrays.fill(all, bytes.length, room, (byte) ' ');
      old.write(all);
      old.getFD().sync();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Says in {@code run.json} that the run has failed, where nobody else can any more: the process
   * is about to end.
   */
  public synchronized void abandon(String reason) {
    end(Map.of("status", "failed", "error", reason));
    log("failed: " + reason);
  }

  /**
   * Says in {@code run.json} that the run was interrupted, in place of a run that does not answer;
   * called by another thread than the run's, when the process is about to end.
   */
  public synchronized void abandonInterrupted() {
    end(Map.of("status", "interrupted"));
    log("interrupted, in the middle of something that could not be stopped");
  }

  private void end(Map<String, String> how) {
    Path file = own(RUN);
    try {
      Map<String, Object> tree =
          new ObjectMapper().readValue(file.toFile(), new TypeReference<>() {});
      tree.putAll(how);
      tree.put("ended", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
      write(RUN, Json.write(tree));
    } catch (IOException e) {
      throw new RunException(file + ": it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Where something of this name goes that writes itself into the folder.
   *
   * @throws RunException if the folder is no longer there
   */
  public synchronized Path own(String name) {
    requireOwn();
    return path.resolve(name);
  }

  /** Adds a line to {@code run.log}, with the time; does nothing once the folder is closed. */
  public synchronized void log(String line) {
    if (closed) {
      return;
    }
    requireOwn();
    String whole = TIME.format(LocalDateTime.now()) + " " + line + "\n";
    try {
      // At once and unbuffered: the last lines before a crash are the interesting ones.
      log.write(whole.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unloggable(e);
    }
  }

  private RunException unloggable(IOException e) {
    return new RunException(path.resolve(LOG) + " cannot be written: " + WholeFile.reason(e), e);
  }

  /** Closes the log; the other files are complete at any time. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        log.close();
      } catch (IOException e) {
        throw unloggable(e);
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
    if (!isOwn()) {
      return;
    }
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
      throw new RunException(path + " cannot be removed: " + WholeFile.reason(e), e);
    }
  }

  /** Something that writes itself. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it. */
    void writeTo(BufferedWriter writer) throws IOException;
  }
}
