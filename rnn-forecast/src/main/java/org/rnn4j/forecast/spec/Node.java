package org.rnn4j.forecast.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.api.error.Quoted;

/** A piece of a spec as it was written, with where it was written. */
sealed interface Node {

  /** How many keys of a map a message names. */
  int MOST_KEYS = 8;

  /** Where it begins. */
  Position position();

  /** How to call it in a message. */
  String describe();

  /**
   * A single value.
   *
   * @param text as written, without quotes
   * @param plain whether it was written without quotes, so that it may be a number, a flag or null
   */
  record Scalar(String text, boolean plain, Position position) implements Node {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** Whether it says that there is no value. */
    boolean isNull() {
      return plain && NULLS.contains(text);
    }

    @Override
    public String describe() {
      if (isNull()) {
        return text.isEmpty() ? "nothing" : "'" + text + "'";
      }
      return plain ? Quoted.of(text) : "the text " + inDoubleQuotes(text);
    }
  }

  private static String inDoubleQuotes(String text) {
    String quoted = Quoted.of(text);
    int end = quoted.lastIndexOf('\'');
    return '"' + quoted.substring(1, end) + '"' + quoted.substring(end + 1);
  }

  /** A list. */
  record Sequence(List<Node> items, Position position) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Values by key, in the order written. */
  record Mapping(Map<String, Entry> entries, Position position) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String describe() {
      if (entries.isEmpty()) {
        return "a map with no keys";
      }
      String keys = String.join(", ", entries.keySet().stream().limit(MOST_KEYS).toList());
      String quoted = Quoted.of(keys);
      boolean whole = quoted.length() == keys.length() + 2 && entries.size() <= MOST_KEYS;
      return whole ? "a map with " + keys : "a map with " + entries.size() + " keys";
    }

    /** The same with one entry added or replaced. */
    Mapping with(String key, Entry entry) {
      Map<String, Entry> changed = new LinkedHashMap<>(entries);
      changed.put(key, entry);
      return new Mapping(changed, position);
    }
  }

  /** A value in a map, with where its key was written. */
  record Entry(Node value, Position keyPosition) {}
}
