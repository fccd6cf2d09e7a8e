package org.rnn4j.forecast.metric;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.rnn4j.api.forecast.Scaler;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.window.WindowForecaster;
import org.rnn4j.forecast.window.Windows;

/**
 * The forecasts of several forecasters for exactly the same windows, leads and targets. Immutable:
 * {@link #with} gives a table of one more forecaster.
 *
 * <p>Values are in the data's units, or all of them in scaled units after {@link #scaled}.
 */
public final class ForecastTable {

  // How many windows a forecaster is asked for at a time: enough for a network to be fast.
  private static final int CHUNK = 256;

  private final Windows windows;
  private final ImmutableList<Integer> leads;
  private final int targets;
  private final ImmutableMap<String, double[]> forecasts; // [window][lead][target], row-major
  private final Optional<double[][][]> scaled; // [series][target][step]; empty in the data's units

  private ForecastTable(
      Windows windows,
      List<Integer> leads,
      Map<String, double[]> forecasts,
      Optional<double[][][]> scaled) {
    this.windows = windows;
    this.leads = ImmutableList.copyOf(leads);
    this.targets = windows.parts().dataset().targetCount();
    this.forecasts = ImmutableMap.copyOf(forecasts);
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
    return new ForecastTable(windows, leads, Map.of(), Optional.empty());
  }

  /**
   * This table and the forecasts of one more forecaster, asked for all windows now.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public ForecastTable with(String forecaster, WindowForecaster how) {
    if (scaled.isPresent()) {
      throw new IllegalStateException("forecasters are added before the table is scaled");
    }
    double[] all = new double[Math.multiplyExact(windows.size(), leads.size() * targets)];
    for (int from = 0; from < windows.size(); from += CHUNK) {
      List<Window> chunk = windows.subList(from, Math.min(from + CHUNK, windows.size()));
      double[][][] answer = new double[chunk.size()][windows.horizon()][targets];
      for (double[][] window : answer) {
        for (double[] lead : window) {
          Arrays.fill(lead, Double.NaN);
        }
      }
      how.forecast(chunk, answer);
      int at = from * leads.size() * targets;
      for (double[][] window : answer) {
        for (int lead : leads) {
          System.arraycopy(window[lead - 1], 0, all, at, targets);
          at += targets;
        }
      }
    }
    return new ForecastTable(
        windows,
        leads,
        ImmutableMap.<String, double[]>builder()
            .putAll(forecasts)
            .put(forecaster, all)
            .buildOrThrow(),
        Optional.empty());
  }

  /** The same table in scaled units; it takes no more forecasters. */
  public ForecastTable scaled(Scaling by) {
    ImmutableMap.Builder<String, double[]> scaledForecasts = ImmutableMap.builder();
    forecasts.forEach(
        (name, values) -> {
          double[] scaledValues = new double[values.length];
          for (int i = 0; i < values.length; i++) {
            int window = i / (leads.size() * targets);
            scaledValues[i] = by.of(seriesOf(window).id(), i % targets).scale(values[i]);
          }
          scaledForecasts.put(name, scaledValues);
        });
    return new ForecastTable(
        windows, leads, scaledForecasts.buildOrThrow(), Optional.of(scaledTargets(by)));
  }

  private double[][][] scaledTargets(Scaling by) {
    List<TimeSeries> series = windows.parts().dataset().series();
    double[][][] values = new double[series.size()][targets][];
    for (int s = 0; s < values.length; s++) {
      for (int target = 0; target < targets; target++) {
        Scaler.Fitted scaler = by.of(series.get(s).id(), target);
        values[s][target] = series.get(s).copy(target, 0, series.get(s).length());
        Arrays.setAll(values[s][target], scaleEach(values[s][target], scaler));
      }
    }
    return values;
  }

  private static IntToDoubleFunction scaleEach(double[] values, Scaler.Fitted scaler) {
    return t -> scaler.scale(values[t]);
  }

  /** The windows, which are the rows of the table. */
  public Windows windows() {
    return windows;
  }

  /** The leads measured, in order. */
  public List<Integer> leads() {
    return leads;
  }

  /** The number of target columns. */
  public int targets() {
    return targets;
  }

  /** The names of the forecasters, in the order they were added. */
  public List<String> forecasters() {
    return forecasts.keySet().asList();
  }

  /**
   * The true value; NaN when missing.
   *
   * @param window index of the window
   * @param lead index into {@link #leads()}
   * @param target index of the target column
   */
  public double actual(int window, int lead, int target) {
    int series = windows.seriesOf(window);
    return observed(series, windows.cutoff(window) + leads.get(lead) - 1, target);
  }

  /** Any value of the dataset, in the units of this table. */
  double observed(int series, int step, int target) {
    return scaled.isPresent()
        ? scaled.get()[series][target][step]
        : windows.parts().dataset().series().get(series).value(step, target);
  }

  /** The forecast of one forecaster, for the same arguments as {@link #actual}. */
  public double forecast(String forecaster, int window, int lead, int target) {
    return forecastsOf(forecaster)[(window * leads.size() + lead) * targets + target];
  }

  double[] forecastsOf(String forecaster) {
    double[] values = forecasts.get(forecaster);
    if (values == null) {
      throw new IllegalArgumentException(
          "no forecaster named " + forecaster + "; there are " + forecasters());
    }
    return values;
  }

  private TimeSeries seriesOf(int window) {
    return windows.parts().dataset().series().get(windows.seriesOf(window));
  }
}
