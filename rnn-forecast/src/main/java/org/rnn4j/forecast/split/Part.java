package org.rnn4j.forecast.split;

import org.rnn4j.api.option.Kebab;

/** The three parts of a dataset, in the order of time. */
public enum Part {
  /** What models, baselines and scalers are fitted on. */
  TRAIN,
  /** What early stopping and the choice between models look at. */
  VALIDATION,
  /** What is reported. */
  TEST;

  /** The name in a spec and in a run folder: {@code train}, {@code validation}, {@code test}. */
  @Override
  public String toString() {
    return Kebab.of(this);
  }
}
