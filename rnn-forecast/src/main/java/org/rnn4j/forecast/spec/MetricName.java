package org.rnn4j.forecast.spec;

import java.util.regex.Pattern;
import org.rnn4j.api.error.PluginException;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.MetricProvider;
import org.rnn4j.api.spi.Registry;

/** What a metric is called in results. */
public final class MetricName {

  private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9.]+)*");

  private MetricName() {}

  /**
   * The name of a metric with its options.
   *
   * @throws PluginException if its provider gives no name
   */
  public static String of(ComponentSpec metric, Registry registry) {
    MetricProvider provider = registry.find(Kind.METRIC, metric.type());
    String name = provider.resultName(Options.of(provider.options(), metric.options()));
    if (name == null || !WORDS.matcher(name).matches()) {
      throw PluginException.wrong(
          SpecPlaces.METRICS,
          "the metric '" + provider.name() + "' is called '" + name + "' in results, no name");
    }
    return name;
  }
}
