package org.rnn4j.forecast.contender;

import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.series.History;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.scale.WindowSamples;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;
import org.rnn4j.training.CancellationToken;
import org.rnn4j.training.Evaluator;
import org.rnn4j.training.Validation;
import org.rnn4j.training.Validator;

/**
 * Measures a network on the validation part after each epoch: the loss and, where what it gives out
 * at the last step is the forecast, the first metric, both from one forward pass.
 */
final class PartValidator implements Validator {

  private static final int CHUNK = 256;

  private final Fold fold;
  private final WindowSamples samples;
  private final Windows windows;
  private final Evaluator evaluator;
  private final Optional<String> metric;

  private PartValidator(Fold fold, ForecastStrategy strategy, CancellationToken cancelled) {
    int horizon = fold.plan().spec().task().horizon();
    this.fold = fold;
    this.windows = fold.windows(Part.VALIDATION);
    this.samples = fold.samples(Part.VALIDATION, strategy);
    this.evaluator = new Evaluator(fold.plan().trainingLoss(), CHUNK, cancelled);
    boolean atOnce = !strategy.feedsBack() && strategy.trainedLeads(horizon).equals(fold.leads());
    this.metric =
        atOnce
            ? fold.plan().metrics().keySet().stream()
                .findFirst()
                .filter(m -> !m.equals(Validation.LOSS))
            : Optional.empty();
  }

  /**
   * The validator of a network; empty where there is no validation part.
   *
   * @param strategy how it forecasts
   * @param cancelled asked often; once true, a validation ends without a result
   */
  static Optional<PartValidator> of(
      Fold fold, ForecastStrategy strategy, CancellationToken cancelled) {
    return fold.windows(Part.VALIDATION).isEmpty()
        ? Optional.empty()
        : Optional.of(new PartValidator(fold, strategy, cancelled));
  }

  @Override
  public Validation evaluate(TrainableModel model) {
    if (metric.isEmpty()) {
      return Validation.ofLoss(evaluator.meanLoss(model, samples));
    }
    int points = samples.targetWidth(); // which are the first outputs
    double[] forecasts = new double[Math.multiplyExact(windows.size(), points)];
    int width = model.outputWidth();
    double loss =
        evaluator.meanLoss(
            model,
            samples,
            (from, to, batch, predictions) ->
                keepLastSteps(batch, predictions, width, forecasts, from));
    Forecast forecast =
        Forecast.points(
            windows.size(), fold.leads().size(), fold.dataset().targetCount(), forecasts);
    ForecastTable table = ForecastTable.of(windows, fold.leads()).with(Leaderboard.MODEL, forecast);
    Metric measure = fold.plan().metrics().get(metric.get());
    double value = Measurement.value(fold.inMeasuredUnits(table), Leaderboard.MODEL, measure);
    return new Validation(loss, Map.of(metric.get(), value));
  }

  /** The points at the last steps of a batch, in the data's units: [window][lead][target]. */
  private void keepLastSteps(
      Batch batch, float[] predictions, int width, double[] forecasts, int from) {
    int targets = fold.dataset().targetCount();
    int points = batch.targetWidth();
    for (int row = 0; row < batch.rows(); row++) {
      History history = windows.get(from + row).history();
      int last = ((row + 1) * batch.targetSteps() - 1) * width;
      int window = from + row;
      for (int target = 0; target < targets; target++) {
        int first = target;
        double[] unscaled =
            fold.scaling()
                .unscaled(
                    history, target, fold.leads(), l -> predictions[last + l * targets + first]);
        for (int l = 0; l < unscaled.length; l++) {
          forecasts[window * points + l * targets + target] = unscaled[l];
        }
      }
    }
  }
}
