package org.rnn4j.forecast.source;

import java.util.List;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource;
import org.rnn4j.api.forecast.MissingValues;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.DataSourceProvider;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * {@code in-memory}: stands in the spec of an experiment whose series were given by a program. The
 * series themselves are not in the spec, so it cannot be run from a file.
 */
public final class InMemorySourceProvider implements DataSourceProvider {

  /** What a spec calls it. */
  public static final String NAME = "in-memory";

  /** Whether every series is cut, or whole series are dealt out. */
  public static final Option<SplitUnit> DIVIDED_BY =
      Option.choice("divided-by", SplitUnit.class)
          .defaultsTo(SplitUnit.STEPS)
          .doc("Whether every series is cut, or whole series are dealt out.");

  /** What becomes of values that are missing. */
  public static final Option<MissingValues> MISSING =
      Option.choice("missing", MissingValues.class)
          .defaultsTo(MissingValues.REJECT)
          .doc("What to do with missing values (NaN): refuse them, or leave them missing.");

  /** For the registry. */
  public InMemorySourceProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Series given by a program that embeds this library; not for spec files.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DIVIDED_BY, MISSING);
  }

  @Override
  public SplitUnit splitUnit(Options options) {
    return options.get(DIVIDED_BY);
  }

  @Override
  public MissingValues missingValues(Options options) {
    return options.get(MISSING);
  }

  @Override
  public DataSource create(Options options) {
    return context -> {
      throw new InputException(
          SpecPlaces.SOURCE,
          "the series were given by a program and are not in the spec",
          "run it from that program, or name another source");
    };
  }
}
