package org.rnn4j.training;

import java.util.Optional;
import org.rnn4j.api.error.RunException;

/** The best epoch so far and, where early stopping will want them back, its parameters. */
final class BestEpoch {

  private final Optional<EarlyStopping> rule;
  private final float[] kept; // empty without early stopping
  private int epoch; // 0: none yet
  private double value;

  BestEpoch(Optional<EarlyStopping> rule, int parameters) {
    this.rule = rule;
    kept = new float[rule.isPresent() ? parameters : 0];
    value = rule.map(EarlyStopping::worst).orElse(Double.POSITIVE_INFINITY);
  }

  /** Looks at a finished epoch and says whether it is the best so far. */
  boolean offer(int newEpoch, double loss, Optional<Validation> validation, float[] parameters) {
    double offered =
        rule.map(r -> validation.orElseThrow().value(r.metric()))
            .orElse(validation.map(Validation::loss).orElse(loss));
    boolean better = rule.map(r -> r.improves(offered, value)).orElse(offered < value);
    if (better && Double.isFinite(offered)) {
      epoch = newEpoch;
      value = offered;
      System.arraycopy(parameters, 0, kept, 0, kept.length);
    }
    return epoch == newEpoch;
  }

  /** Whether early stopping ends the training after this epoch. */
  boolean isOutOfPatience(int finishedEpoch) {
    return rule.isPresent() && finishedEpoch - epoch >= rule.get().patience();
  }

  /**
   * Checks that early stopping had something to go by.
   *
   * @throws RunException if its metric was not finite after any epoch
   */
  void requireOne() {
    if (rule.isPresent() && epoch == 0) {
      throw new RunException(
          "early stopping has no best epoch: validation '"
              + rule.get().metric()
              + "' was not a finite number after any epoch; choose another metric");
    }
  }

  /** Gives the parameters of the best epoch back, if early stopping wants that and there is one. */
  void restore(float[] parameters) {
    if (epoch > 0) {
      System.arraycopy(kept, 0, parameters, 0, kept.length);
    }
  }

  /** The best epoch; 0 if there is none. */
  int epoch() {
    return epoch;
  }
}
