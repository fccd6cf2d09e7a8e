package org.rnn4j.api.spi;

import java.util.List;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * Makes one implementation that a spec can name. A public class with a public constructor without
 * parameters.
 *
 * @param <T> what it makes
 */
public interface Provider<T> {

  /** The name in a spec: kebab-case, unique within its kind. */
  String name();

  /**
   * What else people call it, as other tools and papers do: {@code seq2seq}. A spec that says so is
   * not understood, but answered with {@link #name()}.
   */
  default List<String> otherNames() {
    return List.of();
  }

  /** One sentence: what it is, with its source. */
  String summary();

  /**
   * The equations or other longer explanation, as plain text; empty when the summary says it all.
   */
  default String description() {
    return "";
  }

  /** The options it takes. */
  default List<Option<?>> options() {
    return List.of();
  }

  /**
   * Makes one.
   *
   * @param options checked against {@link #options()}
   */
  T create(Options options);
}
