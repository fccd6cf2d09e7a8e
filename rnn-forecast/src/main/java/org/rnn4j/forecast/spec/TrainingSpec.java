package org.rnn4j.forecast.spec;

import java.util.Objects;
import java.util.Optional;
import org.rnn4j.forecast.split.Refit;
import org.rnn4j.training.Clipping;
import org.rnn4j.training.EarlyStopping;

/**
 * How a network learns.
 *
 * @param loss what is minimized
 * @param optimizer how parameters move
 * @param schedule how the learning rate changes
 * @param epochs passes over the training windows, at least 1
 * @param batchSize windows in a batch, at least 1
 * @param shuffle whether each epoch has its own order
 * @param windows which of the training windows an epoch sees
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
    TrainingWindows windows,
    Clipping clipping,
    Optional<EarlyStopping> earlyStopping,
    Optional<Double> maxMinutes,
    Refit refit) {

  public TrainingSpec {
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(windows, "windows");
    Objects.requireNonNull(clipping, "clipping");
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(maxMinutes, "maxMinutes");
    Objects.requireNonNull(refit, "refit");
  }
}
