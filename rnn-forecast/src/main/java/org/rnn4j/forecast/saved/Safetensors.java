package org.rnn4j.forecast.saved;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.forecast.text.Json;
import org.rnn4j.forecast.text.WholeFile;

/**
 * Files in the safetensors format: eight bytes with the length of the header (little-endian), the
 * header in JSON, then the numbers of all tensors one after the other. Only 32-bit floats.
 *
 * <p>See <a href="https://huggingface.co/docs/safetensors">the format's description</a>.
 */
public final class Safetensors {

  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int ALIGNMENT = 8;
  private static final long LONGEST_HEADER = 100_000_000; // the format's own limit
  private static final String METADATA = "__metadata__";
  private static final String FLOATS = "F32";
  private static final String DAMAGED = "the file is damaged or was made by something else";

  private Safetensors() {}

  /**
   * A named array.
   *
   * @param name unique within a file
   * @param shape lengths of its axes, each at least 0
   * @param values row-major, as many as the shape says
   */
  public record Tensor(String name, List<Integer> shape, float[] values) {
    public Tensor {
      shape = List.copyOf(shape);
      if (size(shape) != values.length) {
        throw new IllegalArgumentException(
            values.length + " numbers do not fill tensor " + name + " " + shape);
      }
    }
  }

  private static long size(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /**
   * Writes a file, whole or not at all.
   *
   * @param metadata texts for whoever reads the file
   * @return the SHA-256 of what was written, in 64 hexadecimal digits
   */
  public static String write(Path file, List<Tensor> tensors, Map<String, String> metadata) {
    byte[] header = header(tensors, metadata);
    HashCode[] sum = new HashCode[1];
    WholeFile.replace(
        file,
        stream -> {
          HashingOutputStream out = new HashingOutputStream(Hashing.sha256(), stream);
          out.write(littleEndian(LENGTH_BYTES).putLong(header.length).array());
          out.write(header);
          for (Tensor tensor : tensors) {
            ByteBuffer bytes =
                littleEndian(Math.multiplyExact(tensor.values().length, Float.BYTES));
            bytes.asFloatBuffer().put(tensor.values());
            out.write(bytes.array());
          }
          sum[0] = out.hash();
        });
    return sum[0].toString();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] header(List<Tensor> tensors, Map<String, String> metadata) {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put(METADATA, metadata);
    }
    long offset = 0;
    for (Tensor tensor : tensors) {
      long end = offset + (long) tensor.values().length * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", FLOATS);
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(offset, end));
      if (header.put(tensor.name(), entry) != null) {
        throw new IllegalArgumentException("two tensors are named " + tensor.name());
      }
      offset = end;
    }
    String json = Json.compact(header);
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    int padding = Math.floorMod(-(LENGTH_BYTES + length), ALIGNMENT);
    return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads all tensors of a file, in the order of their numbers.
   *
   * @throws InputException naming the file and what is wrong with it
   */
  public static List<Tensor> read(Path file) {
    return read(file, bytes(file));
  }

  /** The bytes of a file that there is. */
  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(file.toString(), "cannot be read: " + e.getMessage(), "");
    }
  }

  /** As {@link #read(Path)}, of a file with these bytes. */
  public static List<Tensor> read(Path file, byte[] bytes) {
    if (bytes.length < LENGTH_BYTES) {
      throw damaged(file, "it has " + bytes.length + " bytes, fewer than any safetensors file");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long headerLength = buffer.getLong();
    if (headerLength < 2
        || headerLength > LONGEST_HEADER
        || headerLength > bytes.length - LENGTH_BYTES) {
      throw damaged(
          file,
          "its header is said to have " + headerLength + " bytes, the file has " + bytes.length);
    }
    String json = new String(bytes, LENGTH_BYTES, (int) headerLength, StandardCharsets.UTF_8);
    List<Place> places = places(file, Json.object(json, file.toString()));
    int start = LENGTH_BYTES + (int) headerLength;
    requireNoHoles(file, places, bytes.length - start);
    List<Tensor> tensors = new ArrayList<>();
    for (Place place : places) {
      float[] values = new float[(int) size(place.shape())];
      buffer.position(start + (int) place.from());
      buffer.asFloatBuffer().get(values);
      tensors.add(new Tensor(place.name(), place.shape(), values));
    }
    return tensors;
  }

  /** Where a tensor's bytes are, counted from the end of the header. */
  private record Place(String name, List<Integer> shape, long from, long to) {}

  private static List<Place> places(Path file, Map<String, Object> header) {
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, Object> entry : header.entrySet()) {
      String name = entry.getKey();
      if (name.equals(METADATA)) {
        continue;
      }
      if (!(entry.getValue() instanceof Map<?, ?> map)) {
        throw damaged(file, "tensor " + Quoted.of(name) + " is not described by an object");
      }
      if (!FLOATS.equals(map.get("dtype"))) {
        throw damaged(
            file,
            "tensor "
                + Quoted.of(name)
                + " has numbers of type "
                + Quoted.plain(String.valueOf(map.get("dtype")))
                + ", not F32");
      }
      List<Long> shape = wholeNumbers(file, name, "shape", map.get("shape"));
      List<Long> offsets = wholeNumbers(file, name, "data_offsets", map.get("data_offsets"));
      if (offsets.size() != 2 || shape.stream().anyMatch(n -> n > Integer.MAX_VALUE)) {
        throw damaged(file, "tensor " + Quoted.of(name) + " has shape " + shape + " at " + offsets);
      }
      places.add(
          new Place(
              name, shape.stream().map(Long::intValue).toList(), offsets.get(0), offsets.get(1)));
    }
    places.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
    return places;
  }

  private static List<Long> wholeNumbers(Path file, String name, String key, Object value) {
    if (value instanceof List<?> list) {
      List<Long> numbers = new ArrayList<>();
      for (Object item : list) {
        if ((item instanceof Integer || item instanceof Long) && ((Number) item).longValue() >= 0) {
          numbers.add(((Number) item).longValue());
        }
      }
      if (numbers.size() == list.size()) {
        return numbers;
      }
    }
    throw damaged(
        file,
        "tensor "
            + Quoted.of(name)
            + " has "
            + key
            + " "
            + Quoted.plain(String.valueOf(value))
            + ", not a list of whole numbers");
  }

  private static void requireNoHoles(Path file, List<Place> places, int dataBytes) {
    long end = 0;
    for (Place place : places) {
      long bytes;
      try {
        bytes = Math.multiplyExact(size(place.shape()), Float.BYTES);
      } catch (ArithmeticException e) {
        throw damaged(file, "tensor " + Quoted.of(place.name()) + " has shape " + place.shape());
      }
      if (place.from() != end || place.to() - place.from() != bytes || place.to() > dataBytes) {
        throw damaged(
            file,
            "tensor "
                + Quoted.of(place.name())
                + " of shape "
                + place.shape()
                + " cannot lie at bytes "
                + place.from()
                + " to "
                + place.to()
                + " of "
                + dataBytes);
      }
      end = place.to();
    }
    if (end != dataBytes) {
      throw damaged(file, dataBytes + " bytes follow the header, its tensors are " + end);
    }
  }

  private static InputException damaged(Path file, String message) {
    return new InputException(file.toString(), message, DAMAGED);
  }
}
