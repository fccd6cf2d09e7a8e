package org.rnn4j.forecast.spec;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a key says that may leave the choice to whoever sees the data.
 *
 * @param <T> the elements
 */
public sealed interface AutoOr<T> {

  /** The choice is left to whoever sees the data. */
  record Auto<T>() implements AutoOr<T> {}

  /**
   * What was said.
   *
   * @param values none: there is to be none
   */
  record Given<T>(List<T> values) implements AutoOr<T> {
    public Given {
      values = List.copyOf(values);
    }
  }

  /** There is to be none. */
  static <T> AutoOr<T> none() {
    return new Given<>(List.of());
  }

  /** What was said, or what is chosen where nothing was. */
  default List<T> orElseGet(Supplier<List<T>> chosen) {
    return this instanceof Given<T> given ? given.values() : chosen.get();
  }

  /** Whether the choice is left to whoever sees the data. */
  default boolean isAuto() {
    return this instanceof Auto<T>;
  }

  /**
   * What was said, or chosen.
   *
   * @throws IllegalStateException where nothing was said, and it is not resolved yet
   */
  default List<T> values() {
    return orElseGet(
        () -> {
          throw new IllegalStateException("nobody has looked at the data yet");
        });
  }
}
