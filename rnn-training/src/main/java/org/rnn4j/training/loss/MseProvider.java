package org.rnn4j.training.loss;

import java.util.List;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LossProvider;

/** {@code mse}: {@code e^2}, derivative {@code 2 e}. */
public final class MseProvider implements LossProvider {

  /** For the service loader. */
  public MseProvider() {}

  @Override
  public String name() {
    return "mse";
  }

  @Override
  public List<String> otherNames() {
    return List.of("l2", "mean-squared-error", "rmse");
  }

  @Override
  public String summary() {
    return "Mean squared error: its optimum is the mean of what may come.";
  }

  @Override
  public Loss create(Options options) {
    return new SquaredError();
  }

  private static final class SquaredError extends PointLoss {
    @Override
    double value(double error) {
      return error * error;
    }

    @Override
    double slope(double error) {
      return 2 * error;
    }
  }
}
