package org.rnn4j.forecast.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecSection.Layout;

/** Reads what stands under {@code scaler}: one, a list of them, or a map for some columns. */
final class ScalerReader {

  private static final String NAME = "scaler";

  private static final Absence USUAL = Absence.described("standard, or none for generated series");

  private static final SpecKey.Chained OTHERS =
      new SpecKey.Chained(
          "others", Kind.SCALER, USUAL, "For the columns that have none of their own.");

  static final SpecKey.ChainedByName COLUMNS =
      new SpecKey.ChainedByName(
          "columns", Kind.SCALER, "a map from columns to scalers", "For columns of their own.");

  static final Option<ScalerSpec.Scope> SCOPE =
      Option.choice("scope", ScalerSpec.Scope.class)
          .doc(
              "Whether each series has numbers of its own, or all share those of their column;"
                  + " without it each its own, or shared where whole series are dealt out.");

  static final SpecKey.Shortened<ScalerSpec> SCALER =
      new SpecKey.Shortened<>(
          new SpecKey.Chained(
              NAME,
              Kind.SCALER,
              USUAL,
              "What the values are scaled by, fitted on the training part; of a list one after the"
                  + " other."),
          SpecSection.<ScalerSpec>of(
                  NAME,
                  "What the values are scaled by, where not all columns are alike or all series"
                      + " share it.",
                  Layout.BRACES,
                  "scaler: {others: [log1p, standard], columns: {holiday: none}, scope: global}")
              .with(OTHERS, ScalerSpec::chain)
              .maybe(COLUMNS, s -> Optional.of(s.columns()).filter(map -> !map.isEmpty()))
              .maybe(SCOPE, ScalerSpec::scope),
          ScalerSpec::inShort);

  private final Components components;
  private final Problems problems;

  ScalerReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /**
   * What the spec says, or empty after a problem.
   *
   * @param usual what holds where it says nothing; empty where that is not known
   */
  Optional<ScalerSpec> read(Section root, Optional<ComponentSpec> usual) {
    Optional<Node> node = root.take(NAME);
    if (node.isEmpty()) {
      return usual.map(ScalerSpec::of);
    }
    return node.get() instanceof Node.Mapping map && isWhole(map)
        ? whole(Section.of(root, SCALER.section()), usual)
        : components
            .chain(Kind.SCALER, node.get(), root.path(NAME))
            .map(chain -> new ScalerSpec(chain, Map.of(), Optional.empty()));
  }

  private static boolean isWhole(Node.Mapping map) {
    Set<String> keys = map.entries().keySet();
    return !keys.contains(SpecKey.TYPE)
        && SCALER.section().keys().stream().map(SpecKey::name).anyMatch(keys::contains);
  }

  private Optional<ScalerSpec> whole(Section section, Optional<ComponentSpec> usual) {
    int before = problems.count();
    Optional<List<ComponentSpec>> chain =
        section
            .take(OTHERS.name())
            .map(n -> components.chain(Kind.SCALER, n, section.path(OTHERS.name())))
            .orElseGet(() -> usual.map(List::of));
    Map<String, List<ComponentSpec>> columns = columns(section);
    Optional<ScalerSpec.Scope> scope = section.read(SCOPE);
    section.close();
    return problems.count() > before
        ? Optional.empty()
        : chain.map(c -> new ScalerSpec(c, columns, scope));
  }

  private Map<String, List<ComponentSpec>> columns(Section section) {
    Map<String, List<ComponentSpec>> columns = new LinkedHashMap<>();
    Optional<Node> node = section.take(COLUMNS.name());
    if (node.isPresent() && node.get() instanceof Node.Mapping map) {
      map.entries()
          .forEach(
              (name, entry) ->
                  components
                      .chain(Kind.SCALER, entry.value(), section.path(COLUMNS.name()).key(name))
                      .ifPresent(chain -> columns.put(name, chain)));
    } else if (node.isPresent()) {
      section.problem(
          COLUMNS.name(),
          "a map of columns is expected here, not " + node.get().describe(),
          "write {temperature: robust, sales: [log1p, standard]}, for example");
    }
    return columns;
  }
}
