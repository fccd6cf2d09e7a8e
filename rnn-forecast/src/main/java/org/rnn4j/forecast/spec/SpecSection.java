package org.rnn4j.forecast.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.rnn4j.api.option.Option;

/**
 * A part of a spec and its keys, each declared once, with where a value of the section holds what
 * stands under it. Immutable: every method that adds a key gives a new one.
 *
 * @param <R> what the section is read as
 */
public final class SpecSection<R> {

  /** How a section is written. */
  enum Layout {
    /** Each key on a line of its own; of a list of sections each one on a line. */
    LINES,
    /** In braces. */
    BRACES
  }

  /** What is written of a value of the section, in order. */
  sealed interface Entry<R> {}

  /**
   * A key.
   *
   * @param value what is written under it, as {@link SpecTree} takes it; empty: nothing is written
   */
  record Keyed<R>(SpecKey<?> key, Function<R, Optional<?>> value) implements Entry<R> {}

  /**
   * The options of what is chosen under a key.
   *
   * @param chosen empty where nothing is
   */
  record Beside<R>(Function<R, Optional<ComponentSpec>> chosen) implements Entry<R> {}

  private final String name;
  private final String summary;
  private final Layout layout;
  private final String example;
  private final List<Entry<R>> entries;

  private SpecSection(
      String name, String summary, Layout layout, String example, List<Entry<R>> entries) {
    this.name = Objects.requireNonNull(name, "name");
    this.summary = Objects.requireNonNull(summary, "summary");
    this.layout = layout;
    this.example = Objects.requireNonNull(example, "example");
    this.entries = List.copyOf(entries);
  }

  /**
   * A section without keys.
   *
   * @param example as it stands in a spec, one or more lines
   */
  static <R> SpecSection<R> of(String name, String summary, Layout layout, String example) {
    return new SpecSection<>(name, summary, layout, example, List.of());
  }

  /** Every section, the whole first, each before those in it. */
  public static List<SpecSection<?>> all() {
    Set<SpecSection<?>> found = new LinkedHashSet<>();
    SpecResolver.EXPERIMENT.addTo(found);
    return List.copyOf(found);
  }

  private void addTo(Set<SpecSection<?>> found) {
    found.add(this);
    for (SpecKey<?> key : keys()) {
      if (key instanceof SpecKey.Nested<?> nested) {
        nested.section().addTo(found);
      } else if (key instanceof SpecKey.Shortened<?> shortened) {
        shortened.section().addTo(found);
      } else if (key instanceof SpecKey.Listed<?> listed) {
        listed.item().addTo(found);
      } else if (key instanceof SpecKey.ByName<?> byName) {
        byName.item().addTo(found);
      }
    }
  }

  /** With a key under which there is always something. */
  <T> SpecSection<R> with(SpecKey<T> key, Function<R, T> value) {
    return plus(List.of(new Keyed<>(key, r -> Optional.of(value.apply(r)))));
  }

  /** With an option that always has a value. */
  <T> SpecSection<R> with(Option<T> option, Function<R, T> value) {
    return with(new SpecKey.Valued<>(option), value);
  }

  /** With a key that is not written where there is nothing under it. */
  <T> SpecSection<R> maybe(SpecKey<T> key, Function<R, Optional<T>> value) {
    return plus(List.of(new Keyed<>(key, value::apply)));
  }

  /** With an option that is not written where it has no value. */
  <T> SpecSection<R> maybe(Option<T> option, Function<R, Optional<T>> value) {
    return maybe(new SpecKey.Valued<>(option), value);
  }

  /** With an option that is written as its word for no value where it has none. */
  <T> SpecSection<R> orWord(Option<T> option, Function<R, Optional<T>> value) {
    return plus(
        List.of(
            new Keyed<>(
                new SpecKey.Valued<>(option),
                r ->
                    Optional.of(
                        value
                            .apply(r)
                            .<Object>map(v -> v)
                            .orElseGet(() -> new SpecTree.Word(option.absence()))))));
  }

  /** With a list of which the choice may be left open. */
  <E> SpecSection<R> orAuto(Option<? extends List<?>> option, Function<R, AutoOr<E>> value) {
    return plus(
        List.of(
            new Keyed<>(
                new SpecKey.Valued<>(option), r -> Optional.of(SpecTree.of(value.apply(r))))));
  }

  /** With a key that is written as {@code none} where there is nothing under it. */
  <T> SpecSection<R> orNone(SpecKey<T> key, Function<R, Optional<T>> value) {
    return orNone(key, r -> true, value);
  }

  /** As {@link #orNone(SpecKey, Function)}, in those values of the section that have the key. */
  <T> SpecSection<R> orNone(SpecKey<T> key, Predicate<R> has, Function<R, Optional<T>> value) {
    return plus(
        List.of(
            new Keyed<>(
                key,
                r ->
                    has.test(r)
                        ? Optional.of(value.apply(r).<Object>map(v -> v).orElse(SpecTree.NONE))
                        : Optional.empty())));
  }

  /** With options whose values are known by name. */
  SpecSection<R> options(List<? extends Option<?>> options, Function<R, Map<String, ?>> values) {
    List<Entry<R>> added = new ArrayList<>();
    for (Option<?> option : options) {
      added.add(
          new Keyed<>(
              new SpecKey.Valued<>(option),
              r -> Optional.ofNullable(values.apply(r).get(option.name()))));
    }
    return plus(added);
  }

  /** With the options of what is chosen under a key of this section. */
  SpecSection<R> beside(Function<R, Optional<ComponentSpec>> chosen) {
    return plus(List.of(new Beside<>(chosen)));
  }

  private SpecSection<R> plus(List<? extends Entry<R>> added) {
    List<Entry<R>> all = new ArrayList<>(entries);
    all.addAll(added);
    return new SpecSection<>(name, summary, layout, example, all);
  }

  /** The key that it stands under; {@code experiment} for the whole. */
  public String name() {
    return name;
  }

  /** One sentence. */
  public String summary() {
    return summary;
  }

  /** The keys, in the order in which a spec is written. */
  public List<SpecKey<?>> keys() {
    List<SpecKey<?>> keys = new ArrayList<>();
    for (Entry<R> entry : entries) {
      if (entry instanceof Keyed<R> keyed) {
        keys.add(keyed.key());
      }
    }
    return List.copyOf(keys);
  }

  /** What is chosen here by name and has its options in this section, beside the keys. */
  public List<SpecKey.Chosen> besides() {
    List<SpecKey.Chosen> chosen = new ArrayList<>();
    for (SpecKey<?> key : keys()) {
      if (key instanceof SpecKey.Chosen c && c.placement() == SpecKey.Placement.BESIDE) {
        chosen.add(c);
      }
    }
    return chosen;
  }

  /** As it stands in a spec, one or more lines. */
  public String example() {
    return example;
  }

  /** The section that stands under a key, or in the elements of a list under it. */
  Optional<SpecSection<?>> below(String key) {
    for (SpecKey<?> declared : keys()) {
      if (declared.name().equals(key) && declared instanceof SpecKey.Nested<?> nested) {
        return Optional.of(nested.section());
      }
      if (declared.name().equals(key) && declared instanceof SpecKey.Shortened<?> shortened) {
        return Optional.of(shortened.section());
      }
      if (declared.name().equals(key) && declared instanceof SpecKey.Listed<?> listed) {
        return Optional.of(listed.item());
      }
    }
    return Optional.empty();
  }

  List<Entry<R>> entries() {
    return entries;
  }

  Layout layout() {
    return layout;
  }

  /** Whether a reader of this section may ask for the key. */
  boolean mayAskFor(String key) {
    return !besides().isEmpty() || keys().stream().anyMatch(k -> k.name().equals(key));
  }
}
