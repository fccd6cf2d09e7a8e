package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.forecast.text.Numbers;

/** What can be done to trees of {@link Node}s before they are understood. */
final class Tree {

  private Tree() {}

  /**
   * What a program has put together, as if it had been written. A text counts as quoted.
   *
   * @throws IllegalArgumentException for a value that no file could hold
   */
  static Node of(Object value, Position position) {
    return of(value, position, 0);
  }

  private static Node of(Object value, Position position, int depth) {
    if (depth > YamlText.DEEPEST) {
      throw new IllegalArgumentException(
          "a spec is nested no deeper than " + YamlText.DEEPEST + " levels");
    }
    if (value == null) {
      return new Node.Scalar("~", true, position);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      map.forEach(
          (k, v) ->
              entries.put(k.toString(), new Node.Entry(of(v, position, depth + 1), position)));
      return new Node.Mapping(entries, position);
    }
    if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
      List<Node> items = new ArrayList<>();
      list.forEach(item -> items.add(of(item, position, depth + 1)));
      return new Node.Sequence(items, position);
    }
    if (value instanceof Float || value instanceof Double) {
      return new Node.Scalar(Numbers.text(((Number) value).doubleValue()), true, position);
    }
    if (value instanceof Number || value instanceof Boolean) {
      return new Node.Scalar(value.toString(), true, position);
    }
    if (value instanceof Enum<?> constant) {
      return new Node.Scalar(Kebab.of(constant), true, position);
    }
    if (value instanceof CharSequence || value instanceof java.nio.file.Path) {
      return new Node.Scalar(value.toString(), false, position);
    }
    throw new IllegalArgumentException(
        "a spec holds texts, numbers, booleans, lists and maps, not a "
            + value.getClass().getName());
  }

  /** The changes laid over the base: maps key by key, anything else as a whole. */
  static Node overlay(Node base, Node changes) {
    if (!(base instanceof Node.Mapping under) || !(changes instanceof Node.Mapping over)) {
      return changes;
    }
    Map<String, Node.Entry> merged = new LinkedHashMap<>(under.entries());
    over.entries()
        .forEach(
            (key, entry) ->
                merged.merge(
                    key,
                    entry,
                    (below, above) ->
                        new Node.Entry(
                            overlay(below.value(), above.value()), above.keyPosition())));
    return new Node.Mapping(merged, over.position());
  }

  /**
   * The tree with the value at a path of keys replaced; what is missing on the way is added. On the
   * way a name alone, as in {@code optimizer: adam}, counts as {@code {type: adam}}.
   */
  static Node replace(Node node, List<String> path, int depth, Node value, Problems problems) {
    if (depth == path.size()) {
      return value;
    }
    String key = path.get(depth);
    if (node instanceof Node.Sequence list) {
      return replaceItem(list, path, depth, value, problems);
    }
    Node.Mapping map = asMapping(node, value.position());
    Node.Entry entry = map.entries().get(key);
    Node below = entry == null ? of(null, value.position()) : entry.value();
    Node replaced = replace(below, path, depth + 1, value, problems);
    Position keyPosition = entry == null ? value.position() : entry.keyPosition();
    return map.with(key, new Node.Entry(replaced, keyPosition));
  }

  private static Node replaceItem(
      Node.Sequence list, List<String> path, int depth, Node value, Problems problems) {
    String key = path.get(depth);
    int size = list.items().size();
    int index = key.matches("\\d{1,6}") ? Integer.parseInt(key) : -1;
    if (index < 0 || index >= size) {
      problems.add(
          value.position(),
          Place.none(),
          Quoted.of(key)
              + " is not an element of the list "
              + String.join(".", path.subList(0, depth)),
          size == 0 ? "the list is empty" : "elements count from 0 to " + (size - 1));
      return list;
    }
    List<Node> items = new ArrayList<>(list.items());
    items.set(index, replace(items.get(index), path, depth + 1, value, problems));
    return new Node.Sequence(items, list.position());
  }

  private static Node.Mapping asMapping(Node node, Position position) {
    if (node instanceof Node.Mapping mapping) {
      return mapping;
    }
    if (node instanceof Node.Scalar scalar && !scalar.isNull()) {
      Node.Entry type = new Node.Entry(scalar, scalar.position());
      return new Node.Mapping(Map.of(SpecKey.TYPE, type), scalar.position());
    }
    return new Node.Mapping(Map.of(), position);
  }
}
