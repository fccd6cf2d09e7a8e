package org.rnn4j.examples.benchmarks.runner;

import java.util.List;
import java.util.Map;
import org.rnn4j.examples.benchmarks.work.Work;

/**
 * What was measured of one work.
 *
 * @param work what was done
 * @param series what each contestant took, by name; those that cannot do it are not there
 */
record Row(Work work, Map<String, Series> series) {

  /**
   * The runs of one contestant with its best number of threads.
   *
   * @param threads how many
   * @param seconds of a step, in each round
   * @param parameters that it trains
   * @param firstLoss after the first step; NaN where that means nothing
   * @param nextLoss after some more, the same number for everybody
   */
  record Series(
      int threads, List<Double> seconds, long parameters, double firstLoss, double nextLoss) {

    double median() {
      return Row.median(seconds);
    }

    /** How many times as long this took as the other, round by round. */
    List<Double> ratios(Series other) {
      int rounds = Math.min(seconds.size(), other.seconds.size());
      return java.util.stream.IntStream.range(0, rounds)
          .mapToObj(i -> seconds.get(i) / other.seconds.get(i))
          .toList();
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
