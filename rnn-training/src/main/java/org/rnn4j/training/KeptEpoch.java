package org.rnn4j.training;

import java.util.Optional;
import org.rnn4j.api.error.RunException;

/**
 * The epoch that the model will be of, with its parameters: with early stopping the best one so
 * far, without it the last one that was finished. An epoch that is broken off leaves no trace.
 */
final class KeptEpoch {

  private final Optional<EarlyStopping> rule;
  private float[] kept = {}; // of the epoch; empty until one is finished
  private int epoch; // 0: none yet
  private int best; // 0: none yet
  private double value; // of the best

  KeptEpoch(Optional<EarlyStopping> rule) {
    this.rule = rule;
    value = rule.map(EarlyStopping::worst).orElse(Double.POSITIVE_INFINITY);
  }

  /** Looks at a finished epoch and says whether it is the best so far. */
  boolean offer(int newEpoch, double loss, Optional<Validation> validation, float[] parameters) {
    double offered =
        rule.map(r -> validation.orElseThrow().value(r.metric()))
            .orElse(validation.map(Validation::loss).orElse(loss));
    boolean better = rule.map(r -> r.improves(offered, value)).orElse(offered < value);
    boolean isBest = better && Double.isFinite(offered);
    if (isBest) {
      best = newEpoch;
      value = offered;
    }
    if (isBest || rule.isEmpty()) {
      keep(newEpoch, parameters);
    }
    return isBest;
  }

  private void keep(int newEpoch, float[] parameters) {
    if (kept.length != parameters.length) {
      kept = new float[parameters.length];
    }
    System.arraycopy(parameters, 0, kept, 0, kept.length);
    epoch = newEpoch;
  }

  /** Whether early stopping ends the training after this epoch. */
  boolean isOutOfPatience(int finishedEpoch) {
    return rule.isPresent() && finishedEpoch - best >= rule.get().patience();
  }

  /**
   * Checks that early stopping had something to go by.
   *
   * @throws RunException if its metric was not finite after any epoch
   */
  void requireOne() {
    if (rule.isPresent() && best == 0) {
      throw new RunException(
          "early stopping has no best epoch: validation '"
              + rule.get().metric()
              + "' was not a finite number after any epoch; choose another metric");
    }
  }

  /** Gives the parameters of the kept epoch back, if there is one. */
  void restore(float[] parameters) {
    if (epoch > 0) {
      System.arraycopy(kept, 0, parameters, 0, kept.length);
    }
  }

  /** A copy of what is kept. */
  TrainingState.Kept value() {
    return new TrainingState.Kept(best, value, epoch, kept.clone());
  }

  /** Goes back to what was kept. */
  void restore(TrainingState.Kept state) {
    best = state.best();
    value = state.value();
    epoch = state.epoch();
    kept = state.parameters().clone();
  }

  /** The epoch whose parameters are kept; 0 if there is none. */
  int epoch() {
    return epoch;
  }

  /** The best epoch; 0 if there is none. */
  int best() {
    return best;
  }
}
