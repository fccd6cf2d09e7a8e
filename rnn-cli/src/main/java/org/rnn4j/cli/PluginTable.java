package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.SpecSection;

/**
 * The table of {@code rnn plugins list}: sections of the spec and providers. What this program does
 * not bring itself has its jar beside it; below stand the jars of the rest.
 */
final class PluginTable {

  private static final int NARROWEST_SUMMARY = 20; // columns

  private record Row(String kind, String name, String summary) {}

  private PluginTable() {}

  /** Heading and lines of so many columns; kind, name, summary. */
  static List<String> lines(Registry registry, int width) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("kind", "name", "summary"));
    SpecSection.all().forEach(s -> rows.add(new Row(SpecPage.KIND, s.name(), s.summary())));
    Kind.all().forEach(kind -> addRows(rows, kind, registry));
    int kinds = rows.stream().mapToInt(row -> row.kind().length()).max().orElseThrow() + 2;
    int names = rows.stream().mapToInt(row -> row.name().length()).max().orElseThrow() + 2;
    int summary = Math.max(NARROWEST_SUMMARY, width - kinds - names);
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      String left = padded(row.kind(), kinds) + padded(row.name(), names);
      for (String piece : Page.wrapped(row.summary(), summary)) {
        lines.add(left + piece);
        left = " ".repeat(kinds + names);
      }
    }
    lines.add("");
    lines.addAll(Page.wrapped("Where no jar is named: " + own(registry) + ".", width));
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static <P extends Provider<?>> void addRows(
      List<Row> rows, Kind<P> kind, Registry registry) {
    for (Registry.Entry<P> entry : registry.all(kind)) {
      P provider = entry.provider();
      String jar = entry.isPlugin() ? " (" + entry.fullOrigin() + ")" : "";
      rows.add(new Row(kind.name(), provider.name(), Quoted.printable(provider.summary()) + jar));
    }
  }

  private static String own(Registry registry) {
    Set<String> origins = new LinkedHashSet<>();
    for (Kind<?> kind : Kind.all()) {
      registry.all(kind).stream()
          .filter(entry -> !entry.isPlugin())
          .forEach(entry -> origins.add(entry.fullOrigin()));
    }
    return String.join("; ", origins);
  }
}
