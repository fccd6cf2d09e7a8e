package org.rnn4j.training.loss;

import java.util.List;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LossProvider;

/** {@code mae}: {@code |e|}, derivative {@code sign(e)}, taken as 0 where the error is 0. */
public final class MaeProvider implements LossProvider {

  /** For the service loader. */
  public MaeProvider() {}

  @Override
  public String name() {
    return "mae";
  }

  @Override
  public List<String> otherNames() {
    return List.of("l1", "mean-absolute-error");
  }

  @Override
  public String summary() {
    return "Mean absolute error: its optimum is the median of what may come.";
  }

  @Override
  public Loss create(Options options) {
    return new AbsoluteError();
  }

  private static final class AbsoluteError extends PointLoss {
    @Override
    double value(double error) {
      return Math.abs(error);
    }

    @Override
    double slope(double error) {
      return Math.signum(error);
    }
  }
}
