package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;
import org.rnn4j.forecast.split.Refit;

/**
 * How a network learns.
 *
 * @param loss what is minimized
 * @param optimizer how parameters move
 * @param schedule how the learning rate changes
 * @param epochs passes over the training windows, at least 1
 * @param batchSize windows in a batch, at least 1
 * @param shuffle whether each epoch has its own order
 * @param clipping of gradients
 * @param earlyStopping when to stop before the last epoch
 * @param maxMinutes when to stop in any case, at least 0.001
 * @param refit what the model that is saved is trained on in the end
 */
public record TrainingSpec(
    ComponentSpec loss,
    ComponentSpec optimizer,
    ComponentSpec schedule,
    int epochs,
    int batchSize,
    boolean shuffle,
    ClippingSpec clipping,
    Optional<EarlyStoppingSpec> earlyStopping,
    Optional<Double> maxMinutes,
    Refit refit) {

  public TrainingSpec {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(maxMinutes, "maxMinutes");
    Objects.requireNonNull(refit, "refit");
  }

  /** How gradients are kept small. */
  public sealed interface ClippingSpec {

    /** Not at all. */
    record None() implements ClippingSpec {}

    /** The whole gradient is scaled down to this L2 norm, above 0. */
    record ByNorm(double norm) implements ClippingSpec {}

    /** Each element is cut to {@code [-value, value]}, value above 0. */
    record ByValue(double value) implements ClippingSpec {}
  }

  /**
   * Stops when the validation part has not got better for a while; the best parameters are
   * restored.
   *
   * @param patience epochs without improvement, at least 1
   * @param metric {@code loss} for the validation loss, or the first metric of the experiment
   * @param minDelta how much smaller counts as better, at least 0
   */
  public record EarlyStoppingSpec(int patience, String metric, double minDelta) {
    public EarlyStoppingSpec {
      Objects.requireNonNull(metric, "metric");
    }
  }
}
