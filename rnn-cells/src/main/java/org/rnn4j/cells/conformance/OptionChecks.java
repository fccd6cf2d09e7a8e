package org.rnn4j.cells.conformance;

import static org.rnn4j.cells.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/** What a provider makes of its options. */
final class OptionChecks {

  private OptionChecks() {}

  static void options(Subject subject) {
    List<Variant> variants = subject.variants();
    for (Option<?> option : subject.provider().options()) {
      requireAnEffect(option, variants);
      for (Object value : borderline(option)) {
        requireRefusedInWordsOrUsed(subject, variants.get(0), option, value);
      }
    }
  }

  // Of an option with several values among the variants: that some two values, all else being
  // equal, give two different cells.
  private static void requireAnEffect(Option<?> option, List<Variant> variants) {
    Map<Map<String, Object>, List<String>> byRest = new HashMap<>();
    for (Variant v : variants) {
      Map<String, Object> rest = new HashMap<>(v.given());
      rest.remove(option.name());
      byRest.computeIfAbsent(rest, r -> new ArrayList<>()).add(Variant.fingerprint(v.graph()));
    }
    boolean isVaried = byRest.values().stream().anyMatch(f -> f.size() > 1);
    boolean isUsed = byRest.values().stream().anyMatch(f -> f.stream().distinct().count() > 1);
    require(
        isUsed || !isVaried,
        "the option '%s' has no effect: all its values give the same step",
        option.name());
  }

  // Numbers around zero, and the bounds.
  private static List<Object> borderline(Option<?> option) {
    List<Object> values = new ArrayList<>();
    switch (option.type()) {
      case INTEGER -> {
        values.addAll(List.of(-1, 0, 1));
        if (Math.abs(option.low()) < 1000) {
          values.add((int) option.low());
        }
      }
      case DECIMAL -> {
        values.addAll(List.of(-1.0, 0.0, 1.0));
        if (Double.isFinite(option.low())) {
          values.add(option.low());
        }
        if (Double.isFinite(option.high())) {
          values.add(option.high());
        }
      }
      default -> {
        // Nothing lies at a border.
      }
    }
    return values;
  }

  private static void requireRefusedInWordsOrUsed(
      Subject subject, Variant first, Option<?> option, Object value) {
    Map<String, Object> given = new HashMap<>(first.given());
    given.put(option.name(), value);
    String what = option.name() + ": " + value;
    Options options;
    try {
      options = Options.of(subject.provider().options(), given);
    } catch (InputException e) {
      return; // as declared
    }
    Cell cell;
    try {
      cell = subject.provider().create(options);
    } catch (InputException e) {
      return; // in words, because of another option
    } catch (RuntimeException e) {
      throw new ConformanceException(
          what + " is within the declared range and create throws " + e + "; declare the range", e);
    }
    try {
      first.with(cell).graph();
    } catch (RuntimeException e) {
      throw new ConformanceException(
          what
              + " is within the declared range and the step refuses it ("
              + e.getMessage()
              + "); declare the range",
          e);
    }
  }
}
