package org.rnn4j.api.option;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
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
    /** {@link Long}. */
    LONG("a whole number of up to 64 bits"),
    /** {@link Double}, finite. */
    DECIMAL("a number"),
    /** {@link Boolean}. */
    FLAG("true or false"),
    /** {@link String}. */
    TEXT("a text"),
    /** {@link String}, the path of a file; relative to the spec that it stands in. */
    PATH("the path of a file"),
    /** {@link String}, one of a fixed set, or a constant of an enum. */
    CHOICE("one of a fixed set"),
    /** {@link List} of {@link String}. */
    TEXTS("a list of texts"),
    /** {@link List} of {@link String}; one alone is written without brackets. */
    TEXT_OR_TEXTS("a text or a list of texts"),
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

  /** What a spec says where the choice is left to whoever sees the data. */
  public static final String AUTO = "auto";

  /** Whether the choice may be left to whoever sees the data. */
  private enum Automatic {
    NO,
    YES
  }

  /** Whether it must be given. */
  private enum Need {
    REQUIRED,
    OPTIONAL
  }

  private final String name;
  private final Type type;
  private final Need need;
  private final T defaultValue; // null: none
  private final Range range;
  private final List<?> constants; // of a choice
  private final String absence; // the word for no value; empty: there is none
  private final Automatic automatic;
  private final String doc;

  private Option(
      String name,
      Type type,
      Need need,
      T defaultValue,
      Range range,
      List<?> constants,
      String absence,
      Automatic automatic,
      String doc) {
    this.name = name;
    this.type = type;
    this.need = need;
    this.range = range;
    this.constants = constants;
    this.absence = absence;
    this.automatic = automatic;
    this.doc = doc;
    // Here, because a range may be stated after the default.
    this.defaultValue = defaultValue == null ? null : accept(defaultValue);
  }

  private static <T> Option<T> of(String name, Type type, List<?> constants) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("option names are kebab-case, not " + name);
    }
    return new Option<>(
        name, type, Need.OPTIONAL, null, Range.ALL, constants, "", Automatic.NO, "");
  }

  /** A whole number. */
  public static Option<Integer> integer(String name) {
    return of(name, Type.INTEGER, List.of());
  }

  /** A whole number of up to 64 bits. */
  public static Option<Long> longInteger(String name) {
    return of(name, Type.LONG, List.of());
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
  public static Option<String> path(String name) {
    return of(name, Type.PATH, List.of());
  }

  /** One of the given texts. */
  public static Option<String> choice(String name, String... choices) {
    return of(name, Type.CHOICE, List.of(choices));
  }

  /** One of the constants, each written in kebab-case: {@code KEEP_FIRST} as {@code keep-first}. */
  public static <E extends Enum<E>> Option<E> choice(String name, Class<E> constants) {
    return of(name, Type.CHOICE, List.of(constants.getEnumConstants()));
  }

  /** A list of texts. */
  public static Option<List<String>> texts(String name) {
    return of(name, Type.TEXTS, List.of());
  }

  /** One text or several; {@code shop} is {@code [shop]}. */
  public static Option<List<String>> textOrTexts(String name) {
    return of(name, Type.TEXT_OR_TEXTS, List.of());
  }

  /** A list of finite numbers. */
  public static Option<List<Double>> decimals(String name) {
    return of(name, Type.DECIMALS, List.of());
  }

  private Option<T> within(Range newRange) {
    return new Option<>(
        name, type, need, defaultValue, newRange, constants, absence, automatic, doc);
  }

  /** Must be given. */
  public Option<T> required() {
    return new Option<>(name, type, Need.REQUIRED, null, range, constants, absence, automatic, doc);
  }

  /** The value when none is given; must itself be valid. */
  public Option<T> defaultsTo(T value) {
    Need relaxed = need == Need.REQUIRED ? Need.OPTIONAL : need;
    return new Option<>(name, type, relaxed, value, range, constants, absence, automatic, doc);
  }

  /**
   * A spec may say {@code none}, which is the default: no value, or an empty list. Only for what
   * has no other default.
   */
  public Option<T> orNone() {
    return orWord(NONE);
  }

  /** As {@link #orNone}, with another word for no value, such as {@code all}. */
  public Option<T> orWord(String word) {
    if (isRequired() || (defaultValue != null && !List.of().equals(defaultValue))) {
      throw new IllegalStateException(name + " is required or has a default that is not " + word);
    }
    return new Option<>(name, type, need, defaultValue, range, constants, word, automatic, doc);
  }

  /**
   * A spec may say {@code auto} instead of a value. Whoever reads the section asks for the word
   * itself; it is no value of the option.
   */
  public Option<T> orAuto() {
    return new Option<>(
        name, type, need, defaultValue, range, constants, absence, Automatic.YES, doc);
  }

  /** Numbers (each, in a list) must be {@code >= bound}. */
  public Option<T> atLeast(double bound) {
    return within(range.from(bound, false));
  }

  /** Numbers (each, in a list) must be {@code > bound}. */
  public Option<T> above(double bound) {
    return within(range.from(bound, true));
  }

  /** Numbers (each, in a list) must be {@code <= bound}. */
  public Option<T> atMost(double bound) {
    return within(range.to(bound, false));
  }

  /** Numbers (each, in a list) must be {@code < bound}. */
  public Option<T> below(double bound) {
    return within(range.to(bound, true));
  }

  /** One sentence of documentation. */
  public Option<T> doc(String sentence) {
    return new Option<>(
        name, type, need, defaultValue, range, constants, absence, automatic, sentence);
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
    return need == Need.REQUIRED;
  }

  /** Whether a spec may say {@code none}, or another word for it; see {@link #orNone}. */
  public boolean mayBeNone() {
    return !absence.isEmpty();
  }

  /** Whether a spec may say {@code auto}; see {@link #orAuto}. */
  public boolean mayBeAuto() {
    return automatic == Automatic.YES;
  }

  /** What a spec says for no value: {@code none} unless {@link #orWord} gave another word. */
  public String absence() {
    return mayBeNone() ? absence : NONE;
  }

  /** The default; empty when required or optional. */
  public Optional<T> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  /** The permitted texts of a choice; empty for other types. */
  public List<String> choices() {
    return constants.stream().map(c -> Conversion.written(c).toString()).toList();
  }

  /** One sentence of documentation. */
  public String documentation() {
    return doc;
  }

  /** Lower bound; negative infinity when there is none. */
  public double low() {
    return range.low();
  }

  /** Whether the lower bound itself is excluded. */
  public boolean lowExcluded() {
    return range.lowExcluded();
  }

  /** Upper bound; positive infinity when there is none. */
  public double high() {
    return range.high();
  }

  /** Whether the upper bound itself is excluded. */
  public boolean highExcluded() {
    return range.highExcluded();
  }

  /** What a value must be, in words: {@code "a whole number, at least 1"}. */
  public String expected() {
    if (type != Type.CHOICE) {
      String auto = mayBeAuto() ? AUTO + ", or " : "";
      return (mayBeNone() ? absence + ", or " : "") + auto + type.words() + range.words();
    }
    List<String> words = choices();
    boolean noneFirst = words.size() > 1 && words.get(0).equals(NONE);
    return (mayBeNone() || noneFirst ? absence() + ", or " : "")
        + "one of "
        + String.join(", ", noneFirst ? words.subList(1, words.size()) : words);
  }

  /**
   * Checks a Java value: any {@link Number} for a decimal, a whole {@link Number} for an integer, a
   * constant or its word for a choice of constants, otherwise the type itself.
   *
   * @return the value in the option's type
   * @throws InputException naming the option, the value and what was expected
   */
  public T accept(Object value) {
    Objects.requireNonNull(value, name);
    return inType(conversion().accept(value), value);
  }

  /**
   * Reads a scalar from its text, as it stands in a YAML file or on the command line.
   *
   * @throws InputException naming the option, the text and what was expected
   */
  public T parse(String text) {
    return inType(conversion().parse(text), text);
  }

  /**
   * A value as it stands in a spec, or in any other tree of texts, numbers, flags and lists.
   *
   * @param value that {@link #accept} takes
   */
  public Object written(Object value) {
    T accepted = accept(value);
    boolean alone = type == Type.TEXT_OR_TEXTS && ((List<?>) accepted).size() == 1;
    return Conversion.written(alone ? ((List<?>) accepted).get(0) : accepted);
  }

  /**
   * The refusal of a value that the declaration alone lets pass, because of another option, for
   * example.
   */
  public InputException refusal(String message, String remedy) {
    return new InputException(Place.of(name), message, remedy);
  }

  private Conversion conversion() {
    return new Conversion(type, range, constants);
  }

  @SuppressWarnings("unchecked") // a conversion makes exactly the type that the factory promised
  private T inType(Optional<?> accepted, Object given) {
    return (T)
        accepted.orElseThrow(
            () -> refusal(Quoted.of(given.toString()) + " is not valid", "expected " + expected()));
  }

  @Override
  public String toString() {
    return name + " (" + expected() + ")";
  }
}
