package org.rnn4j.forecast.window;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

/**
 * How a dataset is cut into training, validation and test: the only class of the project that cuts
 * time. Train comes before validation, validation before test, in every series alike; or whole
 * series are dealt out in their order. Immutable.
 */
public final class Split {

  private static final String PLACE = "data.split";

  private static final List<Option<?>> DECLARED =
      List.of(
          part("train", "Training: a count, whole; beside it the other two are counts as well."),
          part("validation", "Validation: a count, or below 1 a fraction; 0 for none."),
          part("test", "Test: a count, or below 1 a fraction."),
          Option.text("train-until")
              .doc("The last time stamp of training: a date, month, year, date-time or integer."),
          Option.text("validation-until")
              .doc("The last time stamp of validation; without it there is none."));

  private final SplitUnit unit;
  private final CutRule rule;

  private Split(SplitUnit unit, CutRule rule) {
    this.unit = unit;
    this.rule = rule;
  }

  /**
   * The last {@code test} steps of every series are test, the {@code validation} steps before them
   * validation, the rest training.
   *
   * @param validation at least 0
   * @param test at least 0
   */
  public static Split lastSteps(int validation, int test) {
    return new Split(SplitUnit.STEPS, new CutRule.FromEnd(validation, test));
  }

  /**
   * As {@link #lastSteps}, in fractions of each series' length, rounded to the nearest step.
   *
   * @param validation at least 0, below 1
   * @param test at least 0, below 1
   */
  public static Split fractions(double validation, double test) {
    return new Split(SplitUnit.STEPS, new CutRule.Fractions(validation, test));
  }

  /**
   * The first {@code train} steps of every series, the next ones, the next ones; the rest is
   * unused.
   */
  public static Split firstSteps(int train, int validation, int test) {
    return new Split(SplitUnit.STEPS, new CutRule.FromStart(train, validation, test));
  }

  /** Whole series: the first {@code train}, the next ones, the next ones; the rest is unused. */
  public static Split series(int train, int validation, int test) {
    return new Split(SplitUnit.SERIES, new CutRule.FromStart(train, validation, test));
  }

  /**
   * Training up to and including the day {@code trainUntil}, validation up to and including {@code
   * validationUntil} (empty if the two are equal), test after that.
   */
  public static Split dates(LocalDate trainUntil, LocalDate validationUntil) {
    return new Split(
        SplitUnit.STEPS, CutRule.Dates.of(trainUntil.toString(), validationUntil.toString()));
  }

  private static Option<Double> part(String name, String doc) {
    return Option.decimal(name).atLeast(0).doc(doc);
  }

  /** What a spec's {@code data.split} may hold; {@link #of} says what goes together. */
  public static List<Option<?>> declared() {
    return DECLARED;
  }

  /**
   * Reads a spec's {@code data.split}: {@code {validation, test}} as counts from the end or as
   * fractions below 1, {@code {train, validation, test}} as counts from the start, or {@code
   * {train-until, validation-until}} as dates (or integers of an integer time; a month or year
   * means all of it).
   *
   * @param given numbers or texts by key
   * @param unit whether the source is cut by steps or by whole series
   * @throws InputException on unknown, missing or contradictory entries
   */
  public static Split of(Map<String, ?> given, SplitUnit unit) {
    List<String> keys = DECLARED.stream().map(Option::name).toList();
    for (String key : given.keySet()) {
      if (!keys.contains(key)) {
        throw problem(PLACE + "." + key, "unknown key", Spelling.suggestion(key, keys));
      }
    }
    boolean dated = given.containsKey("train-until") || given.containsKey("validation-until");
    boolean counted = keys.subList(0, 3).stream().anyMatch(given::containsKey);
    if (dated == counted) {
      throw problem(
          PLACE,
          dated ? "counts and dates cannot be mixed" : "missing",
          "give validation and test, or train, validation and test, or train-until and"
              + " validation-until");
    }
    return new Split(unit, dated ? readDates(given, unit) : readCounts(given));
  }

  private static CutRule readDates(Map<String, ?> given, SplitUnit unit) {
    if (unit == SplitUnit.SERIES) {
      throw problem(PLACE, "this source is divided by whole series", "give counts, not dates");
    }
    Object train = given.get("train-until");
    if (train == null) {
      throw problem(PLACE + ".train-until", "missing", "give the last time stamp of training");
    }
    Object validation = given.get("validation-until");
    return CutRule.Dates.of(train.toString(), (validation == null ? train : validation).toString());
  }

  private static CutRule readCounts(Map<String, ?> given) {
    double validation = number(given, "validation");
    double test = number(given, "test");
    boolean fractions = isFraction(validation) || isFraction(test);
    if (fractions && (validation >= 1 || test >= 1 || given.containsKey("train"))) {
      throw problem(
          PLACE,
          "counts and fractions cannot be mixed: " + given,
          "write all counts or all fractions");
    }
    if (fractions) {
      return new CutRule.Fractions(validation, test);
    }
    return given.containsKey("train")
        ? new CutRule.FromStart((int) number(given, "train"), (int) validation, (int) test)
        : new CutRule.FromEnd((int) validation, (int) test);
  }

  private static boolean isFraction(double value) {
    return value > 0 && value < 1;
  }

  private static double number(Map<String, ?> given, String key) {
    Object value = given.get(key);
    if (value == null) {
      throw problem(PLACE + "." + key, "missing", "it may be 0");
    }
    if (value instanceof Number n
        && n.doubleValue() >= 0
        && n.doubleValue() <= Integer.MAX_VALUE
        && (n.doubleValue() < 1 || n.doubleValue() == Math.rint(n.doubleValue()))) {
      return n.doubleValue();
    }
    throw problem(
        PLACE + "." + key,
        "'" + value + "' is not valid",
        "expected a whole number, at least 0, or a fraction below 1");
  }

  static InputException problem(String place, String message, String remedy) {
    return new InputException(place, message, remedy);
  }

  /** The entries of a spec that {@link #of} reads as this split. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    rule.describe(map);
    return map;
  }

  /** Whether every series is cut, or whole series are dealt out. */
  public SplitUnit unit() {
    return unit;
  }

  /**
   * Cuts a dataset.
   *
   * @throws InputException when the parts ask for more than there is, or nothing is left for
   *     training
   */
  public Parts apply(Dataset dataset) {
    int count = dataset.series().size();
    int[][] ends = new int[Part.values().length][count];
    if (unit == SplitUnit.SERIES) {
      int[] cut = rule.cut(count, "the dataset's " + count + " series", dataset.series().get(0));
      for (int p = 0; p < ends.length; p++) {
        for (int s = 0; s < cut[p]; s++) {
          ends[p][s] = dataset.series().get(s).length();
        }
      }
    } else {
      for (int s = 0; s < count; s++) {
        TimeSeries series = dataset.series().get(s);
        String what = "the " + series.length() + " steps of series '" + series.id() + "'";
        int[] cut = rule.cut(series.length(), what, series);
        for (int p = 0; p < ends.length; p++) {
          ends[p][s] = cut[p];
        }
      }
    }
    return new Parts(dataset, unit, ends);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split split && unit == split.unit && rule.equals(split.rule);
  }

  @Override
  public int hashCode() {
    return Arrays.asList(unit, rule).hashCode();
  }

  @Override
  public String toString() {
    return asMap().toString();
  }
}
