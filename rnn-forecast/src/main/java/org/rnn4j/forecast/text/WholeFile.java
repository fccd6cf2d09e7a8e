package org.rnn4j.forecast.text;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.rnn4j.api.error.RunException;

/**
 * Writes a file whole or not at all: under a temporary name that nobody else has, onto the disk,
 * and then under its own. Whoever looks, and a machine that loses its power, sees the old file or
 * the new one, never half of one.
 */
public final class WholeFile {

  private static final String TEMPORARY_PREFIX = ".rnn4j-";
  private static final String TEMPORARY_SUFFIX = ".tmp";

  private WholeFile() {}

  /** Something that writes itself. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it; whether it closes the stream does not matter. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** A text that writes itself piece by piece. */
  @FunctionalInterface
  public interface Pieces {

    /** Writes all of it. */
    void writeTo(BufferedWriter writer) throws IOException;
  }

  /** A text in UTF-8. */
  public static Content text(String text) {
    return text(writer -> writer.write(text));
  }

  /** A text in UTF-8 that is written piece by piece. */
  public static Content text(Pieces pieces) {
    return out -> {
      // The encoder itself, so that what is no text is an error and not a question mark. It says so
      // of the last character when it is closed.
      try (BufferedWriter writer =
          new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()))) {
        pieces.writeTo(writer);
      }
    };
  }

  /**
   * Creates a folder and those above it, where they are not there.
   *
   * @throws RunException naming the folder
   */
  public static void createFolders(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunException(folder + " cannot be created: " + reason(e), e);
    }
  }

  /**
   * Writes a file that takes the place of the one that may be there, and its permissions. A
   * symbolic link is replaced itself.
   *
   * @throws RunException naming the file, for example because the disk is full; what was there
   *     before is there still
   */
  public static void replace(Path file, Content content) {
    write(
        file,
        content,
        temporary -> {
          copyPermissions(file, temporary);
          try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
          } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
          }
        });
  }

  /**
   * Writes a file where there is none.
   *
   * @return whether there was none; otherwise nothing has changed
   * @throws RunException as {@link #replace}
   */
  public static boolean create(Path file, Content content) {
    boolean[] created = {false};
    write(file, content, temporary -> created[0] = nameIfFree(temporary, file));
    return created[0];
  }

  // A second name is given only where it is free; a move would take the place of what came between.
  private static boolean nameIfFree(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (Files.exists(file)) { // a file system without links
        return false;
      }
      Files.move(temporary, file);
      return true;
    }
  }

  private interface Naming {
    void name(Path temporary) throws IOException;
  }

  private static void write(Path file, Content content, Naming naming) {
    Path temporary = file.resolveSibling(temporaryName());
    try {
      fill(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      force(temporary, StandardOpenOption.WRITE);
      naming.name(temporary);
      forceFolder(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      remove(temporary);
    }
  }

  // Of one length, so that a long name that is allowed stays so.
  private static String temporaryName() {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return TEMPORARY_PREFIX + random + TEMPORARY_SUFFIX;
  }

  /**
   * Writes into something that is not a file to be replaced: a pipe, a device.
   *
   * @throws RunException as {@link #replace}
   */
  public static void writeInto(Path pipeOrDevice, Content content) {
    try {
      fill(pipeOrDevice, content, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(pipeOrDevice, e);
    }
  }

  // The stream under the buffer has none of its own, and so closes its descriptor in any case: a
  // writer of JDK 17 that cannot write its last characters when it is closed keeps it open.
  private static void fill(Path file, Content content, OpenOption... options) throws IOException {
    try (OutputStream out = Files.newOutputStream(file, options)) {
      BufferedOutputStream buffered = new BufferedOutputStream(out);
      content.writeTo(buffered);
      buffered.flush();
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (view != null && Files.isRegularFile(from)) {
      view.setPermissions(Files.getPosixFilePermissions(from));
    }
  }

  // A file that is not on the disk yet may be empty under its new name after a loss of power.
  private static void force(Path path, OpenOption option) throws IOException {
    boolean interrupted = Thread.interrupted(); // an interrupted thread closes every channel
    try {
      while (!forced(path, option)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean forced(Path path, OpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (UnsupportedOperationException e) {
      return true; // not on a disk
    }
  }

  private static void forceFolder(Path folder) {
    try {
      force(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      return; // Windows opens no folders, and needs no help with their names
    }
  }

  // Gone already when all went well; otherwise the failure is what is worth reporting.
  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      return;
    }
  }

  private static RunException failure(Path file, IOException e) {
    return new RunException(file + " cannot be written: " + reason(e), e);
  }

  /** Why something could not be done with a file, in words. */
  public static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in the way";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String type = e.getClass().getSimpleName().replace("Exception", "");
    return e.getMessage() == null ? type : e.getMessage();
  }
}
