package org.rnn4j.forecast.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.saved.Safetensors.Tensor;

class SafetensorsTest {

  private static final String A = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("x.safetensors");
  }

  private void write(String header, int dataBytes) throws IOException {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    Files.write(file, bytes.array());
  }

  @Test
  void whatIsWrittenIsRead() {
    Tensor matrix = new Tensor("layer-1.W", List.of(2, 3), new float[] {1, -2, 3.5f, 0, 1e-30f, 6});
    Tensor vector = new Tensor("b", List.of(1), new float[] {Float.MIN_VALUE});
    Tensor empty = new Tensor("none", List.of(0, 4), new float[0]);
    Safetensors.write(file, List.of(matrix, vector, empty), Map.of("format", "test"));
    List<Tensor> read = Safetensors.read(file);
    assertThat(read).extracting(Tensor::name).containsExactlyInAnyOrder("layer-1.W", "b", "none");
    assertThat(read.get(0).shape()).containsExactly(2, 3);
    assertThat(read.get(0).values()).containsExactly(matrix.values());
    assertThat(read.get(1).values()).containsExactly(Float.MIN_VALUE);
  }

  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Safetensors.write(file, List.of(new Tensor("a", List.of(2), new float[] {1, 2})), Map.of());
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.getLong();
    assertThat((8 + length) % 8).isZero();
    byte[] header = new byte[(int) length];
    bytes.get(header);
    assertThat(new String(header, StandardCharsets.UTF_8).strip())
        .isEqualTo("{" + A.replace('\'', '"') + "}");
    assertThat(bytes.getFloat()).isEqualTo(1);
    assertThat(bytes.getFloat()).isEqualTo(2);
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}  | cannot lie at bytes 0 to 8 of 8",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | cannot lie at bytes 4 to 12 of"
            + " 8",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}  | 8 bytes follow the header",
        "{'a':{'dtype':'F64','shape':[1],'data_offsets':[0,8]}}  | numbers of type F64, not F32",
        "{'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | has shape [-2]",
        "{'a':{'dtype':'F32','shape':'x','data_offsets':[0,8]}}  | has shape x",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}    | has shape [2] at [0]",
        "{'a':{'dtype':'F32','shape':[2]}}                       | has data_offsets null",
        "{'a':{'dtype':'F32','shape':[2147483647,2147483647,9],'data_offsets':[0,8]}} | has shape",
        "{'a':5}                                                 | not described by an object",
        "[]                                                      | not a JSON object",
        "{'a':                                                   | not valid JSON",
        "{}                                                      | 8 bytes follow the header",
      })
  void aHeaderThatDoesNotFitItsNumbersIsRefused(String header, String message) throws IOException {
    write(header, 8);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void overlappingTensorsAreRefused() throws IOException {
    write("{" + A + "," + A.replace("'a'", "'b'") + "}", 8);
    assertThatThrownBy(() -> Safetensors.read(file)).hasMessageContaining("'b'");
  }

  @Test
  void aTruncatedFileIsRefusedWhereverItIsCut() throws IOException {
    Safetensors.write(file, List.of(new Tensor("a", List.of(2), new float[] {1, 2})), Map.of());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file))
          .as("cut to %s bytes", length)
          .isInstanceOf(InputException.class);
    }
  }

  @Test
  void aHeaderLengthThatCannotBeIsRefused() throws IOException {
    for (long length : new long[] {-1, 0, 1, 1000, Long.MAX_VALUE}) {
      ByteBuffer bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      Files.write(file, bytes.array());
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("its header is said to have " + length);
    }
  }
}
