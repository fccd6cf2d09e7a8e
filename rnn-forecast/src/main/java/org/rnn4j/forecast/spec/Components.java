package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/** Reads what is chosen by name, checking its options against their declarations. */
final class Components {

  private final Registry registry;
  private final Problems problems;

  Components(Registry registry, Problems problems) {
    this.registry = registry;
    this.problems = problems;
  }

  Registry registry() {
    return registry;
  }

  /**
   * What a key names, or what holds without it; empty where that is nothing, or after a problem.
   */
  Optional<ComponentSpec> read(SpecKey.Chosen key, Section section) {
    SpecKey.Absence absence = key.absence();
    Optional<Node> node =
        section.take(key.name()).filter(n -> !absence.mayBeNone() || !Values.saysNone(n));
    if (node.isEmpty()) {
      return absence
          .value()
          .filter(value -> !value.equals(Option.NONE))
          .map(value -> ComponentSpec.of(key.kind(), value, registry));
    }
    return read(key.kind(), named(key, node.get()), section.path(key.name()));
  }

  // Options may stand without a name; they are then those of the default.
  private static Node named(SpecKey.Chosen key, Node node) {
    boolean unnamed =
        key.placement() == SpecKey.Placement.BELOW_WITH_OR_WITHOUT_NAME
            && node instanceof Node.Mapping options
            && (options.entries().get(SpecKey.TYPE) == null
                || options.entries().get(SpecKey.TYPE).value() instanceof Node.Scalar s
                    && s.isNull());
    if (!unnamed) {
      return node;
    }
    Position at = node.position();
    String byDefault = key.absence().value().orElseThrow();
    return ((Node.Mapping) node)
        .with(SpecKey.TYPE, new Node.Entry(new Node.Scalar(byDefault, true, at), at));
  }

  /** {@code name} or {@code {type: name, option: value, ...}}; empty after a problem. */
  Optional<ComponentSpec> read(Kind<? extends Provider<?>> kind, Node node, Place path) {
    if (node instanceof Node.Sequence) {
      problems.add(
          node.position(),
          path,
          "a " + kind + " is expected here, not a list",
          "write a name, or {type: name, ...} with options");
      return Optional.empty();
    }
    Section section = named(SpecKey.TYPE, node, path);
    Optional<ComponentSpec> component = beside(kind, SpecKey.TYPE, section);
    component.ifPresent(c -> section.close());
    return component;
  }

  /**
   * As {@link #read(Kind, Node, Place)}, or a list of them, at least one; empty after a problem.
   */
  Optional<List<ComponentSpec>> chain(Kind<? extends Provider<?>> kind, Node node, Place path) {
    if (!(node instanceof Node.Sequence list)) {
      return read(kind, node, path).map(List::of);
    }
    if (list.items().isEmpty()) {
      problems.add(node.position(), path, "the list is empty", "expected at least one " + kind);
    }
    int before = problems.count();
    List<ComponentSpec> chain = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      read(kind, list.items().get(i), path.index(i)).ifPresent(chain::add);
    }
    return problems.count() > before || chain.isEmpty() ? Optional.empty() : Optional.of(chain);
  }

  /** A section for a node: as it stands, or one with the name alone where the node is a name. */
  Section named(String nameKey, Node node, Place path) {
    return node instanceof Node.Mapping mapping
        ? new Section(mapping, path, problems)
        : Section.inline(nameKey, node, path, problems);
  }

  /**
   * A component whose options stand in a section beside other keys: the caller reads those and
   * closes the section. Empty after a problem; then the section's keys are not to be judged.
   */
  Optional<ComponentSpec> beside(SpecKey.Chosen key, Section section) {
    return beside(key.kind(), key.name(), section);
  }

  private Optional<ComponentSpec> beside(
      Kind<? extends Provider<?>> kind, String nameKey, Section section) {
    Optional<String> name = section.read(Option.text(nameKey).required().doc("the " + kind));
    Optional<Provider<?>> provider = name.flatMap(n -> find(kind, n, nameKey, section));
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    int before = problems.count();
    Map<String, Object> values = new LinkedHashMap<>();
    for (Option<?> option : provider.get().options()) {
      section.read(option).ifPresent(value -> values.put(option.name(), option.written(value)));
    }
    if (problems.count() > before) {
      return Optional.of(
          new ComponentSpec(name.get(), values)); // so that other keys are judged too
    }
    ComponentSpec component = new ComponentSpec(name.get(), values);
    tryOut(kind, component, section, provider.get().options());
    return Optional.of(component);
  }

  /** The names of the options that a provider declares, which is known to exist. */
  Set<String> optionNames(Kind<? extends Provider<?>> kind, String name) {
    return registry.find(kind, name).options().stream()
        .map(Option::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Provider<?>> find(
      Kind<? extends Provider<?>> kind, String name, String nameKey, Section section) {
    try {
      return Optional.of(registry.find(kind, name));
    } catch (InputException e) {
      e.problems().forEach(p -> section.problem(nameKey, p.message(), p.remedy()));
      return Optional.empty();
    }
  }

  // Options may be right one by one and wrong together: only making the thing shows.
  private void tryOut(
      Kind<? extends Provider<?>> kind,
      ComponentSpec component,
      Section section,
      List<Option<?>> options) {
    try {
      Component.ofAny(kind, component, registry).make();
    } catch (PluginException e) {
      throw section.located(e);
    } catch (InputException e) {
      Set<String> names = options.stream().map(Option::name).collect(Collectors.toSet());
      for (Problem problem : e.problems()) {
        // By its key, or by its name in words; any other place says nothing here.
        String at = problem.place();
        Place place = names.contains(at) ? Place.of(at) : Place.none();
        section.problems(new InputException(problem.at(place)));
      }
    }
  }
}
