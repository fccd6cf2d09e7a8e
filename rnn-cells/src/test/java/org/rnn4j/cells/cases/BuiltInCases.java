package org.rnn4j.cells.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * Every installed cell with every installed normalizer, in every combination of their flags and
 * choices. A cell or an option that is added is tested without a word here.
 */
public final class BuiltInCases {

  private static final Object UNITS = 3;

  private BuiltInCases() {}

  /** Every variant of every cell with none and every variant of every normalizer. */
  public static List<CellCase> all() {
    Map<String, Optional<Normalizer>> normalizers = new LinkedHashMap<>();
    normalizers.put("", Optional.empty());
    for (Registry.Entry<? extends Provider<Normalizer>> entry :
        Registry.installed().all(Kind.NORMALIZER)) {
      for (Variant<Normalizer> v : variants(entry.provider())) {
        normalizers.put(" with " + v.name(), Optional.of(v.made()));
      }
    }
    List<CellCase> cases = new ArrayList<>();
    for (CellCase cell : plain()) {
      normalizers.forEach((name, n) -> cases.add(new CellCase(cell.name() + name, cell.cell(), n)));
    }
    return cases;
  }

  /** Every variant of every cell without a normalizer. */
  public static List<CellCase> plain() {
    List<CellCase> cases = new ArrayList<>();
    for (Registry.Entry<? extends Provider<Cell>> entry : Registry.installed().all(Kind.CELL)) {
      for (Variant<Cell> v : variants(entry.provider())) {
        cases.add(CellCase.of(v.name(), v.made()));
      }
    }
    return cases;
  }

  private record Variant<T>(String name, T made) {}

  private static <T> List<Variant<T>> variants(Provider<T> provider) {
    List<Map<String, Object>> combinations = List.of(Map.of());
    for (Option<?> option : provider.options()) {
      combinations =
          combinations.stream()
              .flatMap(c -> values(option).stream().map(v -> plus(c, option.name(), v)))
              .toList();
    }
    return combinations.stream()
        .map(
            given ->
                new Variant<>(
                    provider.name() + given,
                    provider.create(Options.of(provider.options(), given))))
        .toList();
  }

  private static List<Object> values(Option<?> option) {
    return switch (option.type()) {
      case FLAG -> List.of(false, true);
      case CHOICE -> List.copyOf(option.choices());
      default ->
          List.of(option.name().equals("units") ? UNITS : option.defaultValue().orElseThrow());
    };
  }

  private static Map<String, Object> plus(Map<String, Object> map, String name, Object value) {
    Map<String, Object> result = new LinkedHashMap<>(map);
    result.put(name, value);
    return result;
  }
}
