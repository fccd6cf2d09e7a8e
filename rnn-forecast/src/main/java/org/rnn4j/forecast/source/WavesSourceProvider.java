package org.rnn4j.forecast.source;

import java.util.List;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;

/** Provides the data source {@code waves}. */
public final class WavesSourceProvider implements DataSourceProvider {

  static final Option<Integer> SERIES =
      Option.integer("series").atLeast(1).defaultsTo(10000).doc("How many series.");

  static final Option<Integer> STEPS =
      Option.integer("steps")
          .atLeast(1)
          .defaultsTo(50)
          .doc("Steps a network sees; a series has as many more as are forecast.");

  private static final Option<Integer> SEED =
      Option.integer("seed").atLeast(0).defaultsTo(42).doc("Seed of the generator alone.");

  /** For the service loader. */
  public WavesSourceProvider() {}

  @Override
  public String name() {
    return "waves";
  }

  @Override
  public String summary() {
    return "Two sine waves and noise, generated (Geron, Hands-On Machine Learning, chapter 15).";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(SERIES, STEPS, SEED);
  }

  @Override
  public SplitUnit splitUnit(Options options) {
    return SplitUnit.SERIES;
  }

  @Override
  public String defaultScaler() {
    return "none";
  }

  @Override
  public DataSource create(Options options) {
    return new WavesSource(options.get(SERIES), options.get(STEPS), options.get(SEED));
  }
}
