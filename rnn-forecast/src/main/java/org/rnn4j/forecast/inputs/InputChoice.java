package org.rnn4j.forecast.inputs;

import java.util.List;

/**
 * What a network is to read beside the columns themselves.
 *
 * @param lags steps back of each target, each at least 1; ascending
 * @param observed names of the columns of which it reads whether they were observed
 * @param since whether it also reads how long ago they were
 */
public record InputChoice(List<Integer> lags, List<String> observed, Since since) {

  /** Whether a network reads how long ago a column was last observed. */
  public enum Since {
    /** It does not. */
    NONE,
    /** Of each column of which it reads whether it was observed. */
    OBSERVED
  }

  /** Nothing beside the columns. */
  public static final InputChoice NONE = new InputChoice(List.of(), List.of(), Since.NONE);

  public InputChoice {
    lags = lags.stream().distinct().sorted().toList();
    observed = List.copyOf(observed);
    if (lags.stream().anyMatch(lag -> lag < 1)) {
      throw new IllegalArgumentException("a lag is at least 1 step, not one of " + lags);
    }
  }
}
