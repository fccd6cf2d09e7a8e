package org.rnn4j.forecast.spec;

import java.util.Objects;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * What a spec names, found: a provider with the options that the spec gives it. Whoever holds one
 * needs no registry. Immutable.
 *
 * @param <T> what is made
 */
public final class Component<T> {

  private final Kind<? extends Provider<?>> kind;
  private final ComponentSpec spec;
  private final Registry.Entry<? extends Provider<? extends T>> entry;

  private Component(
      Kind<? extends Provider<?>> kind,
      ComponentSpec spec,
      Registry.Entry<? extends Provider<? extends T>> entry) {
    this.kind = kind;
    this.spec = Objects.requireNonNull(spec, "spec");
    this.entry = entry;
  }

  /**
   * Looks a component up.
   *
   * @throws org.rnn4j.api.error.InputException if there is no such provider
   */
  public static <T, P extends Provider<T>> Component<T> of(
      Kind<P> kind, ComponentSpec spec, Registry registry) {
    return new Component<>(kind, spec, registry.findEntry(kind, spec.type()));
  }

  /** As {@link #of}, where it does not matter what is made. */
  static Component<?> ofAny(
      Kind<? extends Provider<?>> kind, ComponentSpec spec, Registry registry) {
    return new Component<Object>(kind, spec, registry.findEntry(kind, spec.type()));
  }

  /** Name and options. */
  public ComponentSpec spec() {
    return spec;
  }

  /**
   * Makes the thing itself, a new one each time: what one training or one fit leaves in it, another
   * does not find.
   *
   * @throws PluginException if the provider makes nothing
   */
  public T make() {
    Provider<? extends T> provider = entry.provider();
    return given(provider.create(Options.of(provider.options(), spec.options())), "create");
  }

  /**
   * What this component gave, which may not be nothing.
   *
   * @param call the method that gave it, for the message
   * @throws PluginException if it is null
   */
  public <R> R given(R result, String call) {
    if (result == null) {
      throw PluginException.wrong(Place.none(), named() + " returned null from " + call);
    }
    return result;
  }

  /**
   * What messages call it: {@code the scaler 'robust'}, and between brackets where it is from and
   * its provider's class.
   */
  public String named() {
    String providerClass = entry.provider().getClass().getName();
    return "the " + kind + " '" + spec.type() + "' (" + origin() + ", " + providerClass + ")";
  }

  /** Where it is from, in a few words. */
  public String origin() {
    return entry.origin();
  }

  /** Whether it is somebody else's. */
  public boolean isPlugin() {
    return entry.isPlugin();
  }
}
