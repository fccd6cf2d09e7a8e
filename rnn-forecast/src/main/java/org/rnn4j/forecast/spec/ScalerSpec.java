package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What columns are scaled by: each by one scaler after the other.
 *
 * @param chain for every column that has none of its own; at least one, the first one first
 * @param columns for a column of its own, by its name
 * @param scope which values share the numbers of a fitted scaler; empty: those of a series, or of
 *     all series where whole series are dealt out
 */
public record ScalerSpec(
    List<ComponentSpec> chain, Map<String, List<ComponentSpec>> columns, Optional<Scope> scope) {

  /** Which values share the numbers of one fitted scaler. */
  public enum Scope {
    /** A column of one series. */
    SERIES,
    /** A column of all series. */
    GLOBAL
  }

  public ScalerSpec {
    chain = List.copyOf(chain);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    Objects.requireNonNull(scope, "scope");
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a chain has at least one scaler");
    }
  }

  /** One scaler for every column. */
  public static ScalerSpec of(ComponentSpec scaler) {
    return new ScalerSpec(List.of(scaler), Map.of(), Optional.empty());
  }

  /** The scalers of a column. */
  public List<ComponentSpec> of(String column) {
    return columns.getOrDefault(column, chain);
  }

  /** Every scaler that is named. */
  public List<ComponentSpec> all() {
    return Stream.concat(chain.stream(), columns.values().stream().flatMap(List::stream)).toList();
  }

  /** The names of a column's scalers. */
  public String words(String column) {
    return of(column).stream().map(ComponentSpec::shortName).collect(Collectors.joining(", "));
  }

  /** As it stands in a spec. */
  public Object tree() {
    return SpecTree.texts(ScalerReader.SCALER, this);
  }

  /** What stands in short where there is nothing but a chain. */
  Optional<List<ComponentSpec>> inShort() {
    return columns.isEmpty() && scope.isEmpty() ? Optional.of(chain) : Optional.empty();
  }
}
