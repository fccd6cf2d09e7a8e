package org.rnn4j.training;

import java.util.Objects;
import java.util.Optional;

/**
 * One finished epoch.
 *
 * @param epoch from 1
 * @param epochs how many there are to be
 * @param loss the mean of its batches' losses, weighted by their present targets
 * @param validation what the model reached after it; empty without a validator
 * @param learningRate of its last batch
 * @param gradientNorm the mean over its batches of the gradient's L2 norm before clipping
 * @param seconds it took, validation included
 * @param best whether it is the best so far: by the metric of early stopping, else by the
 *     validation loss, else by the training loss
 */
public record EpochReport(
    int epoch,
    int epochs,
    double loss,
    Optional<Validation> validation,
    double learningRate,
    double gradientNorm,
    double seconds,
    boolean best) {

  public EpochReport {
    Objects.requireNonNull(validation, "validation");
  }
}
