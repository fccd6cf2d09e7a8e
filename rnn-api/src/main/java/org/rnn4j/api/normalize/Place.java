package org.rnn4j.api.normalize;

/** Where in a cell a normalizer can act; a cell's step marks the places it has. */
public enum Place {
  /** The linear combination of input and state: {@code Step.preActivation}. */
  PRE_ACTIVATION("pre-activation"),
  /** The new value of a state, which every later step sees: {@code Step.normalizedState}. */
  STATE("new state"),
  /** A state as the output sees it, the state itself unchanged: {@code Step.normalizedReading}. */
  READING("reading of a state");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /** As it stands in messages. */
  @Override
  public String toString() {
    return words;
  }
}
