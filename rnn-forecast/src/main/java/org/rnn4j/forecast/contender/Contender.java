package org.rnn4j.forecast.contender;

import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.run.ProgressListener;

/**
 * Something that is measured: it learns from the training part of a fold, and forecasts. There are
 * three makers, {@link NetworkContender}, {@link LocalContender} and {@link BaselineContender};
 * nothing behind them asks which it was.
 */
public interface Contender {

  /** What it is called in results. */
  String name();

  /** What is done while it learns, for people. */
  String stage();

  /**
   * Learns.
   *
   * @param fold whose training part it sees, and whose validation part may end its training
   * @param progress may cancel it, which ends in a {@link Cancellation}
   * @throws org.rnn4j.api.error.RunException if it fails, for example diverges
   */
  Fitted fit(Fold fold, ProgressListener progress);
}
