package org.rnn4j.forecast.data;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.rnn4j.api.error.InputException;

/**
 * The bytes of a text file, unpacked where its name ends in {@code .gz}, without the byte order
 * marks it begins with, and watched for zeros, which no text holds.
 */
final class TextBytes extends FilterInputStream {

  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 4;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGHEST_BITS = LOWEST_BITS << 7;

  private final boolean marked; // it begins with a byte order mark
  private boolean zeroSeen;

  private TextBytes(InputStream bytes, boolean marked) {
    super(bytes);
    this.marked = marked;
  }

  /**
   * Opens a file.
   *
   * @throws InputException if its first bytes are not those of a text in UTF-8
   */
  static TextBytes open(Path path) throws IOException {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean packed = name.endsWith(".gz");
    InputStream file = Files.newInputStream(path);
    InputStream unpacked =
        packed
            ? new GzipMembers(file)
            : name.endsWith(".zip") ? ZipEntryBytes.of(path, file) : file;
    InputStream bytes = new BufferedInputStream(unpacked, BUFFER);
    try {
      requireText(bytes, path, packed);
      return new TextBytes(bytes, skipMarks(bytes));
    } catch (IOException | InputException e) {
      bytes.close();
      throw e;
    }
  }

  private static void requireText(InputStream bytes, Path path, boolean packed) throws IOException {
    byte[] head = head(bytes, HEAD);
    if (!packed && begins(head, 0x1F, 0x8B)) {
      throw new InputException(
          path.toString(), "it is in gzip format", "give it a name that ends in .gz");
    }
    if (begins(head, 'P', 'K', 3, 4)) {
      throw new InputException(
          path.toString(),
          "it is a zip archive or a workbook",
          "give an archive of one file a name that ends in .zip, or save a workbook as CSV");
    }
    if (begins(head, 0xFF, 0xFE) || begins(head, 0xFE, 0xFF)) {
      throw new InputException(path.toString(), "it is UTF-16 text", "convert it to UTF-8");
    }
  }

  // Files joined or converted twice have several.
  private static boolean skipMarks(InputStream bytes) throws IOException {
    boolean any = false;
    while (Arrays.equals(head(bytes, BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
      bytes.skipNBytes(BYTE_ORDER_MARK.length);
      any = true;
    }
    return any;
  }

  /**
   * Checks that the file does not say itself that it is in another encoding.
   *
   * @throws InputException if it begins with the byte order mark of UTF-8 and is not to be that
   */
  void requireEncoding(CsvDialect.Encoding encoding, Path path) {
    if (marked && encoding != CsvDialect.Encoding.UTF_8) {
      throw new InputException(
          path.toString(),
          "it begins with the byte order mark of UTF-8, and is to be " + encoding.charset(),
          "leave data.encoding out");
    }
  }

  private static byte[] head(InputStream bytes, int count) throws IOException {
    bytes.mark(count);
    byte[] head = bytes.readNBytes(count);
    bytes.reset();
    return head;
  }

  private static boolean begins(byte[] head, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i == head.length || (head[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    zeroSeen |= read == 0;
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    int read = super.read(bytes, from, count);
    zeroSeen = zeroSeen || holdsZero(bytes, from, from + read);
    return read;
  }

  private static boolean holdsZero(byte[] bytes, int from, int to) {
    int i = from;
    long zeros = 0;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      long eight = (long) EIGHT_BYTES.get(bytes, i);
      zeros |= (eight - LOWEST_BITS) & ~eight & HIGHEST_BITS; // not 0 if one of the bytes is
    }
    for (; i < to; i++) {
      zeros |= bytes[i] == 0 ? 1 : 0;
    }
    return zeros != 0;
  }

  /** Whether a zero was among the bytes read so far. */
  boolean zeroSeen() {
    return zeroSeen;
  }
}
