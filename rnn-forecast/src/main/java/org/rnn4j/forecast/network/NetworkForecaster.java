package org.rnn4j.forecast.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastRequest;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.Window;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.text.Numbers;

/**
 * Forecasts with a network: scales the lookback, lets the strategy ask the network, and scales
 * back. Several threads may use it at once: each forecast has a session of the network to itself.
 */
public final class NetworkForecaster implements ModelForecaster {

  private final PredictorPool predictors;
  private final NetworkInputs inputs;
  private final Scaling scaling;
  private final ForecastStrategy strategy;
  private final TaskSpec task;
  private final int targets;

  /**
   * A forecaster.
   *
   * @param network gives out {@code leads * targets} features for the strategy's trained leads
   *     first, which are the points
   * @param inputs what the network reads
   */
  public NetworkForecaster(
      Network network,
      NetworkInputs inputs,
      Scaling scaling,
      ForecastStrategy strategy,
      TaskSpec task) {
    this(
        new PredictorPool(network, inputs.leads().size(), inputs.targets()),
        inputs,
        scaling,
        strategy,
        task);
  }

  private NetworkForecaster(
      PredictorPool predictors,
      NetworkInputs inputs,
      Scaling scaling,
      ForecastStrategy strategy,
      TaskSpec task) {
    this.predictors = predictors;
    this.inputs = Objects.requireNonNull(inputs, "inputs");
    this.scaling = Objects.requireNonNull(scaling, "scaling");
    this.strategy = Objects.requireNonNull(strategy, "strategy");
    this.task = Objects.requireNonNull(task, "task");
    this.targets = inputs.targets();
  }

  @Override
  public NetworkForecaster scaledBy(Scaling other) {
    return new NetworkForecaster(predictors, inputs, other, strategy, task);
  }

  @Override
  public Forecast forecast(List<Window> windows) {
    double[] values = new double[windows.size() * task.horizon() * targets];
    Arrays.fill(values, Double.NaN);
    SortedMap<Integer, List<Integer>> rows = byStepsSeen(windows);
    if (task.isAll()) { // one session for all, so that its state is carried from cutoff to cutoff
      predictors.use(
          predictor -> {
            Predictor carrying = new CarryingPredictor(predictor);
            rows.forEach((seen, of) -> forecast(windows, of, seen, carrying, values));
          });
    } else {
      rows.forEach(
          (seen, of) ->
              predictors.use(predictor -> forecast(windows, of, seen, predictor, values)));
    }
    return Forecast.points(windows.size(), task.horizon(), targets, values);
  }

  /** Which windows have as many steps to be seen: what is absent from a short one is not read. */
  private SortedMap<Integer, List<Integer>> byStepsSeen(List<Window> windows) {
    SortedMap<Integer, List<Integer>> rows = new TreeMap<>();
    for (int row = 0; row < windows.size(); row++) {
      int seen = task.seen(windows.get(row).cutoff());
      rows.computeIfAbsent(seen, none -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  private void forecast(
      List<Window> all, List<Integer> rows, int seen, Predictor predictor, double[] values) {
    List<Window> windows = rows.stream().map(all::get).toList();
    ForecastRequest request = inputs.request(windows, seen, scaling);
    Block scaled = strategy.forecast(predictor, request);
    List<Integer> leads = strategy.leads(task.horizon());
    for (int row = 0; row < windows.size(); row++) {
      History history = windows.get(row).history();
      for (int target = 0; target < targets; target++) {
        int of = row;
        int column = target;
        double[] unscaled =
            scaling.unscaled(history, target, leads, l -> scaled.get(of, l, column));
        for (int l = 0; l < unscaled.length; l++) {
          values[(rows.get(of) * task.horizon() + leads.get(l) - 1) * targets + column] =
              unscaled[l];
        }
      }
    }
  }

  @Override
  public String cause(Window window) {
    History history = window.history();
    for (int target = 0; target < targets; target++) {
      double[] back = scaling.unscaled(history, target, strategy.leads(task.horizon()), l -> 0);
      if (Arrays.stream(back).anyMatch(Double::isNaN)) {
        return "its scaler finds no observed value of column "
            + Quoted.of(window.series().columns().get(target).name())
            + " to go back from";
      }
    }
    int largestStep = 1; // steps back
    int largestColumn = 0;
    double largest = -1;
    double[][] known = new double[history.columns()][]; // [column][step]
    int seen = task.seen(window.cutoff());
    Arrays.setAll(known, c -> scaling.known(history, c, seen));
    for (int back = seen; back >= 1; back--) {
      for (int c = 0; c < history.columns(); c++) {
        double scaled = Math.abs(known[c][seen - back]);
        if (scaled > largest) { // not if it is missing
          largest = scaled;
          largestStep = back;
          largestColumn = c;
        }
      }
    }
    String input =
        Numbers.text(history.last(largestStep, largestColumn))
            + " in column "
            + Quoted.of(window.series().columns().get(largestColumn).name())
            + " at "
            + window.series().time().label(window.cutoff() - largestStep)
            + ", scaled "
            + Numbers.text(known[largestColumn][seen - largestStep]);
    return Float.isFinite((float) largest)
        ? "the network overflows; its largest input is " + input
        : "its input is more than single precision holds: " + input;
  }
}
