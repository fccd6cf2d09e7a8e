package org.rnn4j.forecast.experiment;

import java.util.Optional;
import org.rnn4j.api.error.RunException;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.contender.Cancellation;
import org.rnn4j.forecast.contender.Learner;
import org.rnn4j.forecast.contender.NetworkContender;
import org.rnn4j.forecast.contender.TimeLimit;
import org.rnn4j.forecast.inputs.WindowSamples;
import org.rnn4j.forecast.model.ForecastModel;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.saved.ModelCard;
import org.rnn4j.forecast.spec.ExperimentSpec;
import org.rnn4j.forecast.spec.SpecPlaces;
import org.rnn4j.forecast.split.Part;
import org.rnn4j.training.BatchReport;
import org.rnn4j.training.EpochReport;
import org.rnn4j.training.StepPlan;
import org.rnn4j.training.TrainingListener;

/**
 * Trains a model that was measured once more: on every window of training, validation and test, by
 * a scaler fitted to all of them, from the same first parameters and for as many steps as the
 * measured one had, each with the learning rate that it had there.
 */
final class Refitting {

  private final Fold all;
  private final RunSettings settings;
  private final LoggingListener listener;
  private final ModelCard.Refit refit;
  private final StepPlan plan;

  /**
   * A training.
   *
   * @param measured the fold that it was measured on
   * @param epoch the epoch of the model that was measured, at least 1
   */
  Refitting(Fold measured, int epoch, RunSettings settings, LoggingListener listener) {
    this.all = measured.onAllParts();
    this.settings = settings;
    this.listener = listener;
    int epochs = measured.plan().spec().training().epochs();
    long perEpoch = batches(measured);
    this.plan = new StepPlan(epoch * perEpoch, epochs * perEpoch, Math.toIntExact(perEpoch));
    this.refit = new ModelCard.Refit(all.windows(Part.TRAIN).size(), plan.steps(), epoch);
  }

  // In an epoch on the training part.
  private static long batches(Fold fold) {
    int size = fold.plan().spec().training().batchSize();
    int windows = fold.epochOrder().perEpoch(fold.sampled(Part.TRAIN).size());
    return (windows - 1) / size + 1;
  }

  /** What is done, in numbers. */
  ModelCard.Refit refit() {
    return refit;
  }

  /**
   * The model; cancelled, it ends in a {@link Cancellation}.
   *
   * @throws RunException if training fails, for example diverges
   */
  ForecastModel run() {
    ExperimentSpec spec = all.plan().spec();
    try (Network network =
        all.plan()
            .network()
            .drawn(
                NetworkContender.ends(all),
                spec.seed(),
                settings.threads(),
                () -> Cancellation.check(listener))) {
      WindowSamples samples = all.samples(Part.TRAIN, all.inputs());
      int epochs = Math.toIntExact((plan.steps() - 1) / batches(all) + 1);
      new Learner(all, settings.threads(), TimeLimit.none())
          .repeat(network, samples, plan, epochs, new Passing(), listener::cancelled);
      Cancellation.check(listener);
      return ForecastModel.of(
          ModelCards.of(all, Optional.of(refit)),
          all.scaling(),
          TrainedParameters.global(network.parameters()),
          all.plan().registry());
    } catch (RunException e) {
      throw new RunException(SpecPlaces.REFIT + ": " + e.getMessage(), e);
    }
  }

  private final class Passing implements TrainingListener {

    @Override
    public void batchEnded(BatchReport report) {
      listener.batch(report);
    }

    @Override
    public void epochEnded(EpochReport report) {
      listener.epoch(report);
    }
  }
}
