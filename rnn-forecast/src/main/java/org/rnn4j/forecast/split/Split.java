package org.rnn4j.forecast.split;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.split.CutRule.Counts.Anchor;
import org.rnn4j.forecast.window.Parts;

/**
 * How a dataset is cut into training, validation and test: the only class of the project that cuts
 * time. Train comes before validation, validation before test, in every series alike; or whole
 * series are dealt out in their order. Immutable.
 */
public final class Split {

  static final Option<Double> TRAIN =
      part("train", "Training: a count or a fraction before validation; without it the rest.");
  static final Option<Double> VALIDATION =
      part("validation", "Validation: a count from the end, or below 1 a fraction; without: none.");
  static final Option<Double> TEST =
      part("test", "Test, needed unless there are dates: a count from the end, or a fraction.");
  static final Option<String> TRAIN_UNTIL =
      Option.text("train-until")
          .doc("The last time stamp of training: a date, month, year, date-time or integer.");
  static final Option<String> VALIDATION_UNTIL =
      Option.text("validation-until")
          .orNone()
          .doc("The last time stamp of validation; without it there is none.");

  private static final List<Option<?>> DECLARED =
      List.of(TRAIN, VALIDATION, TEST, TRAIN_UNTIL, VALIDATION_UNTIL);

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
    return new Split(
        SplitUnit.STEPS, new CutRule.Fractions(Optional.empty(), validation, test, Anchor.END));
  }

  /**
   * As {@link #fractions(double, double)}, with a fraction before validation as training. Steps
   * before it belong to no part, as in {@link #lastSteps(int, int, int)}; fractions of 1 together
   * leave none.
   *
   * @param train above 0
   */
  public static Split fractions(double train, double validation, double test) {
    return new Split(
        SplitUnit.STEPS, new CutRule.Fractions(Optional.of(train), validation, test, Anchor.END));
  }

  /**
   * As {@link #lastSteps(int, int)}, with the {@code train} steps before those of validation as
   * training. Steps before them belong to no part and are seen by nobody; they are told of as
   * {@link Parts#leftOut()}.
   *
   * @param train at least 1
   */
  public static Split lastSteps(int train, int validation, int test) {
    return new Split(SplitUnit.STEPS, new CutRule.Counts(train, validation, test, Anchor.END));
  }

  /**
   * Whole series: the first {@code train}, the next ones, the next ones. Series after them belong
   * to no part; they are told of as {@link Parts#leftOut()}.
   */
  public static Split series(int train, int validation, int test) {
    return new Split(SplitUnit.SERIES, new CutRule.Counts(train, validation, test, Anchor.START));
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
   * Reads a spec's {@code data.split}: {@code {test}}, {@code {validation, test}} or {@code {train,
   * validation, test}} as counts from the end (whole series are counted from the first one) or as
   * fractions below 1, or {@code {train-until, validation-until}} as dates (or integers of an
   * integer time; a month or year means all of it).
   *
   * @param given numbers or texts by key
   * @param unit whether the source is cut by steps or by whole series
   * @throws InputException on unknown, missing or contradictory entries, each at its key
   */
  public static Split of(Map<String, ?> given, SplitUnit unit) {
    List<String> keys = DECLARED.stream().map(Option::name).toList();
    for (String key : given.keySet()) {
      if (!keys.contains(key)) {
        throw problem(Place.of(key), "unknown key", Spelling.suggestion(key, keys));
      }
    }
    boolean dated =
        given.containsKey(TRAIN_UNTIL.name()) || given.containsKey(VALIDATION_UNTIL.name());
    boolean counted = keys.subList(0, 3).stream().anyMatch(given::containsKey);
    if (dated == counted) {
      throw problem(
          Place.none(),
          dated ? "counts and dates cannot be mixed" : "missing",
          "give test, with validation and train if they are wanted, or train-until and"
              + " validation-until");
    }
    return new Split(unit, dated ? readDates(given, unit) : readCounts(given, unit));
  }

  private static CutRule readDates(Map<String, ?> given, SplitUnit unit) {
    if (unit == SplitUnit.SERIES) {
      throw problem(
          Place.none(), "this source is divided by whole series", "give counts, not dates");
    }
    Object train = given.get(TRAIN_UNTIL.name());
    if (train == null) {
      throw problem(
          Place.of(TRAIN_UNTIL.name()), "missing", "give the last time stamp of training");
    }
    Object validation = given.get(VALIDATION_UNTIL.name());
    return CutRule.Dates.of(train.toString(), (validation == null ? train : validation).toString());
  }

  private static CutRule readCounts(Map<String, ?> given, SplitUnit unit) {
    Anchor anchor = unit == SplitUnit.SERIES ? Anchor.START : Anchor.END;
    boolean all = given.containsKey(TRAIN.name());
    double train = all ? number(given, TRAIN.name()) : 0;
    double validation = given.containsKey(VALIDATION.name()) ? number(given, VALIDATION.name()) : 0;
    double test = number(given, TEST.name());
    if (isFraction(train) || isFraction(validation) || isFraction(test)) {
      if (train >= 1 || validation >= 1 || test >= 1) {
        throw problem(
            Place.none(),
            "counts and fractions cannot be mixed: " + given,
            "write all counts or all fractions");
      }
      return new CutRule.Fractions(
          all ? Optional.of(train) : Optional.empty(), validation, test, anchor);
    }
    return all
        ? new CutRule.Counts((int) train, (int) validation, (int) test, anchor)
        : new CutRule.FromEnd((int) validation, (int) test);
  }

  private static boolean isFraction(double value) {
    return value > 0 && value < 1;
  }

  private static double number(Map<String, ?> given, String key) {
    Object value = given.get(key);
    if (value == null) {
      throw problem(Place.of(key), "missing", "give a count, or a fraction below 1");
    }
    if (value instanceof Number n
        && n.doubleValue() >= 0
        && n.doubleValue() <= Integer.MAX_VALUE
        && (n.doubleValue() < 1 || n.doubleValue() == Math.rint(n.doubleValue()))) {
      return n.doubleValue();
    }
    throw problem(
        Place.of(key),
        "'" + value + "' is not valid",
        "expected a whole number, at least 0, or a fraction below 1");
  }

  static InputException problem(Place place, String message, String remedy) {
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
   * Where the parts begin and end; what lies before {@code start} or from {@code end} on is in none
   * of them.
   *
   * @param start the first thing of training
   * @param train the first thing after training
   * @param validation the first thing after validation
   * @param end the first thing after test
   */
  public record Cut(int start, int train, int validation, int end) {

    /** The end of a part. */
    public int to(Part part) {
      return switch (part) {
        case TRAIN -> train;
        case VALIDATION -> validation;
        case TEST -> end;
      };
    }
  }

  /** Why a series is too short for this split by steps; empty if it is long enough. */
  public Optional<Problem> shortage(TimeSeries series) {
    return rule.shortage(series.length(), steps(series), series);
  }

  /**
   * Where the steps of a series are cut.
   *
   * @throws InputException if they are too few, or nothing can be cut by this rule
   */
  public Cut cut(TimeSeries series) {
    return rule.cut(series.length(), steps(series), series);
  }

  /**
   * Where a dataset's series are divided, each of them whole.
   *
   * @throws InputException if they are too few
   */
  public Cut divide(Dataset dataset) {
    int count = dataset.series().size();
    return rule.cut(count, "the dataset's " + count + " series", dataset.series().get(0));
  }

  private static String steps(TimeSeries series) {
    return "the " + series.length() + " steps of series " + Quoted.of(series.id());
  }

  /** What is wrong where it has left nothing of a dataset for test. */
  public Problem withoutTest(Dataset dataset) {
    return rule.withoutTest(dataset);
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
