package org.rnn4j.forecast.experiment;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.machine.ThisProcess;
import org.rnn4j.forecast.text.Json;

/**
 * What ran, where, when and on what: {@code run.json}. Grows as the run learns more. Its status is
 * {@code running} until the run ends as {@code finished}, {@code interrupted} or {@code failed}; a
 * run that was killed stays {@code running}, with a process that is no more.
 */
final class Provenance {

  /** Under which the data are described. */
  static final String DATA = "data";

  /** Under which the hash of the numbers stands there. */
  static final String DIGEST = "sha256";

  private static final String OWN_MODULES = "org.rnn4j.";
  private static final int HASHED_AT_ONCE = 1 << 16; // bytes
  private static final int SHORT_ERROR = 300; // characters

  private final Map<String, Object> tree = new LinkedHashMap<>();
  private final Instant started = Instant.now();

  Provenance(Registry registry, int threads) {
    tree.put("status", "running");
    tree.put("library", versions(registry));
    tree.put("java", properties("java.version", "java.vendor", "java.vm.name", "java.vm.version"));
    tree.put("os", properties("os.name", "os.version", "os.arch"));
    tree.put("kernel", Network.kernels());
    tree.put("threads", threads);
    tree.put("plugins", plugins(registry));
    tree.put("process", ThisProcess.tree());
    tree.put("started", started.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** States a fact. */
  void put(String key, Object value) {
    tree.put(key, value);
  }

  /** All that is known so far. */
  Map<String, Object> tree() {
    return new LinkedHashMap<>(tree);
  }

  /** States how and when it ended. */
  void end(String status) {
    Instant ended = Instant.now();
    tree.put("status", status);
    tree.put("ended", ended.truncatedTo(ChronoUnit.MILLIS).toString());
    tree.put("seconds", Duration.between(started, ended).toMillis() / 1000.0);
  }

  /** The file. */
  String json() {
    return Json.write(tree);
  }

  /** What matters most of it, in little room and in ASCII. */
  String shortJson() {
    Map<String, Object> least = new LinkedHashMap<>();
    for (String key : List.of("status", "error", "process", "started", "ended")) {
      if (tree.containsKey(key)) {
        least.put(key, key.equals("error") ? shortened(tree.get(key).toString()) : tree.get(key));
      }
    }
    return Json.compact(least);
  }

  private static String shortened(String text) {
    String ascii = text.replaceAll("[^ -~]+", "?");
    return ascii.substring(0, Math.min(ascii.length(), SHORT_ERROR));
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
  static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  /** What the data are: hashes of the files they came from, and of the numbers themselves. */
  static Map<String, Object> data(Dataset dataset, List<Path> files) {
    Map<String, Object> data = new LinkedHashMap<>();
    Hasher hasher = Hashing.sha256().newHasher();
    ByteBuffer bytes = ByteBuffer.allocate(HASHED_AT_ONCE).order(ByteOrder.LITTLE_ENDIAN);
    for (TimeSeries series : dataset.series()) {
      hasher.putString(series.id(), StandardCharsets.UTF_8);
      hasher.putString(series.time().label(0), StandardCharsets.UTF_8);
      for (int c = 0; c < series.held(); c++) {
        hasher.putString(series.columns().get(c).name(), StandardCharsets.UTF_8);
        hashNumbers(series, c, bytes, hasher);
      }
    }
    data.put(DIGEST, hasher.hash().toString());
    List<Object> hashes = new ArrayList<>();
    for (Path file : files) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("path", file.toString());
      try {
        entry.put("sha256", MoreFiles.asByteSource(file).hash(Hashing.sha256()).toString());
      } catch (IOException e) {
        entry.put("sha256", null); // it was there when it was loaded; its numbers are hashed above
      }
      hashes.add(entry);
    }
    data.put("files", hashes);
    return data;
  }

  // As Hasher.putDouble for each of them, in fewer calls.
  private static void hashNumbers(TimeSeries series, int column, ByteBuffer bytes, Hasher hasher) {
    for (int t = 0; t < series.length(); t++) {
      bytes.putDouble(series.value(t, column));
      if (!bytes.hasRemaining()) {
        hasher.putBytes(bytes.flip());
        bytes.clear();
      }
    }
    hasher.putBytes(bytes.flip());
    bytes.clear();
  }

  private static Map<String, Object> properties(String... names) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (String name : names) {
      properties.put(name.substring(name.indexOf('.') + 1), System.getProperty(name, ""));
    }
    return properties;
  }

  private static Map<String, Object> versions(Registry registry) {
    Map<String, Object> versions = new TreeMap<>();
    forEach(
        registry,
        entry -> {
          if (entry.module().startsWith(OWN_MODULES)) {
            versions.put(entry.module(), entry.version().orElse("unknown"));
          }
        });
    return versions;
  }

  private static List<Object> plugins(Registry registry) {
    List<Object> plugins = new ArrayList<>();
    forEach(
        registry,
        entry -> {
          Map<String, Object> plugin = new LinkedHashMap<>();
          plugin.put("module", entry.module());
          plugin.put("version", entry.version().orElse("unknown"));
          plugin.put("location", entry.location().map(Object::toString).orElse("unknown"));
          if (entry.isPlugin() && !plugins.contains(plugin)) {
            plugins.add(plugin);
          }
        });
    return plugins;
  }

  private interface Visitor {
    void visit(Registry.Entry<? extends Provider<?>> entry);
  }

  private static void forEach(Registry registry, Visitor visitor) {
    for (Kind<?> kind : Kind.all()) {
      registry.all(kind).forEach(visitor::visit);
    }
  }
}
