package org.rnn4j.forecast.split;

/** What a model that is saved is trained on in the end. */
public enum Refit {
  /** Nothing more: the model that is saved is the one that was measured. */
  NONE,
  /** The model is trained once more on all parts, and that one is saved. */
  ALL
}
