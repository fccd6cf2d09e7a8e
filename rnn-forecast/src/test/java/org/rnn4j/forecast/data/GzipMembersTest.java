package org.rnn4j.forecast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipMembersTest {

  private static final long SEED = 7;

  private static byte[] member(byte[] text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text);
    }
    return packed.toByteArray();
  }

  private static byte[] member(String text) throws IOException {
    return member(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  private static byte[] unpack(byte[] file) throws IOException {
    try (InputStream in = new GzipMembers(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> unpack(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  @Test
  void membersFollowEachOtherAndZerosAtTheEndMeanNothing() throws IOException {
    byte[] file = join(member("a,b\n1"), member(""), member(",2\n"));
    assertThat(new String(unpack(file), StandardCharsets.UTF_8)).isEqualTo("a,b\n1,2\n");
    assertThat(unpack(join(file, new byte[1]))).hasSize(8);
    assertThat(unpack(join(file, new byte[100_000]))).hasSize(8);
  }

  @Test
  void aLongTextIsTheSameWhateverTheSizeOfTheReads() throws IOException {
    Random random = new Random(SEED);
    byte[] text = new byte[300_000];
    random.nextBytes(text);
    byte[] file = join(member(text), member(Arrays.copyOf(text, 70_000)));
    byte[] all = unpack(file);
    assertThat(Arrays.copyOf(all, text.length)).isEqualTo(text);
    try (InputStream in = new GzipMembers(new ByteArrayInputStream(file))) {
      byte[] piece = new byte[1000];
      int at = 0;
      for (int read = in.read(piece, 0, 1 + random.nextInt(999)); read >= 0; ) {
        assertThat(Arrays.mismatch(piece, 0, read, all, at, at + read)).isEqualTo(-1);
        at += read;
        read = in.read(piece, 0, 1 + random.nextInt(999));
      }
      assertThat(at).isEqualTo(all.length);
    }
  }

  @Test
  void aHeaderMayHaveEveryOptionalPart() throws IOException {
    byte[] plain = member("y\n1\n");
    byte[] header = {0x1F, (byte) 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 2, 0, 'e', 'x', 'n', 0, 'c', 0};
    CRC32 checksum = new CRC32();
    checksum.update(header);
    byte low = (byte) checksum.getValue();
    byte high = (byte) (checksum.getValue() >> 8);
    byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
    assertThat(unpack(join(header, new byte[] {low, high}, rest))).hasSize(4);
    assertRefused(
        join(header, new byte[] {low, (byte) (high + 1)}, rest), "checksum of its header");
  }

  @Test
  void aMemberThatIsCutAnywhereIsAnError() throws IOException {
    byte[] first = member("y\n1\n2\n");
    byte[] second = member("3\n4\n5\n");
    for (int cut = 1; cut < second.length; cut++) {
      byte[] file = join(first, Arrays.copyOf(second, cut));
      assertRefused(file, "its gzip data is cut off");
      assertRefused(
          Arrays.copyOf(first, Math.min(cut, first.length - 1)), "its gzip data is cut off");
    }
    assertRefused(
        join(first, Arrays.copyOf(second, 12)),
        "its gzip data is cut off in member 2, which begins after " + first.length + " bytes");
    assertRefused(new byte[0], "it is empty");
  }

  @Test
  void noFlippedBitOfAMemberChangesTheTextInSilence() throws IOException {
    byte[] first = member("y\n1\n2\n");
    byte[] second = member("30\n40\n50\n60\n");
    byte[] file = join(first, second);
    byte[] text = unpack(file);
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        // time, level and system of a header may differ
        assertThat(unpack(flipped)).describedAs("bit %s", bit).isEqualTo(text);
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    byte[] flipped = file.clone();
    flipped[first.length]++;
    assertRefused(
        flipped, "what follows its first " + first.length + " bytes is not in gzip format");
  }

  @Test
  void whatFollowsTheLastMemberAndIsNotZeroIsAnError() throws IOException {
    byte[] first = member("y\n1\n2\n");
    assertRefused(join(first, new byte[] {'x'}), "what follows its first");
    assertRefused(join(first, new byte[] {0, 0, 'x'}), "after the zeros at its end");
    assertRefused(join(first, new byte[512], first), "after the zeros at its end");
    assertRefused("y\n1\n".getBytes(StandardCharsets.UTF_8), "it is not in gzip format");
  }
}
