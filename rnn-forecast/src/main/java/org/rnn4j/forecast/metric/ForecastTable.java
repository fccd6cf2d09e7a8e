package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.Level;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.Column.Role;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.report.ForecastRows;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

/**
 * The forecasts of several forecasters for exactly the same windows, leads and targets. Immutable:
 * {@link #with} gives a table of one more forecaster.
 *
 * <p>Values are in the data's units, or all of them in scaled units after {@link #scaled}.
 */
public final class ForecastTable implements ForecastRows {

  // How many windows a forecaster is asked for at a time: enough for a network to be fast.
  private static final int CHUNK = 256;

  private final Windows windows;
  private final ImmutableList<Integer> leads;
  private final int targets;
  private final ImmutableMap<String, Forecast> forecasts; // [windows, leads, targets, levels]
  private final List<TimeSeries> actuals; // as observed, or copies in scaled units
  private final boolean scaled;

  private ForecastTable(
      Windows windows,
      List<Integer> leads,
      Map<String, Forecast> forecasts,
      List<TimeSeries> actuals,
      boolean scaled) {
    this.windows = windows;
    this.leads = ImmutableList.copyOf(leads);
    this.targets = windows.parts().dataset().targetCount();
    this.forecasts = ImmutableMap.copyOf(forecasts);
    this.actuals = actuals;
    this.scaled = scaled;
  }

  /**
   * A table without forecasters.
   *
   * @param leads the leads to be measured, each from 1 to the windows' horizon
   */
  public static ForecastTable of(Windows windows, List<Integer> leads) {
    for (int lead : leads) {
      if (lead < 1 || lead > windows.horizon()) {
        throw new IllegalArgumentException(
            "lead " + lead + " is not one of 1 to " + windows.horizon());
      }
    }
    return new ForecastTable(windows, leads, Map.of(), windows.parts().observed(), false);
  }

  /**
   * This table and the forecasts of one more forecaster, asked for all windows now.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public ForecastTable with(String forecaster, WindowForecaster how) {
    requireUnscaled();
    List<Level> levels = List.of(Level.POINT);
    double[] all = new double[0];
    int at = 0;
    for (int from = 0; from < windows.size(); from += CHUNK) {
      List<Window> chunk = windows.subList(from, Math.min(from + CHUNK, windows.size()));
      Forecast answer = how.forecast(chunk);
      if (from == 0) {
        levels = answer.levels();
        int ofWindow = leads.size() * targets * levels.size();
        all = new double[Math.multiplyExact(windows.size(), ofWindow)];
      }
      if (!answer.levels().equals(levels)) {
        throw new IllegalArgumentException(
            forecaster + " forecasts " + answer.levels() + " after " + levels);
      }
      for (int row = 0; row < chunk.size(); row++) {
        at = copy(answer, row, all, at);
      }
    }
    return with(forecaster, Forecast.owning(windows.size(), leads.size(), targets, levels, all));
  }

  // The leads of this table, of one row; returns where the next row begins.
  private int copy(Forecast answer, int row, double[] all, int from) {
    int at = from;
    for (int lead : leads) {
      for (int target = 0; target < targets; target++) {
        for (int level = 0; level < answer.levels().size(); level++) {
          all[at++] = answer.value(row, lead, target, level);
        }
      }
    }
    return at;
  }

  /**
   * This table and forecasts that have been made.
   *
   * @param made in the data's units: a row for each window, and of its leads those of this table
   *     alone, in their order
   * @throws IllegalArgumentException if the name is taken or the shape does not fit
   */
  public ForecastTable with(String forecaster, Forecast made) {
    requireUnscaled();
    if (made.rows() != windows.size()
        || made.leads() != leads.size()
        || made.targets() != targets) {
      throw new IllegalArgumentException(
          made
              + " of "
              + forecaster
              + " for "
              + windows.size()
              + " windows, "
              + leads.size()
              + " leads and "
              + targets
              + " targets");
    }
    return new ForecastTable(
        windows,
        leads,
        ImmutableMap.<String, Forecast>builder()
            .putAll(forecasts)
            .put(forecaster, made)
            .buildOrThrow(),
        actuals,
        false);
  }

  private void requireUnscaled() {
    if (scaled) {
      throw new IllegalStateException("forecasters are added before the table is scaled");
    }
  }

  /** The same table in scaled units; it takes no more forecasters. */
  public ForecastTable scaled(Scaling by) {
    ImmutableMap.Builder<String, Forecast> scaledForecasts = ImmutableMap.builder();
    forecasts.forEach((name, made) -> scaledForecasts.put(name, scaled(made, by)));
    return new ForecastTable(
        windows,
        leads,
        scaledForecasts.buildOrThrow(),
        actuals.stream().map(series -> scaledTargets(series, by)).toList(),
        true);
  }

  private Forecast scaled(Forecast made, Scaling by) {
    int levels = made.levels().size();
    int perWindow = leads.size() * targets * levels;
    double[] values = made.toArray();
    for (int s = 0; s < actuals.size(); s++) {
      int end = (windows.firstOf(s) + windows.countOf(s)) * perWindow;
      for (int i = windows.firstOf(s) * perWindow; i < end; i++) {
        values[i] = by.fixed(actuals.get(s).id(), i / levels % targets).scale(values[i]);
      }
    }
    return Forecast.owning(windows.size(), leads.size(), targets, made.levels(), values);
  }

  private TimeSeries scaledTargets(TimeSeries series, Scaling by) {
    double[][] values = new double[targets][series.length()];
    for (int target = 0; target < targets; target++) {
      Scaler.Fixed scaler = by.fixed(series.id(), target);
      for (int t = 0; t < series.length(); t++) {
        values[target][t] = scaler.scale(series.value(t, target));
      }
    }
    return TimeSeries.owning(
        series.id(), series.time(), series.columns().subList(0, targets), values);
  }

  /** The windows, which are the rows of the table. */
  public Windows windows() {
    return windows;
  }

  /** The leads measured, in order. */
  @Override
  public List<Integer> leads() {
    return leads;
  }

  /** The number of target columns. */
  public int targets() {
    return targets;
  }

  @Override
  public List<String> targetNames() {
    return windows.parts().dataset().names(Role.TARGET);
  }

  @Override
  public int size() {
    return windows.size();
  }

  @Override
  public TimeSeries series(int window) {
    return windows.parts().dataset().series().get(windows.seriesOf(window));
  }

  @Override
  public int cutoff(int window) {
    return windows.cutoff(window, windows.seriesOf(window));
  }

  /** The names of the forecasters, in the order they were added. */
  @Override
  public List<String> forecasters() {
    return forecasts.keySet().asList();
  }

  /**
   * The true value; NaN when missing or filled in.
   *
   * @param window index of the window
   * @param lead index into {@link #leads()}
   * @param target index of the target column
   */
  @Override
  public double actual(int window, int lead, int target) {
    int series = windows.seriesOf(window);
    int step = windows.cutoff(window, series) + leads.get(lead) - 1;
    return actuals.get(series).value(step, target);
  }

  /** The point of one forecaster, for the same arguments as {@link #actual}. */
  @Override
  public double forecast(String forecaster, int window, int lead, int target) {
    return forecastOf(forecaster).point(window, lead + 1, target);
  }

  /**
   * All that one forecaster forecast: a row for each window, and of the leads those of {@link
   * #leads()}, in their order.
   */
  public Forecast forecastOf(String forecaster) {
    Forecast made = forecasts.get(forecaster);
    if (made == null) {
      throw new IllegalArgumentException(
          "no forecaster named " + forecaster + "; there are " + forecasters());
    }
    return made;
  }

  /** A series of the dataset, in the units of this table; its first columns are the targets. */
  TimeSeries actuals(int series) {
    return actuals.get(series);
  }
}
