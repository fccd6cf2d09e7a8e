package org.rnn4j.forecast.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The most remarkable of many things, by a number: of equal ones those that came first. */
final class Worst<T> {

  /** How many are named anywhere in a profile. */
  static final int MOST = 10;

  private record Entry<T>(double size, long order, T thing) {}

  // The one that is first in the queue goes when a worse one comes.
  private static final Comparator<Entry<?>> LEAST =
      Comparator.comparingDouble((Entry<?> e) -> e.size())
          .thenComparing(Comparator.comparingLong((Entry<?> e) -> e.order()).reversed());

  private final PriorityQueue<Entry<T>> kept = new PriorityQueue<>(LEAST);
  private long count;

  /** Whether a thing of this size would be kept, so that it need not be made otherwise. */
  boolean takes(double size) {
    return kept.size() < MOST || size > kept.peek().size();
  }

  void add(double size, T thing) {
    if (takes(size)) {
      kept.add(new Entry<>(size, count, thing));
      if (kept.size() > MOST) {
        kept.remove();
      }
    }
    count++;
  }

  /** The largest first. */
  List<T> list() {
    List<Entry<T>> entries = new ArrayList<>(kept);
    entries.sort(LEAST.reversed());
    return entries.stream().map(Entry::thing).toList();
  }
}
