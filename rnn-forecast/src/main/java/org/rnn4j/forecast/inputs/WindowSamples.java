package org.rnn4j.forecast.inputs;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.model.Batch;
import org.rnn4j.forecast.scale.ScaledSeries;
import org.rnn4j.forecast.window.Windows;
import org.rnn4j.training.Samples;

/**
 * Windows as the samples of a training: each batch copies its inputs and targets straight out of
 * the scaled series into the model's own layout. Nothing is stored for a window.
 *
 * <p>Inputs are {@code [steps, inputs]} as {@link NetworkInputs} lays them out, targets {@code
 * [output steps, leads * targets]}: feature {@code lead position * targets + target}. What the
 * network gives out at a step is trained on the values {@code lead} steps behind it: at every step,
 * or at those from the cutoff on alone.
 *
 * <p>Inputs are what was known at the cutoff. A target that was filled in is NaN, and so are those
 * of a step of the lookback at which the inputs show what was not known then, and those of steps at
 * which the network gives something out that it is not trained on. A target weighs what its step
 * does in the series.
 *
 * <p>A window with fewer steps before its cutoff than the lookback has the others before these, as
 * absent ones: they are masked, and their targets are NaN. A window that stands for all of its
 * series is trained at each of their cutoffs; as many steps are read as the longest row of a batch
 * has.
 */
public final class WindowSamples implements Samples {

  private final Windows windows;
  private final List<ScaledSeries> series;
  private final NetworkInputs inputs;
  private final int[] leads;
  private final int firstLead;
  private final int span; // from the first lead to the last
  private final int targets;

  private WindowSamples(Windows windows, List<ScaledSeries> series, NetworkInputs inputs) {
    this.windows = windows;
    this.series = series;
    this.inputs = inputs;
    this.leads = inputs.leads().stream().mapToInt(Integer::intValue).toArray();
    this.firstLead = Collections.min(inputs.leads());
    this.span = Collections.max(inputs.leads()) - firstLead;
    this.targets = windows.parts().dataset().targetCount();
    for (int lead : leads) {
      if (lead > windows.horizon()) {
        throw new IllegalArgumentException(
            "lead " + lead + " lies outside windows of horizon " + windows.horizon());
      }
    }
  }

  /**
   * Samples for a network.
   *
   * @param windows of the lookback and horizon of the inputs
   * @param series the scaled series of the windows' dataset, in its order
   * @param inputs what the network reads, and where it gives out what
   */
  public static WindowSamples of(Windows windows, List<ScaledSeries> series, NetworkInputs inputs) {
    return new WindowSamples(windows, series, inputs);
  }

  /** How many features each input step has. */
  public int inputWidth() {
    return inputs.width();
  }

  /** How many targets each target step has: leads times target columns. */
  public int targetWidth() {
    return leads.length * targets;
  }

  @Override
  public int size() {
    return windows.size();
  }

  @Override
  public Batch batch(int[] indices, int from, int to) {
    return new WindowBatch(indices, from, to);
  }

  private final class WindowBatch implements Batch {

    private final ScaledSeries[] rowSeries;
    private final int[] rowCutoffs;
    private final int[] rowWindows; // for how many windows each row stands
    private final int seen; // steps before the cutoff
    private final boolean weighted;
    private final boolean masked;
    private final long targetCount;
    private final double targetWeight;

    WindowBatch(int[] indices, int from, int to) {
      rowSeries = new ScaledSeries[to - from];
      rowCutoffs = new int[to - from];
      rowWindows = new int[to - from];
      int longest = 0;
      boolean anyWeighted = false;
      for (int row = 0; row < rowCutoffs.length; row++) {
        int window = indices[from + row];
        int position = windows.seriesOf(window);
        rowSeries[row] = series.get(position);
        rowCutoffs[row] = windows.cutoff(window, position);
        rowWindows[row] = windows.standsFor(position);
        longest = Math.max(longest, windows.task().seen(rowCutoffs[row]));
        anyWeighted |= rowSeries[row].hasWeights();
      }
      weighted = anyWeighted;
      seen = windows.isWhole() ? longest : windows.lookback();
      long present = 0;
      double weight = 0;
      for (int row = 0; row < rowCutoffs.length; row++) {
        Present ofRow = present(row);
        present += ofRow.count();
        weight += ofRow.weight();
      }
      targetCount = present;
      masked = IntStream.range(0, rowCutoffs.length).anyMatch(row -> absent(row) > 0);
      targetWeight = weight;
    }

    /** The steps of a row before the first one of its series. */
    private int absent(int row) {
      return seen - windows.task().seen(rowCutoffs[row]);
    }

    /** The target steps of a row that come before those that the network is trained on. */
    private int untrained(int row) {
      if (windows.isWhole()) {
        return targetSteps() - rowWindows[row];
      }
      int before = targetSteps() - inputs.trainedSteps(steps());
      return targetSteps() == steps() ? Math.max(before, absent(row)) : before;
    }

    private Present present(int row) {
      if (rowSeries[row].isComplete() && !weighted) {
        int all = (targetSteps() - untrained(row)) * targetWidth();
        return new Present(all, all);
      }
      float[] values = new float[targetSteps() * targetWidth()];
      float[] weights = new float[values.length];
      readTargets(row, values, 0, targetWidth(), 1);
      readWeights(row, weights, 0, targetWidth(), 1);
      int present = 0;
      double weight = 0;
      for (int i = 0; i < values.length; i++) {
        if (!Float.isNaN(values[i])) {
          present++;
          weight += weights[i];
        }
      }
      return new Present(present, weight);
    }

    @Override
    public int rows() {
      return rowCutoffs.length;
    }

    @Override
    public int steps() {
      return seen + inputs.stepsBehind();
    }

    @Override
    public int inputWidth() {
      return inputs.width();
    }

    @Override
    public int targetSteps() {
      return inputs.outputSteps(steps());
    }

    @Override
    public int targetWidth() {
      return WindowSamples.this.targetWidth();
    }

    @Override
    public long targetCount() {
      return targetCount;
    }

    @Override
    public boolean isMasked() {
      return masked;
    }

    @Override
    public void readMask(int row, float[] destination, int offset, int stepStride) {
      for (int t = 0; t < steps(); t++) {
        destination[offset + t * stepStride] = t < absent(row) ? 0 : 1;
      }
    }

    @Override
    public boolean isWeighted() {
      return weighted;
    }

    @Override
    public double targetWeight() {
      return targetWeight;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      inputs.read(
          new TrainedWindow(rowSeries[row], inputs.columns(), rowCutoffs[row], windows.horizon()),
          -seen,
          steps(),
          destination,
          offset,
          stepStride,
          featureStride);
    }

    // The step of a lead of 0 at an output step of the network.
    private int outputStep(int row, int targetStep) {
      int first = rowCutoffs[row] - seen + steps() - targetSteps();
      return first + targetStep;
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      ScaledSeries source = rowSeries[row];
      int untrained = untrained(row);
      int trained = targetSteps() - untrained;
      int first = outputStep(row, untrained) + firstLead;
      float[] run = new float[trained + span]; // from the first trained output's first lead on
      for (int target = 0; target < targets; target++) {
        source.copyObserved(target, rowCutoffs[row], first, run.length, run, 0, 1);
        for (int l = 0; l < leads.length; l++) {
          int at = offset + untrained * stepStride + (l * targets + target) * featureStride;
          for (int step = 0; step < trained; step++) {
            destination[at + step * stepStride] = run[leads[l] - firstLead + step];
          }
        }
      }
      for (int step = 0; step < untrained; step++) {
        hide(destination, offset + step * stepStride, featureStride);
      }
      if (!source.isComplete()) {
        hideTargetsOfForeknowing(row, destination, offset, stepStride, featureStride);
      }
    }

    private void hide(float[] destination, int offset, int featureStride) {
      for (int i = 0; i < targetWidth(); i++) {
        destination[offset + i * featureStride] = Float.NaN;
      }
    }

    private void hideTargetsOfForeknowing(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      int cutoff = rowCutoffs[row];
      // From the cutoff on all is as known.
      for (int step = untrained(row); outputStep(row, step) < cutoff - 1; step++) {
        if (rowSeries[row].looksAhead(outputStep(row, step), cutoff)) {
          hide(destination, offset + step * stepStride, featureStride);
        }
      }
    }

    @Override
    public void readWeights(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      ScaledSeries source = rowSeries[row];
      for (int step = 0; step < targetSteps(); step++) {
        int at = offset + step * stepStride;
        for (int lead : leads) {
          float weight = step < untrained(row) ? 1 : source.weight(outputStep(row, step) + lead);
          for (int target = 0; target < targets; target++) {
            destination[at] = weight;
            at += featureStride;
          }
        }
      }
    }
  }

  /** How many targets there are that are not NaN, and what they weigh together. */
  private record Present(int count, double weight) {}
}
