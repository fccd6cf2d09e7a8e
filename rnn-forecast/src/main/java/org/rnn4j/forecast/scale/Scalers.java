package org.rnn4j.forecast.scale;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.spec.Component;
import org.rnn4j.forecast.spec.ComponentSpec;
import org.rnn4j.forecast.spec.ScalerSpec;
import org.rnn4j.forecast.spec.ScalerSpec.Scope;
import org.rnn4j.forecast.spec.SpecPlaces;

/** Which scaler each column has, none of them fitted to anything. Immutable. */
public final class Scalers {

  /** A scaler, and what messages call it. */
  private interface Choice {

    Scaler make();

    String named();
  }

  private record One(Scaler make, String named) implements Choice {}

  private record Linked(List<Component<Scaler>> components) implements Choice {

    @Override
    public Scaler make() {
      List<Scaler> scalers = components.stream().map(Component::make).toList();
      return scalers.size() == 1 ? scalers.get(0) : new Chain(scalers);
    }

    @Override
    public String named() {
      return components.stream().map(Component::named).collect(Collectors.joining(" and then "));
    }
  }

  private final Choice others;
  private final Map<String, Choice> ofColumns;
  private final Optional<Scope> scope;

  private Scalers(Choice others, Map<String, Choice> ofColumns, Optional<Scope> scope) {
    this.others = others;
    this.ofColumns = ofColumns;
    this.scope = scope;
  }

  /**
   * Those that a spec names.
   *
   * @throws InputException if there is no such provider
   */
  public static Scalers of(ScalerSpec spec, Registry registry) {
    Map<String, Choice> ofColumns = new LinkedHashMap<>();
    spec.columns().forEach((column, chain) -> ofColumns.put(column, linked(chain, registry)));
    return new Scalers(linked(spec.chain(), registry), ofColumns, spec.scope());
  }

  private static Choice linked(List<ComponentSpec> chain, Registry registry) {
    return new Linked(chain.stream().map(one -> Component.of(Kind.SCALER, one, registry)).toList());
  }

  /**
   * One for every column.
   *
   * @param named the scaler's name and where it is from, for messages
   */
  public static Scalers same(String named, Scaler scaler) {
    return new Scalers(new One(scaler, named), Map.of(), Optional.empty());
  }

  /** The scaler of a column, a new one each time where it comes from a spec. */
  Scaler make(String column) {
    return of(column).make();
  }

  /** What messages call the scaler of a column. */
  String named(String column) {
    return of(column).named();
  }

  private Choice of(String column) {
    return ofColumns.getOrDefault(column, others);
  }

  /** Which values share numbers, where that is said. */
  Optional<Scope> scope() {
    return scope;
  }

  /**
   * Refuses a column of its own that the data do not have.
   *
   * @throws InputException naming it
   */
  void requireColumns(List<String> columns) {
    for (String column : ofColumns.keySet()) {
      if (!columns.contains(column)) {
        throw new InputException(
            SpecPlaces.SCALER_COLUMNS.key(column),
            "the data have no column " + Quoted.of(column) + " to scale",
            Spelling.suggestion(column, columns));
      }
    }
  }
}
