package org.rnn4j.forecast.prepare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * How many of the targets that would be measured were filled in and so are left out, of every
 * forecaster alike.
 *
 * @param values how many filled values there are
 * @param targets in how many targets they stand: one value is the target of several windows, at
 *     another lead of each
 * @param all how many targets the windows have
 */
public record FilledTargets(long values, long targets, long all) {

  /** Counts those of some windows. */
  static FilledTargets of(Windows windows, List<Integer> leads) {
    List<TimeSeries> series = windows.parts().dataset().series();
    int columns = windows.parts().dataset().targetCount();
    long values = 0;
    long targets = 0;
    for (int s = 0; s < series.size(); s++) {
      if (!series.get(s).hasFilled() || windows.countOf(s) == 0) {
        continue;
      }
      int first = windows.cutoff(windows.firstOf(s), s);
      int last = windows.cutoff(windows.firstOf(s) + windows.countOf(s) - 1, s);
      for (int c = 0; c < columns; c++) {
        for (int t = first; t < series.get(s).length(); t++) {
          if (series.get(s).isFilled(t, c)) {
            int step = t;
            long windowsOfStep =
                leads.stream()
                    .map(lead -> step - lead + 1)
                    .filter(w -> w >= first && w <= last && (w - first) % windows.stride() == 0)
                    .count();
            targets += windowsOfStep;
            values += windowsOfStep > 0 ? 1 : 0;
          }
        }
      }
    }
    return new FilledTargets(values, targets, (long) windows.size() * leads.size() * columns);
  }

  /** Whether there are some. */
  boolean any() {
    return targets > 0;
  }

  /**
   * Checks that some targets were observed.
   *
   * @param part that they belong to
   * @throws InputException if all of them were filled in
   */
  void requireSome(Part part) {
    if (any() && targets == all) {
      throw new InputException(
          SpecPlaces.SPLIT,
          "every target of the "
              + part
              + " part was filled in, so that nothing is left to be "
              + (part == Part.TRAIN ? "learned from" : "scored"),
          "make the part longer, or read values at a frequency that the data have");
    }
  }

  /** In a few words, for a list of facts. */
  public String words() {
    return targets
        + " of "
        + all
        + " filled in ("
        + values
        + (values == 1 ? " value" : " values")
        + "), neither learned from nor scored";
  }

  /** In one sentence. */
  public String sentence() {
    return targets
        + " of "
        + all
        + (targets == 1 ? " targets was" : " targets were")
        + " filled in and "
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
