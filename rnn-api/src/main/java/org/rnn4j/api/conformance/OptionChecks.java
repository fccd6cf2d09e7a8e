package org.rnn4j.api.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Provider;

/**
 * What a provider makes of its options.
 *
 * @param <T> what it makes
 */
public final class OptionChecks<T> {

  private final Provider<T> provider;
  private final List<Map<String, Object>> variants;
  private final Function<T, Object> behaviour;

  private OptionChecks(
      Provider<T> provider, List<Map<String, Object>> variants, Function<T, Object> behaviour) {
    this.provider = provider;
    this.variants = variants;
    this.behaviour = behaviour;
  }

  /**
   * Requires that every option has an effect, and that a value at the border of its range is either
   * refused in words or works.
   *
   * @param variants at least one, each with values that the provider takes
   * @param behaviour what can be seen of one that was made: equal for those that do the same; it
   *     may throw whatever the one that was made throws
   * @throws ConformanceException naming the option, if that is not so
   */
  public static <T> void options(
      Provider<T> provider, List<Map<String, Object>> variants, Function<T, Object> behaviour) {
    OptionChecks<T> checks = new OptionChecks<>(provider, List.copyOf(variants), behaviour);
    for (Option<?> option : provider.options()) {
      checks.requireAnEffect(option);
      for (Object value : borderline(option)) {
        checks.requireRefusedInWordsOrUsed(option, value);
      }
    }
  }

  // That some two values, all else being equal, give two that differ; unless there are no two.
  // Tried
  // in every variant, because an option may have an effect only where another one is set.
  private void requireAnEffect(Option<?> option) {
    Set<Map<String, Object>> all = new LinkedHashSet<>(variants);
    variants.forEach(v -> all.addAll(OptionValues.withEach(v, option)));
    Map<Map<String, Object>, List<Object>> byRest = new HashMap<>();
    for (Map<String, Object> given : all) {
      Map<String, Object> rest = new HashMap<>(given);
      rest.remove(option.name());
      seen(given).ifPresent(s -> byRest.computeIfAbsent(rest, r -> new ArrayList<>()).add(s));
    }
    boolean isVaried = byRest.values().stream().anyMatch(s -> s.size() > 1);
    boolean isUsed = byRest.values().stream().anyMatch(s -> s.stream().distinct().count() > 1);
    require(isUsed || !isVaried, option);
  }

  private static void require(boolean isUsed, Option<?> option) {
    ConformanceException.require(
        isUsed, "the option '%s' has no effect: all its values do the same", option.name());
  }

  // Nothing of values that are refused together with the others.
  private Optional<Object> seen(Map<String, Object> given) {
    T made;
    try {
      made = provider.create(Options.of(provider.options(), given));
    } catch (InputException e) {
      return Optional.empty();
    }
    return Optional.of(behaviour.apply(made));
  }

  // Numbers around zero, and the bounds.
  private static List<Object> borderline(Option<?> option) {
    List<Object> values = new ArrayList<>();
    switch (option.type()) {
      case INTEGER -> {
        values.addAll(List.of(-1, 0, 1));
        if (Math.abs(option.low()) < 1000) {
          values.add((int) option.low());
        }
      }
      case DECIMAL -> {
        values.addAll(List.of(-1.0, 0.0, 1.0));
        if (Double.isFinite(option.low())) {
          values.add(option.low());
        }
        if (Double.isFinite(option.high())) {
          values.add(option.high());
        }
      }
      default -> {
        // Nothing lies at a border.
      }
    }
    return values;
  }

  private void requireRefusedInWordsOrUsed(Option<?> option, Object value) {
    Map<String, Object> given = OptionValues.plus(variants.get(0), option, value);
    String what = option.name() + ": " + value;
    Options options;
    try {
      options = Options.of(provider.options(), given);
    } catch (InputException e) {
      return; // as declared
    }
    T made;
    try {
      made = provider.create(options);
    } catch (InputException e) {
      return; // in words, because of another option
    } catch (RuntimeException e) {
      throw new ConformanceException(
          what + " is within the declared range and create throws " + e + "; declare the range", e);
    }
    try {
      behaviour.apply(made);
    } catch (RuntimeException e) {
      throw new ConformanceException(
          what
              + " is within the declared range and what is made of it fails ("
              + e.getMessage()
              + "); declare the range",
          e);
    }
  }
}
