package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;

/** Reads the section {@code model}. */
final class ModelReader {

  /** What a key is given to say that there is none. */
  static final String NONE = "none";

  private static final Option<String> PRESET =
      Option.choice("preset", "standard", "keras", "pytorch")
          .defaultsTo("standard")
          .doc("Whose initializers and bias conventions apply.");
  private static final Option<String> HEAD =
      Option.choice("head", "dense", NONE)
          .defaultsTo("dense")
          .doc("What comes after the last layer: a linear layer of the right width, or nothing.");
  private static final Option<String> LAYER =
      Option.choice("layer", "dense").required().doc("A layer that is not recurrent.");
  private static final Option<Integer> UNITS =
      Option.integer("units").atLeast(1).required().doc("Outputs of a dense layer.");

  private final Components components;
  private final Problems problems;

  ModelReader(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Empty after a problem. */
  Optional<ModelSpec> read(Section root) {
    Section model = Section.of(root, "model");
    Optional<String> preset = model.read(PRESET);
    Optional<Node> node = model.require("layers", "a list of layers, from input to output");
    List<LayerSpec> layers = new ArrayList<>();
    if (node.isPresent() && node.get() instanceof Node.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        String path = Section.join(model.path("layers"), Integer.toString(i));
        layer(list.items().get(i), path).ifPresent(layers::add);
      }
    } else if (node.isPresent()) {
      model.problem(
          "layers",
          "a list is expected here, not " + node.get().describe(),
          "write one layer a line, each with '- ' before it");
    }
    Optional<String> head = model.read(HEAD);
    model.close();
    if (layers.isEmpty() && head.equals(Optional.of(NONE)) && !problems.any()) {
      model.problem("head", "a network without layers needs a head", "expected dense, or a layer");
    }
    return preset.flatMap(
        p ->
            head.map(
                h ->
                    new ModelSpec(
                        ModelSpec.Preset.valueOf(p.toUpperCase(Locale.ROOT)),
                        layers,
                        ModelSpec.Head.valueOf(h.toUpperCase(Locale.ROOT)))));
  }

  private Optional<LayerSpec> layer(Node node, String path) {
    if (node instanceof Node.Sequence) {
      problems.add(
          node.position(),
          path,
          "a layer is expected here, not a list",
          "write a cell's name, or {cell: name, units: ...}");
      return Optional.empty();
    }
    Section section = components.named("cell", node, path);
    boolean dense = section.keys().contains("layer");
    if (dense && section.keys().contains("cell")) {
      section.problem("layer", "a layer has a 'cell' or a 'layer', not both", "remove one of them");
      return Optional.empty();
    }
    return dense ? dense(section) : recurrent(section);
  }

  private Optional<LayerSpec> dense(Section section) {
    Optional<String> type = section.read(LAYER);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> units = section.read(UNITS);
    section.close();
    return units.map(LayerSpec.Dense::new);
  }

  private Optional<LayerSpec> recurrent(Section section) {
    Optional<ComponentSpec> cell = components.read(Kind.CELL, "cell", section);
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    Optional<ComponentSpec> normalizer =
        section
            .take("normalizer")
            .filter(node -> !isNone(node))
            .flatMap(node -> components.read(Kind.NORMALIZER, node, section.path("normalizer")));
    section.close();
    return Optional.of(new LayerSpec.Recurrent(cell.get(), normalizer));
  }

  /** Whether a value says that there is none. */
  static boolean isNone(Node node) {
    return node instanceof Node.Scalar scalar && scalar.text().equals(NONE);
  }
}
