package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Kebab;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;

/** What a value of a section looks like in a spec, by the declaration of its keys. */
final class SpecTree {

  /** What stands where there is to be nothing. */
  static final Word NONE = new Word(Option.NONE);

  /** A name, or a constant; a text, on the other hand, may be anything. */
  record Word(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A place in a list where nothing stands. */
  record Absent() {
    @Override
    public String toString() {
      return "null";
    }
  }

  /** A component, and the path of keys to it. */
  record Named(Kind<? extends Provider<?>> kind, Place path, ComponentSpec component) {}

  private SpecTree() {}

  /** Maps, lists, texts, {@link Word}s, numbers and flags by key, in the order of declaration. */
  static <R> Map<String, Object> of(SpecSection<R> section, R value) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (SpecSection.Entry<R> entry : section.entries()) {
      if (entry instanceof SpecSection.Keyed<R> keyed) {
        keyed.value().apply(value).ifPresent(v -> tree.put(keyed.key().name(), of(keyed.key(), v)));
      } else if (entry instanceof SpecSection.Beside<R> beside) {
        beside.chosen().apply(value).ifPresent(component -> tree.putAll(component.options()));
      }
    }
    return tree;
  }

  /** The same with texts instead of words. */
  static <R> Map<String, Object> texts(SpecSection<R> section, R value) {
    Map<String, Object> texts = new LinkedHashMap<>();
    of(section, value).forEach((key, v) -> texts.put(key, texts(v)));
    return texts;
  }

  /** The word of a choice that is left open, of none, or a list of words and numbers. */
  static Object of(AutoOr<?> choice) {
    if (choice.isAuto()) {
      return new Word(Option.AUTO);
    }
    return choice.values().isEmpty()
        ? NONE
        : choice.values().stream()
            .map(v -> v instanceof Enum<?> constant ? new Word(Kebab.of(constant)) : v)
            .toList();
  }

  private static Object texts(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> texts = new LinkedHashMap<>();
      map.forEach((key, value) -> texts.put(key.toString(), texts(value)));
      return texts;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(SpecTree::texts).toList();
    }
    return tree instanceof Word word ? word.text() : tree;
  }

  private static Object of(SpecKey<?> key, Object value) {
    if (value == NONE) {
      return value;
    }
    if (key instanceof SpecKey.Nested<?> nested) {
      return ofSection(nested.section(), value);
    }
    if (key instanceof SpecKey.Listed<?> listed) {
      return ((List<?>) value).stream().map(item -> ofItem(listed.item(), item)).toList();
    }
    if (key instanceof SpecKey.ByName<?> byName) {
      Map<String, Object> tree = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((name, item) -> tree.put(name.toString(), ofNamed(byName, item)));
      return tree;
    }
    if (key instanceof SpecKey.Described) {
      return value;
    }
    if (key instanceof SpecKey.Shortened<?> shortened) {
      return shortened(shortened, value);
    }
    if (key instanceof SpecKey.Chained) {
      return ofChain(value);
    }
    if (key instanceof SpecKey.ChainedByName) {
      Map<String, Object> tree = new LinkedHashMap<>();
      ((Map<?, ?>) value).forEach((name, chain) -> tree.put(name.toString(), ofChain(chain)));
      return tree;
    }
    if (key instanceof SpecKey.Several) {
      return ((List<?>) value).stream().map(item -> of((ComponentSpec) item)).toList();
    }
    if (key instanceof SpecKey.Chosen chosen) {
      ComponentSpec component = (ComponentSpec) value;
      return chosen.placement() == SpecKey.Placement.BESIDE
          ? new Word(component.type())
          : of(component);
    }
    boolean choice = ((SpecKey.Valued<?>) key).option().type() == Option.Type.CHOICE;
    return value instanceof Enum<?> constant
        ? new Word(Kebab.of(constant))
        : choice ? new Word(value.toString()) : value;
  }

  /** The name alone, or a map with the name under {@link SpecKey#TYPE}. */
  static Object of(ComponentSpec component) {
    Word name = new Word(component.type());
    if (component.options().isEmpty()) {
      return name;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(SpecKey.TYPE, name);
    tree.putAll(component.options());
    return tree;
  }

  /** What stands under a key, with texts instead of words. */
  static <T> Object texts(SpecKey<T> key, T value) {
    return texts(of(key, value));
  }

  /** As {@link #of(ComponentSpec)}, with a text for the name. */
  static Object texts(ComponentSpec component) {
    return texts(of(component));
  }

  // A key's declaration promises the type of what stands under it.
  @SuppressWarnings("unchecked")
  private static <T> Map<String, Object> ofSection(SpecSection<T> section, Object value) {
    return of(section, (T) value);
  }

  @SuppressWarnings("unchecked") // as above
  private static <T> Object shortened(SpecKey.Shortened<T> key, Object value) {
    return key.inShort()
        .apply((T) value)
        .map(SpecTree::ofChain)
        .orElseGet(() -> ofSection(key.section(), value));
  }

  private static Object ofChain(Object chain) {
    List<Object> items = new ArrayList<>();
    ((List<?>) chain).forEach(item -> items.add(of((ComponentSpec) item)));
    return items.size() == 1 ? items.get(0) : items;
  }

  private static Object ofItem(SpecSection<?> section, Object item) {
    Map<String, Object> tree = ofSection(section, item);
    return tree.keySet().equals(Set.of(SpecKey.TYPE)) ? tree.get(SpecKey.TYPE) : tree;
  }

  private static Object ofNamed(SpecKey.ByName<?> key, Object item) {
    Map<String, Object> tree = ofSection(key.item(), item);
    return tree.isEmpty() ? new Word(key.word()) : tree;
  }

  /** Everything that is chosen by name, in the order of declaration. */
  static <R> List<Named> components(SpecSection<R> section, R value) {
    List<Named> found = new ArrayList<>();
    collect(section, value, Place.none(), Optional.empty(), found);
    return found;
  }

  private static <R> void collect(
      SpecSection<R> section, R value, Place path, Optional<Place> item, List<Named> found) {
    for (SpecSection.Entry<R> entry : section.entries()) {
      if (entry instanceof SpecSection.Keyed<R> keyed) {
        Optional<?> under = keyed.value().apply(value).filter(v -> v != NONE);
        Place below = path.key(keyed.key().name());
        under.ifPresent(v -> collect(keyed.key(), v, below, item, found));
      }
    }
  }

  // In a list the place of what is chosen beside other keys is the element's.
  private static void collect(
      SpecKey<?> key, Object value, Place path, Optional<Place> item, List<Named> found) {
    if (key instanceof SpecKey.Nested<?> nested) {
      collectIn(nested.section(), value, path, Optional.empty(), found);
    } else if (key instanceof SpecKey.Chosen chosen) {
      boolean beside = chosen.placement() == SpecKey.Placement.BESIDE;
      Place place = beside ? item.orElse(path) : path;
      found.add(new Named(chosen.kind(), place, (ComponentSpec) value));
    } else if (key instanceof SpecKey.Several several) {
      collectListed(several.kind(), (List<?>) value, path, found);
    } else if (key instanceof SpecKey.Shortened<?> shortened) {
      collectShortened(shortened, value, path, found);
    } else if (key instanceof SpecKey.Chained chained) {
      collectChain(chained.kind(), value, path, found);
    } else if (key instanceof SpecKey.ChainedByName byName) {
      ((Map<?, ?>) value)
          .forEach(
              (name, chain) ->
                  collectChain(byName.kind(), chain, path.key(name.toString()), found));
    } else if (key instanceof SpecKey.Listed<?> listed) {
      List<?> list = (List<?>) value;
      for (int i = 0; i < list.size(); i++) {
        Place element = path.index(i);
        collectIn(listed.item(), list.get(i), element, Optional.of(element), found);
      }
    }
  }

  private static void collectListed(
      Kind<? extends Provider<?>> kind, List<?> list, Place path, List<Named> found) {
    for (int i = 0; i < list.size(); i++) {
      found.add(new Named(kind, path.index(i), (ComponentSpec) list.get(i)));
    }
  }

  // One alone stands under the key itself.
  private static void collectChain(
      Kind<? extends Provider<?>> kind, Object chain, Place path, List<Named> found) {
    List<?> list = (List<?>) chain;
    if (list.size() == 1) {
      found.add(new Named(kind, path, (ComponentSpec) list.get(0)));
    } else {
      collectListed(kind, list, path, found);
    }
  }

  @SuppressWarnings("unchecked") // as above
  private static <T> void collectShortened(
      SpecKey.Shortened<T> key, Object value, Place path, List<Named> found) {
    key.inShort()
        .apply((T) value)
        .ifPresentOrElse(
            chain -> collectChain(key.brief().kind(), chain, path, found),
            () -> collectIn(key.section(), value, path, Optional.empty(), found));
  }

  @SuppressWarnings("unchecked") // as above
  private static <T> void collectIn(
      SpecSection<T> section, Object value, Place path, Optional<Place> item, List<Named> found) {
    collect(section, (T) value, path, item, found);
  }
}
