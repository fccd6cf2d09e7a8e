package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.BaselineProvider;

/** Provides the baseline {@code linear}. */
public final class LinearProvider implements BaselineProvider {

  private static final Option<Double> RIDGE =
      Option.decimal("ridge")
          .atLeast(0)
          .defaultsTo(1e-9)
          .doc("Penalty on the coefficients of standardized inputs, for each training window.");

  private static final Option<String> MODE =
      Option.choice("mode", "direct", "iterative")
          .defaultsTo("direct")
          .doc("One regression for each lead, or one for the next value, fed back.");

  /** For the service loader. */
  public LinearProvider() {}

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public List<String> otherNames() {
    return List.of("ridge", "ols", "linear-regression", "ar", "arima");
  }

  @Override
  public String summary() {
    return "Least squares on the lookback and a constant, with a ridge, in closed form.";
  }

  @Override
  public String description() {
    return """
    Every target at every lead is a linear function of all columns of the lookback and a
    constant: W = argmin mean |y - x W - b|^2 + ridge |W|^2 over the training windows, with x
    standardized. Of several series that are cut by time, each is standardized by its own
    training part; one without a training window by those of the others. In the place of a
    missing input stands the last value that was observed before it, as it does when it
    forecasts; missing targets take no part.\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RIDGE, MODE);
  }

  @Override
  public Baseline create(Options options) {
    return new LinearBaseline(options.get(RIDGE), options.get(MODE).equals("iterative"));
  }
}
