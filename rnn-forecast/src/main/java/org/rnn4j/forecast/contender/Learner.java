package org.rnn4j.forecast.contender;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.forecast.prepare.Fold;
import org.rnn4j.forecast.prepare.Plan;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.training.CancellationToken;
import org.rnn4j.training.DivergenceException;
import org.rnn4j.training.Samples;
import org.rnn4j.training.StepPlan;
import org.rnn4j.training.Trainer;
import org.rnn4j.training.TrainingListener;
import org.rnn4j.training.TrainingResult;
import org.rnn4j.training.Validator;

/** Trains as the spec says, be it the model or a baseline that learns like it. */
public final class Learner {

  private final Fold fold;
  private final Plan plan;
  private final int threads;
  private final TimeLimit limit;

  /**
   * A learner.
   *
   * @param fold whose training windows are the samples
   * @param threads at least 1; they change no result
   * @param limit after which a training ends
   */
  public Learner(Fold fold, int threads, TimeLimit limit) {
    this.fold = fold;
    this.plan = fold.plan();
    this.threads = threads;
    this.limit = limit;
  }

  /**
   * Trains a model or a baseline; it is then that of the epoch which the result names.
   *
   * @param validator empty where there is no validation part
   * @throws org.rnn4j.api.error.RunException if the time was up before an epoch was finished
   */
  public TrainingResult train(
      TrainableModel model,
      Samples samples,
      Optional<? extends Validator> validator,
      List<TrainingListener> listeners,
      CancellationToken cancelled) {
    TrainingSpec spec = plan.spec().training();
    Trainer.Builder trainer = trainer(cancelled).epochs(spec.epochs());
    listeners.forEach(trainer::listener);
    validator.ifPresent(trainer::validator);
    spec.earlyStopping().ifPresent(trainer::earlyStopping);
    Optional<Duration> left = limit.left();
    left.ifPresent(trainer::timeLimit);
    TrainingResult result = fit(trainer.build(), model, samples);
    if (result.end() == TrainingResult.End.TIME_UP && result.modelEpoch() == 0) {
      double done = result.brokenOff();
      throw limit.noEpoch(done, left.filter(l -> done > 0).map(l -> l.toNanos() / 1e9 / done));
    }
    return result;
  }

  /**
   * Trains a model for the steps of another training, on other samples, with nothing to end it
   * before.
   *
   * @param epochs enough for the steps
   */
  public void repeat(
      TrainableModel model,
      Samples samples,
      StepPlan steps,
      int epochs,
      TrainingListener listener,
      CancellationToken cancelled) {
    fit(trainer(cancelled).epochs(epochs).steps(steps).listener(listener).build(), model, samples);
  }

  // What the learning rate is blamed for may be the work of somebody else's code.
  private TrainingResult fit(Trainer trainer, TrainableModel model, Samples samples) {
    try {
      return trainer.fit(model, samples);
    } catch (DivergenceException e) {
      String plugins = String.join(" and ", plan.pluginsOfTraining());
      throw plugins.isEmpty()
          ? e
          : e.withAdvice(
              plugins + ", a plugin's, may be the cause: try a built-in one in its place");
    }
  }

  private Trainer.Builder trainer(CancellationToken cancelled) {
    TrainingSpec spec = plan.spec().training();
    return Trainer.builder()
        .loss(plan.trainingLoss())
        .optimizer(plan.optimizer().make())
        .schedule(plan.schedule().make())
        .clip(spec.clipping())
        .batchSize(spec.batchSize())
        .order(fold.epochOrder())
        .seed(plan.spec().seed())
        .cancellation(cancelled)
        .threads(threads);
  }
}
