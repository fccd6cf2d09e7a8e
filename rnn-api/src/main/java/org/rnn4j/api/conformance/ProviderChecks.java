package org.rnn4j.api.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Provider;

/** What a provider of any kind says of itself. */
public final class ProviderChecks {

  private ProviderChecks() {}

  /** The check of {@link #provider}, with which every kit begins. */
  public static Check check(Provider<?> provider) {
    return new Check(
        "provider",
        "The registry can make the provider, which has a name in kebab-case and documents itself.",
        () -> provider(provider));
  }

  /**
   * Requires that the registry can make a provider, which has a name in kebab-case and documents
   * itself and its options. Whether a jar registers it (in {@code module-info.java} and {@code
   * META-INF/services}) only who has the jar can see: {@code rnn plugins check}.
   *
   * @throws ConformanceException if that is not so
   */
  public static void provider(Provider<?> provider) {
    canBeMade(provider.getClass());
    String name = provider.name();
    require(name.matches("[a-z0-9]+(-[a-z0-9]+)*"), "the name '%s' is not in kebab-case", name);
    require(name.equals(provider.name()), "the name changes from call to call");
    require(!provider.summary().isBlank(), "the summary is empty; say what it makes");
    require(provider.description() != null, "the description is null; leave it empty instead");
    Set<String> names = new HashSet<>();
    for (Option<?> option : provider.options()) {
      require(names.add(option.name()), "there are two options '%s'", option.name());
      require(
          !option.documentation().isBlank(),
          "the option '%s' is not documented; add .doc(\"...\")",
          option.name());
    }
    List<String> again = provider.options().stream().map(Option::toString).toList();
    require(
        again.equals(provider.options().stream().map(Option::toString).toList()),
        "the options change from call to call");
  }

  private static void canBeMade(Class<?> type) {
    require(
        Modifier.isPublic(type.getModifiers()),
        "the class %s is not public, so the registry cannot make one",
        type.getName());
    try {
      type.getConstructor();
    } catch (NoSuchMethodException e) {
      throw new ConformanceException(
          "the class " + type.getName() + " has no public constructor without parameters", e);
    }
  }
}
