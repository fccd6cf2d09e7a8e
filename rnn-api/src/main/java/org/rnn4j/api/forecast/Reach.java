package org.rnn4j.api.forecast;

/** How far a network reads before it has given out a whole forecast. */
public enum Reach {
  /** The lookback: from its last step on nothing is read but what a strategy feeds back. */
  CUTOFF,
  /**
   * The lookback and, one by one, the steps to be forecast but for the last: what is known ahead of
   * them is there, what is not known is 0. Each lead is given out one step before its own, so that
   * the network is trained on the next value alone.
   */
  HORIZON
}
