package org.rnn4j.forecast.window;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.DataSource.SplitUnit;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Spelling;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.window.CutRule.Counts.Anchor;

/**
 * How a dataset is cut into training, validation and test: the only class of the project that cuts
 * time. Train comes before validation, validation before test, in every series alike; or whole
 * series are dealt out in their order. Immutable.
 */
public final class Split {

  private static final String PLACE = "data.split";

  private static final List<Option<?>> DECLARED =
      List.of(
          part("train", "Training: a count or a fraction before validation; without it the rest."),
          part(
              "validation",
              "Validation: a count from the end, or below 1 a fraction; without: none."),
          part("test", "Test, needed unless there are dates: a count from the end, or a fraction."),
          Option.text("train-until")
              .doc("The last time stamp of training: a date, month, year, date-time or integer."),
          Option.text("validation-until")
              .orNone()
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
          "give test, with validation and train if they are wanted, or train-until and"
              + " validation-until");
    }
    return new Split(unit, dated ? readDates(given, unit) : readCounts(given, unit));
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

  private static CutRule readCounts(Map<String, ?> given, SplitUnit unit) {
    Anchor anchor = unit == SplitUnit.SERIES ? Anchor.START : Anchor.END;
    boolean all = given.containsKey("train");
    double train = all ? number(given, "train") : 0;
    double validation = given.containsKey("validation") ? number(given, "validation") : 0;
    double test = number(given, "test");
    if (isFraction(train) || isFraction(validation) || isFraction(test)) {
      if (train >= 1 || validation >= 1 || test >= 1) {
        throw problem(
            PLACE,
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
      throw problem(PLACE + "." + key, "missing", "give a count, or a fraction below 1");
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
   * Cuts a dataset. Of several series, those that the cut leaves nothing of for training are left
   * out of everything; they are told of as {@link Parts#unused()}.
   *
   * @throws InputException when the parts ask for more than there is, or nothing of any series is
   *     left for training
   */
  public Parts apply(Dataset dataset) {
    return unit == SplitUnit.SERIES ? dealOut(dataset) : cutEach(dataset);
  }

  private Parts dealOut(Dataset dataset) {
    int count = dataset.series().size();
    CutRule.Cut cut =
        rule.cut(count, "the dataset's " + count + " series", dataset.series().get(0));
    int[][] ends = new int[Part.values().length][count];
    Extent leftOut = Extent.NONE;
    for (int s = 0; s < count; s++) {
      TimeSeries series = dataset.series().get(s);
      boolean used = s >= cut.start() && s < cut.end();
      for (Part part : Part.values()) {
        ends[part.ordinal()][s] = used && s < cut.to(part) ? series.length() : 0;
      }
      leftOut = used ? leftOut : leftOut.plus(series, 0, series.length());
    }
    return new Parts(dataset, unit, ends, leftOut);
  }

  // Steps of no part are taken away here, so that nothing behind this line can look at them.
  private Parts cutEach(Dataset dataset) {
    List<CutRule.Cut> cuts = new ArrayList<>();
    List<TimeSeries> used = new ArrayList<>();
    List<String> tooShort = new ArrayList<>();
    Set<Problem> problems = new LinkedHashSet<>(); // a set: what is wrong with the rule is so once
    Set<Problem> shortages = new LinkedHashSet<>();
    Extent leftOut = Extent.NONE;
    for (TimeSeries series : dataset.series()) {
      String what = "the " + series.length() + " steps of series " + Quoted.of(series.id());
      try {
        Optional<Problem> shortage = rule.shortage(series.length(), what, series);
        if (shortage.isPresent()) {
          tooShort.add(series.id());
          shortages.add(shortage.get());
          continue;
        }
        CutRule.Cut cut = rule.cut(series.length(), what, series);
        cuts.add(cut);
        used.add(cut.start() == 0 ? series : series.part(cut.start(), cut.end()));
        leftOut = leftOut.plus(series, 0, cut.start());
      } catch (InputException e) {
        problems.addAll(e.problems());
      }
    }
    if (used.isEmpty()) {
      problems.addAll(shortages);
    }
    if (!problems.isEmpty()) {
      throw new InputException(Parts.firstOf(List.copyOf(problems)));
    }
    boolean whole = leftOut.isEmpty() && tooShort.isEmpty();
    Parts parts = new Parts(whole ? dataset : dataset.withSeries(used), unit, ends(cuts), leftOut);
    return tooShort.isEmpty() ? parts : parts.without(new Unused(PLACE, tooShort, nothingLeft()));
  }

  private static int[][] ends(List<CutRule.Cut> cuts) {
    return Arrays.stream(Part.values())
        .map(part -> cuts.stream().mapToInt(cut -> cut.to(part) - cut.start()).toArray())
        .toArray(int[][]::new);
  }

  private String nothingLeft() {
    String words =
        asMap().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "the split (" + words + ") leaves nothing for training";
  }

  /**
   * Checks that something is left to be measured.
   *
   * @throws InputException if there is no test part, saying where a date cuts behind all of them
   */
  public void requireTest(Parts parts) {
    if (parts.isEmpty(Part.TEST)) {
      throw new InputException(List.of(rule.withoutTest(parts.dataset())));
    }
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
