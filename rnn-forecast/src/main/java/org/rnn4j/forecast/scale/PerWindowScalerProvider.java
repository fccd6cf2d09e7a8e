package org.rnn4j.forecast.scale;

import java.util.List;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.ScalerProvider;
import org.rnn4j.forecast.scale.PerWindowScaler.Center;
import org.rnn4j.forecast.scale.PerWindowScaler.Size;

/** Provides the scaler {@code per-window}. */
public final class PerWindowScalerProvider implements ScalerProvider {

  static final Option<Center> CENTER =
      Option.choice("center", Center.class)
          .defaultsTo(Center.MEAN)
          .doc("What is subtracted: the last value of the lookback, its mean, or nothing.");

  static final Option<Size> SCALE =
      Option.choice("scale", Size.class)
          .defaultsTo(Size.DEVIATION)
          .doc(
              "What is divided by: the mean distance from the center, the root of the mean squared"
                  + " one, or nothing.");

  static final Option<Double> LEAST =
      Option.decimal("least")
          .atLeast(0)
          .defaultsTo(0.0)
          .doc(
              "What a lookback is divided by at least, in sizes of the training part; one that does"
                  + " not vary is divided by one of them.");

  /** For the service loader. */
  public PerWindowScalerProvider() {}

  @Override
  public String name() {
    return "per-window";
  }

  @Override
  public List<String> otherNames() {
    return List.of(
        "revin", "window", "instance-normalization", "reversible-instance-normalization");
  }

  @Override
  public String summary() {
    return "By center and size of each lookback, so that a series may drift away.";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(CENTER, SCALE, LEAST);
  }

  @Override
  public Scaler create(Options options) {
    Center center = options.get(CENTER);
    Size size = options.get(SCALE);
    if (center == Center.NONE && size == Size.NONE) {
      throw SCALE.refusal(
          "a window without center and scale is left as it is", "take the scaler none for that");
    }
    return new PerWindowScaler(center, size, options.get(LEAST));
  }
}
