package org.rnn4j.forecast.scale;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.forecast.window.Windows;
import org.rnn4j.training.Samples;

/**
 * Windows as the samples of a training: each batch copies its inputs and targets straight out of
 * the scaled series into the model's own layout. Nothing is stored for a window.
 *
 * <p>Inputs are {@code [lookback, columns]}, targets {@code [target steps, leads * targets]}:
 * feature {@code lead position * targets + target}. A network that gives out at every step is
 * trained at step {@code t} of the lookback (from 0) on the values {@code lead} steps after {@code
 * t}; one that gives out at the last step only, on those after the cutoff.
 *
 * <p>Inputs are what was known at the cutoff. A target that was filled in is NaN, and so are those
 * of a step of the lookback at which the inputs show what was not known then.
 *
 * <p>A window with fewer steps before its cutoff than the lookback has the others before these, as
 * absent ones: they are masked, their inputs are 0 and their targets NaN.
 */
public final class WindowSamples implements Samples {

  private final Windows windows;
  private final List<ScaledSeries> series;
  private final int[] leads;
  private final int firstLead;
  private final int span; // from the first lead to the last
  private final Outputs outputs;
  private final int targets;

  private WindowSamples(
      Windows windows, List<ScaledSeries> series, Outputs outputs, List<Integer> leads) {
    this.windows = windows;
    this.series = series;
    this.leads = leads.stream().mapToInt(Integer::intValue).toArray();
    this.firstLead = Collections.min(leads);
    this.span = Collections.max(leads) - firstLead;
    this.outputs = outputs;
    this.targets = windows.parts().dataset().targetCount();
    for (int lead : leads) {
      if (lead > windows.horizon()) {
        throw new IllegalArgumentException(
            "lead " + lead + " lies outside windows of horizon " + windows.horizon());
      }
    }
  }

  /**
   * Samples for a recurrent network: {@code lookback} steps of all columns.
   *
   * @param series the scaled series of the windows' dataset, in its order
   * @param outputs at which steps the network gives something out
   * @param leads what it gives out there
   */
  public static WindowSamples of(
      Windows windows, List<ScaledSeries> series, Outputs outputs, List<Integer> leads) {
    return new WindowSamples(windows, series, outputs, leads);
  }

  /** How many features each input step has. */
  public int inputWidth() {
    return columns();
  }

  /** How many targets each target step has: leads times target columns. */
  public int targetWidth() {
    return leads.length * targets;
  }

  private int columns() {
    return windows.parts().dataset().inputWidth();
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
    private final long targetCount;
    private final boolean masked;

    WindowBatch(int[] indices, int from, int to) {
      rowSeries = new ScaledSeries[to - from];
      rowCutoffs = new int[to - from];
      for (int row = 0; row < rowCutoffs.length; row++) {
        int window = indices[from + row];
        int position = windows.seriesOf(window);
        rowSeries[row] = series.get(position);
        rowCutoffs[row] = windows.cutoff(window, position);
      }
      long present = 0;
      for (int row = 0; row < rowCutoffs.length; row++) {
        present += presentTargets(row);
      }
      targetCount = present;
      masked = IntStream.range(0, rowCutoffs.length).anyMatch(row -> absent(row) > 0);
    }

    /** The steps of a row before the first one of its series. */
    private int absent(int row) {
      return windows.lookback() - windows.task().seen(rowCutoffs[row]);
    }

    /** The target steps of a row that are absent. */
    private int absentTargets(int row) {
      return outputs == Outputs.EVERY_STEP ? absent(row) : 0;
    }

    private int presentTargets(int row) {
      int all = targetSteps() * targetWidth();
      if (rowSeries[row].isComplete()) {
        return all - absentTargets(row) * targetWidth();
      }
      float[] values = new float[all];
      readTargets(row, values, 0, targetWidth(), 1);
      int present = 0;
      for (float value : values) {
        present += Float.isNaN(value) ? 0 : 1;
      }
      return present;
    }

    @Override
    public int rows() {
      return rowCutoffs.length;
    }

    @Override
    public int steps() {
      return windows.lookback();
    }

    @Override
    public int inputWidth() {
      return WindowSamples.this.inputWidth();
    }

    @Override
    public int targetSteps() {
      return outputs == Outputs.EVERY_STEP ? windows.lookback() : 1;
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
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      ScaledSeries source = rowSeries[row];
      int absent = absent(row);
      for (int c = 0; c < columns(); c++) {
        int at = offset + c * featureStride;
        for (int t = 0; t < absent; t++) {
          destination[at + t * stepStride] = 0;
        }
        int there = windows.lookback() - absent;
        source.copyKnown(
            c, rowCutoffs[row], there, destination, at + absent * stepStride, stepStride);
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      ScaledSeries source = rowSeries[row];
      int cutoff = rowCutoffs[row];
      int absent = absentTargets(row);
      int first = cutoff - targetSteps() + absent + firstLead;
      float[] run = new float[targetSteps() - absent + span]; // from the first output's first lead
      for (int target = 0; target < targets; target++) {
        source.copyObserved(target, cutoff, first, run.length, run, 0, 1);
        for (int l = 0; l < leads.length; l++) {
          int at = offset + (l * targets + target) * featureStride;
          for (int step = 0; step < targetSteps(); step++) {
            destination[at + step * stepStride] =
                step < absent ? Float.NaN : run[leads[l] - firstLead + step - absent];
          }
        }
      }
      if (!source.isComplete()) {
        hideTargetsOfForeknowing(row, destination, offset, stepStride, featureStride);
      }
    }

    private void hideTargetsOfForeknowing(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      int cutoff = rowCutoffs[row];
      // At the last one all is as known.
      for (int step = absentTargets(row); step < targetSteps() - 1; step++) {
        if (rowSeries[row].looksAhead(cutoff - targetSteps() + step, cutoff)) {
          for (int i = 0; i < targetWidth(); i++) {
            destination[offset + step * stepStride + i * featureStride] = Float.NaN;
          }
        }
      }
    }
  }
}
