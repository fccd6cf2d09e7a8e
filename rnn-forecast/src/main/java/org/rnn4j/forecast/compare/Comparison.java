package org.rnn4j.forecast.compare;

import java.util.List;
import java.util.Optional;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.report.Scores;
import org.rnn4j.forecast.report.Scores.Better;
import org.rnn4j.forecast.report.Verdict;
import org.rnn4j.forecast.report.Verdict.Evidence;
import org.rnn4j.forecast.report.Verdict.Outcome;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.text.Numbers;

/**
 * How a verdict is found: whether a forecaster beats the best other one on the first metric, and
 * whether that is more than luck.
 *
 * <p>The test pairs what is closest to independent. With ten horizons of windows or more in every
 * series (and at least eight): the losses of each window in time order, averaged over the series,
 * by {@link DieboldMariano} with the longest lead as horizon, both counted in windows: of a
 * backtest whose windows lie a horizon apart each is independent. Else, with eight series or more:
 * the metric's values of each series, by a paired t test. Else there is too little to tell.
 */
public final class Comparison {

  private static final double LEVEL = Verdict.LEVEL;

  private static final int MOST_DIGITS = 6; // of a percentage in a sentence

  private Comparison() {}

  /**
   * Compares a forecaster with the best of all others of the table, by the first metric.
   *
   * @param model its name in the table
   */
  public static Verdict of(Measurement measured, String model) {
    Scores scores = measured.scores();
    String metric = scores.firstMetric();
    double own = scores.get(model, metric).value();
    List<String> others = scores.forecasters().stream().filter(f -> !f.equals(model)).toList();
    Optional<String> best = scores.best(others, metric);
    if (best.isEmpty()) {
      String reason =
          others.isEmpty()
              ? "there is no baseline to compare it with"
              : metric + " is undefined for every baseline, so choose another first metric";
      String value = Double.isNaN(own) ? "is undefined" : text(own);
      return undecided(model + " " + metric + " " + value + "; " + reason, metric, model, best);
    }
    if (Double.isNaN(own)) {
      String reason = ": " + metric + " of " + model + " is undefined";
      return undecided(
          model + " cannot be compared with " + best.get() + reason, metric, model, best);
    }
    return of(measured, metric, model, best.get());
  }

  /** Compares two forecasters that both have a value. */
  private static Verdict of(Measurement measured, String metric, String model, String best) {
    Scores scores = measured.scores();
    double own = scores.get(model, metric).value();
    double other = scores.get(best, metric).value();
    PairedTTest test = PairedTTest.of(measured, model, best, metric);
    double largest = Math.max(Math.abs(own), Math.abs(other));
    boolean equal = Spread.isNoise(own - other, largest); // but for rounding
    boolean better = !equal && (scores.metrics().get(metric) == Better.LOWER) == own < other;
    Outcome outcome =
        !better
            ? Outcome.DOES_NOT_BEAT
            : test.favours() && test.pValue().orElse(1) < LEVEL
                ? Outcome.BEATS
                : Outcome.MAY_BE_LUCK;
    double skill = scores.skill(model, best, metric);
    String values = " on " + metric + " (" + text(own) + " vs " + text(other) + ")";
    String sentence =
        better
            ? better(outcome, model, best, by(skill) + values, test)
            : model
                + " does NOT beat "
                + best
                + values
                + notBetter(equal, scores.error(best, metric) == 0, best, skill, test);
    return new Verdict(
        outcome,
        sentence,
        metric,
        Optional.of(model),
        Optional.of(best),
        skill,
        Optional.of(new Evidence(test.name(), test.pairs(), test.of(), test.pValue())));
  }

  private static String better(
      Outcome outcome, String model, String best, String byHowMuch, PairedTTest test) {
    if (outcome == Outcome.BEATS) {
      return model + " beats " + best + byHowMuch + "; " + test.words();
    }
    return model + " is better than " + best + byHowMuch + ", but " + doubt(test) + test.words();
  }

  // A mean of roots may be the smaller one where the squares beneath it, which are tested, are not.
  private static String doubt(PairedTTest test) {
    if (test.pValue().isEmpty()) {
      return "";
    }
    boolean against = !test.favours() && test.pValue().getAsDouble() < LEVEL;
    return against ? "its losses are the larger ones: " : "that may be luck: ";
  }

  // Whoever makes no error cannot be beaten: no test adds to that, and no percentage of it exists.
  private static String notBetter(
      boolean equal, boolean perfect, String best, double skill, PairedTTest test) {
    if (perfect) {
      return equal ? ": they are equal, and make no error" : ": " + best + " makes no error";
    }
    boolean inFavour = test.favours() && test.pValue().orElse(1) < LEVEL;
    return (equal ? ": they are equal" : ": it is worse" + by(skill))
        + (inFavour ? ", but its losses are the smaller ones: " : "; ")
        + test.words();
  }

  /** The verdict of a run without a model: which baseline is to be beaten. */
  public static Verdict ofBaselines(Scores scores) {
    String metric = scores.firstMetric();
    Optional<String> best = scores.best(scores.forecasters(), metric);
    String sentence =
        best.map(
                b ->
                    "no model; the baseline to beat is "
                        + b
                        + ", "
                        + metric
                        + " "
                        + text(scores.get(b, metric).value())
                        + (scores.error(b, metric) == 0 ? ": it makes no error" : ""))
            .orElse("no model, and " + metric + " is undefined for every baseline");
    return new Verdict(
        Outcome.UNDECIDED, sentence, metric, Optional.empty(), best, Double.NaN, Optional.empty());
  }

  private static Verdict undecided(
      String sentence, String metric, String model, Optional<String> best) {
    return new Verdict(
        Outcome.UNDECIDED,
        sentence,
        metric,
        Optional.of(model),
        best,
        Double.NaN,
        Optional.empty());
  }

  private static String text(double value) {
    return Numbers.rounded(value, 4);
  }

  // Nothing where a metric knows better from worse and has no ratio.
  private static String by(double skill) {
    return Double.isNaN(skill) ? "" : " by " + percent(skill);
  }

  private static String percent(double fraction) {
    double percent = Math.abs(fraction * 100);
    if (percent >= 1000) {
      return "a factor of " + Numbers.rounded(1 - fraction, 3);
    }
    int digits = percent < 100 ? 2 : 3;
    String rounded = Numbers.rounded(percent, digits);
    // All of it is said where it is all: 99.96 % is not 100 %.
    while (percent < 100 && rounded.startsWith("100") && digits < MOST_DIGITS) {
      rounded = Numbers.rounded(percent, ++digits);
    }
    boolean all = percent < 100 && rounded.startsWith("100");
    return (all ? "more than 99.9999 %" : rounded + " %");
  }
}
