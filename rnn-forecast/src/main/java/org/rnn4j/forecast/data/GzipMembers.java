package org.rnn4j.forecast.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a gzip file holds, member after member (RFC 1952), each checked to its last byte. Zeros
 * after the last one, as tapes and archives pad with, mean nothing; anything else there is an
 * error.
 *
 * <p>{@link java.util.zip.GZIPInputStream} takes a damaged or cut header of a second member for the
 * end of the file and says nothing.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER = 1 << 16;
  private static final int FIRST_MAGIC = 0x1F;
  private static final int SECOND_MAGIC = 0x8B;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0xE0;
  private static final int END = -1;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32(); // of the header, then of the text
  private final byte[] buffer = new byte[BUFFER];
  private int next; // byte of the buffer
  private int filled;
  private long before; // bytes of the file before the buffer
  private long memberStart;
  private int members;
  private boolean inMember;

  /** Takes over a stream, and closes it with itself. */
  GzipMembers(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? END : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] text, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (inMember || nextMember()) {
      int read = inflate(text, from, count);
      if (read > 0) {
        checksum.update(text, from, read);
        return read;
      }
      if (inflater.finished()) {
        next = filled - inflater.getRemaining();
        requireTrailer();
        inMember = false;
      } else if (!fill()) {
        throw cut();
      } else {
        inflater.setInput(buffer, 0, filled);
      }
    }
    return END;
  }

  private int inflate(byte[] text, int from, int count) throws IOException {
    try {
      int read = inflater.inflate(text, from, count);
      if (inflater.needsDictionary()) {
        throw damaged("it wants a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      throw damaged(e.getMessage());
    }
  }

  /** Goes to the text of the next member; false at the end of the file. */
  private boolean nextMember() throws IOException {
    memberStart = before + next;
    int first = nextByte();
    if (first == END && members == 0) {
      throw new EOFException("it is empty");
    }
    if (first == END) {
      return false;
    }
    if (first == 0 && members > 0) {
      requireZeros();
      return false;
    }
    checksum.reset();
    checksum.update(first);
    if (first != FIRST_MAGIC || headerByte() != SECOND_MAGIC) {
      throw new ZipException(
          members == 0
              ? "it is not in gzip format"
              : "what follows its first "
                  + memberStart
                  + " bytes is not in gzip format, so it is damaged or does not belong there");
    }
    members++;
    requireHeader();
    checksum.reset();
    inflater.reset();
    inflater.setInput(buffer, next, filled - next);
    inMember = true;
    return true;
  }

  private void requireZeros() throws IOException {
    int padding = 0;
    while (padding == 0) {
      padding = nextByte();
    }
    if (padding != END) {
      throw new ZipException(
          "after the zeros at its end, at byte " + (before + next) + ", more follows");
    }
  }

  private void requireHeader() throws IOException {
    if (headerByte() != DEFLATE) {
      throw damaged("its header names another method than deflate");
    }
    int flags = headerByte();
    if ((flags & RESERVED) != 0) {
      throw damaged("its header has flags that mean nothing");
    }
    skipHeader(6); // time, level, system
    if ((flags & EXTRA) != 0) {
      skipHeader(headerByte() | headerByte() << 8);
    }
    if ((flags & NAME) != 0) {
      skipHeaderText();
    }
    if ((flags & COMMENT) != 0) {
      skipHeaderText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      long expected = checksum.getValue() & 0xFFFF;
      if ((headerByte() | headerByte() << 8) != expected) {
        throw damaged("the checksum of its header differs");
      }
    }
  }

  private void skipHeader(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      headerByte();
    }
  }

  private void skipHeaderText() throws IOException {
    while (headerByte() != 0) {
      // ends with a zero
    }
  }

  private int headerByte() throws IOException {
    int read = trailerByte();
    checksum.update(read);
    return read;
  }

  private void requireTrailer() throws IOException {
    if (littleEndian() != checksum.getValue()) {
      throw damaged("the checksum of its text differs");
    }
    if (littleEndian() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("the length of its text differs");
    }
  }

  private long littleEndian() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (long) trailerByte() << shift;
    }
    return value;
  }

  private int trailerByte() throws IOException {
    int read = nextByte();
    if (read == END) {
      throw cut();
    }
    return read;
  }

  private int nextByte() throws IOException {
    return next < filled || fill() ? buffer[next++] & 0xFF : END;
  }

  private boolean fill() throws IOException {
    before += filled;
    next = 0;
    filled = 0;
    int read = packed.read(buffer);
    filled = Math.max(0, read);
    return read > 0;
  }

  private IOException cut() {
    return new EOFException("its gzip data is cut off" + where());
  }

  private IOException damaged(String how) {
    return new ZipException("its gzip data is damaged" + where() + ": " + how);
  }

  private String where() {
    return members < 2
        ? ""
        : " in member " + members + ", which begins after " + memberStart + " bytes";
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
