package org.rnn4j.forecast.report;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the model beat the best baseline on the first metric, and whether that is more than luck,
 * in one plain sentence. Both were measured on exactly the same windows.
 *
 * @param outcome in one word
 * @param sentence fit to be printed as it is
 * @param metric that decides
 * @param model the forecaster that is judged; empty where there are baselines alone
 * @param baseline the best baseline on the metric; empty if there is none
 * @param skill of the model over that baseline, as {@link Scores#skill}; NaN if there is none
 * @param evidence what was tested; empty where nothing was compared
 */
public record Verdict(
    Outcome outcome,
    String sentence,
    String metric,
    Optional<String> model,
    Optional<String> baseline,
    double skill,
    Optional<Evidence> evidence) {

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

  /**
   * The test of whether a difference is more than luck.
   *
   * @param test its name; empty where there are too few pairs for one
   * @param pairs of losses that were compared
   * @param of what each pair is of: windows or series
   * @param pValue two-sided; empty where there are too few pairs
   */
  public record Evidence(Optional<String> test, long pairs, String of, OptionalDouble pValue) {
    public Evidence {
      Objects.requireNonNull(test, "test");
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(pValue, "pValue");
    }
  }

  public Verdict {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(evidence, "evidence");
  }

  /**
   * Two-sided: how often luck makes such a difference; empty where there was too little to test.
   */
  public OptionalDouble pValue() {
    return evidence.map(Evidence::pValue).orElse(OptionalDouble.empty());
  }
}
