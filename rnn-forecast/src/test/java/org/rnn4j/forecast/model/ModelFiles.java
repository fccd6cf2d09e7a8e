package org.rnn4j.forecast.model;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.rnn4j.api.error.InputException;
import org.rnn4j.forecast.text.Json;

/** Changes saved models behind their checksums, for tests of what comes after these. */
final class ModelFiles {

  private ModelFiles() {}

  /** Writes the checksums of the files as they are; leaves alone what is not JSON. */
  static void sign(Path folder) {
    try {
      change(folder, tree -> {});
    } catch (InputException e) {
      return; // that is what the test is about
    }
  }

  /** Changes the card, and writes the checksums of the files as they are then. */
  static void change(Path folder, Consumer<Map<String, Object>> change) {
    Map<String, Object> tree = Json.read(folder.resolve(ModelFolder.CARD));
    change.accept(tree);
    try {
      byte[] tensors = Files.readAllBytes(folder.resolve(ModelFolder.TENSORS));
      Checksums.sign(tree, Hashing.sha256().hashBytes(tensors).toString());
      Files.writeString(folder.resolve(ModelFolder.CARD), Json.write(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the card says under these keys; a map that can be changed. */
  @SuppressWarnings("unchecked") // JSON has text keys only
  static Map<String, Object> map(Map<String, Object> tree, String key) {
    Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) tree.get(key));
    tree.put(key, copy);
    return copy;
  }
}
