package org.rnn4j.cells.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Provider;

/**
 * A provider and the variants of its cells.
 *
 * @param provider under check
 * @param normalizers of the cells' pre-activations; none for the cells as they are
 */
record Subject(CellProvider provider, Optional<NormalizerProvider> normalizers) {

  private static final int MOST_VARIANTS = 48;

  /**
   * Every combination of values; where these are too many, those that differ from the first in one
   * option. With normalizers, the first cell has each of them and the other cells have the last.
   * Without those that the provider, or the step for want of a pre-activation, refuses in words.
   */
  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    Optional<InputException> refusal = Optional.empty();
    for (Map<String, Object> given : combinations(provider)) {
      List<Optional<Normalizer>> made = made();
      for (Optional<Normalizer> normalizer :
          variants.isEmpty() ? made : made.subList(made.size() - 1, made.size())) {
        try {
          Variant variant = new Variant(provider, given, create(given), normalizer);
          normalizer.ifPresent(n -> variant.graph());
          variants.add(variant);
        } catch (InputException e) {
          refusal = Optional.of(e);
        }
      }
    }
    if (variants.isEmpty()) {
      throw new ConformanceException(
          "no cell can be made: " + refusal.map(Throwable::getMessage).orElse(""));
    }
    return variants;
  }

  private List<Optional<Normalizer>> made() {
    return normalizers
        .map(
            n ->
                combinations(n).stream()
                    .map(given -> Optional.of(n.create(Options.of(n.options(), given))))
                    .toList())
        .orElse(List.of(Optional.empty()));
  }

  /** Makes a cell. */
  Cell create(Map<String, Object> given) {
    return provider.create(Options.of(provider.options(), given));
  }

  /** Runs a check over every variant; a failure says of which. */
  void each(Consumer<Variant> check) {
    for (Variant variant : variants()) {
      try {
        check.accept(variant);
      } catch (RuntimeException | LinkageError | StackOverflowError e) { // of a foreign cell
        throw new ConformanceException("with " + variant + ": " + words(e), e);
      }
    }
  }

  /** What was thrown, for a reader. */
  static String words(Throwable e) {
    boolean isExplained = e instanceof ConformanceException || e instanceof InputException;
    return isExplained ? e.getMessage() : "it throws " + e;
  }

  private static List<Map<String, Object>> combinations(Provider<?> provider) {
    List<Option<?>> options = provider.options();
    long count = 1;
    for (Option<?> option : options) {
      count *= Math.min(MOST_VARIANTS + 1, values(option).size());
      count = Math.min(MOST_VARIANTS + 1, count);
    }
    return count <= MOST_VARIANTS ? product(options) : oneByOne(options);
  }

  private static List<Map<String, Object>> product(List<Option<?>> options) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (Option<?> option : options) {
      all =
          all.stream()
              .flatMap(c -> values(option).stream().map(v -> plus(c, option.name(), v)))
              .toList();
    }
    return all;
  }

  private static List<Map<String, Object>> oneByOne(List<Option<?>> options) {
    Map<String, Object> first = new LinkedHashMap<>();
    for (Option<?> option : options) {
      values(option).get(0).ifPresent(v -> first.put(option.name(), v));
    }
    List<Map<String, Object>> all = new ArrayList<>(List.of(first));
    for (Option<?> option : options) {
      values(option).stream().skip(1).forEach(v -> all.add(plus(first, option.name(), v)));
    }
    return all;
  }

  private static Map<String, Object> plus(
      Map<String, Object> map, String name, Optional<Object> value) {
    Map<String, Object> result = new LinkedHashMap<>(map);
    value.ifPresent(v -> result.put(name, v));
    return result;
  }

  // Empty stands for an option that is not given.
  private static List<Optional<Object>> values(Option<?> option) {
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

  // Small; of whole numbers 3 for those that must be given and 2 for others, so that two widths
  // differ.
  private static Object sample(Option<?> option) {
    return switch (option.type()) {
      case INTEGER -> (int) number(option, option.isRequired() ? 3 : 2, 1);
      case DECIMAL -> number(option, 0.5, 0);
      case TEXTS -> List.of("text");
      case DECIMALS -> List.of(number(option, 0.5, 0));
      default -> "text";
    };
  }

  private static double number(Option<?> option, double wish, double unit) {
    boolean isAbove = option.lowExcluded() ? wish > option.low() : wish >= option.low();
    boolean isBelow = option.highExcluded() ? wish < option.high() : wish <= option.high();
    if (isAbove && isBelow) {
      return wish;
    }
    if (unit == 0 && Double.isFinite(option.low()) && Double.isFinite(option.high())) {
      return (option.low() + option.high()) / 2;
    }
    double step = unit == 0 ? 0.5 : unit;
    return isAbove
        ? option.high() - (option.highExcluded() ? step : 0)
        : option.low() + (option.lowExcluded() ? step : 0);
  }
}
