package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;

/**
 * The page of {@code rnn plugins show}: everything a provider declares, and how a spec names it.
 */
final class ProviderPage {

  private static final int WIDTH = 100;

  // Where a spec names one of a kind; its name, or a map with options, follows.
  private static final Map<Kind<?>, String> PLACES =
      Map.of(
          Kind.OPTIMIZER, "optimizer: ",
          Kind.SCHEDULE, "schedule: ",
          Kind.LOSS, "loss: ",
          Kind.STRATEGY, "strategy: ",
          Kind.SCALER, "scaler: ",
          Kind.BASELINE, "baselines: ",
          Kind.METRIC, "metrics: ");

  private ProviderPage() {}

  /** The lines of the page. */
  static <P extends Provider<?>> List<String> lines(Kind<P> kind, Registry.Entry<P> entry) {
    P provider = entry.provider();
    List<String> lines = new ArrayList<>();
    lines.add(kind + "/" + provider.name() + "  (" + PluginTable.origin(entry) + ")");
    lines.add(provider.summary());
    if (!provider.description().isBlank()) {
      lines.add("");
      provider.description().lines().forEach(line -> lines.add("  " + line));
    }
    lines.add("");
    if (provider.options().isEmpty()) {
      lines.add("No options.");
    } else {
      lines.add("Options:");
      for (Option<?> option : provider.options()) {
        lines.add("  " + option.name() + ": " + terms(option));
        lines.addAll(wrapped(option.documentation()));
      }
    }
    lines.add("");
    lines.add("Example:");
    lines.add("  " + example(kind, provider));
    return lines;
  }

  private static String terms(Option<?> option) {
    String use =
        option.isRequired()
            ? "required"
            : option.defaultValue().map(d -> "default " + d).orElse("optional");
    return option.expected() + "; " + use;
  }

  private static List<String> wrapped(String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.strip().split("\\s+")) {
      if (line.length() + word.length() + 7 > WIDTH) {
        lines.add("      " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add("      " + line);
    }
    return lines;
  }

  private static String example(Kind<?> kind, Provider<?> provider) {
    String required =
        provider.options().stream()
            .filter(Option::isRequired)
            .map(option -> ", " + option.name() + ": " + sample(option))
            .collect(Collectors.joining());
    String typed =
        required.isEmpty() ? provider.name() : "{type: " + provider.name() + required + "}";
    if (kind == Kind.CELL) {
      return "- {cell: " + provider.name() + required + "}";
    }
    if (kind == Kind.NORMALIZER) {
      return "- {cell: lstm, units: 32, normalizer: " + typed + "}";
    }
    if (kind == Kind.DATA_SOURCE) {
      return "data: {source: " + provider.name() + required + "}";
    }
    boolean list = kind == Kind.BASELINE || kind == Kind.METRIC;
    return PLACES.get(kind) + (list ? "[" + typed + "]" : typed);
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
      case FLAG -> "true";
      case CHOICE -> option.choices().get(0);
      case TEXT -> "...";
      case TEXTS -> "[...]";
      case DECIMALS -> "[0.1]";
    };
  }
}
