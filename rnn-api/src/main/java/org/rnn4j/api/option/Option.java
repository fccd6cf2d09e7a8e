package org.rnn4j.api.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;

/**
 * The declaration of one option. Immutable: every method that refines it gives a new one, so a
 * declaration reads {@code Option.integer("units").atLeast(1).required().doc("Width of the
 * state.")}.
 *
 * <p>An option is required, has a default, or is optional (no value unless given). Values out of
 * range are rejected, never clamped.
 *
 * @param <T> the Java type of its value
 */
public final class Option<T> {

  /** The kinds of value. */
  public enum Type {
    /** {@link Integer}. */
    INTEGER("a whole number"),
    /** {@link Double}, finite. */
    DECIMAL("a number"),
    /** {@link Boolean}. */
    FLAG("true or false"),
    /** {@link String}. */
    TEXT("a text"),
    /** {@link String}, the path of a file; relative to the spec that it stands in. */
    FILE("the path of a file"),
    /** {@link String}, one of a fixed set. */
    CHOICE("one of a fixed set"),
    /** {@link List} of {@link String}. */
    TEXTS("a list of texts"),
    /** {@link List} of {@link Double}. */
    DECIMALS("a list of numbers");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    /** In words, for messages. */
    public String words() {
      return words;
    }
  }

  /** What a spec says where there is to be none. */
  public static final String NONE = "none";

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private final String name;
  private final Type type;
  private final boolean required;
  private final T defaultValue; // null: none
  private final double low;
  private final boolean lowOpen;
  private final double high;
  private final boolean highOpen;
  private final List<String> choices;
  private final boolean none;
  private final String doc;

  private Option(
      String name,
      Type type,
      boolean required,
      T defaultValue,
      double low,
      boolean lowOpen,
      double high,
      boolean highOpen,
      List<String> choices,
      boolean none,
      String doc) {
    this.name = name;
    this.type = type;
    this.required = required;
    this.low = low;
    this.lowOpen = lowOpen;
    this.high = high;
    this.highOpen = highOpen;
    this.choices = choices;
    this.none = none;
    this.doc = doc;
    // Here, because a range may be stated after the default.
    this.defaultValue = defaultValue == null ? null : accept(defaultValue);
  }

  private static <T> Option<T> of(String name, Type type, List<String> choices) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("option names are kebab-case, not " + name);
    }
    return new Option<>(
        name,
        type,
        false,
        null,
        Double.NEGATIVE_INFINITY,
        false,
        Double.POSITIVE_INFINITY,
        false,
        choices,
        false,
        "");
  }

  /** A whole number. */
  public static Option<Integer> integer(String name) {
    return of(name, Type.INTEGER, List.of());
  }

  /** A finite number. */
  public static Option<Double> decimal(String name) {
    return of(name, Type.DECIMAL, List.of());
  }

  /** True or false. */
  public static Option<Boolean> flag(String name) {
    return of(name, Type.FLAG, List.of());
  }

  /** Any text. */
  public static Option<String> text(String name) {
    return of(name, Type.TEXT, List.of());
  }

  /** The path of a file; a relative one is meant from the spec that it stands in. */
  public static Option<String> file(String name) {
    return of(name, Type.FILE, List.of());
  }

  /** One of the given texts. */
  public static Option<String> choice(String name, String... choices) {
    return of(name, Type.CHOICE, List.of(choices));
  }

  /** A list of texts. */
  public static Option<List<String>> texts(String name) {
    return of(name, Type.TEXTS, List.of());
  }

  /** A list of finite numbers. */
  public static Option<List<Double>> decimals(String name) {
    return of(name, Type.DECIMALS, List.of());
  }

  /** Must be given. */
  public Option<T> required() {
    return new Option<>(name, type, true, null, low, lowOpen, high, highOpen, choices, false, doc);
  }

  /** The value when none is given; must itself be valid. */
  public Option<T> defaultsTo(T value) {
    return new Option<>(name, type, false, value, low, lowOpen, high, highOpen, choices, none, doc);
  }

  /**
   * A spec may say {@code none}, which is the default: no value, or an empty list. Only for what
   * has no other default.
   */
  public Option<T> orNone() {
    if (required || (defaultValue != null && !List.of().equals(defaultValue))) {
      throw new IllegalStateException(name + " is required or has a default that is not none");
    }
    return new Option<>(
        name, type, false, defaultValue, low, lowOpen, high, highOpen, choices, true, doc);
  }

  /** Numbers (each, in a list) must be {@code >= bound}. */
  public Option<T> atLeast(double bound) {
    return new Option<>(
        name, type, required, defaultValue, bound, false, high, highOpen, choices, none, doc);
  }

  /** Numbers (each, in a list) must be {@code > bound}. */
  public Option<T> above(double bound) {
    return new Option<>(
        name, type, required, defaultValue, bound, true, high, highOpen, choices, none, doc);
  }

  /** Numbers (each, in a list) must be {@code <= bound}. */
  public Option<T> atMost(double bound) {
    return new Option<>(
        name, type, required, defaultValue, low, lowOpen, bound, false, choices, none, doc);
  }

  /** Numbers (each, in a list) must be {@code < bound}. */
  public Option<T> below(double bound) {
    return new Option<>(
        name, type, required, defaultValue, low, lowOpen, bound, true, choices, none, doc);
  }

  /** One sentence of documentation. */
  public Option<T> doc(String sentence) {
    return new Option<>(
        name, type, required, defaultValue, low, lowOpen, high, highOpen, choices, none, sentence);
  }

  /** Kebab-case name. */
  public String name() {
    return name;
  }

  /** The kind of value. */
  public Type type() {
    return type;
  }

  /** Whether it must be given. */
  public boolean isRequired() {
    return required;
  }

  /** Whether a spec may say {@code none}; see {@link #orNone}. */
  public boolean mayBeNone() {
    return none;
  }

  /** The default; empty when required or optional. */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** The permitted texts of a choice; empty for other types. */
  public List<String> choices() {
    return choices;
  }

  /** One sentence of documentation. */
  public String documentation() {
    return doc;
  }

  /** Lower bound; negative infinity when there is none. */
  public double low() {
    return low;
  }

  /** Whether the lower bound itself is excluded. */
  public boolean lowExcluded() {
    return lowOpen;
  }

  /** Upper bound; positive infinity when there is none. */
  public double high() {
    return high;
  }

  /** Whether the upper bound itself is excluded. */
  public boolean highExcluded() {
    return highOpen;
  }

  /** What a value must be, in words: {@code "a whole number, at least 1"}. */
  public String expected() {
    if (type == Type.CHOICE) {
      return (none ? NONE + ", or " : "") + "one of " + String.join(", ", choices);
    }
    StringBuilder words = new StringBuilder((none ? NONE + ", or " : "") + type.words());
    if (low != Double.NEGATIVE_INFINITY) {
      words.append(lowOpen ? ", above " : ", at least ").append(plain(low));
    }
    if (high != Double.POSITIVE_INFINITY) {
      words.append(highOpen ? ", below " : ", at most ").append(plain(high));
    }
    return words.toString();
  }

  /**
   * Checks a Java value: any {@link Number} for a decimal, a whole {@link Number} for an integer,
   * otherwise the type itself.
   *
   * @return the value in the option's type
   * @throws InputException naming the option, the value and what was expected
   */
  @SuppressWarnings("unchecked") // each branch makes exactly the type that the factory promised
  public T accept(Object value) {
    Objects.requireNonNull(value, name);
    Object accepted =
        switch (type) {
          case INTEGER -> acceptInteger(value);
          case DECIMAL -> acceptDecimal(value);
          case FLAG -> value instanceof Boolean ? value : reject(value);
          case TEXT -> value instanceof String ? value : reject(value);
          case FILE -> value instanceof String text && isPath(text) ? value : reject(value);
          case CHOICE -> choices.contains(value) ? value : reject(value);
          case TEXTS -> acceptTexts(value);
          case DECIMALS -> acceptDecimals(value);
        };
    return (T) accepted;
  }

  /**
   * Reads a scalar from its text, as it stands in a YAML file or on the command line.
   *
   * @throws InputException naming the option, the text and what was expected
   */
  public T parse(String text) {
    return switch (type) {
      case INTEGER -> {
        try {
          yield accept(Integer.valueOf(text.strip()));
        } catch (NumberFormatException e) {
          throw rejection(text);
        }
      }
      case DECIMAL -> {
        // Double.valueOf alone would also take 1d, 0x1p3 and NaN.
        if (!DECIMAL.matcher(text.strip()).matches()) {
          throw rejection(text);
        }
        yield accept(Double.valueOf(text.strip()));
      }
      case FLAG ->
          switch (text) {
            case "true" -> accept(true);
            case "false" -> accept(false);
            default -> throw rejection(text);
          };
      case TEXT, FILE, CHOICE -> accept(text);
      case TEXTS, DECIMALS -> throw rejection(text);
    };
  }

  private static boolean isPath(String text) {
    try {
      return !text.isBlank() && !Path.of(text).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private Object acceptInteger(Object value) {
    if (value instanceof Integer i && inRange(i)) {
      return i;
    }
    if (value instanceof Long l && l == l.intValue() && inRange(l)) {
      return l.intValue();
    }
    return reject(value);
  }

  private Object acceptDecimal(Object value) {
    if (value instanceof Number n && Double.isFinite(n.doubleValue()) && inRange(n.doubleValue())) {
      return n.doubleValue();
    }
    return reject(value);
  }

  private Object acceptTexts(Object value) {
    if (!(value instanceof List<?> list)) {
      return reject(value);
    }
    List<String> texts = new ArrayList<>();
    for (Object item : list) {
      texts.add(item instanceof String text ? text : (String) reject(value));
    }
    return List.copyOf(texts);
  }

  private Object acceptDecimals(Object value) {
    if (!(value instanceof List<?> list)) {
      return reject(value);
    }
    List<Double> numbers = new ArrayList<>();
    for (Object item : list) {
      numbers.add((Double) acceptDecimal(item));
    }
    return List.copyOf(numbers);
  }

  private boolean inRange(double x) {
    return (lowOpen ? x > low : x >= low) && (highOpen ? x < high : x <= high);
  }

  private Object reject(Object value) {
    throw rejection(value);
  }

  private InputException rejection(Object value) {
    return new InputException(
        name, Quoted.of(value.toString()) + " is not valid", "expected " + expected());
  }

  private static String plain(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e15 ? Long.toString((long) x) : Double.toString(x);
  }

  @Override
  public String toString() {
    return name + " (" + expected() + ")";
  }
}
