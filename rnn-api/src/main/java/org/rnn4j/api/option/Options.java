package org.rnn4j.api.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;

/** Checked values for a list of declared options, defaults filled in. Immutable. */
public final class Options {

  private final Map<String, Object> values;

  private Options(Map<String, Object> values) {
    this.values = values;
  }

  /** The defaults alone; fails when one of the options is required. */
  public static Options defaults(List<Option<?>> declared) {
    return of(declared, Map.of());
  }

  /**
   * Checks the given values against the declarations and fills in the defaults.
   *
   * @param given value by option name; see {@link Option#accept} for the types taken
   * @throws InputException with every unknown, missing or invalid option
   */
  public static Options of(List<Option<?>> declared, Map<String, ?> given) {
    List<InputException.Problem> problems = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Option<?>> byName = new LinkedHashMap<>();
    for (Option<?> option : declared) {
      byName.put(option.name(), option);
    }
    for (String name : given.keySet()) {
      if (!byName.containsKey(name)) {
        problems.add(
            new InputException.Problem(
                Place.of(name),
                "unknown option",
                byName.isEmpty()
                    ? "there are no options here"
                    : Spelling.suggestion(name, byName.keySet())));
      }
    }
    for (Option<?> option : declared) {
      Object value = given.get(option.name());
      if (value != null) {
        try {
          values.put(option.name(), option.accept(value));
        } catch (InputException e) {
          problems.addAll(e.problems());
        }
      } else if (option.isRequired()) {
        problems.add(
            new InputException.Problem(
                Place.of(option.name()), "missing", "expected " + option.expected()));
      } else {
        option.defaultValue().ifPresent(d -> values.put(option.name(), d));
      }
    }
    if (!problems.isEmpty()) {
      throw new InputException(problems);
    }
    return new Options(values);
  }

  /** The value of a required option or of one with a default. */
  public <T> T get(Option<T> option) {
    return find(option)
        .orElseThrow(() -> new IllegalStateException("option " + option.name() + " has no value"));
  }

  /** The value of an optional option, if it was given. */
  public <T> Optional<T> find(Option<T> option) {
    Object value = values.get(option.name());
    return value == null ? Optional.empty() : Optional.of(option.accept(value));
  }

  /** Every value by name as it stands in a spec, in the order of declaration; with defaults. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    values.forEach((name, value) -> map.put(name, Conversion.written(value)));
    return map;
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
