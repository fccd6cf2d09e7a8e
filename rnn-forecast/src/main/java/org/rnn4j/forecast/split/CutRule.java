package org.rnn4j.forecast.split;

import static org.rnn4j.forecast.split.Split.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.InputException.Problem;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;

/**
 * Where {@link Split} cuts a row of things in order, be it the steps of a series or whole series.
 */
sealed interface CutRule {

  /**
   * Why {@code length} things are too few for this rule; empty if they are enough.
   *
   * @param what the things, for messages
   * @param series the series whose steps they are; looked at by {@link Dates} only
   */
  Optional<Problem> shortage(int length, String what, TimeSeries series);

  /**
   * Cuts {@code length} things.
   *
   * @param what the things, for messages
   * @param series the series whose steps they are; looked at by {@link Dates} only
   * @throws InputException if they are too few, or nothing can be cut by this rule
   */
  Split.Cut cut(int length, String what, TimeSeries series);

  /** What is wrong where it has left nothing of a dataset for test. */
  default Problem withoutTest(Dataset dataset) {
    return new Problem(
        Place.none(), "there is no test part", "the test part is what is measured: make it larger");
  }

  /** Writes the rule down as a spec has it. */
  void describe(Map<String, Object> map);

  private static void requireCount(String name, int count) {
    if (count < 0) {
      throw problem(Place.of(name), "'" + count + "' is not valid", "expected at least 0");
    }
  }

  private static void requireEnough(Optional<Problem> shortage) {
    shortage.ifPresent(
        problem -> {
          throw new InputException(List.of(problem));
        });
  }

  private static void requireTraining(int train) {
    if (train == 0) {
      throw problem(Place.of(Split.TRAIN.name()), "'0' is not valid", "expected at least 1");
    }
  }

  /** Counts from the end; training is the rest and must not be empty. */
  record FromEnd(int validation, int test) implements CutRule {
    public FromEnd {
      requireCount(Split.VALIDATION.name(), validation);
      requireCount(Split.TEST.name(), test);
    }

    @Override
    public Optional<Problem> shortage(int length, String what, TimeSeries series) {
      return (long) validation + test < length
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  Place.none(),
                  "validation "
                      + validation
                      + " + test "
                      + test
                      + " leave nothing of "
                      + what
                      + " for training",
                  "make them smaller, or leave out what is too short"));
    }

    @Override
    public Split.Cut cut(int length, String what, TimeSeries series) {
      requireEnough(shortage(length, what, series));
      return new Split.Cut(0, length - validation - test, length - test, length);
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put(Split.VALIDATION.name(), validation);
      map.put(Split.TEST.name(), test);
    }
  }

  /** Counts of all three parts. */
  record Counts(int train, int validation, int test, Anchor anchor) implements CutRule {

    /** What of too many things is left over. */
    enum Anchor {
      /** The last ones: whole series are dealt out in their order. */
      START,
      /** The first ones, which are the oldest steps of a series. */
      END
    }

    public Counts {
      requireCount(Split.TRAIN.name(), train);
      requireCount(Split.VALIDATION.name(), validation);
      requireCount(Split.TEST.name(), test);
      requireTraining(train);
    }

    @Override
    public Optional<Problem> shortage(int length, String what, TimeSeries series) {
      long used = (long) train + validation + test;
      return used <= length
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  Place.none(),
                  "train "
                      + train
                      + " + validation "
                      + validation
                      + " + test "
                      + test
                      + " = "
                      + used
                      + " are more than "
                      + what,
                  "make them smaller"));
    }

    @Override
    public Split.Cut cut(int length, String what, TimeSeries series) {
      requireEnough(shortage(length, what, series));
      int used = train + validation + test;
      int start = anchor == Anchor.START ? 0 : length - used;
      return new Split.Cut(start, start + train, start + train + validation, start + used);
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put(Split.TRAIN.name(), train);
      map.put(Split.VALIDATION.name(), validation);
      map.put(Split.TEST.name(), test);
    }
  }

  /**
   * Fractions, rounded to the nearest whole; training is all that is not in the others unless
   * given.
   */
  record Fractions(Optional<Double> train, double validation, double test, Counts.Anchor anchor)
      implements CutRule {

    // Fractions such as 0.7 + 0.2 + 0.1 are not quite 1 in binary.
    private static final double ROUNDING = 1e-9;

    public Fractions {
      double used = train.orElse(0.0) + validation + test;
      boolean positive = train.orElse(1.0) > 0 && validation >= 0 && test >= 0;
      boolean enough = train.isPresent() ? used <= 1 + ROUNDING : used < 1;
      if (!(positive && enough)) {
        throw problem(
            Place.none(),
            train.map(t -> "train " + t + ", ").orElse("")
                + "validation "
                + validation
                + " and test "
                + test
                + " are not valid",
            train.isPresent()
                ? "fractions are at least 0 and together at most 1, that of training is above 0"
                : "fractions are at least 0 and together below 1");
      }
    }

    @Override
    public Optional<Problem> shortage(int length, String what, TimeSeries series) {
      return rest(length)
          .shortage(length, what, series)
          .or(
              () ->
                  train
                      .filter(t -> !isAll(t) && Math.round(t * length) == 0)
                      .map(
                          t ->
                              new Problem(
                                  Place.of(Split.TRAIN.name()),
                                  t + " of " + what + " is less than one of them",
                                  "make it larger")));
    }

    @Override
    public Split.Cut cut(int length, String what, TimeSeries series) {
      requireEnough(shortage(length, what, series));
      FromEnd rest = rest(length);
      Split.Cut cut = rest.cut(length, what, series);
      if (train.isEmpty() || isAll(train.get())) {
        return cut;
      }
      // Rounded one by one, the three may be one more than there are.
      int trainCount = Math.min((int) Math.round(train.get() * length), cut.train());
      return new Counts(trainCount, rest.validation(), rest.test(), anchor)
          .cut(length, what, series);
    }

    private boolean isAll(double train) {
      return train + validation + test >= 1 - ROUNDING;
    }

    // Everything before validation being training.
    private FromEnd rest(int length) {
      return new FromEnd((int) Math.round(validation * length), (int) Math.round(test * length));
    }

    @Override
    public void describe(Map<String, Object> map) {
      train.ifPresent(t -> map.put(Split.TRAIN.name(), t));
      map.put(Split.VALIDATION.name(), validation);
      map.put(Split.TEST.name(), test);
    }
  }

  /** Time stamps, each the last of its part. */
  record Dates(TimeBound trainUntil, TimeBound validationUntil) implements CutRule {

    static Dates of(String trainUntil, String validationUntil) {
      return new Dates(
          TimeBound.of(Place.of(Split.TRAIN_UNTIL.name()), trainUntil),
          TimeBound.of(Place.of(Split.VALIDATION_UNTIL.name()), validationUntil));
    }

    @Override
    public Optional<Problem> shortage(int length, String what, TimeSeries series) {
      return trainUntil.stepsUntil(series) > 0
          ? Optional.empty()
          : Optional.of(
              new Problem(
                  Place.none(),
                  "train-until " + trainUntil + " leaves nothing of " + what + " for training",
                  "the series goes from " + Extent.NONE.plus(series, 0, length).range()));
    }

    @Override
    public Split.Cut cut(int length, String what, TimeSeries series) {
      requireEnough(shortage(length, what, series));
      int train = trainUntil.stepsUntil(series);
      int validation = validationUntil.stepsUntil(series);
      if (validation < train) {
        throw problem(
            Place.none(),
            "validation-until " + validationUntil + " is before train-until " + trainUntil,
            "the series goes from " + Extent.NONE.plus(series, 0, length).range());
      }
      return new Split.Cut(0, train, validation, length);
    }

    @Override
    public Problem withoutTest(Dataset dataset) {
      boolean byTraining =
          dataset.series().stream().allMatch(s -> trainUntil.stepsUntil(s) == s.length());
      TimeBound bound = byTraining ? trainUntil : validationUntil;
      boolean behind = dataset.series().stream().allMatch(s -> bound.stepsBefore(s) == s.length());
      return new Problem(
          bound.place(),
          bound
              + (behind ? " lies behind" : " includes")
              + " the last time stamp, "
              + Extent.of(dataset).last().orElseThrow()
              + ": nothing is left for test",
          "name an earlier one; test, which is what is measured, comes after it");
    }

    @Override
    public void describe(Map<String, Object> map) {
      map.put(Split.TRAIN_UNTIL.name(), trainUntil.text());
      map.put(Split.VALIDATION_UNTIL.name(), validationUntil.text());
    }
  }
}
