package org.rnn4j.api.option;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Constants as users write them: {@code KEEP_FIRST} is {@code keep-first}. The only place where
 * constants become words and words constants.
 */
public final class Kebab {

  private Kebab() {}

  /** The word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant of a word, if there is one. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants()).filter(e -> of(e).equals(word)).findFirst();
  }
}
