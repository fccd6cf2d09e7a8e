package org.rnn4j.forecast.experiment;

import java.time.Duration;
import java.util.Optional;
import org.rnn4j.api.forecast.Metric;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.forecast.spec.TrainingSpec.ClippingSpec;
import org.rnn4j.training.Clipping;
import org.rnn4j.training.DivergenceException;
import org.rnn4j.training.EarlyStopping;
import org.rnn4j.training.Samples;
import org.rnn4j.training.Trainer;
import org.rnn4j.training.TrainingListener;
import org.rnn4j.training.TrainingResult;
import org.rnn4j.training.Validator;

/** Trains as the spec says, be it the model or a baseline that learns like it. */
final class Learner {

  private static final double SECONDS_PER_MINUTE = 60;

  private final Setup setup;
  private final int threads;

  Learner(Setup setup, int threads) {
    this.setup = setup;
    this.threads = threads;
  }

  /**
   * Trains the model of the spec; a training that diverges ends with advice about it.
   *
   * @param validator empty where there is no validation part
   */
  TrainingResult trainModel(
      Network network,
      Samples samples,
      Optional<? extends Validator> validator,
      TrainingListener listener) {
    try {
      return train(network, samples, validator, listener);
    } catch (DivergenceException e) {
      throw new UnboundedStates(setup.spec(), network).advice().map(e::withAdvice).orElse(e);
    }
  }

  /**
   * Trains a model or a baseline.
   *
   * @param validator empty where there is no validation part
   */
  TrainingResult train(
      TrainableModel model,
      Samples samples,
      Optional<? extends Validator> validator,
      TrainingListener listener) {
    TrainingSpec spec = setup.spec().training();
    Trainer.Builder trainer =
        Trainer.builder()
            .loss(setup.loss())
            .optimizer(spec.optimizer().create(Kind.OPTIMIZER, setup.registry()))
            .schedule(spec.schedule().create(Kind.SCHEDULE, setup.registry()))
            .clip(clipping(spec.clipping()))
            .epochs(spec.epochs())
            .batchSize(spec.batchSize())
            .shuffle(spec.shuffle())
            .seed(setup.spec().seed())
            .listener(listener)
            .threads(threads);
    validator.ifPresent(trainer::validator);
    spec.earlyStopping()
        .ifPresent(
            stopping -> {
              Metric metric = setup.metrics().get(stopping.metric()); // null for the loss
              boolean lower = metric == null || metric.lowerIsBetter();
              trainer.earlyStopping(
                  new EarlyStopping(
                      stopping.patience(), stopping.metric(), lower, stopping.minDelta()));
            });
    spec.maxMinutes()
        .map(minutes -> Duration.ofMillis(Math.round(minutes * SECONDS_PER_MINUTE * 1000)))
        .ifPresent(trainer::timeLimit);
    return trainer.build().fit(model, samples);
  }

  private static Clipping clipping(ClippingSpec spec) {
    if (spec instanceof ClippingSpec.ByNorm byNorm) {
      return Clipping.norm(byNorm.norm());
    }
    return spec instanceof ClippingSpec.ByValue byValue
        ? Clipping.value(byValue.value())
        : Clipping.none();
  }
}
