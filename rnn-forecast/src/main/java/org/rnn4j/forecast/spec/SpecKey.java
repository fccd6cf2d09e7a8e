package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;

/**
 * The declaration of one key of a spec, the only place that spells it: the spec is read and written
 * by it, and its page and its schema are made of it.
 *
 * @param <T> what stands under it
 */
public sealed interface SpecKey<T> {

  /** The key that names a component whose options stand in a map with it. */
  String TYPE = "type";

  /** As it stands in a spec. */
  String name();

  /** What it takes, and what holds without it: {@code "true or false; default true"}. */
  String terms();

  /** One sentence. */
  String documentation();

  /** Whether it must be there. */
  boolean isRequired();

  /** A single value or a list of values. */
  record Valued<T>(Option<T> option) implements SpecKey<T> {

    @Override
    public String name() {
      return option.name();
    }

    @Override
    public String terms() {
      String none = option.mayBeNone() ? "default " + option.absence() : "optional";
      String use =
          option.isRequired()
              ? "required"
              : option
                  .defaultValue()
                  .map(
                      d -> "default " + (option.mayBeNone() ? option.absence() : option.written(d)))
                  .orElse(none);
      return option.expected() + "; " + use;
    }

    @Override
    public String documentation() {
      return option.documentation();
    }

    @Override
    public boolean isRequired() {
      return option.isRequired();
    }
  }

  /**
   * Something chosen by name.
   *
   * @param placement where its options stand
   * @param absence what holds without it
   */
  record Chosen(
      String name,
      Kind<? extends Provider<?>> kind,
      Placement placement,
      Absence absence,
      String documentation)
      implements SpecKey<ComponentSpec> {

    @Override
    public String terms() {
      return (absence.mayBeNone() ? Option.NONE + ", or " : "")
          + (kind.name().matches("[aeiou].*") ? "an " : "a ")
          + kind
          + " by name or with options; "
          + absence.words();
    }

    @Override
    public boolean isRequired() {
      return absence.isRequired();
    }
  }

  /** Where the options of something chosen by name stand. */
  enum Placement {
    /** In a map under the key, with the name. */
    BELOW,
    /** In a map under the key, with the name or, for what holds by default, without. */
    BELOW_WITH_OR_WITHOUT_NAME,
    /** In the section, beside the key. */
    BESIDE
  }

  /** A list of things chosen by name, of one kind, alone or in maps with their options. */
  record Several(
      String name, Kind<? extends Provider<?>> kind, List<String> byDefault, String documentation)
      implements SpecKey<List<ComponentSpec>> {

    @Override
    public String terms() {
      return "a list of " + kind + "s by name or with options; default " + byDefault;
    }

    @Override
    public boolean isRequired() {
      return false;
    }
  }

  /**
   * Something chosen by name, or a list of such things that come one after the other.
   *
   * @param absence what holds without it
   */
  record Chained(
      String name, Kind<? extends Provider<?>> kind, Absence absence, String documentation)
      implements SpecKey<List<ComponentSpec>> {

    @Override
    public String terms() {
      return "a " + kind + " by name or with options, or a list of them; " + absence.words();
    }

    @Override
    public boolean isRequired() {
      return absence.isRequired();
    }
  }

  /**
   * A map from names that its author gives, such as those of columns, to what {@link Chained}
   * takes.
   *
   * @param words what it is a map of
   */
  record ChainedByName(
      String name, Kind<? extends Provider<?>> kind, String words, String documentation)
      implements SpecKey<Map<String, List<ComponentSpec>>> {

    @Override
    public String terms() {
      return words + "; optional";
    }

    @Override
    public boolean isRequired() {
      return false;
    }
  }

  /**
   * A section for which there is a short form.
   *
   * @param inShort what is written in short of a value; empty where it takes the whole section
   */
  record Shortened<T>(
      Chained brief, SpecSection<T> section, Function<T, Optional<List<ComponentSpec>>> inShort)
      implements SpecKey<T> {

    @Override
    public String name() {
      return brief.name();
    }

    @Override
    public String terms() {
      return brief.terms();
    }

    @Override
    public String documentation() {
      return brief.documentation();
    }

    @Override
    public boolean isRequired() {
      return brief.isRequired();
    }
  }

  /**
   * A map with keys of its own, under the key of its section's name.
   *
   * @param alone what may stand there instead of a map, as a single value
   */
  record Nested<T>(SpecSection<T> section, Absence absence, List<Option<?>> alone)
      implements SpecKey<T> {

    Nested(SpecSection<T> section, Absence absence) {
      this(section, absence, List.of());
    }

    @Override
    public String name() {
      return section.name();
    }

    @Override
    public String terms() {
      StringBuilder terms = new StringBuilder(absence.mayBeNone() ? Option.NONE + ", or " : "");
      alone.forEach(option -> terms.append(option.expected()).append(", or "));
      return terms.append("a map; ").append(absence.words()).toString();
    }

    @Override
    public String documentation() {
      return section.summary();
    }

    @Override
    public boolean isRequired() {
      return absence.isRequired();
    }
  }

  /**
   * A list of maps with keys of their own, or of names alone.
   *
   * @param item what stands in each map
   * @param words what it is a list of
   */
  record Listed<T>(
      String name, SpecSection<T> item, String words, Absence absence, String documentation)
      implements SpecKey<List<T>> {

    @Override
    public String terms() {
      return (absence.mayBeNone() ? Option.NONE + ", or " : "")
          + "a list of "
          + words
          + "; "
          + absence.words();
    }

    @Override
    public boolean isRequired() {
      return absence.isRequired();
    }
  }

  /**
   * A map whose keys are names that its author gives, such as those of columns; none without it.
   *
   * @param item what stands in a map under a name
   * @param word that may stand there instead
   * @param words what it is a map of
   */
  record ByName<T>(
      String name, SpecSection<T> item, String word, String words, String documentation)
      implements SpecKey<Map<String, T>> {

    @Override
    public String terms() {
      return Option.NONE + ", or " + words + "; default " + Option.NONE;
    }

    @Override
    public boolean isRequired() {
      return false;
    }
  }

  /**
   * What has forms of its own, which its reader knows.
   *
   * @param forms what may stand under it, as JSON Schema
   * @param shown what is written of a section's value; empty where that is nothing
   */
  record Described<T>(
      String name,
      String terms,
      String documentation,
      List<Object> forms,
      Function<T, Optional<Object>> shown)
      implements SpecKey<Object> {

    Optional<Object> written(T value) {
      return shown.apply(value);
    }

    @Override
    public boolean isRequired() {
      return false;
    }
  }

  /**
   * What holds where a key is absent.
   *
   * @param words {@code required}, or the default in words
   * @param value the default, where it is always the same
   * @param mayBeNone whether the key may say {@code none}
   */
  record Absence(String words, Optional<String> value, boolean mayBeNone) {

    public Absence {
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(value, "value");
    }

    private static final Absence REQUIRED = new Absence("required", Optional.empty(), false);

    static Absence required() {
      return REQUIRED;
    }

    /** Whether the key must be there. */
    boolean isRequired() {
      return equals(REQUIRED);
    }

    static Absence of(String value) {
      return new Absence("default " + value, Optional.of(value), value.equals(Option.NONE));
    }

    static Absence described(String words) {
      return new Absence("default: " + words, Optional.empty(), false);
    }

    Absence orNone() {
      return new Absence(words, value, true);
    }
  }
}
