package org.rnn4j.cli;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerKind;

/** The table of {@code rnn plugins list}: one line for each provider, and for each layer. */
final class PluginTable {

  private PluginTable() {}

  /** Heading and lines; columns kind, name, module, version, jar, summary. */
  static List<String> lines(Registry registry) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("kind", "name", "module", "version", "jar", "summary"));
    addRows(rows, Kind.CELL, registry);
    LayerPage.all(registry)
        .forEach(
            entry -> {
              LayerKind layer = entry.provider();
              rows.add(row(LayerPage.KIND, layer.kebab(), entry, layer.summary()));
            });
    Kind.all().stream()
        .filter(kind -> kind != Kind.CELL)
        .forEach(kind -> addRows(rows, kind, registry));
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns - 1; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.append(row.get(columns - 1)).toString());
    }
    return lines;
  }

  private static <P extends Provider<?>> void addRows(
      List<List<String>> rows, Kind<P> kind, Registry registry) {
    for (Registry.Entry<P> entry : registry.all(kind)) {
      P provider = entry.provider();
      rows.add(row(kind.name(), provider.name(), entry, provider.summary()));
    }
  }

  private static List<String> row(
      String kind, String name, Registry.Entry<?> entry, String summary) {
    return List.of(
        kind,
        name,
        entry.module(),
        entry.version().orElse("-"),
        entry.location().map(PluginTable::fileName).orElse("-"),
        summary);
  }

  /** Where a provider comes from, in words. */
  static String origin(Registry.Entry<?> entry) {
    return entry.module()
        + entry.version().map(version -> " " + version).orElse("")
        + entry.location().map(location -> ", " + fileName(location)).orElse("");
  }

  // The last part of the path, for a jar as for a folder of classes.
  private static String fileName(URI location) {
    String path = location.getPath() == null ? location.toString() : location.getPath();
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }
}
