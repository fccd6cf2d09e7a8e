package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;

/** The declaration of one key of a spec: the reader reads by it, and its page is made of it. */
public sealed interface SpecKey {

  /** As it stands in a spec. */
  String name();

  /** What it takes, and what holds without it: {@code "true or false; default true"}. */
  String terms();

  /** One sentence. */
  String documentation();

  /** A single value or a list of values. */
  record Valued(Option<?> option) implements SpecKey {

    @Override
    public String name() {
      return option.name();
    }

    @Override
    public String terms() {
      String none = option.mayBeNone() ? "default " + Option.NONE : "optional";
      String use =
          option.isRequired()
              ? "required"
              : option
                  .defaultValue()
                  .map(d -> "default " + (option.mayBeNone() ? Option.NONE : option.written(d)))
                  .orElse(none);
      return option.expected() + "; " + use;
    }

    @Override
    public String documentation() {
      return option.documentation();
    }
  }

  /**
   * Something chosen by name, alone or in a map with its options.
   *
   * @param absence what holds without it
   * @param none whether it may be {@code none}
   */
  record Chosen(
      String name,
      Kind<? extends Provider<?>> kind,
      Absence absence,
      boolean none,
      String documentation)
      implements SpecKey {

    @Override
    public String terms() {
      return (none ? Option.NONE + ", or " : "")
          + (kind.name().matches("[aeiou].*") ? "an " : "a ")
          + kind
          + " by name or with options; "
          + absence.words();
    }
  }

  /**
   * A map with keys of its own, or a list of such maps.
   *
   * @param section what stands in it
   * @param form in words, for example {@code "a map"}
   */
  record Nested(
      String name, SpecSection section, String form, Absence absence, String documentation)
      implements SpecKey {

    @Override
    public String terms() {
      return form + "; " + absence.words();
    }
  }

  /** What is read in its own way; the terms say which. */
  record Other(String name, String terms, String documentation) implements SpecKey {}

  /**
   * What holds where a key is absent.
   *
   * @param words {@code required}, or the default in words
   * @param value the default, where it is always the same
   */
  record Absence(String words, Optional<String> value) {

    public Absence {
      Objects.requireNonNull(words, "words");
      Objects.requireNonNull(value, "value");
    }

    static Absence required() {
      return new Absence("required", Optional.empty());
    }

    static Absence of(String value) {
      return new Absence("default " + value, Optional.of(value));
    }

    static Absence described(String words) {
      return new Absence("default: " + words, Optional.empty());
    }
  }
}
