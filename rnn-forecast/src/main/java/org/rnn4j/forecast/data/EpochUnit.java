package org.rnn4j.forecast.data;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.rnn4j.api.option.Kebab;

/** Time stamps that count from 1970-01-01T00:00:00Z on, as computers do. */
enum EpochUnit {
  /** Seconds. */
  EPOCH_SECONDS(1),
  /** Thousandths of a second, all of them whole seconds. */
  EPOCH_MILLISECONDS(1000);

  private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999
  // Other numbers of this size are rare: from September 2001 to May 2033.
  private static final long FIRST_LIKELY = 1_000_000_000L;
  private static final long LAST_LIKELY = 2_000_000_000L;
  private static final int SECONDS_OF_MINUTE = 60;

  private final long perSecond;

  EpochUnit(long perSecond) {
    this.perSecond = perSecond;
  }

  /** The unit that a spec names; empty if it is none. */
  static Optional<EpochUnit> named(String word) {
    return Kebab.find(EpochUnit.class, word);
  }

  /** In a few words. */
  String words() {
    return (this == EPOCH_SECONDS ? "seconds" : "milliseconds") + " since 1970";
  }

  /** Whole seconds since 1970; empty if it is a fraction of one, or too far away. */
  OptionalLong seconds(long number) {
    long seconds = number / perSecond;
    return number % perSecond != 0 || Math.abs(seconds) > LAST_SECOND
        ? OptionalLong.empty()
        : OptionalLong.of(seconds);
  }

  /** Whether a number is a fraction of a second. */
  boolean isFraction(long number) {
    return number % perSecond != 0;
  }

  /** The unit that numbers of their size are most likely in; empty where they may be others. */
  static Optional<EpochUnit> ofSize(Collection<SeriesBuffer> series) {
    return Stream.of(values()).filter(unit -> series.stream().allMatch(unit::isLikely)).findFirst();
  }

  private boolean isLikely(SeriesBuffer one) {
    for (int i = 0; i < one.size(); i++) {
      long seconds = one.time(i) / perSecond;
      if (seconds < FIRST_LIKELY || seconds > LAST_LIKELY || one.time(i) % perSecond != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The unit that numbers of a counter are in, where it is safe to say: they are of its size, and
   * most are a whole number of minutes apart.
   */
  static Optional<EpochUnit> inferred(Collection<SeriesBuffer> series) {
    OptionalLong common = Distances.ofIntegers(series);
    return ofSize(series)
        .filter(
            unit ->
                common.isPresent()
                    && common.getAsLong() % (SECONDS_OF_MINUTE * unit.perSecond) == 0);
  }
}
