package org.rnn4j.forecast.data;

import java.util.stream.IntStream;

/** The ascending order of numbers, equal ones staying as they are. */
final class StableOrder {

  private StableOrder() {}

  /** The positions of the first {@code size} numbers in their order: merge sort, from below. */
  static int[] of(long[] numbers, int size) {
    int[] order = IntStream.range(0, size).toArray();
    int[] merged = new int[size];
    for (long width = 1; width < size; width *= 2) {
      for (long from = 0; from < size; from += 2 * width) {
        int middle = (int) Math.min(from + width, size);
        merge(numbers, order, merged, (int) from, middle, (int) Math.min(from + 2 * width, size));
      }
      int[] done = merged;
      merged = order;
      order = done;
    }
    return order;
  }

  private static void merge(long[] by, int[] order, int[] merged, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeLeft = right == to || (left < middle && by[order[left]] <= by[order[right]]);
      merged[i] = order[takeLeft ? left++ : right++];
    }
  }

  /** Numbers in an order. */
  static long[] apply(int[] order, long[] numbers) {
    return IntStream.of(order).mapToLong(i -> numbers[i]).toArray();
  }

  /** Numbers in an order. */
  static int[] apply(int[] order, int[] numbers) {
    return IntStream.of(order).map(i -> numbers[i]).toArray();
  }

  /** Numbers in an order. */
  static double[] apply(int[] order, double[] numbers) {
    return IntStream.of(order).mapToDouble(i -> numbers[i]).toArray();
  }
}
