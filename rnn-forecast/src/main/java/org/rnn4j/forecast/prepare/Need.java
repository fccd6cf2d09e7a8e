package org.rnn4j.forecast.prepare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.series.Dataset;
import org.rnn4j.api.series.TimeSeries;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.machine.Memory;
import org.rnn4j.forecast.spec.BaselineSpec;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.ModelLayer;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;

/**
 * What an experiment holds in memory at least, known from its numbers alone: of a horizon or a
 * lookback that is too long it says what it would need, instead of running out of memory later. A
 * lower bound, so that nothing is refused that could run.
 *
 * @param spec with the baselines that fit the data
 * @param dataset what is used of the data
 * @param windows of each part
 * @param strategy that says what the network gives out, and which leads are measured
 * @param outputsPerTarget that the loss takes
 */
record Need(
    ExperimentSpec spec,
    Dataset dataset,
    Map<Part, Windows> windows,
    ForecastStrategy strategy,
    int outputsPerTarget) {

  private static final int SCALED_AND_NOT = Double.BYTES + Float.BYTES;
  private static final int FORECAST_AT_ONCE = 256; // windows, by a forecast table
  private static final double ROWS_AT_ONCE = 16; // by the engine, in training
  private static final int OF_UNIT = 4; // state and pre-activation, and the gradient by each
  private static final int COPIES = 2; // of these: a row for each window, and all rows in one

  /**
   * Refuses what cannot be held.
   *
   * @throws org.rnn4j.api.error.InputException at the key that asks for it
   */
  void check() {
    forecasts();
    linear();
    batch();
    sequence();
  }

  private List<Integer> leads() {
    return strategy.leads(spec.task().horizon());
  }

  private double series() {
    double bytes = 0;
    for (TimeSeries series : dataset.series()) {
      bytes += (double) series.length() * series.held() * SCALED_AND_NOT;
    }
    return bytes;
  }

  private void forecasts() {
    double tables = 0;
    double atOnce = 0;
    int forecasters = spec.baselines().orElse(List.of()).size() + (spec.model().isEmpty() ? 0 : 1);
    double ofLead = (double) dataset.targetCount() * Double.BYTES * COPIES;
    for (Part part : List.of(Part.TEST, Part.VALIDATION)) {
      int count = windows.get(part).size();
      double numbers = (double) count * leads().size() * dataset.targetCount();
      Memory.requireArray(SpecPlaces.HORIZON, words(part), numbers);
      tables += numbers * Double.BYTES * forecasters;
      double horizon = windows.get(part).horizon();
      atOnce = Math.max(atOnce, Math.min(count, FORECAST_AT_ONCE) * horizon * ofLead);
    }
    Memory.require(
        SpecPlaces.HORIZON,
        "the series and, by " + forecasters + " forecasters, the " + words(Part.TEST),
        series() + tables + atOnce);
  }

  private String words(Part part) {
    return "forecasts of "
        + windows.get(part).size()
        + " "
        + part
        + " windows, "
        + leads().size()
        + " leads and "
        + dataset.targetCount()
        + (dataset.targetCount() == 1 ? " target" : " targets");
  }

  // Moments, the matrix made of them, and its factors.
  private void linear() {
    boolean there =
        spec.baselines().orElse(List.of()).stream()
            .map(BaselineSpec::baseline)
            .anyMatch(baseline -> baseline.shortName().equals("linear"));
    if (there) {
      int lookback = WholeHistory.lookback(spec.task(), dataset);
      double inputs = 1 + (double) lookback * dataset.heldWidth();
      double outputs = (double) leads().size() * dataset.targetCount();
      Memory.require(
          SpecPlaces.LOOKBACK,
          String.format(
              Locale.ROOT,
              "the series and the %.0f inputs of the baseline 'linear', each with each,",
              inputs),
          series() + (3 * inputs * inputs + inputs * outputs) * Double.BYTES);
    }
  }

  /**
   * Refuses inputs of which not even one batch can be held.
   *
   * @param inputs what the network of the model reads
   * @throws org.rnn4j.api.error.InputException at the key that asks for them
   */
  void check(NetworkInputs inputs) {
    Windows training = windows.get(Part.TRAIN);
    int steps = spec.task().isAll() ? training.longest() : inputs.steps();
    int rows = rows();
    double ofWindow = (double) steps * inputs.width();
    Memory.require(
        spec.inputs().isNone() ? SpecPlaces.BATCH_SIZE : SpecPlaces.INPUTS,
        String.format(
            Locale.ROOT,
            "the series and a batch of %d windows of %d steps, each with %d inputs (what is known"
                + " ahead is read for each of %d leads),",
            rows,
            steps,
            inputs.width(),
            inputs.leads().size()),
        series() + rows * ofWindow * Float.BYTES);
  }

  // What a network has computed at each step of a sequence it must have at hand to go back, of as
  // many rows as are computed at once, few as there may be.
  private void sequence() {
    if (spec.task().isAll() && spec.model().isPresent()) {
      int longest = windows.get(Part.TRAIN).longest();
      double units = 0;
      for (ModelLayer layer : spec.model().get().layers()) {
        boolean counts = layer instanceof ModelLayer.Recurrent;
        Object of = counts ? ((ModelLayer.Recurrent) layer).cell().options().get("units") : 0;
        units += of instanceof Number number ? number.doubleValue() : 0;
      }
      Memory.require(
          SpecPlaces.LOOKBACK,
          "the states over a series of " + longest + " steps, trained in one piece,",
          series() + ROWS_AT_ONCE * longest * units * OF_UNIT * Float.BYTES);
    }
  }

  // Of a batch; of series that are read whole one may be long, so that only that one is counted.
  private int rows() {
    int all = spec.task().isAll() ? 1 : windows.get(Part.TRAIN).size();
    return Math.min(spec.training().batchSize(), all);
  }

  private int steps() {
    int beyond = strategy.reach() == Reach.HORIZON ? spec.task().horizon() - 1 : 0;
    boolean isAll = spec.task().isAll();
    boolean every = isAll || strategy.outputs() == Outputs.EVERY_STEP || beyond > 0;
    return every ? WholeHistory.lookback(spec.task(), dataset) + beyond : 1;
  }

  // The network's outputs of one batch.
  private void batch() {
    if (spec.model().isPresent()) {
      int rows = rows();
      int steps = steps();
      int leads = strategy.trainedLeads(spec.task().horizon()).size();
      double outputs = (double) leads * dataset.targetCount() * outputsPerTarget;
      Memory.requireArray(
          SpecPlaces.HORIZON, "the network's outputs of one window", steps * outputs);
      Memory.require(
          SpecPlaces.BATCH_SIZE,
          "the series and a batch of "
              + rows
              + " windows, forecast at "
              + (steps == 1 ? "1 step" : steps + " steps")
              + " for "
              + leads
              + " leads,",
          series() + (double) rows * steps * outputs * Float.BYTES);
    }
  }
}
