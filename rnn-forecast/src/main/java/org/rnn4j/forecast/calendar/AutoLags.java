package org.rnn4j.forecast.calendar;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.rnn4j.api.series.Frequency;

/**
 * Which lags a series of some frequency is likely to repeat itself at: the last steps, and whole
 * cycles of the calendar ago. A year is counted in whole weeks where there are weeks in it, since
 * the day of the week matters more than the date.
 */
public final class AutoLags {

  private static final int RECENT = 3;
  private static final int OF_SHORT_CYCLE = 4;
  private static final int OF_LONG_CYCLE = 2;
  private static final Duration DAY = Duration.ofDays(1);
  private static final int DAYS_OF_WEEK = 7;
  private static final int DAYS_OF_YEAR = 364;

  private AutoLags() {}

  /**
   * The lags, ascending.
   *
   * @param frequency of the steps; empty for a counter
   * @param season steps in a season; 1 when there is none
   * @param lengths of the training part of each series; half of the usual one has each lag
   */
  public static List<Integer> of(Optional<Frequency> frequency, int season, int[] lengths) {
    TreeSet<Integer> lags = new TreeSet<>();
    for (int lag = 1; lag <= RECENT; lag++) {
      lags.add(lag);
    }
    List<Integer> cycles = new TreeSet<>(cycles(frequency, season)).stream().toList();
    for (int c = 0; c < cycles.size(); c++) {
      int most = c == 0 ? OF_SHORT_CYCLE : OF_LONG_CYCLE;
      for (int turns = 1; turns <= most; turns++) {
        lags.add(turns * cycles.get(c));
      }
    }
    int longest = Math.max(1, usual(lengths) / 2);
    return lags.headSet(longest, true).stream().toList();
  }

  private static int usual(int[] lengths) {
    int[] sorted = Arrays.stream(lengths).filter(length -> length > 0).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static List<Integer> cycles(Optional<Frequency> frequency, int season) {
    TreeSet<Integer> cycles = new TreeSet<>();
    cycles.add(season);
    frequency.ifPresent(
        f -> {
          if (f.isMonths()) {
            cycles.add(f.defaultSeason());
          } else if (f.unit() == Frequency.Unit.WEEK) {
            cycles.add(f.defaultSeason());
          } else {
            for (int days : new int[] {1, DAYS_OF_WEEK, DAYS_OF_YEAR}) {
              long step = f.estimate().toSeconds();
              long cycle = DAY.toSeconds() * days;
              if (cycle % step == 0 && cycle / step <= Integer.MAX_VALUE / OF_SHORT_CYCLE) {
                cycles.add((int) (cycle / step));
              }
            }
          }
        });
    cycles.remove(1);
    return List.copyOf(cycles);
  }
}
