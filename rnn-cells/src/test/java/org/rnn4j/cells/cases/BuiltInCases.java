package org.rnn4j.cells.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.layer.StepRecorder;

/**
 * Every installed cell in every combination of its flags and choices, and with every installed
 * normalizer. A cell or an option that is added is tested without a word here.
 */
public final class BuiltInCases {

  private static final int UNITS = 3;
  private static final String WITH = " with ";
  private static final Object OTHER_WIDTH = 2;

  private BuiltInCases() {}

  /**
   * Every variant of every cell without a normalizer; each cell's first variant with every variant
   * of every normalizer; and the other variants with each normalizer's last, that with gain and
   * offset. Without the pairs that are refused.
   */
  public static List<CellCase> all() {
    return all(UNITS);
  }

  /**
   * Every variant of every cell without a normalizer; and of those with one so many that each cell
   * meets each variant of each normalizer and each variant of each cell meets a normalizer, or all.
   */
  public static List<CellCase> byPairs() {
    List<CellCase> normalized = pairs().stream().filter(BuiltInCases::isAccepted).toList();
    Set<CellCase> chosen =
        new HashSet<>(Breadth.asked().of(normalized, c -> List.of(cell(c), normalizer(c))));
    chosen.addAll(Breadth.asked().of(normalized, c -> List.of(variant(c), "any normalizer")));
    return Stream.concat(plain().stream(), normalized.stream().filter(chosen::contains)).toList();
  }

  /**
   * So many variants of each cell without a normalizer that every pair of its options' values is
   * among them, and each cell with each normalizer; or all.
   */
  public static List<CellCase> byPairsOfOptions() {
    List<CellCase> normalized = pairs().stream().filter(BuiltInCases::isAccepted).toList();
    return Stream.concat(
            Breadth.asked().of(plain(), BuiltInCases::values).stream(),
            Breadth.asked()
                .of(normalized, c -> List.of(cell(c), normalizer(c).replaceFirst("\\{.*", "")))
                .stream())
        .toList();
  }

  // Of "lstm{units=3, peephole=true}": "lstm", "lstm units=3", "lstm peephole=true".
  private static List<String> values(CellCase c) {
    String given = c.name().substring(cell(c).length() + 1, c.name().length() - 1);
    return Stream.concat(
            Stream.of(cell(c)), Stream.of(given.split(", ")).map(o -> cell(c) + " " + o))
        .toList();
  }

  // The parts of "lstm{units=3} with layer-norm{gain=true}".
  private static String variant(CellCase c) {
    return c.name().substring(0, c.name().indexOf(WITH));
  }

  private static String cell(CellCase c) {
    return c.name().substring(0, c.name().indexOf('{'));
  }

  private static String normalizer(CellCase c) {
    return c.name().substring(c.name().indexOf(WITH) + WITH.length());
  }

  /** {@link #all()} with so many units. */
  public static List<CellCase> all(int units) {
    List<CellCase> cases = new ArrayList<>(plain(units));
    pairs(units).stream().filter(BuiltInCases::isAccepted).forEach(cases::add);
    return cases;
  }

  /** Those with a normalizer, accepted or not. */
  public static List<CellCase> pairs() {
    return pairs(UNITS);
  }

  private static List<CellCase> pairs(int units) {
    List<CellCase> cases = new ArrayList<>();
    for (Registry.Entry<? extends Provider<Cell>> cell : Registry.installed().all(Kind.CELL)) {
      for (Registry.Entry<? extends Provider<Normalizer>> normalizer :
          Registry.installed().all(Kind.NORMALIZER)) {
        List<Named<Cell>> cells = variants(cell.provider(), units);
        List<Named<Normalizer>> normalizers = variants(normalizer.provider(), units);
        for (int c = 0; c < cells.size(); c++) {
          for (int n = 0; n < normalizers.size(); n++) {
            boolean isFirstOfEither = c == 0 || n == normalizers.size() - 1;
            if (isFirstOfEither) {
              cases.add(
                  new CellCase(
                      cells.get(c).name() + WITH + normalizers.get(n).name(),
                      cells.get(c).made(),
                      Optional.of(normalizers.get(n).made())));
            }
          }
        }
      }
    }
    return cases;
  }

  /** Whether the cell has the places that the normalizer needs. */
  public static boolean isAccepted(CellCase c) {
    try {
      StepRecorder.record(Place.of(c.name()), c.cell(), 2, Initialization.STANDARD, c.normalizer());
      return true;
    } catch (InputException e) {
      return false;
    }
  }

  /** Every variant of every cell without a normalizer. */
  public static List<CellCase> plain() {
    return plain(UNITS);
  }

  private static List<CellCase> plain(int units) {
    List<CellCase> cases = new ArrayList<>();
    for (Registry.Entry<? extends Provider<Cell>> entry : Registry.installed().all(Kind.CELL)) {
      for (Named<Cell> v : variants(entry.provider(), units)) {
        cases.add(CellCase.of(v.name(), v.made()));
      }
    }
    return cases;
  }

  private record Named<T>(String name, T made) {}

  private static <T> List<Named<T>> variants(Provider<T> provider, int units) {
    List<Map<String, Object>> combinations = List.of(Map.of());
    for (Option<?> option : provider.options()) {
      combinations =
          combinations.stream()
              .flatMap(c -> values(option, units).stream().map(v -> plus(c, option.name(), v)))
              .toList();
    }
    return combinations.stream()
        .map(
            given ->
                new Named<>(
                    provider.name() + given,
                    provider.create(Options.of(provider.options(), given))))
        .toList();
  }

  private static List<Object> values(Option<?> option, int units) {
    return switch (option.type()) {
      case FLAG -> List.of(false, true);
      case CHOICE -> List.copyOf(option.choices());
      default ->
          option.name().equals("units")
              ? List.of(units)
              : option
                  .defaultValue()
                  .<List<Object>>map(List::of)
                  .orElse(List.of(Optional.empty(), OTHER_WIDTH));
    };
  }

  private static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
    Map<String, Object> result = new LinkedHashMap<>(map);
    if (!value.equals(Optional.empty())) {
      result.put(name, value);
    }
    return result;
  }
}
