package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
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

  /**
   * Makes the thing itself.
   *
   * @throws PluginException if the provider makes nothing
   */
  public <T, P extends Provider<T>> T create(Kind<P> kind, Registry registry) {
    P provider = registry.find(kind, type);
    return given(
        provider.create(Options.of(provider.options(), options)), "create", kind, registry);
  }

  /** As {@link #create}, where it does not matter what is made. */
  Object make(Kind<? extends Provider<?>> kind, Registry registry) {
    Provider<?> provider = registry.find(kind, type);
    return given(
        provider.create(Options.of(provider.options(), options)), "create", kind, registry);
  }

  /**
   * What this component gave, which may not be nothing.
   *
   * @param call the method that gave it, for the message
   * @throws PluginException if it is null
   */
  public <T> T given(T result, String call, Kind<? extends Provider<?>> kind, Registry registry) {
    if (result == null) {
      throw PluginException.wrong(
          Place.none(), named(kind, registry) + " returned null from " + call);
    }
    return result;
  }

  /** As it stands in a spec: the name alone, or a map with the name under {@code type}. */
  public Object tree() {
    return SpecTree.texts(this);
  }

  /**
   * What messages call it: {@code the scaler 'robust'}, and between brackets where it is from and
   * its provider's class.
   */
  public String named(Kind<? extends Provider<?>> kind, Registry registry) {
    Registry.Entry<? extends Provider<?>> entry = registry.findEntry(kind, type);
    String providerClass = entry.provider().getClass().getName();
    return "the " + kind + " '" + type + "' (" + entry.origin() + ", " + providerClass + ")";
  }

  /** The name without its module. */
  public String shortName() {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
