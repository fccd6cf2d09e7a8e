package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.scale.Spread;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Parts;

/**
 * Which targets a metric is decided by, because it pools errors in the targets' own units and some
 * targets vary far more than others.
 *
 * @param metric its name
 * @param targets the targets that decide; empty where all have their say
 */
public record TargetSizes(String metric, List<String> targets) {

  private static final double FAR = 10; // times as large: a hundredth of the squared errors

  private static final int MOST_NAMED = 5;

  public TargetSizes {
    targets = ImmutableList.copyOf(targets);
  }

  /** Looks at the first metric, which is the one that the verdict is by. */
  public static TargetSizes of(Measurement scores) {
    String metric = scores.metrics().keySet().iterator().next();
    ForecastTable table = scores.table();
    if (table.targets() == 1 || !PointMetrics.poolsUnits(scores.metrics().get(metric))) {
      return new TargetSizes(metric, List.of());
    }
    double[] sizes =
        IntStream.range(0, table.targets()).mapToDouble(c -> deviation(table, c)).toArray();
    double[] errors =
        IntStream.range(0, table.targets()).mapToDouble(scores::smallestError).toArray();
    double largest = Arrays.stream(sizes).max().orElseThrow();
    double smallest = Arrays.stream(sizes).filter(s -> s > 0).min().orElse(largest);
    double worst = Arrays.stream(errors).max().orElseThrow();
    List<String> names = table.windows().parts().dataset().names(Role.TARGET);
    // A target may vary much and still be foretold so well that others decide.
    boolean decides =
        IntStream.range(0, sizes.length)
            .anyMatch(c -> errors[c] == worst && worst > 0 && sizes[c] > largest / FAR);
    return new TargetSizes(
        metric,
        largest > FAR * smallest && decides
            ? IntStream.range(0, sizes.length)
                .filter(c -> sizes[c] > largest / FAR)
                .mapToObj(names::get)
                .toList()
            : List.of());
  }

  /** Of a target's training values within their series, in the units of the table. */
  private static double deviation(ForecastTable table, int target) {
    Parts parts = table.windows().parts();
    double squares = 0;
    long count = 0;
    for (int s = 0; s < parts.dataset().series().size(); s++) {
      TimeSeries series = table.actuals(s);
      Spread spread =
          Spread.of(
              IntStream.range(parts.from(s, Part.TRAIN), parts.to(s, Part.TRAIN))
                  .mapToDouble(t -> series.value(t, target))
                  .toArray());
      if (spread.count() > 0) {
        squares += spread.count() * spread.variance();
        count += spread.count();
      }
    }
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  /** Whether some targets decide. */
  public boolean any() {
    return !targets.isEmpty();
  }

  /** What decides, in a sentence. */
  public String sentence() {
    return metric
        + " is decided by "
        + targets.stream().limit(MOST_NAMED).map(Quoted::of).collect(Collectors.joining(", "))
        + (targets.size() > MOST_NAMED ? ", ..." : "")
        + ", whose values vary most";
  }
}
