package org.rnn4j.api.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where something is: names and indices from the outside in, such as {@code model}, {@code layers},
 * 0; and where that was written, as soon as somebody knows. Whoever finds a mistake names what he
 * knows of ({@code units}); whoever called him puts it {@link #in} what he knows of ({@code
 * model.layers.0}); whoever read the file says the line, with {@link #writtenAt}.
 *
 * @param written a file with line and column, a row, a call, in words; may be empty
 * @param steps from the outside in; may be empty
 */
public record Place(String written, List<Step> steps) {

  private static final int LONGEST_NAME = 120; // characters
  private static final Place NONE = new Place("", List.of());

  /** One step inwards. */
  public sealed interface Step {}

  /** To what stands under a name. */
  public record Name(String name) implements Step {
    public Name {
      Objects.requireNonNull(name, "name");
    }

    // Where it is far too long for a name, only its beginning.
    @Override
    public String toString() {
      return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
  }

  /** To an element of a list, counted from 0. */
  public record Index(int index) implements Step {
    @Override
    public String toString() {
      return Integer.toString(index);
    }
  }

  public Place {
    Objects.requireNonNull(written, "written");
    steps = List.copyOf(steps);
  }

  /** Nowhere in particular. */
  public static Place none() {
    return NONE;
  }

  /** The place of these names, the outermost first. */
  public static Place of(String... names) {
    return new Place("", Stream.of(names).map(name -> (Step) new Name(name)).toList());
  }

  /** A place in words alone: a file and a row, for example. */
  public static Place inWords(String written) {
    return new Place(written, List.of());
  }

  /** What stands under a name here. */
  public Place key(String name) {
    return then(new Name(name));
  }

  /** An element of the list here, counted from 0. */
  public Place index(int index) {
    return then(new Index(index));
  }

  private Place then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Place(written, longer);
  }

  /** This place inside another one; one in words alone stays what it is. */
  public Place in(Place outer) {
    if (steps.isEmpty() && !written.isEmpty()) {
      return this;
    }
    List<Step> longer = new ArrayList<>(outer.steps);
    longer.addAll(steps);
    return new Place(written.isEmpty() ? outer.written : written, longer);
  }

  /**
   * Does something whose mistakes are named as seen from here.
   *
   * @throws InputException with what it threw, in this place
   */
  public <T> T around(Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException e) {
      throw e.in(this);
    }
  }

  /** Whether it is another place, or something in that: by names and indices. */
  public boolean isIn(Place outer) {
    int depth = outer.steps.size();
    return steps.size() >= depth && steps.subList(0, depth).equals(outer.steps);
  }

  /** The same place, and where it was written. */
  public Place writtenAt(String where) {
    return new Place(where, steps);
  }

  /** The names and indices with dots between: {@code model.layers.0}. */
  public String path() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("."));
  }

  /** As a message shows it: {@code spec.yaml:7:12 model.layers.0}. */
  @Override
  public String toString() {
    String path = path();
    boolean both = !written.isEmpty() && !path.isEmpty();
    if (both && written.endsWith(" " + path)) {
      return written;
    }
    return both ? written + " " + path : written + path;
  }
}
