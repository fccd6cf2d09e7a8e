package org.rnn4j.forecast.model;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.text.Json;

/**
 * The entry {@code sha256} of {@code model.json}: the SHA-256 of each of the model's two files,
 * under the file's name.
 *
 * <p>That of {@code model.json} itself is taken of what the file says without this one number: as
 * JSON in UTF-8 without white space, the keys of every object sorted. So a file that was only laid
 * out anew is still the same.
 */
final class Checksums {

  static final String KEY = "sha256";

  private static final String RESTORE =
      "it was changed or damaged after it was written: take a copy that was not, or train the"
          + " model again";

  private Checksums() {}

  /** Adds the entry to what {@code model.json} says; nothing is added or changed afterwards. */
  static void sign(Map<String, Object> card, String tensorsSha256) {
    Map<String, Object> sums = new LinkedHashMap<>();
    sums.put(ModelFolder.TENSORS, tensorsSha256);
    card.put(KEY, sums);
    sums.put(ModelFolder.CARD, ofCard(card));
  }

  /** Whether there is such an entry; models of earlier versions have none. */
  static boolean areIn(Map<String, Object> card) {
    return card.containsKey(KEY);
  }

  /**
   * Compares.
   *
   * @throws InputException naming the file that is not as it was written
   */
  static void check(Map<String, Object> card, byte[] tensors, Path folder) {
    Map<?, ?> sums = card.get(KEY) instanceof Map<?, ?> map ? map : Map.of();
    compare(sums, ModelFolder.CARD, ofCard(card), folder);
    compare(sums, ModelFolder.TENSORS, Hashing.sha256().hashBytes(tensors).toString(), folder);
  }

  private static void compare(Map<?, ?> sums, String name, String found, Path folder) {
    if (!found.equals(sums.get(name))) {
      throw new InputException(
          folder.resolve(name).toString(),
          "its SHA-256 is " + found + ", and not the one in " + ModelFolder.CARD,
          RESTORE);
    }
  }

  private static String ofCard(Map<String, Object> card) {
    Map<String, Object> rest = new LinkedHashMap<>(card);
    Map<Object, Object> sums =
        new LinkedHashMap<>(card.get(KEY) instanceof Map<?, ?> map ? map : Map.of());
    sums.remove(ModelFolder.CARD);
    rest.put(KEY, sums);
    String text = Json.compact(sorted(rest));
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(key.toString(), sorted(item)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(sorted(item)));
      return items;
    }
    // What is written as JSON by nobody here, but can be read.
    boolean foreign =
        value instanceof Number number
            && !(number instanceof Integer
                || number instanceof Long
                || (number instanceof Double && Double.isFinite(number.doubleValue())));
    return foreign ? value.toString() : value;
  }
}
