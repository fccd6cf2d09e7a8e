package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.network.LayerOptions;
import org.rnn4j.forecast.spec.ModelSpec.Head;
import org.rnn4j.forecast.spec.ModelSpec.Scope;
import org.rnn4j.forecast.spec.SpecKey.Absence;
import org.rnn4j.forecast.spec.SpecKey.Placement;
import org.rnn4j.forecast.spec.SpecSection.Layout;

/** Reads the section {@code model}. */
final class ModelReader {

  private static final Option<Initialization> PRESET =
      Option.choice("preset", Initialization.class)
          .defaultsTo(Initialization.STANDARD)
          .doc("Whose initializers and bias conventions apply.");
  private static final Option<Head> HEAD =
      Option.choice("head", Head.class)
          .defaultsTo(Head.DENSE)
          .doc("What comes after the last layer: a linear layer of the right width, or nothing.");
  private static final Option<Boolean> SKIP =
      Option.flag("skip")
          .defaultsTo(false)
          .doc("Whether the head sees the input beside what the layers give out.");
  static final Option<Scope> SCOPE =
      Option.choice("scope", Scope.class)
          .defaultsTo(Scope.GLOBAL)
          .doc(
              "global: one network for all series; local: one of its own for each, trained on that"
                  + " series alone and at once with others.");
  static final SpecKey.Chosen CELL =
      new SpecKey.Chosen(
          "cell",
          Kind.CELL,
          Placement.BESIDE,
          Absence.described("this, unless there is a 'layer'"),
          "What is computed at each step; its options stand beside it.");
  static final SpecKey.Chosen STATELESS =
      new SpecKey.Chosen(
          "layer",
          Kind.LAYER,
          Placement.BESIDE,
          Absence.described("a 'cell'"),
          "A layer that is not recurrent, instead of a cell; its options stand beside it.");
  static final SpecKey.Chosen NORMALIZER =
      new SpecKey.Chosen(
          "normalizer",
          Kind.NORMALIZER,
          Placement.BELOW,
          Absence.of(Option.NONE),
          "Of a cell: normalizes inside it, unless the cell has an option of that name itself.");

  static final SpecSection<ModelLayer> LAYER =
      SpecSection.<ModelLayer>of(
              STATELESS.name(),
              "One layer of a network: a cell with what every recurrent layer takes, or a layer"
                  + " that is not recurrent.",
              Layout.LINES,
              "- {cell: lstm, units: 32, normalizer: layer-norm, dropout: 0.1}")
          .maybe(CELL, layer -> recurrent(layer).map(ModelLayer.Recurrent::cell))
          .maybe(STATELESS, layer -> between(layer).map(ModelLayer.Between::layer))
          .beside(layer -> recurrent(layer).map(ModelLayer.Recurrent::cell))
          .beside(layer -> between(layer).map(ModelLayer.Between::layer))
          .orNone(
              NORMALIZER,
              layer -> recurrent(layer).filter(ModelReader::takesNormalizer).isPresent(),
              layer -> recurrent(layer).flatMap(ModelLayer.Recurrent::normalizer))
          .options(
              LayerOptions.declared(),
              layer -> recurrent(layer).map(ModelLayer.Recurrent::options).orElse(Map.of()));

  static final SpecKey.Listed<ModelLayer> LAYERS =
      new SpecKey.Listed<>(
          "layers",
          LAYER,
          "cells and layers, each by name or with options",
          Absence.required(),
          "From input to output; the strategy adds the output layer.");

  static final SpecSection<ModelSpec> MODEL =
      SpecSection.<ModelSpec>of(
              "model",
              "The network.",
              Layout.LINES,
              "model: {layers: [{cell: lstm, units: 20}, {cell: lstm, units: 20}]}")
          .with(PRESET, ModelSpec::preset)
          .with(LAYERS, ModelSpec::layers)
          .with(HEAD, ModelSpec::head)
          .with(SKIP, ModelSpec::skip)
          .with(SCOPE, ModelSpec::scope);

  private final Components components;
  private final Problems problems;

  ModelReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Empty after a problem. */
  Optional<ModelSpec> read(Section root) {
    Section model = Section.of(root, MODEL);
    Optional<Initialization> preset = model.read(PRESET);
    Optional<Node> node = model.require(LAYERS.name(), "a list of layers, from input to output");
    List<ModelLayer> layers = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof Node.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        Place path = model.path(LAYERS.name()).index(i);
        layer(list.items().get(i), path).ifPresent(layers::add);
      }
    } else if (node.isPresent()) {
      model.problem(
          LAYERS.name(),
          "a list is expected here, not " + node.get().describe(),
          "write one layer a line, each with '- ' before it");
    }
    Optional<Head> head = model.read(HEAD);
    Optional<Boolean> skip = model.read(SKIP);
    Optional<Scope> scope = model.read(SCOPE);
    model.close();
    if (layers.isEmpty() && head.equals(Optional.of(Head.NONE)) && !problems.any()) {
      model.problem(
          HEAD.name(), "a network without layers needs a head", "expected dense, or a layer");
    }
    if (preset.isEmpty() || head.isEmpty() || skip.isEmpty() || scope.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ModelSpec(preset.get(), layers, head.get(), skip.get(), scope.get()));
  }

  private Optional<ModelLayer> layer(Node node, Place path) {
    if (node instanceof Node.Sequence) {
      problems.add(
          node.position(),
          path,
          "a layer is expected here, not a list",
          "write a cell's name, or {cell: name, units: ...}");
      return Optional.empty();
    }
    Section section = components.named(CELL.name(), node, path);
    boolean between = section.keys().contains(STATELESS.name());
    if (between && section.keys().contains(CELL.name())) {
      section.problem(
          STATELESS.name(), "a layer has a 'cell' or a 'layer', not both", "remove one of them");
      return Optional.empty();
    }
    return isOfTheOtherForm(section, between)
        ? Optional.empty()
        : between ? between(section) : recurrent(section);
  }

  /** Whether a cell is named as a layer, or a layer as a cell; then that is a problem. */
  private boolean isOfTheOtherForm(Section section, boolean between) {
    String key = between ? STATELESS.name() : CELL.name();
    Optional<String> name =
        section.take(key).filter(n -> n instanceof Node.Scalar).map(n -> ((Node.Scalar) n).text());
    if (name.isEmpty()) {
      return false;
    }
    List<String> cells = components.registry().names(Kind.CELL);
    Optional<String> cell = cells.stream().filter(name.get()::equals).findFirst();
    Optional<String> layer = layerCalled(name.get());
    boolean isCell = between && cell.isPresent() && layer.isEmpty();
    boolean isLayer = !between && cell.isEmpty() && layer.isPresent();
    if (isCell) {
      section.problem(
          key,
          Quoted.of(name.get()) + " is a cell, no layer between cells",
          "write {cell: " + cell.get() + ", ...}");
    } else if (isLayer) {
      section.problem(
          key,
          "unknown cell " + Quoted.of(name.get()),
          "a layer that is not recurrent is written {layer: " + layer.get() + ", ...}");
    }
    return isCell || isLayer;
  }

  /** The layer of this name, but for the size of letters and hyphens, here or in other tools. */
  private Optional<String> layerCalled(String name) {
    String plain = Spelling.plain(name);
    return components.registry().all(Kind.LAYER).stream()
        .map(Registry.Entry::provider)
        .filter(
            p ->
                Stream.concat(Stream.of(p.name()), p.otherNames().stream())
                    .map(Spelling::plain)
                    .anyMatch(plain::equals))
        .map(Provider::name)
        .findFirst();
  }

  private Optional<ModelLayer> between(Section section) {
    Optional<ComponentSpec> layer = components.beside(STATELESS, section);
    layer.ifPresent(l -> section.close());
    return layer.map(ModelLayer.Between::new);
  }

  // Empty after a problem.
  private Optional<Map<String, Object>> options(List<Option<?>> declared, Section section) {
    int before = problems.count();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      section.read(option).ifPresent(value -> values.put(option.name(), option.written(value)));
    }
    return problems.count() > before ? Optional.empty() : Optional.of(values);
  }

  private Optional<ModelLayer> recurrent(Section section) {
    Optional<ComponentSpec> cell = components.beside(CELL, section);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    // A cell's own option of the same name comes first, given or not.
    Set<String> own = components.optionNames(Kind.CELL, cell.get().type());
    Optional<ComponentSpec> normalizer =
        own.contains(NORMALIZER.name()) ? Optional.empty() : components.read(NORMALIZER, section);
    List<Option<?>> added =
        LayerOptions.declared().stream().filter(o -> !own.contains(o.name())).toList();
    Optional<Map<String, Object>> options = options(added, section);
    section.close();
    return options.map(values -> new ModelLayer.Recurrent(cell.get(), own, normalizer, values));
  }

  private static Optional<ModelLayer.Recurrent> recurrent(ModelLayer layer) {
    return layer instanceof ModelLayer.Recurrent recurrent
        ? Optional.of(recurrent)
        : Optional.empty();
  }

  private static Optional<ModelLayer.Between> between(ModelLayer layer) {
    return layer instanceof ModelLayer.Between between ? Optional.of(between) : Optional.empty();
  }

  private static boolean takesNormalizer(ModelLayer.Recurrent layer) {
    return !layer.own().contains(NORMALIZER.name());
  }
}
