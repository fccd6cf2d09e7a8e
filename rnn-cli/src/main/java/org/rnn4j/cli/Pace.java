package org.rnn4j.cli;

import org.rnn4j.training.EpochReport;

/**
 * How long a training still takes. Half of the judgement is the last epoch, a quarter the one
 * before, and so on: the first ones are slow, because the JVM is still compiling.
 */
final class Pace {

  private double secondsPerEpoch;
  private boolean known;

  /** An epoch has ended. */
  void add(EpochReport report) {
    secondsPerEpoch = known ? (secondsPerEpoch + report.seconds()) / 2 : report.seconds();
    known = true;
  }

  /** Whether there is anything to judge by. */
  boolean known() {
    return known;
  }

  /** Seconds for so many more epochs, which may be a fraction. */
  double secondsFor(double moreEpochs) {
    return secondsPerEpoch * moreEpochs;
  }
}
