package org.rnn4j.forecast.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.forecast.ErrorScale;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.series.TimeSeries;

/**
 * The pairs of some neighbouring windows of one series, in the order windows, leads, targets: a
 * view of a table. Positions are held only where some pairs are left out.
 */
final class Pairs implements Metric.Scored {

  private static final int[] ALL = {}; // this very array stands for every position

  private final Forecast forecasts; // [windows, leads of the table, targets, levels]
  private final ErrorScales scales;
  private final int series;
  private final TimeSeries actuals;
  private final int fromWindow;
  private final int firstCutoff;
  private final int stride;
  private final Slice slice;
  private final int size;
  private final int[] kept; // positions among all pairs

  /**
   * What a slice takes of windows {@code fromWindow} to {@code toWindow - 1} of a series.
   *
   * @param forecasts {@link ForecastTable#forecastOf}
   */
  Pairs(
      ForecastTable table,
      Forecast forecasts,
      ErrorScales scales,
      int series,
      int fromWindow,
      int toWindow,
      Slice slice) {
    this.forecasts = forecasts;
    this.scales = scales;
    this.series = series;
    this.actuals = table.actuals(series);
    this.fromWindow = fromWindow;
    this.firstCutoff = table.windows().cutoff(fromWindow, series);
    this.stride = table.windows().stride();
    this.slice = slice;
    int all = (toWindow - fromWindow) * slice.size();
    this.kept = scales.hasGaps(series) ? present(all) : ALL;
    this.size = kept == ALL ? all : kept.length;
  }

  private Pairs(Pairs all, int[] kept) {
    this.forecasts = all.forecasts;
    this.scales = all.scales;
    this.series = all.series;
    this.actuals = all.actuals;
    this.fromWindow = all.fromWindow;
    this.firstCutoff = all.firstCutoff;
    this.stride = all.stride;
    this.slice = all.slice;
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

  /**
   * The same windows of several forecasters, and of these only the pairs that a metric is defined
   * for whoever made the forecast: what is left out for one is left out for all, so that nobody
   * gains by being left out. Where a forecast is missing the metric is not asked.
   */
  static List<Pairs> definedForAll(List<Pairs> forecasters, Metric metric) {
    int size = forecasters.get(0).size;
    for (int pair = 0; pair < size; pair++) {
      if (!isDefined(forecasters, metric, pair)) {
        int[] kept =
            IntStream.range(0, size).filter(p -> isDefined(forecasters, metric, p)).toArray();
        return forecasters.stream().map(f -> f.only(kept)).toList();
      }
    }
    return forecasters;
  }

  private static boolean isDefined(List<Pairs> forecasters, Metric metric, int pair) {
    for (Pairs forecaster : forecasters) {
      if (!forecaster.isDefined(metric, pair)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDefined(Metric metric, int pair) {
    return !Double.isFinite(forecast(pair)) || metric.defined(this, pair);
  }

  private Pairs only(int[] pairs) {
    return new Pairs(this, Arrays.stream(pairs).map(this::position).toArray());
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
    int window = position / slice.size();
    int within = position - window * slice.size();
    int cutoff = firstCutoff + window * stride;
    return actuals.value(cutoff + slice.steps()[within], slice.targets()[within]);
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
    int window = position / slice.size();
    int within = position - window * slice.size();
    return forecasts.point(fromWindow + window, slice.leads()[within], slice.targets()[within]);
  }

  @Override
  public double absoluteScale(int pair, ErrorScale scale) {
    return scales.absolute(scale, window(pair), target(pair));
  }

  @Override
  public double squaredScale(int pair, ErrorScale scale) {
    return scales.squared(scale, window(pair), target(pair));
  }

  private int window(int pair) {
    return fromWindow + position(pair) / slice.size();
  }

  @Override
  public int target(int pair) {
    return slice.targets()[position(pair) % slice.size()];
  }
}
