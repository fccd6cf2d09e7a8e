package org.rnn4j.forecast.baseline;

import java.util.List;
import java.util.Map;
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

  private static final Option<Reads> INPUTS =
      Option.choice("inputs", Reads.class)
          .defaultsTo(Reads.LOOKBACK)
          .doc("The lookback alone, or lags and all that is known ahead.");

  /** What is regressed on. */
  private enum Reads {
    /** All columns of the lookback. */
    LOOKBACK,
    /** Lags of the target, and what is known ahead of the step that is forecast. */
    ALL
  }

  /** What a spec calls {@link #WITH_INPUTS} of the default panel. */
  static final String NAME_WITH_INPUTS = "linear-inputs";

  /** The options of the regression on lags and on what is known ahead. */
  static final Map<String, Object> WITH_INPUTS =
      Map.of(INPUTS.name(), INPUTS.written(Reads.ALL), RIDGE.name(), 1e-3);

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
    forecasts; missing targets take no part. With inputs: all every target is a linear function
    of its own earlier values, as many steps back as inputs.lags says (without, all of the
    lookback, and at most 400), and of what is known ahead of the step that is forecast, one regression for all
    series. A lag shorter than the lead does not exist; one that is missing counts as the mean of
    its series, and past covariates take no part.\
    """;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(RIDGE, MODE, INPUTS);
  }

  @Override
  public Baseline create(Options options) {
    boolean iterative = options.get(MODE).equals("iterative");
    if (options.get(INPUTS) == Reads.LOOKBACK) {
      return new LinearBaseline(options.get(RIDGE), iterative);
    }
    if (iterative) {
      throw MODE.refusal("with inputs: all every lead has its own regression", "expected direct");
    }
    return new LagRegression(options.get(RIDGE));
  }
}
