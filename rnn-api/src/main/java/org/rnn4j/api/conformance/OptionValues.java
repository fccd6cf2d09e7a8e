package org.rnn4j.api.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Provider;

/** Values of options to check a provider with. */
public final class OptionValues {

  private static final int MOST = 48;

  private OptionValues() {}

  /**
   * Combinations of values, each a map from name to value: flags and choices with each of theirs,
   * required options with a small value, options that may be left out with and without, those that
   * have a default with the default. Every combination or, where these are more than 48, those that
   * differ from the first in one option.
   */
  public static List<Map<String, Object>> combinations(List<Option<?>> options) {
    return combinations(options, OptionValues::few);
  }

  /** The same, but numbers that have a default also with another value. */
  public static List<Map<String, Object>> combinationsWithNumbers(List<Option<?>> options) {
    return combinations(
        options,
        option ->
            another(option)
                .map(other -> List.of(Optional.empty(), Optional.of(other)))
                .orElseGet(() -> few(option)));
  }

  /** The first combination with one of its numbers at the lowest value that its range includes. */
  public static List<Map<String, Object>> lowest(List<Option<?>> options) {
    Map<String, Object> first = combinations(options).get(0);
    List<Map<String, Object>> all = new ArrayList<>();
    for (Option<?> option : options) {
      boolean hasLowest = Double.isFinite(option.low()) && !option.lowExcluded();
      if (hasLowest && option.type() == Option.Type.INTEGER) {
        all.add(plus(first, option, (int) Math.ceil(option.low())));
      } else if (hasLowest && option.type() == Option.Type.DECIMAL) {
        all.add(plus(first, option, option.low()));
      }
    }
    return all;
  }

  /**
   * Those of some combinations that a provider takes; it may refuse others in words.
   *
   * @throws ConformanceException with the last refusal, if it takes none
   */
  public static List<Map<String, Object>> taken(
      Provider<?> provider, List<Map<String, Object>> combinations) {
    List<Map<String, Object>> taken = new ArrayList<>();
    String refusal = "";
    for (Map<String, Object> given : combinations) {
      try {
        provider.create(Options.of(provider.options(), given));
        taken.add(given);
      } catch (InputException e) {
        refusal = e.getMessage();
      }
    }
    ConformanceException.require(
        !taken.isEmpty(), "'%s' cannot be made: %s", provider.name(), refusal);
    return taken;
  }

  private static List<Map<String, Object>> combinations(
      List<Option<?>> options, Function<Option<?>, List<Optional<Object>>> values) {
    long count = 1;
    for (Option<?> option : options) {
      count *= Math.min(MOST + 1, values.apply(option).size());
      count = Math.min(MOST + 1, count);
    }
    return count <= MOST ? product(options, values) : oneByOne(options, values);
  }

  private static List<Map<String, Object>> product(
      List<Option<?>> options, Function<Option<?>, List<Optional<Object>>> values) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (Option<?> option : options) {
      all =
          all.stream()
              .flatMap(
                  c ->
                      values.apply(option).stream()
                          .map(v -> v.map(given -> plus(c, option, given)).orElse(c)))
              .toList();
    }
    return all;
  }

  private static List<Map<String, Object>> oneByOne(
      List<Option<?>> options, Function<Option<?>, List<Optional<Object>>> values) {
    Map<String, Object> first = new LinkedHashMap<>();
    for (Option<?> option : options) {
      values.apply(option).get(0).ifPresent(v -> first.put(option.name(), v));
    }
    List<Map<String, Object>> all = new ArrayList<>(List.of(first));
    for (Option<?> option : options) {
      values.apply(option).stream()
          .skip(1)
          .forEach(v -> all.add(v.map(given -> plus(first, option, given)).orElse(first)));
    }
    return all;
  }

  /** The same values and one more, or another value of an option. */
  static Map<String, Object> plus(Map<String, Object> given, Option<?> option, Object value) {
    Map<String, Object> result = new LinkedHashMap<>(given);
    result.put(option.name(), value);
    return result;
  }

  /** The same values with each of one option's, and if it may be, without it. */
  static List<Map<String, Object>> withEach(Map<String, Object> given, Option<?> option) {
    Map<String, Object> without = new LinkedHashMap<>(given);
    without.remove(option.name());
    return Stream.concat(few(option).stream(), another(option).map(Optional::of).stream())
        .map(v -> v.map(value -> plus(without, option, value)).orElse(without))
        .toList();
  }

  // Empty stands for an option that is not given.
  private static List<Optional<Object>> few(Option<?> option) {
    return switch (option.type()) {
      case FLAG -> List.of(Optional.of(false), Optional.of(true));
      case CHOICE -> option.choices().stream().map(c -> Optional.<Object>of(c)).toList();
      default ->
          option.isRequired()
              ? List.of(Optional.of(sample(option)))
              : option.defaultValue().isPresent()
                  ? List.of(Optional.empty())
                  : List.of(Optional.empty(), Optional.of(sample(option)));
    };
  }

  /** Of a number that has a default, another valid value. */
  static Optional<Object> another(Option<?> option) {
    return option
        .defaultValue()
        .flatMap(
            value ->
                switch (option.type()) {
                  case INTEGER -> anotherWhole(option, (Integer) value);
                  case DECIMAL -> anotherDecimal(option, (Double) value);
                  default -> Optional.empty();
                });
  }

  private static Optional<Object> anotherWhole(Option<?> option, int value) {
    if (isValid(option, value + 1)) {
      return Optional.of(value + 1);
    }
    return isValid(option, value - 1) ? Optional.of(value - 1) : Optional.empty();
  }

  private static Optional<Object> anotherDecimal(Option<?> option, double value) {
    double half = value == 0 ? 0.5 : value / 2;
    double twice = value == 0 ? -0.5 : value * 2;
    if (isValid(option, half)) {
      return Optional.of(half);
    }
    return isValid(option, twice) ? Optional.of(twice) : Optional.empty();
  }

  // Small; a whole number is 3 if it must be given, else 2, so that two widths differ.
  private static Object sample(Option<?> option) {
    return switch (option.type()) {
      case INTEGER -> (int) number(option, option.isRequired() ? 3 : 2, 1);
      case DECIMAL -> number(option, 0.5, 0);
      case TEXTS, TEXT_OR_TEXTS -> List.of("text");
      case DECIMALS -> List.of(number(option, 0.5, 0));
      default -> "text";
    };
  }

  private static double number(Option<?> option, double wish, double unit) {
    if (isValid(option, wish)) {
      return wish;
    }
    if (unit == 0 && Double.isFinite(option.low()) && Double.isFinite(option.high())) {
      return (option.low() + option.high()) / 2;
    }
    double step = unit == 0 ? 0.5 : unit;
    return isAboveLow(option, wish)
        ? option.high() - (option.highExcluded() ? step : 0)
        : option.low() + (option.lowExcluded() ? step : 0);
  }

  private static boolean isValid(Option<?> option, double x) {
    return isAboveLow(option, x)
        && (option.highExcluded() ? x < option.high() : x <= option.high());
  }

  private static boolean isAboveLow(Option<?> option, double x) {
    return option.lowExcluded() ? x > option.low() : x >= option.low();
  }
}
