package org.rnn4j.training.loss;

import java.util.List;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LossProvider;

/**
 * {@code huber} (Huber 1964): {@code e^2 / 2} up to {@code |e| = delta} and the tangent {@code
 * delta (|e| - delta / 2)} beyond; derivative {@code e}, beyond delta {@code delta sign(e)}. The
 * form of PyTorch's {@code HuberLoss} and Keras' {@code Huber}; PyTorch's {@code SmoothL1Loss} is
 * this divided by delta.
 */
public final class HuberProvider implements LossProvider {

  private static final Option<Double> DELTA =
      Option.decimal("delta")
          .above(0)
          .defaultsTo(1.0)
          .doc(
              "Error from which on the loss grows linearly, in the (scaled) units of the targets.");

  /** For the service loader. */
  public HuberProvider() {}

  @Override
  public String name() {
    return "huber";
  }

  @Override
  public List<String> otherNames() {
    return List.of("smooth-l1");
  }

  @Override
  public String summary() {
    return "Huber loss (Huber 1964): squared for small errors, absolute for large ones.";
  }

  @Override
  public String description() {
    return "e^2 / 2 where |e| <= delta, delta (|e| - delta / 2) elsewhere";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(DELTA);
  }

  @Override
  public Loss create(Options options) {
    return new HuberLoss(options.get(DELTA));
  }

  private static final class HuberLoss extends PointLoss {

    private final double delta;

    HuberLoss(double delta) {
      this.delta = delta;
    }

    @Override
    double value(double error) {
      double size = Math.abs(error);
      return size <= delta ? 0.5 * error * error : delta * (size - 0.5 * delta);
    }

    @Override
    double slope(double error) {
      return Math.abs(error) <= delta ? error : delta * Math.signum(error);
    }
  }
}
