package org.rnn4j.forecast.spec;

import java.util.Optional;
import org.rnn4j.api.error.InputException;

/**
 * What is forecast from what.
 *
 * @param lookback steps that a model sees, at least 1; {@link #ALL} for the whole history
 * @param horizon steps to forecast, at least 1
 * @param leastSteps of these a window must have, from 1 to the lookback; where it has fewer than
 *     the lookback, those before its first one are absent
 */
public record TaskSpec(int lookback, int horizon, int leastSteps) {

  /** The lookback of a model that sees every step of a history, however long it is. */
  public static final int ALL = Integer.MAX_VALUE;

  /**
   * Checks the least number of steps.
   *
   * @throws InputException if it is more than the lookback
   */
  public TaskSpec {
    if (leastSteps < 1 || leastSteps > lookback) {
      throw SpecResolver.LEAST_STEPS.refusal(
          "of " + leastSteps + " steps a model sees " + lookback + ", the lookback",
          "make it the lookback at most");
    }
  }

  /** Of windows that have all of their lookback. */
  public TaskSpec(int lookback, int horizon) {
    this(lookback, horizon, lookback);
  }

  /** Whether a model sees the whole history. */
  public boolean isAll() {
    return lookback == ALL;
  }

  /** The lookback where it is a number, and the least number of steps where it is all of them. */
  public int certainSteps() {
    return isAll() ? leastSteps : lookback;
  }

  /** How many steps a model sees at a cutoff. */
  public int seen(int cutoff) {
    return Math.min(lookback, cutoff);
  }

  /** Whether a window may have fewer steps than the lookback. */
  public boolean mayBeShort() {
    return leastSteps < lookback;
  }

  /** The least number of steps, where that is not the lookback. */
  Optional<Integer> fewer() {
    return mayBeShort() ? Optional.of(leastSteps) : Optional.empty();
  }

  /** How many steps a series needs for a window. */
  public long needed() {
    return (long) leastSteps + horizon;
  }

  /** What these are, for messages: {@code lookback 24 + horizon 12}. */
  public String neededWords() {
    return (mayBeShort() ? "least-steps " : "lookback ") + leastSteps + " + horizon " + horizon;
  }
}
