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
  private final KeptEpoch kept;
  private final long startedNanos = System.nanoTime();

  private long steps;
  private int batchesDone; // of the running epoch
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
    kept = new KeptEpoch(trainer.earlyStopping);
  }

  TrainingResult run() {
    trainer.optimizer.prepare(parameters.length);
    List<EpochReport> history = new ArrayList<>();
    Optional<End> end = Optional.empty();
    for (int epoch = 1; end.isEmpty(); epoch++) {
      long epochStartedNanos = System.nanoTime();
      end = trainEpoch(epoch);
      if (end.isPresent()) {
        break;
      }
      Optional<EpochReport> report = finish(epoch, epochStartedNanos);
      if (report.isEmpty()) {
        end = Optional.of(End.CANCELLED);
        break;
      }
      batchesDone = 0;
      history.add(report.get());
      trainer.listener.epochEnded(report.get());
      end = endAfter(epoch);
    }
    if (end.get() != End.CANCELLED && !history.isEmpty()) {
      kept.requireOne();
    }
    kept.restore(parameters);
    double brokenOff = (double) batchesDone / batches;
    return new TrainingResult(history, kept.best(), kept.epoch(), end.get(), brokenOff);
  }

  private Optional<End> endAfter(int epoch) {
    if (epoch == trainer.epochs || steps == mostSteps()) {
      return Optional.of(End.COMPLETED);
    }
    return kept.isOutOfPatience(epoch) ? Optional.of(End.STOPPED_EARLY) : Optional.empty();
  }

  private long mostSteps() {
    return trainer.plan.map(StepPlan::steps).orElse(Long.MAX_VALUE);
  }

  /** All batches of an epoch; the reason if it was broken off. */
  private Optional<End> trainEpoch(int epoch) {
    lossSum = 0;
    targets = 0;
    normSum = 0;
    arrange(epoch);
    for (int from = 0, to; from < order.length && steps < mostSteps(); from = to) {
      Optional<End> interruption = interruption();
      if (interruption.isPresent()) {
        return interruption;
      }
      to = from + Math.min(trainer.batchSize, order.length - from);
      trainBatch(epoch, ++batchesDone, samples.batch(order, from, to));
    }
    // Time that is up here still lets a whole epoch count.
    return isCancelled() ? Optional.of(End.CANCELLED) : Optional.empty();
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
            trainer.optimizer.learningRate(),
            steps,
            trainer.plan.map(StepPlan::scheduledSteps).orElse((long) batches * trainer.epochs),
            trainer.plan.map(StepPlan::stepsPerEpoch).orElse(batches));
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

  // Empty if the validation was cancelled.
  private Optional<EpochReport> finish(int epoch, long epochStartedNanos) {
    if (targets == 0) {
      throw new InputException(
          "", "every target of the training part is missing", "check the target columns");
    }
    double loss = lossSum / targets;
    Optional<Validation> validation;
    try {
      validation = trainer.validator.map(v -> v.evaluate(model));
    } catch (CancelledException e) {
      return Optional.empty();
    }
    boolean isBest = kept.offer(epoch, loss, validation, parameters);
    return Optional.of(
        new EpochReport(
            epoch,
            trainer.epochs,
            loss,
            validation,
            learningRate,
            normSum / batchesDone,
            (System.nanoTime() - epochStartedNanos) / 1e9,
            isBest));
  }

  private Optional<End> interruption() {
    if (isCancelled()) {
      return Optional.of(End.CANCELLED);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    return trainer.timeLimit.filter(limit -> elapsed.compareTo(limit) > 0).map(l -> End.TIME_UP);
  }

  // The listener first: it may take the interruption for its own and put the thread's status back.
  private boolean isCancelled() {
    return trainer.listener.cancelled() || Thread.currentThread().isInterrupted();
  }
}
