package org.rnn4j.forecast.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;

/**
 * The one file in a zip archive. The archive's directory, at its end, says that it is whole and has
 * no other file; the bytes are read from its start, which checks their sum.
 */
final class ZipEntryBytes {

  // Beside files, some systems pack what else they know of them.
  private static final String OF_THE_SYSTEM = "__MACOSX/";
  private static final int MOST_NAMED = 5;

  private ZipEntryBytes() {}

  /**
   * The bytes of the file.
   *
   * @param archive the bytes of the archive, closed where this fails and with the result
   * @throws InputException if there is none, or are several
   * @throws IOException if the archive is damaged
   */
  static InputStream of(Path path, InputStream archive) throws IOException {
    try {
      String only = onlyFile(path);
      ZipInputStream entries = new ZipInputStream(archive);
      ZipEntry entry = entries.getNextEntry();
      while (entry != null && !entry.getName().equals(only)) {
        entry = entries.getNextEntry();
      }
      if (entry == null) {
        throw new ZipException(
            "the zip archive is damaged: " + only + " is not where it should be");
      }
      return entries;
    } catch (IOException | InputException e) {
      archive.close();
      throw e;
    }
  }

  private static String onlyFile(Path path) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      List<String> names =
          zip.stream()
              .filter(entry -> !entry.isDirectory())
              .map(ZipEntry::getName)
              .filter(name -> !name.startsWith(OF_THE_SYSTEM))
              .toList();
      if (names.size() != 1) {
        throw new InputException(
            path.toString(),
            names.isEmpty()
                ? "the zip archive has no file"
                : "the zip archive has "
                    + names.size()
                    + " files: "
                    + String.join(", ", names.stream().limit(MOST_NAMED).map(Quoted::of).toList())
                    + (names.size() > MOST_NAMED ? ", ..." : ""),
            "expected one; unpack it, and give several files by a path such as \"sales-*.csv\"");
      }
      return names.get(0);
    }
  }
}
