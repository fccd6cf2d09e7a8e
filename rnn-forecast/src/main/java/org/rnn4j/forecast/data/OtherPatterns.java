package org.rnn4j.forecast.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rnn4j.api.error.Place;

/**
 * The patterns that the stamps of a column may be of instead of the one that they are read by:
 * those that read every text of it so far. Few are left after a few rows, so that looking costs
 * next to nothing.
 */
final class OtherPatterns {

  private static final List<String> COMMON_DATES =
      List.of(
          "'Q'q yyyy",
          "'Q'q-yyyy",
          "'Q'q/yyyy",
          "yyyy'Q'q",
          "yyyy-'Q'q",
          "yyyy 'Q'q",
          "yyyy'M'MM",
          "dd/MM/yyyy",
          "d/M/yyyy",
          "MM/dd/yyyy",
          "M/d/yyyy",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "yyyy/MM/dd",
          "yyyy/M/d",
          "yyyy.MM.dd",
          "yyyy-dd-MM",
          "yyyy-M-d",
          "MM/yyyy",
          "M/yyyy",
          "yyyy/MM",
          "yyyy/M",
          "yyyy-M",
          "MMM yyyy",
          "MMM-yyyy",
          "MMM yy",
          "MMM-yy",
          "MMMM yyyy",
          "yyyy MMM",
          "dd MMM yyyy",
          "d MMM yyyy",
          "dd-MMM-yyyy",
          "d-MMM-yyyy",
          "dd-MMM-yy",
          "d-MMM-yy",
          "MMM dd, yyyy",
          "MMM d, yyyy");

  private static final List<String> COMMON_DATES_OF_A_TIME =
      List.of(
          "dd/MM/yyyy",
          "d/M/yyyy",
          "MM/dd/yyyy",
          "M/d/yyyy",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "yyyy/MM/dd",
          "yyyy-dd-MM");

  private static final List<String> COMMON_TIMES =
      List.of("HH:mm", "HH:mm:ss", "H:mm", "H:mm:ss", "hh:mm a", "h:mm a", "h:mm:ss a");

  private final List<TimePattern> left;

  private OtherPatterns(Stream<String> patterns) {
    left = new ArrayList<>(patterns.map(pattern -> TimePattern.of(pattern, Place.none())).toList());
  }

  /** The day, month and year of a pattern in every other order, of any number of digits. */
  static OtherPatterns ordersOf(TimePattern pattern) {
    Set<String> orders = new LinkedHashSet<>(pattern.orders());
    for (String order : List.copyOf(orders)) {
      orders.add(TimePattern.brief(order));
    }
    orders.remove(pattern.toString());
    return new OtherPatterns(orders.stream());
  }

  /** The patterns that files have most often beside the ISO forms. */
  static OtherPatterns common() {
    return new OtherPatterns(
        Stream.concat(
            COMMON_DATES.stream(),
            COMMON_DATES_OF_A_TIME.stream()
                .flatMap(date -> COMMON_TIMES.stream().map(time -> date + " " + time))));
  }

  /** Drops the patterns that do not read a text. */
  void take(String text) {
    if (!left.isEmpty()) {
      left.removeIf(pattern -> pattern.read(text).isEmpty());
    }
  }

  /** The patterns left, without those that read the same more loosely. */
  List<String> fitting() {
    List<String> all = left.stream().map(TimePattern::toString).toList();
    return all.stream()
        .filter(
            loose ->
                all.stream().noneMatch(p -> !p.equals(loose) && TimePattern.brief(p).equals(loose)))
        .toList();
  }
}
