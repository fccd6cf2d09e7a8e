package org.rnn4j.api.spi;

import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.option.Options;

/** Makes a metric. */
public interface MetricProvider extends Provider<Metric> {

  /**
   * What a metric of these options is called in results, so that one with other options is told
   * apart: its name, and what of the options is not the default.
   *
   * @return lower-case words and numbers with hyphens between, which begin with {@link #name()}
   */
  default String resultName(Options options) {
    return name();
  }
}
