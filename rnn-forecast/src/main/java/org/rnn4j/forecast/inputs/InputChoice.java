package org.rnn4j.forecast.inputs;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network is to read beside the columns themselves.
 *
 * @param lags steps back of each target, each at least 1; ascending
 * @param observed names of the columns of which it reads whether they were observed
 * @param since whether it also reads how long ago they were
 * @param embeddings how many numbers are learned for each category of a column, by its name; of
 *     columns that are not there each category has an input of its own
 */
public record InputChoice(
    List<Integer> lags, List<String> observed, Since since, Map<String, Integer> embeddings) {

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
    embeddings = Collections.unmodifiableSortedMap(new TreeMap<>(embeddings));
    if (embeddings.values().stream().anyMatch(numbers -> numbers < 1)) {
      throw new IllegalArgumentException("an embedding has at least 1 number: " + embeddings);
    }
    if (lags.stream().anyMatch(lag -> lag < 1)) {
      throw new IllegalArgumentException("a lag is at least 1 step, not one of " + lags);
    }
  }

  /** Of columns whose categories have an input of their own each. */
  public InputChoice(List<Integer> lags, List<String> observed, Since since) {
    this(lags, observed, since, Map.of());
  }

  /** The same with these embeddings. */
  public InputChoice embedding(Map<String, Integer> numbers) {
    return new InputChoice(lags, observed, since, numbers);
  }
}
