package org.rnn4j.forecast.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.series.DataReport.Finding;

/**
 * What is found of data before anything is learned from them: {@code data-report.json}, and for
 * people {@code rnn inspect}. However many series there are, it is small: sums over all of them,
 * and the most remarkable ones by name. Immutable.
 *
 * @param series how many
 * @param steps of all of them
 * @param lengths of the series
 * @param frequency of the time stamps; empty for integers
 * @param season steps in a season, as it is used
 * @param rhythm steps after which values come again, as the autocorrelation has it; empty where it
 *     has none
 * @param columns in their order
 * @param findings what was read, inferred, filled in and left out on the way
 */
public record DataProfile(
    int series,
    long steps,
    Lengths lengths,
    Optional<String> frequency,
    int season,
    Optional<Rhythm> rhythm,
    List<ColumnProfile> columns,
    List<Finding> findings) {

  /**
   * How many steps the series have.
   *
   * @param shortestSeries the shortest ones by name; none where all are of one length
   */
  public record Lengths(int shortest, int median, int longest, List<String> shortestSeries) {
    public Lengths {
      shortestSeries = List.copyOf(shortestSeries);
    }
  }

  /**
   * A period.
   *
   * @param steps of it, at least 2
   * @param autocorrelation at so many steps, of the values' differences or of what a line leaves of
   *     them; at most 1
   */
  public record Rhythm(int steps, double autocorrelation) {}

  public DataProfile {
    Objects.requireNonNull(lengths, "lengths");
    Objects.requireNonNull(frequency, "frequency");
    Objects.requireNonNull(rhythm, "rhythm");
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }

  /** For {@code data-report.json}: maps, lists, texts and numbers. */
  public Map<String, Object> tree() {
    return ProfileJson.tree(this);
  }

  /** For people: lines, each ending with a line break. */
  public String text() {
    return ProfileText.of(this);
  }

  /** What should be looked into, a sentence each. */
  public List<String> remarks() {
    return ProfileText.remarks(this);
  }
}
