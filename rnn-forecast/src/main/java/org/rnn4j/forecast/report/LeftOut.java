package org.rnn4j.forecast.report;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnn4j.api.error.Quoted;

/**
 * What a metric leaves out of a table, of every forecaster alike, because it is undefined there.
 *
 * @param metric its name
 * @param why the reason, in a few words
 * @param series the ids of the series that are left out as a whole
 * @param allSeries how many series there are windows of
 * @param pairs how many pairs of an actual value and a forecast, those of {@code series} among them
 * @param pairsOfSeries how many of {@code pairs} are of {@code series}
 * @param allPairs how many pairs there are
 */
public record LeftOut(
    String metric,
    String why,
    List<String> series,
    int allSeries,
    long pairs,
    long pairsOfSeries,
    long allPairs) {

  private static final int MOST_NAMED = 5;

  public LeftOut {
    series = ImmutableList.copyOf(series);
  }

  /** Whether there is something. */
  public boolean any() {
    return pairs > 0;
  }

  /** In one sentence. */
  public String sentence() {
    return what() + " left out of " + metric + " (" + why + ")";
  }

  private String what() {
    if (pairs == allPairs) {
      return pairs == 1 ? "the only pair is" : "all " + pairs + " pairs are";
    }
    if (series.isEmpty()) {
      return pairs + " of " + allPairs + (pairs == 1 ? " pairs is" : " pairs are");
    }
    long others = pairs - pairsOfSeries;
    boolean one = series.size() == 1 && others == 0;
    return named()
        + (others == 0
            ? ""
            : " and " + others + " of " + (allPairs - pairsOfSeries) + " pairs of the others")
        + (one ? " is" : " are");
  }

  private String named() {
    String names =
        series.stream().limit(MOST_NAMED).map(Quoted::of).collect(Collectors.joining(", "));
    return series.size() == 1
        ? "series " + names
        : series.size()
            + " of "
            + allSeries
            + " series ("
            + names
            + (series.size() > MOST_NAMED ? ", ...)" : ")");
  }

  /** For {@code run.json}. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("pairs", pairs);
    tree.put("of", allPairs);
    tree.put("series", series);
    tree.put("why", why);
    return tree;
  }
}
