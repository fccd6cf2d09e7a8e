package org.rnn4j.forecast.prepare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * How many of the targets that would be measured were not observed and so are left out, of every
 * forecaster alike.
 *
 * @param fate what became of them
 * @param values how many such values there are
 * @param targets in how many targets they stand: one value is the target of several windows, at
 *     another lead of each
 * @param all how many targets the windows have
 */
public record UnscoredTargets(Fate fate, long values, long targets, long all) {

  /** What becomes of a value that was not observed. */
  public enum Fate {
    /** It was filled in. */
    FILLED("filled in", "was", "were"),
    /** It is missing. */
    MISSING("missing", "is", "are"),
    /** Some are missing and others were filled in. */
    EITHER("missing or filled in", "is", "are");

    private final String words;
    private final String one;
    private final String several;

    Fate(String words, String one, String several) {
      this.words = words;
      this.one = one;
      this.several = several;
    }

    /** The key of {@code run.json} that they are counted under. */
    public String key() {
      return this == FILLED ? "filled-targets" : "missing-targets";
    }

    Fate and(Fate other) {
      return this == other ? this : EITHER;
    }
  }

  /** Counts those of some windows. */
  static UnscoredTargets of(Windows windows, List<Integer> leads) {
    List<TimeSeries> series = windows.parts().dataset().series();
    int columns = windows.parts().dataset().targetCount();
    UnscoredTargets all =
        new UnscoredTargets(Fate.FILLED, 0, 0, (long) windows.size() * leads.size() * columns);
    for (int s = 0; s < series.size(); s++) {
      if (windows.countOf(s) > 0) {
        int first = windows.cutoff(windows.firstOf(s), s);
        int last = windows.cutoff(windows.firstOf(s) + windows.countOf(s) - 1, s);
        IntPredicate cutoffs =
            cutoff -> cutoff >= first && cutoff <= last && (cutoff - first) % windows.stride() == 0;
        int end = Math.min(series.get(s).length(), last + leads.get(leads.size() - 1));
        for (int c = 0; c < columns; c++) {
          all = all.and(series.get(s), c, first, end, cutoffs, leads);
        }
      }
    }
    return all;
  }

  // Those of the windows of some cutoffs, which lie within these steps.
  private UnscoredTargets and(
      TimeSeries one, int column, int from, int to, IntPredicate cutoffs, List<Integer> leads) {
    long moreValues = 0;
    long moreTargets = 0;
    Fate ofThese = fate;
    for (int t = from; t < to; t++) {
      if (!one.isObserved(t, column)) {
        int step = t;
        long windowsOfStep = leads.stream().filter(lead -> cutoffs.test(step - lead + 1)).count();
        if (windowsOfStep > 0) {
          Fate own = one.isFilled(t, column) ? Fate.FILLED : Fate.MISSING;
          ofThese = values + moreValues == 0 ? own : ofThese.and(own);
          moreTargets += windowsOfStep;
          moreValues++;
        }
      }
    }
    return new UnscoredTargets(ofThese, values + moreValues, targets + moreTargets, all);
  }

  /** Whether there are some. */
  boolean any() {
    return targets > 0;
  }

  /**
   * Checks that some targets were observed.
   *
   * @param part that they belong to
   * @throws InputException if none of them was
   */
  void requireSome(Part part) {
    if (any() && targets == all) {
      throw new InputException(
          SpecPlaces.SPLIT,
          "every target of the "
              + part
              + " part "
              + fate.one
              + " "
              + fate.words
              + ", so that nothing is left to be "
              + (part == Part.TRAIN ? "learned from" : "scored"),
          "make the part longer, or read values at a frequency that the data have");
    }
  }

  /** In a few words, for a list of facts. */
  public String words() {
    return targets
        + " of "
        + all
        + " "
        + fate.words
        + " ("
        + values
        + (values == 1 ? " value" : " values")
        + "), neither learned from nor scored";
  }

  /** In one sentence. */
  public String sentence() {
    return targets
        + " of "
        + all
        + (targets == 1 ? " targets " + fate.one : " targets " + fate.several)
        + " "
        + fate.words
        + " and "
        + (targets == 1 ? "is" : "are")
        + " not scored ("
        + values
        + (values == 1 ? " value)" : " values)");
  }

  /** For {@code run.json}. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("values", values);
    tree.put("targets", targets);
    tree.put("of", all);
    return tree;
  }
}
