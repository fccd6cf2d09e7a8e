package org.rnn4j.forecast.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Metric;

/**
 * The pairs of some neighbouring windows of one series, in the order windows, leads, targets: a
 * view of a table. Positions are held only where some pairs are left out.
 */
final class Pairs implements Metric.Scored {

  private final ForecastTable table;
  private final double[] forecasts; // [window][lead][target]
  private final ErrorScales scales;
  private final int series;
  private final int fromWindow;
  private final int firstCutoff;
  private final int fromLead;
  private final int perWindow; // pairs of one window: leads times targets
  private final int[] steps; // [pair of a window]: steps from the cutoff
  private final int targets;
  private final int size;
  private final boolean allKept;
  private final int[] kept; // positions among all pairs; empty when all are kept

  /**
   * Windows {@code fromWindow} to {@code toWindow - 1}, leads at {@code fromLead} to {@code toLead
   * - 1}.
   */
  Pairs(
      ForecastTable table,
      String forecaster,
      ErrorScales scales,
      int fromWindow,
      int toWindow,
      int fromLead,
      int toLead) {
    boolean any = fromWindow < toWindow;
    this.table = table;
    this.forecasts = table.forecastsOf(forecaster);
    this.scales = scales;
    this.series = any ? table.windows().seriesOf(fromWindow) : 0;
    this.fromWindow = fromWindow;
    this.firstCutoff = any ? table.windows().cutoff(fromWindow) : 0;
    this.fromLead = fromLead;
    this.targets = table.targets();
    this.perWindow = (toLead - fromLead) * targets;
    this.steps = new int[perWindow];
    Arrays.setAll(steps, i -> table.leads().get(fromLead + i / targets) - 1);
    int all = (toWindow - fromWindow) * perWindow;
    this.allKept = !scales.hasGaps(series) || noneMissing(all);
    this.kept =
        allKept
            ? new int[0]
            : IntStream.range(0, all).filter(p -> !Double.isNaN(actualAt(p))).toArray();
    this.size = allKept ? all : kept.length;
  }

  private Pairs(Pairs all, int[] kept) {
    this.table = all.table;
    this.forecasts = all.forecasts;
    this.scales = all.scales;
    this.series = all.series;
    this.fromWindow = all.fromWindow;
    this.firstCutoff = all.firstCutoff;
    this.fromLead = all.fromLead;
    this.perWindow = all.perWindow;
    this.steps = all.steps;
    this.targets = all.targets;
    this.allKept = false;
    this.kept = kept;
    this.size = kept.length;
  }

  /** Whether there is a finite forecast in every pair. */
  boolean allForecast() {
    return IntStream.range(0, size).allMatch(pair -> Double.isFinite(forecast(pair)));
  }

  /** Only the pairs that a metric is defined for. */
  Pairs definedBy(Metric metric) {
    if (IntStream.range(0, size).allMatch(pair -> metric.defined(this, pair))) {
      return this;
    }
    return new Pairs(
        this,
        IntStream.range(0, size)
            .filter(pair -> metric.defined(this, pair))
            .map(this::position)
            .toArray());
  }

  private int position(int pair) {
    return allKept ? pair : kept[pair];
  }

  private boolean noneMissing(int all) {
    return IntStream.range(0, all).noneMatch(p -> Double.isNaN(actualAt(p)));
  }

  private double actualAt(int position) {
    int window = position / perWindow;
    int within = position - window * perWindow;
    return table.observed(series, firstCutoff + window + steps[within], within % targets);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double actual(int pair) {
    return actualAt(position(pair));
  }

  @Override
  public double forecast(int pair) {
    int position = position(pair);
    int window = position / perWindow;
    int within = position - window * perWindow;
    int row = (fromWindow + window) * table.leads().size() + fromLead;
    return forecasts[row * targets + within];
  }

  @Override
  public double absoluteScale(int pair) {
    return scales.absolute(series, position(pair) % targets);
  }

  @Override
  public double squaredScale(int pair) {
    return scales.squared(series, position(pair) % targets);
  }
}
