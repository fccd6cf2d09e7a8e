package org.rnn4j.training;

import java.time.Duration;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.training.TrainingResult.End;

/**
 * One training from a state to its end, batch by batch: {@link #step} and nothing else changes the
 * state. What it has of its own can be made again from the state and the trainer.
 */
final class TrainingRun {

  // Keeps the order of the samples apart from whatever else is drawn from the same seed.
  private static final long SHUFFLE = 0x73687566666c65L; // "shuffle"

  private final Trainer trainer;
  private final TrainableModel model;
  private final Samples samples;
  private final ParameterSweep sweep;
  private final float[] gradient;
  private final int[] order;
  private final int batches;
  private final long startedNanos = System.nanoTime();
  private int arranged; // the epoch whose order it is; 0: none yet

  TrainingRun(Trainer trainer, TrainableModel model, Samples samples, ParameterSweep sweep) {
    this.trainer = trainer;
    this.model = model;
    this.samples = samples;
    this.sweep = sweep;
    if (samples.size() < 1) {
      throw new InputException(
          "", "there is nothing to train on", "the training part needs at least one window");
    }
    gradient = new float[model.parameters().length];
    order = new int[trainer.order.perEpoch(samples.size())];
    batches = (order.length - 1) / trainer.batchSize + 1;
  }

  /** The state before the first batch. */
  LiveState start() {
    return new LiveState(trainer.optimizer, model.parameters(), batches, trainer.earlyStopping);
  }

  TrainingResult run(LiveState state) {
    Optional<End> end;
    do {
      end = step(state);
    } while (end.isEmpty());
    KeptEpoch kept = state.kept;
    if (end.get() != End.CANCELLED && !state.history.isEmpty()) {
      kept.requireOne();
    }
    kept.restore(state.parameters);
    double brokenOff = (double) state.batchesDone / batches;
    return new TrainingResult(state.history, kept.best(), kept.epoch(), end.get(), brokenOff);
  }

  /** One batch further, and the end of the epoch if it was its last; why not, if it was the end. */
  private Optional<End> step(LiveState state) {
    Optional<End> end =
        state.batchesDone == 0 ? endAfter(state.epoch - 1, state) : Optional.empty();
    end = end.isPresent() ? end : interruption();
    if (end.isPresent()) {
      return end;
    }
    if (state.batchesDone == 0) {
      state.beginEpoch();
    }
    arrange(state.epoch);
    int from = state.batchesDone * trainer.batchSize;
    int to = from + Math.min(trainer.batchSize, order.length - from);
    trainBatch(state, samples.batch(order, from, to));
    if (state.batchesDone == batches || state.steps == mostSteps()) {
      // Time that is up here still lets a whole epoch count.
      Optional<EpochReport> report = isCancelled() ? Optional.empty() : report(state);
      if (report.isEmpty()) {
        return Optional.of(End.CANCELLED);
      }
      state.finish(report.get());
      for (TrainingListener listener : trainer.listeners) {
        listener.epochEnded(report.get());
      }
    }
    for (TrainingListener listener : trainer.listeners) {
      listener.reached(state.asValue());
    }
    return Optional.empty();
  }

  private Optional<End> endAfter(int epoch, LiveState state) {
    if (epoch == 0) {
      return Optional.empty();
    }
    if (epoch >= trainer.epochs || state.steps == mostSteps()) {
      return Optional.of(End.COMPLETED);
    }
    return state.kept.isOutOfPatience(epoch) ? Optional.of(End.STOPPED_EARLY) : Optional.empty();
  }

  private long mostSteps() {
    return trainer.plan.map(StepPlan::steps).orElse(Long.MAX_VALUE);
  }

  // Keyed by the epoch: its order does not depend on earlier ones.
  private void arrange(int epoch) {
    if (epoch == arranged) {
      return;
    }
    trainer.order.arrange(order, samples.size(), RandomStream.of(trainer.seed, SHUFFLE, epoch));
    arranged = epoch;
  }

  private void trainBatch(LiveState state, Batch batch) {
    int number = ++state.batchesDone;
    TrainingStep step = new TrainingStep(trainer.seed, state.epoch, number);
    double loss = model.lossAndGradient(batch, trainer.loss, step, gradient);
    double norm = sweep.norm(gradient);
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw diverged(state, step, loss);
    }
    state.learningRate = learningRate(state.steps);
    sweep.clip(trainer.clipping, gradient, norm);
    trainer.optimizer.beginStep(state.learningRate);
    sweep.update(trainer.optimizer, state.parameters, gradient);
    state.steps++;
    if (!Double.isFinite(sweep.norm(state.parameters))) {
      throw diverged(state, step, loss);
    }
    double present = batch.targetWeight();
    state.lossSum += loss * present;
    state.targets += present;
    state.normSum += norm;
    BatchReport report =
        new BatchReport(
            state.epoch, trainer.epochs, number, batches, loss, state.learningRate, norm);
    for (TrainingListener listener : trainer.listeners) {
      listener.batchEnded(report);
    }
  }

  private double learningRate(long steps) {
    double rate =
        trainer.schedule.learningRate(
            trainer.optimizer.learningRate(),
            steps,
            trainer.plan.map(StepPlan::scheduledSteps).orElse((long) batches * trainer.epochs),
            trainer.plan.map(StepPlan::stepsPerEpoch).orElse(batches));
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new RunException("the schedule gave learning rate " + rate + " at step " + steps);
    }
    return rate;
  }

  private DivergenceException diverged(LiveState state, TrainingStep step, double loss) {
    return new Divergence(model.layout(), state.parameters, gradient)
        .report(step, loss, state.steps, state.learningRate, trainer.clipping);
  }

  // Empty if the validation was cancelled.
  private Optional<EpochReport> report(LiveState state) {
    if (state.targets == 0) {
      throw new InputException(
          "",
          "every target of the training part is missing or has the weight 0",
          "check the target columns and the weights");
    }
    double loss = state.lossSum / state.targets;
    Optional<Validation> validation;
    try {
      validation = trainer.validator.map(v -> v.evaluate(model));
    } catch (CancelledException e) {
      return Optional.empty();
    }
    boolean isBest = state.kept.offer(state.epoch, loss, validation, state.parameters);
    return Optional.of(
        new EpochReport(
            state.epoch,
            trainer.epochs,
            loss,
            validation,
            state.learningRate,
            state.normSum / state.batchesDone,
            state.seconds(),
            isBest));
  }

  private Optional<End> interruption() {
    if (isCancelled()) {
      return Optional.of(End.CANCELLED);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    return trainer.timeLimit.filter(limit -> elapsed.compareTo(limit) > 0).map(l -> End.TIME_UP);
  }

  // The token first: it may take the interruption for its own and put the thread's status back.
  private boolean isCancelled() {
    return trainer.cancellation.isCancelled() || Thread.currentThread().isInterrupted();
  }
}
