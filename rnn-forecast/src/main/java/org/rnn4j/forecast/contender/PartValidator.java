package org.rnn4j.forecast.contender;

import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.forecast.Forecast;
import org.rnn4j.api.forecast.ForecastStrategy;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.forecast.Reach;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.series.History;
import org.rnn4j.forecast.inputs.NetworkInputs;
import org.rnn4j.forecast.inputs.WindowSamples;
import org.rnn4j.forecast.metric.ForecastTable;
import org.rnn4j.forecast.metric.Measurement;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.report.Leaderboard;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.forecast.window.Windows;
import org.rnn4j.training.CancellationToken;
import org.rnn4j.training.Evaluator;
import org.rnn4j.training.Validation;
import org.rnn4j.training.Validator;

/**
 * Measures a network on the validation part after each epoch: the loss and, where what it gives out
 * is the forecast, the first metric, both from one forward pass.
 */
final class PartValidator implements Validator {

  private static final int CHUNK = 256;

  private final Fold fold;
  private final NetworkInputs inputs;
  private final WindowSamples samples;
  private final Windows windows;
  private final Evaluator evaluator;
  private final Optional<String> metric;

  private PartValidator(
      Fold fold, NetworkInputs inputs, ForecastStrategy strategy, CancellationToken cancelled) {
    this.fold = fold;
    this.inputs = inputs;
    this.windows = fold.sampled(Part.VALIDATION);
    this.samples = fold.samples(Part.VALIDATION, inputs);
    this.evaluator = new Evaluator(fold.plan().trainingLoss(), CHUNK, cancelled);
    boolean given =
        !strategy.feedsBack()
            && !fold.plan().spec().task().isAll()
            && (strategy.reach() == Reach.HORIZON || inputs.leads().equals(fold.leads()));
    this.metric =
        given
            ? fold.plan().metrics().keySet().stream()
                .findFirst()
                .filter(m -> !m.equals(Validation.LOSS))
            : Optional.empty();
  }

  /**
   * The validator of a network; empty where there is no validation part.
   *
   * @param inputs what it reads
   * @param strategy how it forecasts
   * @param cancelled asked often; once true, a validation ends without a result
   */
  static Optional<PartValidator> of(
      Fold fold, NetworkInputs inputs, ForecastStrategy strategy, CancellationToken cancelled) {
    return fold.windows(Part.VALIDATION).isEmpty()
        ? Optional.empty()
        : Optional.of(new PartValidator(fold, inputs, strategy, cancelled));
  }

  @Override
  public Validation evaluate(TrainableModel model) {
    if (metric.isEmpty()) {
      return Validation.ofLoss(evaluator.meanLoss(model, samples));
    }
    int points = fold.leads().size() * fold.dataset().targetCount();
    double[] forecasts = new double[Math.multiplyExact(windows.size(), points)];
    int width = model.outputWidth();
    double loss =
        evaluator.meanLoss(
            model,
            samples,
            (from, to, batch, predictions) -> keep(batch, predictions, width, forecasts, from));
    Forecast forecast =
        Forecast.points(
            windows.size(), fold.leads().size(), fold.dataset().targetCount(), forecasts);
    ForecastTable table = ForecastTable.of(windows, fold.leads()).with(Leaderboard.MODEL, forecast);
    Metric measure = fold.plan().metrics().get(metric.get());
    double value = Measurement.value(fold.inMeasuredUnits(table), Leaderboard.MODEL, measure);
    return new Validation(loss, Map.of(metric.get(), value));
  }

  /** The points of a batch, in the data's units: [window][lead][target]. */
  private void keep(Batch batch, float[] predictions, int width, double[] forecasts, int from) {
    int targets = fold.dataset().targetCount();
    int points = fold.leads().size() * targets;
    boolean oneByOne = inputs.leads().size() < fold.leads().size();
    for (int row = 0; row < batch.rows(); row++) {
      History history = windows.get(from + row).history();
      int first = row * batch.targetSteps();
      int window = from + row;
      for (int target = 0; target < targets; target++) {
        int column = target;
        double[] unscaled =
            fold.scaling()
                .unscaled(
                    history,
                    target,
                    fold.leads(),
                    l -> {
                      int step = first + inputs.outputStep(fold.leads().get(l));
                      int output = (oneByOne ? 0 : l * targets) + column;
                      return predictions[step * width + output];
                    });
        for (int l = 0; l < unscaled.length; l++) {
          forecasts[window * points + l * targets + target] = unscaled[l];
        }
      }
    }
  }
}
