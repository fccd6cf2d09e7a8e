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
      double inputs = 1 + (double) spec.task().lookback() * dataset.heldWidth();
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
    int rows = Math.min(spec.training().batchSize(), windows.get(Part.TRAIN).size());
    double ofWindow = (double) inputs.steps() * inputs.width();
    Memory.require(
        spec.inputs().isNone() ? SpecPlaces.BATCH_SIZE : SpecPlaces.INPUTS,
        String.format(
            Locale.ROOT,
            "the series and a batch of %d windows of %d steps, each with %d inputs (what is known"
                + " ahead is read for each of %d leads),",
            rows,
            inputs.steps(),
            inputs.width(),
            inputs.leads().size()),
        series() + rows * ofWindow * Float.BYTES);
  }

  private int steps() {
    int beyond = strategy.reach() == Reach.HORIZON ? spec.task().horizon() - 1 : 0;
    boolean every = strategy.outputs() == Outputs.EVERY_STEP || beyond > 0;
    return every ? spec.task().lookback() + beyond : 1;
  }

  // The network's outputs of one batch.
  private void batch() {
    if (spec.model().isPresent()) {
      int rows = Math.min(spec.training().batchSize(), windows.get(Part.TRAIN).size());
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
