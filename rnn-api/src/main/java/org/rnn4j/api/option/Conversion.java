package org.rnn4j.api.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What values an option takes, by its type, and how their texts are read. */
final class Conversion {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final Option.Type type;
  private final Range range;
  private final List<?> constants; // of a choice; texts, or constants of an enum

  Conversion(Option.Type type, Range range, List<?> constants) {
    this.type = type;
    this.range = range;
    this.constants = constants;
  }

  /** The value in the option's Java type; empty where it is none. */
  Optional<?> accept(Object value) {
    return switch (type) {
      case INTEGER -> integer(value);
      case LONG -> whole(value);
      case DECIMAL -> decimal(value);
      case FLAG -> value instanceof Boolean ? Optional.of(value) : Optional.empty();
      case TEXT -> value instanceof String ? Optional.of(value) : Optional.empty();
      case PATH ->
          value instanceof String text && isPath(text) ? Optional.of(value) : Optional.empty();
      case CHOICE ->
          constants.stream().filter(c -> c.equals(value) || written(c).equals(value)).findFirst();
      case TEXT_OR_TEXTS ->
          value instanceof String ? Optional.of(List.of(value)) : list(value, Conversion::text);
      case TEXTS -> list(value, Conversion::text);
      case DECIMALS -> list(value, this::decimal);
    };
  }

  /** The value of a text, as it stands in a YAML file or on the command line. */
  Optional<?> parse(String text) {
    return switch (type) {
      case INTEGER, LONG -> number(text.strip()).flatMap(this::accept);
      // Double.valueOf alone would also take 1d, 0x1p3 and NaN.
      case DECIMAL ->
          DECIMAL.matcher(text.strip()).matches()
              ? accept(Double.valueOf(text.strip()))
              : Optional.empty();
      case FLAG ->
          switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
          };
      case TEXT, TEXT_OR_TEXTS, PATH, CHOICE -> accept(text);
      case TEXTS, DECIMALS -> Optional.empty();
    };
  }

  /** A value as it stands in a spec: a constant is a word. */
  static Object written(Object value) {
    return value instanceof Enum<?> constant ? Kebab.of(constant) : value;
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isPath(String text) {
    try {
      return !text.isBlank() && !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Optional<Integer> integer(Object value) {
    return whole(value).filter(n -> n == n.intValue()).map(Long::intValue);
  }

  private Optional<Long> whole(Object value) {
    return value instanceof Integer || value instanceof Long
        ? Optional.of(((Number) value).longValue()).filter(range::contains)
        : Optional.empty();
  }

  private Optional<Double> decimal(Object value) {
    return value instanceof Number n
        ? Optional.of(n.doubleValue()).filter(Double::isFinite).filter(range::contains)
        : Optional.empty();
  }

  private static Optional<?> text(Object value) {
    return value instanceof String ? Optional.of(value) : Optional.empty();
  }

  private static Optional<List<Object>> list(Object value, Function<Object, Optional<?>> ofItem) {
    if (!(value instanceof List<?> list)) {
      return Optional.empty();
    }
    List<Object> items = new ArrayList<>();
    for (Object item : list) {
      Optional<?> accepted = ofItem.apply(item);
      if (accepted.isEmpty()) {
        return Optional.empty();
      }
      items.add(accepted.get());
    }
    return Optional.of(List.copyOf(items));
  }
}
