package org.rnn4j.forecast.scale;

import org.rnn4j.api.error.InputException;

/** A value for which a scaler has no number; who asked knows where it stands. */
final class OutsideDomain extends InputException {

  private static final long serialVersionUID = 1L;

  private final double value;

  /**
   * Of a value.
   *
   * @param why in words that follow the value
   */
  OutsideDomain(double value, String why, String remedy) {
    super("", "the value " + value + " " + why, remedy);
    this.value = value;
  }

  double value() {
    return value;
  }
}
