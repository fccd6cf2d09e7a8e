package org.rnn4j.cells.conformance;

import java.util.List;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * What this module itself provides. The kits go by nothing else: whether a cell passes must not
 * depend on the plugins beside it.
 */
final class BuiltIn {

  private static final String PACKAGES = "org.rnn4j.cells.";

  private BuiltIn() {}

  /** The built-in providers of a kind, sorted by name. */
  static <P extends Provider<?>> List<P> all(Kind<P> kind) {
    return of(Registry.installed().all(kind));
  }

  /** Those of some entries that are built in, in the same order. */
  static <P extends Provider<?>> List<P> of(List<Registry.Entry<P>> entries) {
    return entries.stream()
        .<P>map(Registry.Entry::provider)
        .filter(p -> p.getClass().getName().startsWith(PACKAGES))
        .toList();
  }
}
