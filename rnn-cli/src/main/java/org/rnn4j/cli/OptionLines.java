package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rnn4j.api.option.Option;
import org.rnn4j.forecast.spec.SpecKey;

/** Options as the pages of {@code rnn plugins show} print them. */
final class OptionLines {

  private OptionLines() {}

  /** The options under a heading, or the line that says that there are none. */
  static List<String> section(List<Option<?>> options) {
    if (options.isEmpty()) {
      return List.of("No options.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("Options:");
    options.forEach(option -> lines.addAll(of(option)));
    return lines;
  }

  /** Name, range and default, and below them the documentation. */
  static List<String> of(Option<?> option) {
    SpecKey<?> key = new SpecKey.Valued<>(option);
    return of(key.name(), key.terms(), key.documentation());
  }

  /** As {@link #of(Option)}, for what is declared otherwise. */
  static List<String> of(String name, String terms, String documentation) {
    return List.of("  " + name + ": " + terms, "      " + documentation);
  }

  /** What must be given, each with a value that it takes, as it goes on in a map of YAML. */
  static String required(List<Option<?>> options) {
    return options.stream()
        .filter(Option::isRequired)
        .map(option -> ", " + option.name() + ": " + sample(option))
        .collect(Collectors.joining());
  }

  // A value that the option takes; only for showing the form.
  private static String sample(Option<?> option) {
    return switch (option.type()) {
      case INTEGER -> {
        double low = option.lowExcluded() ? option.low() + 1 : option.low();
        yield 32 >= low && 32 <= option.high() ? "32" : Long.toString((long) low);
      }
      case DECIMAL -> {
        boolean tenth = option.low() < 0.1 && option.high() > 0.1;
        yield tenth
            ? "0.1"
            : Double.toString(option.lowExcluded() ? option.low() + 1 : option.low());
      }
      case LONG -> "42";
      case FLAG -> "true";
      case CHOICE -> option.choices().get(0);
      case TEXT, PATH -> "...";
      case TEXTS, TEXT_OR_TEXTS -> "[...]";
      case DECIMALS -> "[0.1]";
    };
  }
}
