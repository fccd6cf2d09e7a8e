package org.rnn4j.cells.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * What the engine adds to a recurrent layer, whatever its cell. Immutable: every method that sets
 * something gives new options, so that a layer reads {@code
 * LayerOptions.standard().direction(Direction.BOTH)}.
 *
 * <p>Each option is declared once, with its range and default; {@link #declared} lists them for
 * whoever reads them from a file.
 */
public final class LayerOptions {

  /** Which way the layer runs. */
  public static final Option<String> DIRECTION =
      Option.choice("direction", names(Direction.values()))
          .defaultsTo(name(Direction.FORWARD))
          .doc("Which way the layer runs through time; both: two layers, merged.");

  /** How two directions become one. */
  public static final Option<String> MERGE =
      Option.choice("merge", names(Merge.values()))
          .defaultsTo(name(Merge.CONCAT))
          .doc("With direction both: how the two outputs become one.");

  private static final List<Option<?>> DECLARED = List.of(DIRECTION, MERGE);
  private static final LayerOptions STANDARD =
      new LayerOptions(Options.defaults(DECLARED), Optional.empty());

  private final Options values;
  private final Optional<Normalizer> normalizer;

  private LayerOptions(Options values, Optional<Normalizer> normalizer) {
    this.values = values;
    this.normalizer = normalizer;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String[] names(Enum<?>... values) {
    return Stream.of(values).map(LayerOptions::name).toArray(String[]::new);
  }

  /** The options with their ranges, defaults and documentation, in the order of the equations. */
  public static List<Option<?>> declared() {
    return DECLARED;
  }

  /** Forward, and nothing added. */
  public static LayerOptions standard() {
    return STANDARD;
  }

  /**
   * Options by name, as they stand in a file; what is not given has its default.
   *
   * @throws InputException naming every option that is unknown or out of range
   */
  public static LayerOptions of(Map<String, ?> given) {
    return new LayerOptions(Options.of(DECLARED, given), Optional.empty());
  }

  private LayerOptions with(Option<?> option, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values.asMap());
    changed.put(option.name(), value);
    return new LayerOptions(Options.of(DECLARED, changed), normalizer);
  }

  /** Normalizes the cell's pre-activations. */
  public LayerOptions normalizer(Normalizer value) {
    return new LayerOptions(values, Optional.of(Objects.requireNonNull(value, "normalizer")));
  }

  /** Which way the layer runs. */
  public LayerOptions direction(Direction value) {
    return with(DIRECTION, name(value));
  }

  /** How two directions become one. */
  public LayerOptions merge(Merge value) {
    return with(MERGE, name(value));
  }

  /** The normalizer of the cell's pre-activations, if there is one. */
  public Optional<Normalizer> normalizer() {
    return normalizer;
  }

  /** Which way the layer runs. */
  public Direction direction() {
    return Direction.valueOf(upper(DIRECTION));
  }

  /** How two directions become one. */
  public Merge merge() {
    return Merge.valueOf(upper(MERGE));
  }

  private String upper(Option<String> option) {
    return values.get(option).toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return values + normalizer.map(n -> " " + n).orElse("");
  }
}
