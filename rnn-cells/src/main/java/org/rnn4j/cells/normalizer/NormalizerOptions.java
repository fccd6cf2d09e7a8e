package org.rnn4j.cells.normalizer;

import java.util.List;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/** The options that all normalizers take. */
final class NormalizerOptions {

  static final Option<Double> EPSILON =
      Option.decimal("epsilon")
          .above(0)
          .defaultsTo(1e-3)
          .doc("Added to the variance; 0.001 as in Keras, PyTorch has 0.00001.");
  static final Option<Boolean> GAIN =
      Option.flag("gain").defaultsTo(true).doc("Whether to learn a gain for each feature.");
  static final Option<Boolean> OFFSET =
      Option.flag("offset").defaultsTo(true).doc("Whether to learn an offset for each feature.");
  static final List<Option<?>> ALL = List.of(EPSILON, GAIN, OFFSET);

  private NormalizerOptions() {}

  static LayerStatistics statistics(Options options) {
    return new LayerStatistics(options.get(EPSILON), options.get(GAIN), options.get(OFFSET));
  }
}
