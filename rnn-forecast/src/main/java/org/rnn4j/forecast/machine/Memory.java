package org.rnn4j.forecast.machine;

import java.util.Locale;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.option.Option;
import org.rnn4j.forecast.spec.SpecPlaces;

/**
 * Refuses what cannot be held in memory by what it would need, before it is tried: running out of
 * memory takes minutes and says nothing.
 */
public final class Memory {

  /** How many numbers an array can hold: a little fewer than its index could count. */
  public static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final double NEXT_UNIT = 1000;
  private static final int OF_SERIES = 100; // bytes at least, besides its numbers

  private Memory() {}

  /**
   * Lets pass what Java's heap may grow to hold.
   *
   * @param place the key that asks for it
   * @param what it is, with its numbers, for the message: {@code 60 series of 10 steps}
   * @param bytes it takes at least
   * @throws InputException if that is more than there may be
   */
  public static void require(Place place, String what, double bytes) {
    require(place, what, bytes, Runtime.getRuntime().maxMemory());
  }

  /** As {@link #require(Place, String, double)}, of so much memory. */
  static void require(Place place, String what, double bytes, long available) {
    if (bytes > available) {
      throw new InputException(
          place,
          what + " need " + text(bytes) + " of memory, Java may use " + text(available),
          "take less, or give Java more: RNN_JAVA_OPTS=-Xmx...");
    }
  }

  /**
   * Lets pass what one array can hold.
   *
   * @throws InputException as {@link #require(Place, String, double)}
   */
  public static void requireArray(Place place, String what, double length) {
    if (length > LONGEST_ARRAY) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "%s are %.0f numbers, %s; the most that can be held together are %d",
              what,
              length,
              text(length * Double.BYTES),
              LONGEST_ARRAY),
          "take less");
    }
  }

  /**
   * Lets pass series to be generated.
   *
   * @param seriesOption the option that says how many series
   * @param stepsOption the option that says how many steps
   * @param series how many
   * @param steps of each
   * @param horizon steps that each has more
   * @param columns of each
   */
  public static void requireSeries(
      Option<?> seriesOption,
      Option<?> stepsOption,
      int series,
      int steps,
      int horizon,
      int columns) {
    double points = (double) steps + horizon;
    requireArray(
        horizon > steps ? SpecPlaces.HORIZON : SpecPlaces.DATA.key(stepsOption.name()),
        steps + " steps and a horizon of " + horizon + " in each series",
        points);
    require(
        SpecPlaces.DATA.key(seriesOption.name()),
        String.format(Locale.ROOT, "%d series of %.0f steps", series, points),
        series * (points * columns * Double.BYTES + OF_SERIES));
  }

  /** A number of bytes for people: {@code 1.5 GB}. */
  static String text(double bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= NEXT_UNIT && unit < UNITS.length - 1) {
      number /= NEXT_UNIT;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", number, UNITS[unit]);
  }
}
