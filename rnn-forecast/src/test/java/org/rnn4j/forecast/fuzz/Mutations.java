package org.rnn4j.forecast.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes a file here and there, as accidents and other programs do. */
public final class Mutations {

  private final Random random;
  private final List<byte[]> pieces;

  /**
   * Mutations that put in these pieces of text.
   *
   * @param random decides about everything
   */
  public Mutations(Random random, List<String> pieces) {
    this.random = random;
    this.pieces = pieces.stream().map(piece -> piece.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** A file after one change, or as often after more. */
  public byte[] mutate(byte[] file) {
    byte[] mutated = change(file);
    while (random.nextBoolean()) {
      mutated = change(mutated);
    }
    return mutated;
  }

  private byte[] change(byte[] file) {
    int at = random.nextInt(file.length + 1);
    int end = Math.min(file.length, at + 1 + random.nextInt(8));
    return switch (random.nextInt(10)) {
      case 0, 1 -> replace(file, at, at, piece());
      case 2 -> replace(file, at, end, piece());
      case 3, 4 -> replace(file, fieldStart(file, at), fieldEnd(file, at), piece());
      case 5 -> replace(file, at, end, new byte[0]);
      case 6 -> random.nextInt(4) == 0 ? Arrays.copyOf(file, at) : flip(file);
      case 7 -> replace(file, lineStart(file, at), lineStart(file, at), line(file));
      case 8 -> replace(file, lineStart(file, at), lineEnd(file, at), line(file));
      default -> replace(file, lineStart(file, at), lineEnd(file, at), new byte[0]);
    };
  }

  private byte[] piece() {
    return pieces.get(random.nextInt(pieces.size()));
  }

  private byte[] flip(byte[] file) {
    byte[] flipped = file.clone();
    if (file.length > 0) {
      flipped[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** Any line, with its end. */
  private byte[] line(byte[] file) {
    int at = random.nextInt(file.length + 1);
    return Arrays.copyOfRange(file, lineStart(file, at), lineEnd(file, at));
  }

  private static int lineStart(byte[] file, int at) {
    int start = at;
    while (start > 0 && file[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int lineEnd(byte[] file, int at) {
    int end = at;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    return Math.min(file.length, end + 1);
  }

  private static int fieldStart(byte[] file, int at) {
    int start = at;
    while (start > 0 && !separates(file[start - 1])) {
      start--;
    }
    return start;
  }

  private static int fieldEnd(byte[] file, int at) {
    int end = at;
    while (end < file.length && !separates(file[end])) {
      end++;
    }
    return end;
  }

  private static boolean separates(byte b) {
    return b == ',' || b == '\n' || b == '\r' || b == ':' || b == ' ';
  }

  private static byte[] replace(byte[] file, int from, int to, byte[] by) {
    ByteArrayOutputStream replaced = new ByteArrayOutputStream();
    replaced.write(file, 0, from);
    replaced.writeBytes(by);
    replaced.write(file, to, file.length - to);
    return replaced.toByteArray();
  }
}
