package org.rnn4j.cells.layer;

import java.util.List;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;

/**
 * Makes batch normalization (Ioffe and Szegedy 2015) over the batch and time, masked steps
 * excluded. An evaluation uses moving averages of mean and variance, which are saved with the
 * parameters.
 */
public final class BatchNormProvider implements LayerProvider {

  private static final Option<Double> MOMENTUM =
      Option.decimal("momentum")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.99)
          .doc("What a moving average keeps of itself at each training step.");

  /** For the service loader. */
  public BatchNormProvider() {}

  @Override
  public String name() {
    return "batch-norm";
  }

  @Override
  public String summary() {
    return "Batch normalization between layers, with moving averages (Ioffe and Szegedy 2015).";
  }

  @Override
  public String description() {
    return "y = gain * (x - mean) / sqrt(var + epsilon) + offset, over the batch and time";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(Scaling.EPSILON, MOMENTUM, Scaling.GAIN, Scaling.OFFSET);
  }

  @Override
  public Layer create(Options options) {
    double epsilon = options.get(Scaling.EPSILON);
    double momentum = options.get(MOMENTUM);
    Scaling scaling = Scaling.of(options);
    return s -> s.output(scaling.apply(s, s.standardizedOverBatch(s.input(), epsilon, momentum)));
  }
}
