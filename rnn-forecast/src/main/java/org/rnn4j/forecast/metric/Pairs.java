package org.rnn4j.forecast.metric;

import java.util.stream.IntStream;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.series.TimeSeries;

/**
 * The pairs of some neighbouring windows of one series, in the order windows, leads, targets: a
 * view of a table. Positions are held only where some pairs are left out.
 */
final class Pairs implements Metric.Scored {

  private static final int[] ALL = {}; // this very array stands for every position

  private final double[] forecasts; // [window][lead of the table][target]
  private final int leads; // of the table
  private final ErrorScales scales;
  private final int series;
  private final TimeSeries actuals;
  private final int fromWindow;
  private final int firstCutoff;
  private final int fromLead;
  private final int perWindow; // pairs of one window: leads times targets
  private final int[] steps; // [pair of a window]: steps from the cutoff
  private final int targets;
  private final int size;
  private final int[] kept; // positions among all pairs

  /**
   * Windows {@code fromWindow} to {@code toWindow - 1} of a series, at the leads from {@code
   * fromLead} on that {@link #steps} has given.
   *
   * @param forecasts {@link ForecastTable#forecastsOf}
   */
  Pairs(
      ForecastTable table,
      double[] forecasts,
      ErrorScales scales,
      int series,
      int fromWindow,
      int toWindow,
      int fromLead,
      int[] steps) {
    this.forecasts = forecasts;
    this.leads = table.leads().size();
    this.scales = scales;
    this.series = series;
    this.actuals = table.actuals(series);
    this.fromWindow = fromWindow;
    this.firstCutoff = table.windows().cutoff(fromWindow, series);
    this.fromLead = fromLead;
    this.targets = table.targets();
    this.perWindow = steps.length;
    this.steps = steps;
    int all = (toWindow - fromWindow) * perWindow;
    this.kept = scales.hasGaps(series) ? present(all) : ALL;
    this.size = kept == ALL ? all : kept.length;
  }

  /** How far the pairs of a window lie from its cutoff, at leads {@code from} to {@code to - 1}. */
  static int[] steps(ForecastTable table, int from, int to) {
    int targets = table.targets();
    int[] steps = new int[(to - from) * targets];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = table.leads().get(from + i / targets) - 1;
    }
    return steps;
  }

  private Pairs(Pairs all, int[] kept) {
    this.forecasts = all.forecasts;
    this.leads = all.leads;
    this.scales = all.scales;
    this.series = all.series;
    this.actuals = all.actuals;
    this.fromWindow = all.fromWindow;
    this.firstCutoff = all.firstCutoff;
    this.fromLead = all.fromLead;
    this.perWindow = all.perWindow;
    this.steps = all.steps;
    this.targets = all.targets;
    this.kept = kept;
    this.size = kept.length;
  }

  /** Whether there is a finite forecast in every pair. */
  boolean allForecast() {
    for (int pair = 0; pair < size; pair++) {
      if (!Double.isFinite(forecast(pair))) {
        return false;
      }
    }
    return true;
  }

  /** Only the pairs that a metric is defined for. */
  Pairs definedBy(Metric metric) {
    for (int pair = 0; pair < size; pair++) {
      if (!metric.defined(this, pair)) {
        int[] defined =
            IntStream.range(0, size)
                .filter(p -> metric.defined(this, p))
                .map(this::position)
                .toArray();
        return new Pairs(this, defined);
      }
    }
    return this;
  }

  private int[] present(int all) {
    for (int position = 0; position < all; position++) {
      if (Double.isNaN(actualAt(position))) {
        return IntStream.range(0, all).filter(p -> !Double.isNaN(actualAt(p))).toArray();
      }
    }
    return ALL;
  }

  private int position(int pair) {
    return kept == ALL ? pair : kept[pair];
  }

  private double actualAt(int position) {
    int window = position / perWindow;
    int within = position - window * perWindow;
    return actuals.value(firstCutoff + window + steps[within], within % targets);
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
    int row = (fromWindow + window) * leads + fromLead;
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
