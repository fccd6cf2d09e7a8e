package org.rnn4j.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.training.TrainingResult.End;

/** One training from its first batch to its last. */
final class TrainingRun {

  // Keeps the order of the samples apart from whatever else is drawn from the same seed.
  private static final long SHUFFLE = 0x73687566666c65L; // "shuffle"

  private final Trainer trainer;
  private final TrainableModel model;
  private final Samples samples;
  private final ParameterSweep sweep;

  private final float[] parameters;
  private final float[] gradient;
  private final int[] order;
  private final int batches;
  private final BestEpoch best;
  private final long startedNanos = System.nanoTime();

  private long steps;
  private double learningRate;

  // Sums over the batches of the running epoch.
  private double lossSum;
  private long targets;
  private double normSum;

  TrainingRun(Trainer trainer, TrainableModel model, Samples samples, ParameterSweep sweep) {
    this.trainer = trainer;
    this.model = model;
    this.samples = samples;
    this.sweep = sweep;
    if (samples.size() < 1) {
      throw new InputException(
          "", "there is nothing to train on", "the training part needs at least one window");
    }
    parameters = model.parameters();
    gradient = new float[parameters.length];
    order = new int[samples.size()];
    batches = (order.length - 1) / trainer.batchSize + 1;
    best = new BestEpoch(trainer.earlyStopping, parameters.length);
  }

  TrainingResult run() {
    trainer.optimizer.prepare(parameters.length);
    List<EpochReport> history = new ArrayList<>();
    End end = End.COMPLETED;
    for (int epoch = 1; epoch <= trainer.epochs && end == End.COMPLETED; epoch++) {
      long epochStartedNanos = System.nanoTime();
      Optional<End> brokenOff = trainEpoch(epoch);
      if (brokenOff.isPresent()) {
        end = brokenOff.get();
        break;
      }
      EpochReport report = finish(epoch, epochStartedNanos);
      history.add(report);
      trainer.listener.epochEnded(report);
      if (epoch < trainer.epochs && best.isOutOfPatience(epoch)) {
        end = End.STOPPED_EARLY;
      }
    }
    if (end != End.CANCELLED && !history.isEmpty()) {
      best.requireOne();
    }
    best.restore(parameters);
    return new TrainingResult(history, best.epoch(), end);
  }

  /** All batches of an epoch; the reason if it was broken off. */
  private Optional<End> trainEpoch(int epoch) {
    lossSum = 0;
    targets = 0;
    normSum = 0;
    arrange(epoch);
    int batch = 0;
    for (int from = 0, to; from < order.length; from = to) {
      Optional<End> interruption = interruption();
      if (interruption.isPresent()) {
        return interruption;
      }
      to = from + Math.min(trainer.batchSize, order.length - from);
      trainBatch(epoch, ++batch, samples.batch(order, from, to));
    }
    // Time that is up here still lets a whole epoch count.
    return trainer.listener.cancelled() ? Optional.of(End.CANCELLED) : Optional.empty();
  }

  // Fisher-Yates from the identity, keyed by the epoch: its order does not depend on earlier ones.
  private void arrange(int epoch) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    if (trainer.shuffle) {
      RandomStream random = RandomStream.of(trainer.seed, SHUFFLE, epoch);
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
    }
  }

  private void trainBatch(int epoch, int number, Batch batch) {
    TrainingStep step = new TrainingStep(trainer.seed, epoch, number);
    double loss = model.lossAndGradient(batch, trainer.loss, step, gradient);
    double norm = sweep.norm(gradient);
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw diverged(step, loss);
    }
    learningRate =
        trainer.schedule.learningRate(
            trainer.optimizer.learningRate(), steps, (long) batches * trainer.epochs, batches);
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new RunException(
          "the schedule gave learning rate " + learningRate + " at step " + steps);
    }
    sweep.clip(trainer.clipping, gradient, norm);
    trainer.optimizer.beginStep(learningRate);
    sweep.update(trainer.optimizer, parameters, gradient);
    steps++;
    if (!Double.isFinite(sweep.norm(parameters))) {
      throw diverged(step, loss);
    }
    long present = batch.targetCount();
    lossSum += loss * present;
    targets += present;
    normSum += norm;
    trainer.listener.batchEnded(
        new BatchReport(epoch, trainer.epochs, number, batches, loss, learningRate, norm));
  }

  private DivergenceException diverged(TrainingStep step, double loss) {
    return new Divergence(model.layout(), parameters, gradient)
        .report(step, loss, steps, learningRate, trainer.clipping);
  }

  private EpochReport finish(int epoch, long epochStartedNanos) {
    if (targets == 0) {
      throw new InputException(
          "", "every target of the training part is missing", "check the target columns");
    }
    double loss = lossSum / targets;
    Optional<Validation> validation = trainer.validator.map(v -> v.evaluate(model));
    boolean isBest = best.offer(epoch, loss, validation, parameters);
    return new EpochReport(
        epoch,
        trainer.epochs,
        loss,
        validation,
        learningRate,
        normSum / batches,
        (System.nanoTime() - epochStartedNanos) / 1e9,
        isBest);
  }

  private Optional<End> interruption() {
    if (trainer.listener.cancelled()) {
      return Optional.of(End.CANCELLED);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    return trainer.timeLimit.filter(limit -> elapsed.compareTo(limit) > 0).map(l -> End.TIME_UP);
  }
}
