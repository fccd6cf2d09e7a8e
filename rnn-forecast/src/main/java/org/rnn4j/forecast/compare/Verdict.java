package org.rnn4j.forecast.compare;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rnn4j.forecast.metric.Scores;
import org.rnn4j.forecast.run.Numbers;

/**
 * Whether the model beat the best baseline on the first metric, and whether that is more than luck,
 * in one plain sentence. Both were measured on exactly the same windows.
 *
 * <p>The test pairs what is closest to independent. With ten horizons of windows or more in every
 * series (and at least eight): the losses of each window in time order, averaged over the series,
 * by {@link DieboldMariano} with the longest lead as horizon. Else, with eight series or more: the
 * metric's values of each series, by a paired t test. Else there is too little to tell.
 *
 * @param outcome in one word
 * @param sentence fit to be printed as it is
 * @param baseline the best baseline on the first metric; empty if there is none
 * @param skill of the model over that baseline; NaN if undefined
 * @param pValue two-sided; empty where there is too little for a test
 */
public record Verdict(
    Outcome outcome,
    String sentence,
    Optional<String> baseline,
    double skill,
    OptionalDouble pValue) {

  /** The level below which a difference is called more than luck. */
  public static final double LEVEL = 0.05;

  /** What came out. */
  public enum Outcome {
    /** Better, and more than luck explains. */
    BEATS,
    /** Better, but luck may explain it. */
    MAY_BE_LUCK,
    /** Not better. */
    DOES_NOT_BEAT,
    /** Nothing to compare with, or the metric is undefined. */
    UNDECIDED
  }

  public Verdict {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(pValue, "pValue");
  }

  /**
   * Compares a forecaster with the best of all others of the table, by the first metric.
   *
   * @param model its name in the table
   */
  public static Verdict of(Scores scores, String model) {
    String metric = firstMetric(scores);
    List<String> others =
        scores.table().forecasters().stream().filter(f -> !f.equals(model)).toList();
    Optional<String> best = scores.best(others, metric);
    if (best.isEmpty()) {
      return undecided(
          model
              + " "
              + metric
              + " "
              + text(scores.get(model, metric).value())
              + (others.isEmpty()
                  ? "; there is no baseline to compare it with"
                  : "; "
                      + metric
                      + " is undefined for every baseline, so choose another first metric"));
    }
    double skill = scores.skill(model, best.get(), metric);
    if (Double.isNaN(skill)) {
      return undecided(
          model
              + " cannot be compared with "
              + best.get()
              + ": "
              + metric
              + " is undefined for it");
    }
    PairedTest test = PairedTest.of(scores, model, best.get(), metric);
    String values =
        " on "
            + metric
            + " ("
            + text(scores.get(model, metric).value())
            + " vs "
            + text(scores.get(best.get(), metric).value())
            + ")";
    Outcome outcome =
        skill <= 0
            ? Outcome.DOES_NOT_BEAT
            : test.favours() && test.pValue().orElse(1) < LEVEL
                ? Outcome.BEATS
                : Outcome.MAY_BE_LUCK;
    return new Verdict(
        outcome,
        sentence(outcome, model, best.get(), skill, values, test),
        best,
        skill,
        test.pValue());
  }

  private static String sentence(
      Outcome outcome, String model, String best, double skill, String values, PairedTest test) {
    String percent = percent(skill);
    return switch (outcome) {
      case BEATS -> model + " beats " + best + " by " + percent + values + "; " + test.words();
      case MAY_BE_LUCK ->
          model
              + " is better than "
              + best
              + " by "
              + percent
              + values
              + ", but "
              + (test.pValue().isPresent() ? "that may be luck: " : "")
              + test.words();
      case DOES_NOT_BEAT ->
          model
              + " does NOT beat "
              + best
              + values
              + (skill < 0 ? ": it is worse by " + percent : ": they are equal")
              + "; "
              + test.words();
      case UNDECIDED -> throw new IllegalArgumentException("there is no test");
    };
  }

  /** The verdict of a run without a model: which baseline is to be beaten. */
  public static Verdict ofBaselines(Scores scores) {
    String metric = firstMetric(scores);
    Optional<String> best = scores.best(scores.table().forecasters(), metric);
    return new Verdict(
        Outcome.UNDECIDED,
        best.map(
                b ->
                    "no model; the baseline to beat is "
                        + b
                        + ", "
                        + metric
                        + " "
                        + text(scores.get(b, metric).value()))
            .orElse("no model, and " + metric + " is undefined for every baseline"),
        best,
        Double.NaN,
        OptionalDouble.empty());
  }

  private static Verdict undecided(String sentence) {
    return new Verdict(
        Outcome.UNDECIDED, sentence, Optional.empty(), Double.NaN, OptionalDouble.empty());
  }

  private static String firstMetric(Scores scores) {
    return scores.metrics().keySet().iterator().next();
  }

  private static String text(double value) {
    return Numbers.rounded(value, 4);
  }

  private static String percent(double fraction) {
    double percent = Math.abs(fraction * 100);
    return percent >= 1000
        ? "a factor of " + Numbers.rounded(1 - fraction, 3)
        : Numbers.rounded(percent, percent < 100 ? 2 : 3) + " %";
  }
}
