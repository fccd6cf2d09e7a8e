package org.rnn4j.training;

import java.util.Objects;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.option.Option;

/**
 * Ends a training whose validation has not got better for a while, and gives the model back as it
 * was after its best epoch; the latter also when the training ends for another reason.
 *
 * @param patience how many epochs in a row may pass without an improvement, at least 1
 * @param metric {@code loss} for the validation loss, or the name of a validation metric
 * @param lowerIsBetter whether the metric falls as the model gets better
 * @param minDelta by how much the metric must get better to count, at least 0
 */
public record EarlyStopping(int patience, String metric, boolean lowerIsBetter, double minDelta) {

  /** Epochs without an improvement. */
  public static final Option<Integer> PATIENCE =
      Option.integer("patience")
          .atLeast(1)
          .defaultsTo(10)
          .doc("Epochs without improvement before training stops.");

  /** What is to get better. */
  public static final Option<String> METRIC =
      Option.text("metric")
          .defaultsTo(Validation.LOSS)
          .doc("What is to improve: loss, the validation loss, or the name of the first metric.");

  /** By how much. */
  public static final Option<Double> MIN_DELTA =
      Option.decimal("min-delta")
          .atLeast(0)
          .defaultsTo(0.0)
          .doc("How much smaller counts as an improvement.");

  /**
   * Checks the ranges.
   *
   * @throws InputException naming the value that is out of range
   */
  public EarlyStopping {
    Objects.requireNonNull(metric, "metric");
    PATIENCE.accept(patience);
    MIN_DELTA.accept(minDelta);
  }

  /** On the validation loss, where any improvement counts. */
  public static EarlyStopping after(int patience) {
    return new EarlyStopping(patience, Validation.LOSS, true, 0);
  }

  /** Whether {@code value} is an improvement over {@code best}; NaN never is. */
  boolean improves(double value, double best) {
    return lowerIsBetter ? value < best - minDelta : value > best + minDelta;
  }

  /** What every value improves on. */
  double worst() {
    return lowerIsBetter ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
