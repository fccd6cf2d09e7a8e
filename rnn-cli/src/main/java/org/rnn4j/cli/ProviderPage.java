package org.rnn4j.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Provider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.LayerOptions;

/**
 * The page of {@code rnn plugins show}: everything a provider declares, and how a spec names it.
 */
final class ProviderPage {

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

  private static final String POOLING =
      "The value of a series pools its windows, leads and targets: all pairs weigh alike (rmse is"
          + " the root of the pooled mse, mase and rmsse divide by the scale of each series and"
          + " target, r2 measures each target from its own mean). Over several series it is the"
          + " mean of the series' values.";

  private ProviderPage() {}

  /** The lines of the page; the registry knows what else the spec can name. */
  static <P extends Provider<?>> List<String> lines(
      Kind<P> kind, Registry.Entry<P> entry, Registry registry) {
    P provider = entry.provider();
    List<String> lines = new ArrayList<>();
    lines.add(kind + "/" + provider.name() + "  (" + entry.fullOrigin() + ")");
    lines.add(Quoted.printable(provider.summary()));
    if (!provider.description().isBlank()) {
      lines.add("");
      provider.description().lines().forEach(line -> lines.add("  " + Quoted.printable(line)));
    }
    lines.add("");
    lines.addAll(OptionLines.section(provider.options()));
    if (kind == Kind.CELL) {
      lines.add("");
      lines.addAll(ofEveryRecurrentLayer(provider.options(), registry));
    }
    if (kind == Kind.METRIC) {
      lines.add("");
      lines.add(POOLING);
    }
    lines.add("");
    lines.add("Example:");
    lines.add("  " + example(kind, provider));
    return lines;
  }

  // A spec's reader gives a cell's own option of the same name precedence.
  private static List<String> ofEveryRecurrentLayer(List<Option<?>> own, Registry registry) {
    Set<String> taken = own.stream().map(Option::name).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>();
    lines.add("Every recurrent layer also takes:");
    if (!taken.contains("normalizer")) {
      lines.addAll(
          OptionLines.of(
              "normalizer",
              "none, or a normalizer by name or with options; default none",
              "Normalizes inside the cell; rnn plugins show normalizer/NAME says where and how."
                  + " There are "
                  + String.join(", ", registry.names(Kind.NORMALIZER))
                  + "."));
    }
    LayerOptions.declared().stream()
        .filter(option -> !taken.contains(option.name()))
        .forEach(option -> lines.addAll(OptionLines.of(option)));
    return lines;
  }

  private static String example(Kind<?> kind, Provider<?> provider) {
    String required = OptionLines.required(provider.options());
    String typed =
        required.isEmpty() ? provider.name() : "{type: " + provider.name() + required + "}";
    if (kind == Kind.CELL) {
      return "- {cell: " + provider.name() + required + "}";
    }
    if (kind == Kind.LAYER) {
      return "- {layer: " + provider.name() + required + "}";
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
}
