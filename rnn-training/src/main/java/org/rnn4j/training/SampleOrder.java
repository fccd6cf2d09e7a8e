package org.rnn4j.training;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.random.RandomStream;

/**
 * Which samples an epoch sees, and in what order. It follows from the random stream of the epoch
 * alone, so that no epoch depends on an earlier one and a training can be resumed at any of them.
 */
public sealed interface SampleOrder {

  /**
   * How many samples an epoch sees; the same for every epoch.
   *
   * @param samples how many there are, at least 1
   * @return at least 1
   */
  int perEpoch(int samples);

  /**
   * Puts the samples of an epoch in order.
   *
   * @param order {@link #perEpoch} long; filled with numbers from 0 to {@code samples - 1}
   * @param samples how many there are, at least 1
   * @param random the stream of the epoch
   */
  void arrange(int[] order, int samples, RandomStream random);

  /** Every sample once, in the order of their numbers. */
  record Given() implements SampleOrder {

    @Override
    public int perEpoch(int samples) {
      return samples;
    }

    @Override
    public void arrange(int[] order, int samples, RandomStream random) {
      Arrays.setAll(order, i -> i);
    }
  }

  /** Every sample once, in an order of its own for each epoch. */
  record Shuffled() implements SampleOrder {

    @Override
    public int perEpoch(int samples) {
      return samples;
    }

    @Override
    public void arrange(int[] order, int samples, RandomStream random) {
      Arrays.setAll(order, i -> i);
      shuffle(order, random);
    }

    // Fisher-Yates.
    private static void shuffle(int[] order, RandomStream random) {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
    }
  }

  /**
   * Some of the samples, drawn anew for each epoch, none twice in one; each is as likely as any
   * other. Memory and time go with those drawn, not with all there are.
   *
   * @param most how many, at least 1; all where there are no more
   */
  record Drawn(int most) implements SampleOrder {

    public Drawn {
      requireSome(most);
    }

    @Override
    public int perEpoch(int samples) {
      return Math.min(most, samples);
    }

    // Fisher-Yates over all samples, broken off; of the others only those moved are kept.
    @Override
    public void arrange(int[] order, int samples, RandomStream random) {
      Map<Integer, Integer> moved = new HashMap<>();
      for (int i = 0; i < order.length; i++) {
        int j = i + random.nextInt(samples - i);
        order[i] = moved.getOrDefault(j, j);
        moved.put(j, moved.getOrDefault(i, i));
      }
    }
  }

  /**
   * Samples drawn anew for each epoch, group by group: each group is as likely as any other however
   * many samples it has, and so is each sample within one. No group comes again before all have
   * come; a sample may come twice in an epoch.
   */
  final class DrawnByGroup implements SampleOrder {

    private final int number;
    private final int[] starts; // of the groups with samples, then the number of all samples
    private final int[] lengths;

    /**
     * An order.
     *
     * @param number how many samples an epoch sees, at least 1
     * @param starts the first sample of each group, ascending from 0, then the number of all
     *     samples; a group without samples starts where the next one does
     */
    public DrawnByGroup(int number, int[] starts) {
      requireSome(number);
      this.number = number;
      int[] filled =
          IntStream.range(0, starts.length - 1).filter(g -> starts[g] < starts[g + 1]).toArray();
      this.starts = Arrays.stream(filled).map(g -> starts[g]).toArray();
      this.lengths = Arrays.stream(filled).map(g -> starts[g + 1] - starts[g]).toArray();
    }

    @Override
    public int perEpoch(int samples) {
      return number;
    }

    @Override
    public void arrange(int[] order, int samples, RandomStream random) {
      int[] round = IntStream.range(0, starts.length).toArray();
      for (int i = 0; i < order.length; i++) {
        int turn = i % round.length;
        if (turn == 0) {
          Shuffled.shuffle(round, random);
        }
        int group = round[turn];
        order[i] = starts[group] + random.nextInt(lengths[group]);
      }
    }
  }

  /**
   * The samples of another order, in the order of their numbers.
   *
   * @param drawn which samples
   */
  record Sorted(SampleOrder drawn) implements SampleOrder {

    public Sorted {
      Objects.requireNonNull(drawn, "drawn");
    }

    @Override
    public int perEpoch(int samples) {
      return drawn.perEpoch(samples);
    }

    @Override
    public void arrange(int[] order, int samples, RandomStream random) {
      drawn.arrange(order, samples, random);
      Arrays.sort(order);
    }
  }

  private static void requireSome(int number) {
    if (number < 1) {
      throw new InputException(
          "windows-per-epoch",
          "'" + number + "' is not valid",
          "expected a whole number, at least 1");
    }
  }
}
