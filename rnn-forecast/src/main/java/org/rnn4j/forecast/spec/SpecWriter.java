package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.forecast.spec.DataSpec.WrittenPath;
import org.rnn4j.forecast.spec.SpecSection.Layout;
import org.rnn4j.forecast.text.Numbers;

/**
 * Writes an {@link ExperimentSpec} as YAML, every default stated. {@link SpecReader} reads the same
 * spec from it.
 */
public final class SpecWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private SpecWriter() {}

  /**
   * The YAML of a spec.
   *
   * @param folder where it is going to be read from: paths of files are written relative to it
   */
  public static String write(ExperimentSpec spec, Path folder) {
    StringBuilder yaml = new StringBuilder();
    ExperimentSpec related =
        spec.withData(relative(spec.data(), folder))
            .withInputs(relative(spec.inputs(), folder.toAbsolutePath().normalize()));
    lines(yaml, 0, SpecResolver.EXPERIMENT, SpecTree.of(SpecResolver.EXPERIMENT, related));
    return yaml.toString();
  }

  private static void lines(StringBuilder yaml, int level, SpecSection<?> section, Map<?, ?> tree) {
    tree.forEach(
        (name, value) -> {
          String key = "  ".repeat(level) + name + ":";
          Optional<SpecSection<?>> below =
              section.below(name.toString()).filter(s -> s.layout() == Layout.LINES);
          if (below.isPresent() && value instanceof Map<?, ?> map) {
            yaml.append(key).append('\n');
            lines(yaml, level + 1, below.get(), map);
          } else if (below.isPresent() && value instanceof List<?> list && !list.isEmpty()) {
            yaml.append(key).append('\n');
            String item = "  ".repeat(level + 1) + "- ";
            list.forEach(i -> yaml.append(item).append(flow(i)).append('\n'));
          } else {
            yaml.append(key).append(' ').append(value(value)).append('\n');
          }
        });
  }

  private static DataSpec relative(DataSpec data, Path folder) {
    Path from = folder.toAbsolutePath().normalize();
    Map<String, Object> located = new LinkedHashMap<>(data.source().options());
    data.files()
        .forEach(
            (name, written) -> {
              String path = located.get(name).toString();
              located.put(name, relative(path, written, from));
            });
    ComponentSpec source = new ComponentSpec(data.source().type(), located);
    return new DataSpec(
        source, data.files(), data.bounds(), data.categories(), data.period(), data.split());
  }

  private static InputsSpec relative(InputsSpec inputs, Path from) {
    return inputs.withHolidays(
        inputs.holidays().map(h -> h.at(relative(h.path(), h.written(), from))));
  }

  private static String relative(String located, WrittenPath written, Path from) {
    Path path = Path.of(located);
    boolean related = Objects.equals(path.getRoot(), from.getRoot());
    return written == WrittenPath.RELATIVE && related
        ? from.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/")
        : located;
  }

  // A text under a key is told apart from the word that says that there is none.
  private static String value(Object value) {
    return value.equals(Option.NONE) ? '"' + Option.NONE + '"' : flow(value);
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, v) -> entries.add(scalar(key.toString()) + ": " + value(v)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(SpecWriter::flow).toList()) + "]";
    }
    if (value instanceof Double number) {
      return Numbers.text(number);
    }
    boolean text = value instanceof String || value instanceof SpecTree.Word;
    return text ? scalar(value.toString()) : value.toString();
  }

  private static String scalar(String text) {
    boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    if (plain) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> append(quoted, c));
    return quoted.append('"').toString();
  }

  // What a reader of YAML or an editor may take for a line end, drop or refuse is escaped.
  private static void append(StringBuilder quoted, int c) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').appendCodePoint(c);
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      default -> {
        String letter = Character.toString(c);
        if (Quoted.printable(letter).equals(letter)) {
          quoted.append(letter);
        } else if (c <= 0xFF) {
          quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else if (c <= 0xFFFF) {
          quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
          quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
        }
      }
    }
  }
}
