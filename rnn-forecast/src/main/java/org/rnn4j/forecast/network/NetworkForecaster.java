package org.rnn4j.forecast.network;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.TargetLayout;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.series.History;
import org.rnn4j.api.series.Window;
import org.rnn4j.forecast.scale.Scaling;
import org.rnn4j.forecast.spec.TaskSpec;
import org.rnn4j.forecast.text.Numbers;
import org.rnn4j.forecast.window.WindowForecaster;

/**
 * Forecasts with a network: scales the lookback, lets the strategy ask the network, and scales
 * back. Several threads may use it; the network is asked by one at a time.
 */
public final class NetworkForecaster implements WindowForecaster {

  private final TrainableModel network;
  private final Scaling scaling;
  private final ForecastStrategy strategy;
  private final TaskSpec task;
  private final TargetLayout layout;
  private final int targets;

  /**
   * A forecaster.
   *
   * @param network gives out {@code leads * targets} features for the strategy's layout
   * @param targets how many columns are forecast; they are the first ones
   */
  public NetworkForecaster(
      TrainableModel network,
      Scaling scaling,
      ForecastStrategy strategy,
      TaskSpec task,
      int targets) {
    this.network = Objects.requireNonNull(network, "network");
    this.scaling = Objects.requireNonNull(scaling, "scaling");
    this.strategy = Objects.requireNonNull(strategy, "strategy");
    this.task = Objects.requireNonNull(task, "task");
    this.layout = strategy.targets(task.horizon());
    this.targets = targets;
  }

  @Override
  public Forecast forecast(List<Window> windows) {
    Block inputs = scaling.inputs(windows, task.lookback()); // [windows, lookback, columns]
    Block scaled = strategy.forecast(this::predict, inputs, task.horizon(), targets);
    List<Integer> leads = strategy.leads(task.horizon());
    double[] values = new double[windows.size() * task.horizon() * targets];
    Arrays.fill(values, Double.NaN);
    for (int row = 0; row < windows.size(); row++) {
      String series = windows.get(row).series().id();
      for (int l = 0; l < leads.size(); l++) {
        int at = (row * task.horizon() + leads.get(l) - 1) * targets;
        for (int target = 0; target < targets; target++) {
          values[at + target] = scaling.unscale(series, target, scaled.get(row, l, target));
        }
      }
    }
    return Forecast.points(windows.size(), task.horizon(), targets, values);
  }

  /** Why a forecast is not finite, in words. */
  public String cause(Window window) {
    History history = window.history();
    int largestStep = 1; // steps back
    int largestColumn = 0;
    double largest = -1;
    for (int back = task.lookback(); back >= 1; back--) {
      for (int c = 0; c < history.columns(); c++) {
        double scaled = Math.abs(scaled(history, back, c));
        if (!(scaled <= largest)) {
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
            + Numbers.text(scaled(history, largestStep, largestColumn));
    return Float.isFinite((float) largest)
        ? "the network overflows; its largest input is " + input
        : "its input is more than single precision holds: " + input;
  }

  private double scaled(History history, int back, int column) {
    return scaling.of(history.seriesId(), column).scale(history.last(back, column));
  }

  // [rows, steps, columns] -> [rows, leads, targets], of the last step
  private Block predict(Block inputs) {
    int steps = layout.everyStep() ? inputs.steps() : 1;
    int width = layout.leads().size() * targets;
    float[] all = new float[Math.multiplyExact(inputs.rows(), steps * width)];
    synchronized (network) {
      network.predict(new InputBatch(inputs, steps, width), all);
    }
    if (steps == 1) {
      return new Block(inputs.rows(), layout.leads().size(), targets, all);
    }
    float[] last = new float[inputs.rows() * width];
    for (int row = 0; row < inputs.rows(); row++) {
      System.arraycopy(all, ((row + 1) * steps - 1) * width, last, row * width, width);
    }
    return new Block(inputs.rows(), layout.leads().size(), targets, last);
  }

  /** A block as a batch without targets. */
  private record InputBatch(Block inputs, int targetSteps, int targetWidth) implements Batch {

    @Override
    public int rows() {
      return inputs.rows();
    }

    @Override
    public int steps() {
      return inputs.steps();
    }

    @Override
    public int inputWidth() {
      return inputs.width();
    }

    @Override
    public long targetCount() {
      return 0;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      int from = row * inputs.steps() * inputs.width();
      for (int t = 0; t < inputs.steps(); t++) {
        for (int f = 0; f < inputs.width(); f++) {
          destination[offset + t * stepStride + f * featureStride] =
              inputs.values()[from + t * inputs.width() + f];
        }
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      for (int t = 0; t < targetSteps; t++) {
        for (int f = 0; f < targetWidth; f++) {
          destination[offset + t * stepStride + f * featureStride] = Float.NaN;
        }
      }
    }
  }
}
