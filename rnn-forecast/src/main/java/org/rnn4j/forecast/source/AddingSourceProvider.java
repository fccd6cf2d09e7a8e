package org.rnn4j.forecast.source;

import java.util.List;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;

/** Provides the data source {@code adding}. */
public final class AddingSourceProvider implements DataSourceProvider {

  static final Option<Integer> SERIES =
      Option.integer("series").atLeast(1).defaultsTo(10000).doc("How many series.");

  static final Option<Integer> STEPS =
      Option.integer("steps")
          .atLeast(2)
          .defaultsTo(200)
          .doc("Steps before the sum is asked for; take the same lookback.");

  private static final Option<Integer> SEED =
      Option.integer("seed").atLeast(0).defaultsTo(42).doc("Seed of the generator alone.");

  /** For the service loader. */
  public AddingSourceProvider() {}

  @Override
  public String name() {
    return "adding";
  }

  @Override
  public String summary() {
    return "The adding problem, generated: the sum of two marked values (Hochreiter and Schmidhuber"
        + " 1997).";
  }

  @Override
  public String description() {
    return """
    value uniform in (0, 1); marker 1 at one step of each half, else 0
    sum behind the last step = the two marked values, before it 0
    a constant forecast of 1 has the mean squared error 1/6\
    """;
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
    return new AddingSource(options.get(SERIES), options.get(STEPS), options.get(SEED));
  }
}
