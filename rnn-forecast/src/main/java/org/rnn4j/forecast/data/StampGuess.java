package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.Cadence.Kind;

/**
 * How the time stamps of a column are written, told from some of them.
 *
 * @param patterns of {@code time-format}, each of which reads all of them: two where a day may be a
 *     month, the one first by which their distances are more alike; empty where they are read
 *     without one
 * @param counter whether they are whole numbers, which may be no time at all
 */
public record StampGuess(List<String> patterns, boolean counter) {

  // Years alone, and dates without anything between their parts.
  private static final List<String> OF_DIGITS =
      List.of("yyyyMM", "yyyyMMdd", "yyyyMMddHH", "yyyyMMddHHmm", "yyyyMMddHHmmss");

  private static final int NEIGHBOURS = 500; // of long files only the first rows are all here
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2100;

  public StampGuess {
    patterns = List.copyOf(patterns);
  }

  /** The form that all the texts have; empty where they are no time stamps. */
  public static Optional<StampGuess> of(List<String> texts) {
    TimeStamps plain = new TimeStamps(StampForm.none());
    boolean all =
        !texts.isEmpty()
            && texts.stream()
                .allMatch(t -> plain.read(t.toCharArray(), 0, t.length()) != TimeStamps.NONE);
    if (all && plain.kind().orElseThrow() != Kind.COUNTER) {
      return Optional.of(new StampGuess(List.of(), false));
    }
    if (all) {
      return Optional.of(
          new StampGuess(OF_DIGITS.stream().filter(p -> isLikely(p, texts)).toList(), true));
    }
    OtherPatterns others = OtherPatterns.common();
    texts.forEach(others::take);
    List<String> fitting = new ArrayList<>(texts.isEmpty() ? List.of() : others.fitting());
    fitting.sort(Comparator.comparingDouble(pattern -> unevenness(pattern, texts)));
    return fitting.isEmpty() ? Optional.empty() : Optional.of(new StampGuess(fitting, false));
  }

  /** The longest distance between neighbours in time over the shortest one. */
  private static double unevenness(String pattern, List<String> texts) {
    TimePattern reader = TimePattern.of(pattern, Place.none());
    long[] times =
        texts.stream()
            .limit(NEIGHBOURS)
            .mapToLong(text -> reader.read(text).orElseThrow().local())
            .distinct()
            .sorted()
            .toArray();
    LongSummaryStatistics distances =
        IntStream.range(1, times.length)
            .mapToLong(i -> times[i] - times[i - 1])
            .summaryStatistics();
    return times.length < 2 ? 1 : (double) distances.getMax() / distances.getMin();
  }

  private static boolean isLikely(String pattern, List<String> texts) {
    TimePattern reader = TimePattern.of(pattern, Place.none());
    return texts.stream()
        .allMatch(
            text -> {
              if (text.length() != pattern.length() || reader.read(text).isEmpty()) {
                return false;
              }
              int year = Integer.parseInt(text.substring(0, 4));
              return year >= FIRST_YEAR && year <= LAST_YEAR;
            });
  }
}
