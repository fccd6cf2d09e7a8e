package org.rnn4j.cells.layer;

import java.util.List;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.LayerProvider;

/** Makes layer normalization over the features of each row and step. */
public final class LayerNormProvider implements LayerProvider {

  /** For the service loader. */
  public LayerNormProvider() {}

  @Override
  public String name() {
    return "layer-norm";
  }

  @Override
  public String summary() {
    return "Layer normalization between layers (Ba, Kiros and Hinton 2016).";
  }

  @Override
  public String description() {
    return "y = gain * (x - mean) / sqrt(var + epsilon) + offset, over the features of one row";
  }

  @Override
  public List<Option<?>> options() {
    return List.of(Scaling.EPSILON, Scaling.GAIN, Scaling.OFFSET);
  }

  @Override
  public Layer create(Options options) {
    double epsilon = options.get(Scaling.EPSILON);
    Scaling scaling = Scaling.of(options);
    return s -> s.output(scaling.apply(s, s.input().standardized(epsilon)));
  }
}
