package org.rnn4j.forecast.scale;

import org.rnn4j.api.error.InputException;

/** A scaler was found to break its contract; says how, and on which value. */
final class WrongScaler extends InputException {

  private static final long serialVersionUID = 1L;

  WrongScaler(Problem problem) {
    super(problem);
  }
}
