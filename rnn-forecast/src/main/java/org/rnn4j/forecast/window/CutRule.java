package org.rnn4j.forecast.window;

import static org.rnn4j.forecast.window.Split.problem;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.TimeSeries;

/**
 * Where {@link Split} cuts a row of things in order, be it the steps of a series or whole series.
 */
sealed interface CutRule {

  /**
   * The ends of training, validation and test among {@code length} things.
   *
   * @param what the things, for messages
   * @param series the series whose steps they are; looked at by {@link Dates} only
   */
  int[] cut(int length, String what, TimeSeries series);

  /** Writes the rule down as a spec has it. */
  void describe(Map<String, Object> map);

  private static void requireCount(String name, int count) {
    if (count < 0) {
      throw problem("data.split." + name, "'" + count + "' is not valid", "expected at least 0");
    }
  }

  /** Counts from the end; training is the rest and must not be empty. */
  record FromEnd(int validation, int test) implements CutRule {
    public FromEnd {
      requireCount("validation", validation);
      requireCount("test", test);
    }

    @Override
    public int[] cut(int length, String what, TimeSeries series) {
      if ((long) validation + test >= length) {
        throw problem(
            "data.split",
            "validation "
                + validation
                + " + test "
                + test
                + " leave nothing of "
                + what
                + " for training",
            "make them smaller");
      }
      return new int[] {length - validation - test, length - test, length};
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put("validation", validation);
      map.put("test", test);
    }
  }

  /** Counts from the start; what is left over belongs to no part. */
  record FromStart(int train, int validation, int test) implements CutRule {
    public FromStart {
      requireCount("train", train);
      requireCount("validation", validation);
      requireCount("test", test);
      if (train == 0) {
        throw problem("data.split.train", "'0' is not valid", "expected at least 1");
      }
    }

    @Override
    public int[] cut(int length, String what, TimeSeries series) {
      if ((long) train + validation + test > length) {
        throw problem(
            "data.split",
            "train "
                + train
                + " + validation "
                + validation
                + " + test "
                + test
                + " are more than "
                + what,
            "make them smaller");
      }
      return new int[] {train, train + validation, train + validation + test};
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put("train", train);
      map.put("validation", validation);
      map.put("test", test);
    }
  }

  /** Fractions from the end, rounded to the nearest whole. */
  record Fractions(double validation, double test) implements CutRule {
    public Fractions {
      if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
        throw problem(
            "data.split",
            "validation " + validation + " and test " + test + " are not valid",
            "fractions are at least 0 and together below 1");
      }
    }

    @Override
    public int[] cut(int length, String what, TimeSeries series) {
      int validationCount = (int) Math.round(validation * length);
      int testCount = (int) Math.round(test * length);
      return new FromEnd(validationCount, testCount).cut(length, what, series);
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put("validation", validation);
      map.put("test", test);
    }
  }

  /** Time stamps, each the last of its part; as texts, so that they can be written down again. */
  record Dates(String trainUntil, String validationUntil) implements CutRule {

    static Dates of(String trainUntil, String validationUntil) {
      end(trainUntil, "train-until");
      end(validationUntil, "validation-until");
      return new Dates(trainUntil, validationUntil);
    }

    @Override
    public int[] cut(int length, String what, TimeSeries series) {
      int train = stepsUntil(trainUntil, "train-until", series);
      int validation = stepsUntil(validationUntil, "validation-until", series);
      String range = series.time().label(0) + " to " + series.time().label(length - 1L);
      if (train == 0 || validation < train) {
        throw problem(
            "data.split",
            train == 0
                ? "train-until " + trainUntil + " leaves nothing of " + what + " for training"
                : "validation-until " + validationUntil + " is before train-until " + trainUntil,
            "the series goes from " + range);
      }
      return new int[] {train, validation, length};
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put("train-until", trainUntil);
      map.put("validation-until", validationUntil);
    }

    /** How many steps of a series are not after a time stamp. */
    private static int stepsUntil(String text, String key, TimeSeries series) {
      Optional<LocalDateTime> end = end(text, key);
      boolean dated = series.time().frequency().isPresent();
      if (dated && end.isEmpty()) {
        throw problem(
            "data.split." + key,
            Quoted.of(text) + " is an integer and cannot be compared with dated series",
            "write " + asDate(text).orElse("a date such as 1958-12-31"));
      }
      if (!dated && !isInteger(text)) {
        throw problem(
            "data.split." + key, Quoted.of(text) + " is a date", "this data has integer time");
      }
      int low = 0;
      int high = series.length();
      while (low < high) {
        int step = (low + high) >>> 1;
        boolean inside =
            series
                .time()
                .dateTime(step)
                .map(t -> t.isBefore(end.orElseThrow()))
                .orElseGet(() -> isUpTo(series.time().label(step), text));
        low = inside ? step + 1 : low;
        high = inside ? high : step;
      }
      return low;
    }

    private static boolean isUpTo(String label, String text) {
      return Long.parseLong(label) <= Long.parseLong(text.strip());
    }

    /** The date that digits without separators may mean. */
    private static Optional<String> asDate(String text) {
      try {
        LocalDate date = LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE);
        return Optional.of(date.toString());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    private static boolean isInteger(String text) {
      return text.strip().matches("-?\\d{1,18}");
    }

    /** The first moment after what a text names; empty if it can only be an integer. */
    private static Optional<LocalDateTime> end(String given, String key) {
      String text = given.strip();
      try {
        if (text.matches("\\d{4}")) {
          return Optional.of(Year.parse(text).plusYears(1).atDay(1).atStartOfDay());
        }
        if (isInteger(text)) {
          return Optional.empty();
        }
        if (text.matches("\\d{4}-\\d{2}")) {
          return Optional.of(YearMonth.parse(text).plusMonths(1).atDay(1).atStartOfDay());
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
          return Optional.of(LocalDate.parse(text).plusDays(1).atStartOfDay());
        }
        return Optional.of(LocalDateTime.parse(text.replace(' ', 'T')).plusSeconds(1));
      } catch (DateTimeException e) {
        throw problem(
            "data.split." + key,
            Quoted.of(given) + " is not a time stamp",
            "expected a date such as 1958-12-31, a month, a year, 2016-07-01 12:00:00 or an"
                + " integer");
      }
    }
  }
}
