package org.rnn4j.training;

import org.rnn4j.api.error.InputException;

/**
 * A training that repeats the steps of another one on other samples: it ends after so many, in the
 * middle of an epoch if need be, and each has the learning rate that the schedule gave that step in
 * the other training.
 *
 * @param steps how many updates to make, at least 1
 * @param scheduledSteps how many the other training was to make
 * @param stepsPerEpoch how many an epoch of the other training had
 */
public record StepPlan(long steps, long scheduledSteps, int stepsPerEpoch) {

  /**
   * Checks the ranges.
   *
   * @throws InputException if a number is below 1, or there are more steps than were scheduled
   */
  public StepPlan {
    if (steps < 1 || stepsPerEpoch < 1 || steps > scheduledSteps) {
      throw new InputException(
          "steps",
          steps + " of " + scheduledSteps + " with " + stepsPerEpoch + " in an epoch are not valid",
          "expected at least 1, and no more than are scheduled");
    }
  }
}
