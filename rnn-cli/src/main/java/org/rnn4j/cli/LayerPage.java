package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerKind;

/**
 * The page of {@code rnn plugins show} for a layer that is not recurrent. No plugin provides such a
 * layer, so that it is no kind of the registry, but a spec names it all the same.
 */
final class LayerPage {

  /** What stands before the slash. */
  static final String KIND = "layer";

  private static final String MODULE = "org.rnn4j.cells";

  private LayerPage() {}

  /** The layers, with the module and the jar that the built-in cells are in. */
  static List<Registry.Entry<LayerKind>> all(Registry registry) {
    return Stream.of(LayerKind.values()).map(layer -> entry(layer, registry)).toList();
  }

  private static Registry.Entry<LayerKind> entry(LayerKind layer, Registry registry) {
    return registry.all(Kind.CELL).stream()
        .filter(cell -> cell.module().equals(MODULE))
        .findFirst()
        .map(c -> new Registry.Entry<>(layer, c.module(), c.version(), c.location()))
        .orElseGet(() -> new Registry.Entry<>(layer, MODULE, Optional.empty(), Optional.empty()));
  }

  /**
   * The lines of the page.
   *
   * @throws InputException if there is no layer of this name, with those there are
   */
  static List<String> lines(String given, Registry registry) {
    String name = given.toLowerCase(Locale.ROOT);
    Registry.Entry<LayerKind> entry =
        all(registry).stream()
            .filter(e -> e.provider().kebab().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(given));
    LayerKind layer = entry.provider();
    List<String> lines = new ArrayList<>();
    lines.add(KIND + "/" + name + "  (" + entry.fullOrigin() + ")");
    lines.add(layer.summary());
    lines.add("");
    lines.add("  " + layer.equation());
    lines.add("");
    lines.addAll(OptionLines.section(layer.options()));
    lines.add("");
    lines.add("Example:");
    lines.add("  - {layer: " + name + OptionLines.required(layer.options()) + "}");
    return lines;
  }

  private static InputException unknown(String name) {
    List<String> names = Stream.of(LayerKind.values()).map(LayerKind::kebab).toList();
    return new InputException(
        "", "unknown layer " + Quoted.of(name), Spelling.suggestion(name, names));
  }
}
