package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;

/** Reads one map of a spec key by key; what nobody asked for is reported by {@link #close}. */
final class Section {

  private final Node.Mapping map;
  private final Place path;
  private final Problems problems;
  private final String inlineKey; // a key that was not written; empty if there is none
  private final Optional<SpecSection<?>> declared; // empty where a provider's options alone stand
  private final Set<String> known = new LinkedHashSet<>();

  private Section(
      Node.Mapping map,
      Place path,
      Problems problems,
      String inlineKey,
      Optional<SpecSection<?>> declared) {
    this.map = map;
    this.path = path;
    this.problems = problems;
    this.inlineKey = inlineKey;
    this.declared = declared;
  }

  /** The whole of a spec, or a map that is declared to stand in it. */
  Section(Node.Mapping map, Place path, Problems problems, SpecSection<?> declared) {
    this(map, path, problems, "", Optional.of(declared));
  }

  /** A map whose keys a provider declares. */
  Section(Node.Mapping map, Place path, Problems problems) {
    this(map, path, problems, "", Optional.empty());
  }

  /** A name that stands alone, as a map in which it stands under a key. */
  static Section inline(String key, Node name, Place path, Problems problems) {
    Node.Entry entry = new Node.Entry(name, name.position());
    Node.Mapping map = new Node.Mapping(Map.of(key, entry), name.position());
    return new Section(map, path, problems, key, Optional.empty());
  }

  /**
   * The section under the key of its name: empty where the key is absent or null, a problem where
   * it is no map.
   */
  static Section of(Section parent, SpecSection<?> declared) {
    String key = declared.name();
    Optional<Node> node = parent.take(key);
    if (node.isPresent() && node.get() instanceof Node.Mapping mapping) {
      return new Section(mapping, parent.path(key), parent.problems, declared);
    }
    node.ifPresent(
        other ->
            parent.problems.add(
                other.position(),
                parent.path(key),
                "a map of keys and values is expected here, not " + other.describe(),
                parent.expected(declared)));
    Position position = node.map(Node::position).orElse(parent.map.position());
    Node.Mapping empty = new Node.Mapping(Map.of(), position);
    return new Section(empty, parent.path(key), parent.problems, declared);
  }

  private String expected(SpecSection<?> below) {
    return declared.stream()
        .flatMap(section -> section.keys().stream())
        .filter(key -> key instanceof SpecKey.Nested<?> nested && nested.section() == below)
        .map(key -> ((SpecKey.Nested<?>) key).absence().mayBeNone() ? "none, or a map" : "a map")
        .map(form -> "expected " + form + ", for example ")
        .map(expected -> expected + below.example().lines().findFirst().orElse(""))
        .findFirst()
        .orElse("");
  }

  Place path() {
    return path;
  }

  Place path(String key) {
    return key.equals(inlineKey) ? path : path.key(key);
  }

  Position position() {
    return map.position();
  }

  Problems problems() {
    return problems;
  }

  /** The keys that stand here. */
  Set<String> keys() {
    return map.entries().keySet();
  }

  /** The value of a key, which is known from now on; empty where the key is absent or null. */
  Optional<Node> take(String key) {
    if (declared.isPresent() && !declared.get().mayAskFor(key)) {
      throw new IllegalStateException(key + " is not declared in " + declared.get().name());
    }
    known.add(key);
    return Optional.ofNullable(map.entries().get(key))
        .map(Node.Entry::value)
        .filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNull()));
  }

  /** As {@link #take}; absence is a problem. */
  Optional<Node> require(String key, String expected) {
    Optional<Node> node = take(key);
    if (node.isEmpty()) {
      missing(key, expected);
    }
    return node;
  }

  /**
   * The value of an option: as written, or its default; empty when optional, or after a problem.
   */
  <T> Optional<T> read(Option<T> option) {
    Optional<Node> node = take(option.name());
    if (node.isPresent() && option.mayBeNone() && Values.isNone(option, node.get())) {
      return option.defaultValue();
    }
    if (node.isPresent()) {
      return Values.read(option, node.get(), path(option.name()), problems);
    }
    if (option.isRequired()) {
      missing(option.name(), option.expected() + unquotedNull(option));
    }
    return option.defaultValue();
  }

  // Whoever writes null where a name must stand may have a column of that name.
  private String unquotedNull(Option<?> option) {
    Node.Entry entry = map.entries().get(option.name());
    boolean names =
        switch (option.type()) {
          case TEXT, TEXTS, TEXT_OR_TEXTS, PATH -> true;
          case INTEGER, LONG, DECIMAL, FLAG, CHOICE, DECIMALS -> false;
        };
    return names && entry != null && entry.value() instanceof Node.Scalar scalar
        ? Values.unquotedNull(scalar)
        : "";
  }

  private void missing(String key, String expected) {
    Node.Entry entry = map.entries().get(key);
    Position at = entry == null ? map.position() : entry.keyPosition();
    problems.add(at, path(key), "missing", "expected " + expected);
  }

  /** Reports a problem at the value of a key, or here where the key is absent. */
  void problem(String key, String message, String remedy) {
    Node.Entry entry = map.entries().get(key);
    problems.add(
        entry == null ? map.position() : entry.value().position(), path(key), message, remedy);
  }

  /** Takes over what somebody said who saw this section alone. */
  void problems(InputException e) {
    for (Problem problem : e.problems()) {
      Optional<Place.Step> first = problem.where().steps().stream().findFirst();
      Optional<Node.Entry> entry = first.map(step -> map.entries().get(step.toString()));
      Position at = entry.map(found -> found.value().position()).orElse(map.position());
      problems.add(at, problem.where().in(path), problem.message(), problem.remedy());
    }
  }

  /** The failure of a plugin that is named here. */
  PluginException located(PluginException e) {
    return e.at(map.position().place(path));
  }

  /** Reports every key that was never asked for. */
  void close() {
    for (var entry : map.entries().entrySet()) {
      if (!known.contains(entry.getKey())) {
        List<String> names = new ArrayList<>(known);
        problems.add(
            entry.getValue().keyPosition(),
            path(entry.getKey()),
            "unknown key " + Quoted.of(entry.getKey()),
            names.isEmpty()
                ? "there are no keys here"
                : Spelling.suggestion(entry.getKey(), names));
      }
    }
  }
}
