package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * Something that is chosen by name, with the value of every option: {@code {type: adam,
 * learning-rate: 0.01}}.
 *
 * @param type the provider's name, short or as {@code module/name}
 * @param options value by option name, defaults included, in the order of declaration; an optional
 *     option that was not given is absent
 */
public record ComponentSpec(String type, Map<String, Object> options) {

  public ComponentSpec {
    Objects.requireNonNull(type, "type");
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * The component with all its defaults.
   *
   * @throws org.rnn4j.api.error.InputException when there is no such provider, or it has a required
   *     option
   */
  public static <P extends Provider<?>> ComponentSpec of(
      Kind<P> kind, String type, Registry registry) {
    return of(kind, type, Map.of(), registry);
  }

  /**
   * The component with the given options checked and its defaults filled in.
   *
   * @throws org.rnn4j.api.error.InputException naming every option that is unknown, missing or
   *     invalid
   */
  public static <P extends Provider<?>> ComponentSpec of(
      Kind<P> kind, String type, Map<String, ?> options, Registry registry) {
    var declared = registry.find(kind, type).options();
    return new ComponentSpec(type, Options.of(declared, options).asMap());
  }

  /** As it stands in a spec: the name alone, or a map with the name under {@code type}. */
  public Object tree() {
    return SpecTree.texts(this);
  }

  /** The name without its module. */
  public String shortName() {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
