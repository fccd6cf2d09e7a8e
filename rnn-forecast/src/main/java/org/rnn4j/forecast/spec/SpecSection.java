package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Objects;
import org.rnn4j.api.option.Option;

/**
 * A part of a spec and its keys, each declared once.
 *
 * @param name the key that it stands under; {@code experiment} for the whole
 * @param summary one sentence
 * @param keys in the order of the resolved spec
 * @param more what else may stand in it, declared elsewhere, in words; empty for nothing
 * @param example as it stands in a spec, one or more lines
 */
public record SpecSection(
    String name, String summary, List<SpecKey> keys, String more, String example) {

  public SpecSection {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(summary, "summary");
    keys = List.copyOf(keys);
    Objects.requireNonNull(more, "more");
    Objects.requireNonNull(example, "example");
  }

  /** Every section, the whole first. */
  public static List<SpecSection> all() {
    return List.of(
        SpecResolver.EXPERIMENT,
        DataReader.DATA,
        DataReader.SPLIT,
        SpecResolver.TASK,
        ModelReader.MODEL,
        ModelReader.LAYER,
        TrainingReader.TRAINING,
        TrainingReader.CLIP,
        TrainingReader.EARLY_STOPPING,
        SpecResolver.BASELINE,
        SpecResolver.REQUIRE);
  }

  static SpecSection of(
      String name, String summary, List<SpecKey> keys, String more, String example) {
    return new SpecSection(name, summary, keys, more, example);
  }

  /** Whether a reader of this section may ask for the key. */
  boolean mayAskFor(String key) {
    return !more.isEmpty() || keys.stream().anyMatch(k -> k.name().equals(key));
  }

  /** Keys of single values, as they stand in a list of keys. */
  static List<SpecKey> keys(List<? extends Option<?>> options) {
    return options.stream().map(o -> (SpecKey) new SpecKey.Valued(o)).toList();
  }
}
