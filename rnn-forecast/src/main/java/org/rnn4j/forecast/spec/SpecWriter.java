package org.rnn4j.forecast.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.forecast.spec.DataSpec.WrittenPath;
import org.rnn4j.forecast.spec.TrainingSpec.ClippingSpec;
import org.rnn4j.forecast.text.Numbers;

/**
 * Writes an {@link ExperimentSpec} as YAML, every default stated. {@link SpecReader} reads the same
 * spec from it.
 */
public final class SpecWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Set<String> WORDS =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
  // Keys whose value is a name; a text that is the value of any other key may be 'none' itself.
  private static final Set<String> NAMING =
      Set.of("type", "cell", "layer", "normalizer", "head", "preset");

  private SpecWriter() {}

  /**
   * The YAML of a spec.
   *
   * @param folder where it is going to be read from: paths of files are written relative to it
   */
  public static String write(ExperimentSpec spec, Path folder) {
    StringBuilder yaml = new StringBuilder();
    line(yaml, 0, "version", ExperimentSpec.VERSION);
    line(yaml, 0, "name", spec.name());
    line(yaml, 0, "seed", spec.seed());
    yaml.append("data:\n");
    line(yaml, 1, "source", spec.data().source().type());
    relative(spec.data(), folder)
        .forEach((name, value) -> yaml.append("  ").append(entry(name, value)).append('\n'));
    spec.data().period().asMap().forEach((name, value) -> line(yaml, 1, name, value));
    line(yaml, 1, "split", spec.data().split().asMap());
    line(yaml, 0, "scaler", spec.scaler().tree());
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("type", "forecast");
    task.put("lookback", spec.task().lookback());
    task.put("horizon", spec.task().horizon());
    line(yaml, 0, "task", task);
    spec.model().ifPresent(model -> model(yaml, model));
    line(yaml, 0, "strategy", spec.strategy().tree());
    training(yaml, spec.training());
    spec.baselines()
        .ifPresent(
            panel -> line(yaml, 0, "baselines", panel.stream().map(SpecWriter::baseline).toList()));
    line(yaml, 0, "metrics", spec.metrics().stream().map(ComponentSpec::tree).toList());
    line(yaml, 0, "metrics-scale", Kebab.of(spec.metricsScale()));
    spec.requirement()
        .ifPresent(
            r -> {
              Map<String, Object> require = new LinkedHashMap<>();
              require.put("skill-over", r.skillOver());
              require.put("at-least", r.atLeast());
              line(yaml, 0, "require", require);
            });
    return yaml.toString();
  }

  private static void model(StringBuilder yaml, ModelSpec model) {
    yaml.append("model:\n");
    model
        .tree()
        .forEach(
            (key, value) -> {
              if (value instanceof List<?> layers && !layers.isEmpty()) {
                yaml.append("  ").append(key).append(":\n");
                layers.forEach(l -> yaml.append("    - ").append(flow(l)).append('\n'));
              } else {
                line(yaml, 1, key, value);
              }
            });
  }

  private static void training(StringBuilder yaml, TrainingSpec training) {
    yaml.append("training:\n");
    line(yaml, 1, "loss", training.loss().tree());
    line(yaml, 1, "optimizer", training.optimizer().tree());
    line(yaml, 1, "schedule", training.schedule().tree());
    line(yaml, 1, "epochs", training.epochs());
    line(yaml, 1, "batch-size", training.batchSize());
    line(yaml, 1, "shuffle", training.shuffle());
    line(yaml, 1, "clip", clipping(training.clipping()));
    Map<String, Object> stopping = new LinkedHashMap<>();
    training
        .earlyStopping()
        .ifPresent(
            s -> {
              stopping.put("patience", s.patience());
              stopping.put("metric", s.metric());
              stopping.put("min-delta", s.minDelta());
            });
    line(yaml, 1, "early-stopping", stopping.isEmpty() ? ModelReader.NONE : stopping);
    training.maxMinutes().ifPresent(minutes -> line(yaml, 1, "max-minutes", minutes));
    line(yaml, 1, "refit", Kebab.of(training.refit()));
  }

  private static Object clipping(ClippingSpec clipping) {
    if (clipping instanceof ClippingSpec.ByNorm byNorm) {
      return Map.of("norm", byNorm.norm());
    }
    if (clipping instanceof ClippingSpec.ByValue byValue) {
      return Map.of("value", byValue.value());
    }
    return ModelReader.NONE;
  }

  private static Map<String, Object> relative(DataSpec data, Path folder) {
    Path from = folder.toAbsolutePath().normalize();
    Map<String, Object> located = new LinkedHashMap<>(data.source().options());
    data.files()
        .forEach(
            (name, written) -> {
              Path path = Path.of(located.get(name).toString());
              boolean related = Objects.equals(path.getRoot(), from.getRoot());
              if (written == WrittenPath.RELATIVE && related) {
                String separator = path.getFileSystem().getSeparator();
                located.put(name, from.relativize(path).toString().replace(separator, "/"));
              }
            });
    return located;
  }

  private static Object baseline(BaselineSpec spec) {
    if (spec.name().equals(spec.baseline().shortName())) {
      return spec.baseline().tree();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", spec.baseline().type());
    map.put("name", spec.name());
    map.putAll(spec.baseline().options());
    return map;
  }

  private static void line(StringBuilder yaml, int level, String key, Object value) {
    yaml.append("  ".repeat(level)).append(key).append(": ").append(flow(value)).append('\n');
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, v) -> entries.add(entry(key.toString(), v)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(SpecWriter::flow).toList()) + "]";
    }
    if (value instanceof Double number) {
      return Numbers.text(number);
    }
    return value instanceof String text ? scalar(text) : value.toString();
  }

  private static String entry(String key, Object value) {
    boolean quoted = ModelReader.NONE.equals(value) && !NAMING.contains(key);
    return key + ": " + (quoted ? '"' + ModelReader.NONE + '"' : flow(value));
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
