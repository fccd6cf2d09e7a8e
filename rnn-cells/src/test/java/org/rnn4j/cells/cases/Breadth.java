package org.rnn4j.cells.cases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How much of a product of many properties is tested: by default so much of it that every value of
 * every property meets every value of every other one; all of it with {@code -Pfull}.
 */
public enum Breadth {
  /** Every pair of values. */
  PAIRS,
  /** Every combination. */
  WHOLE;

  /** What was asked for when the tests were started. */
  public static Breadth asked() {
    return Boolean.getBoolean("rnn4j.full") ? WHOLE : PAIRS;
  }

  /**
   * Of all combinations those to be tested, in their order.
   *
   * @param all combinations
   * @param properties of each in the same order, what its values are
   */
  public <T> List<T> of(List<T> all, Function<? super T, ? extends List<?>> properties) {
    if (this == WHOLE) {
      return List.copyOf(all);
    }
    List<T> chosen = new ArrayList<>();
    Set<Object> met = new HashSet<>();
    // What brings many new pairs goes first, then what brings any.
    for (int least = Integer.MAX_VALUE; least > 0; least = next(all, properties, met)) {
      for (T one : all) {
        Set<Object> pairs = pairs(properties.apply(one));
        pairs.removeAll(met);
        if (pairs.size() >= least) {
          chosen.add(one);
          met.addAll(pairs);
        }
      }
    }
    return all.stream().filter(chosen::contains).toList();
  }

  // The most new pairs that one of them brings.
  private static <T> int next(
      List<T> all, Function<? super T, ? extends List<?>> properties, Set<Object> met) {
    int most = 0;
    for (T one : all) {
      Set<Object> pairs = pairs(properties.apply(one));
      pairs.removeAll(met);
      most = Math.max(most, pairs.size());
    }
    return most;
  }

  private static Set<Object> pairs(List<?> values) {
    Set<Object> pairs = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(List.of(i, values.get(i), j, values.get(j)));
      }
    }
    return pairs;
  }
}
