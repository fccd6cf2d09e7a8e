package org.rnn4j.training;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainableModel;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.optimize.Schedule;

/**
 * Fits a model to samples by gradient descent in batches. Holds the settings; {@link #fit} does the
 * work.
 *
 * <p>Everything random follows from the seed, and neither the number of threads nor a listener
 * changes a bit of the parameters. A trainer may be used again, but not by two threads at once: it
 * has one optimizer.
 */
public final class Trainer {

  final Loss loss;
  final Optimizer optimizer;
  final Schedule schedule;
  final int epochs;
  final int batchSize;
  final SampleOrder order;
  final long seed;
  final Clipping clipping;
  final Optional<EarlyStopping> earlyStopping;
  final Optional<Validator> validator;
  final Optional<Duration> timeLimit;
  final Optional<StepPlan> plan;
  final List<TrainingListener> listeners;
  final CancellationToken cancellation;
  final int threads;

  private Trainer(Builder builder) {
    loss = Objects.requireNonNull(builder.loss, "a trainer needs a loss");
    optimizer = Objects.requireNonNull(builder.optimizer, "a trainer needs an optimizer");
    schedule = builder.schedule;
    epochs = positive("epochs", builder.epochs);
    batchSize = positive("batch-size", builder.batchSize);
    order = builder.order;
    seed = builder.seed;
    clipping = builder.clipping;
    earlyStopping = builder.earlyStopping;
    validator = builder.validator;
    timeLimit = builder.timeLimit;
    plan = builder.plan;
    listeners = List.copyOf(builder.listeners);
    cancellation = builder.cancellation;
    threads = positive("threads", builder.threads);
    if (earlyStopping.isPresent() && validator.isEmpty()) {
      throw new InputException(
          "early-stopping",
          "there is nothing to validate on",
          "give the split a validation part, or leave early stopping out");
    }
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new InputException(
          name, "'" + value + "' is not valid", "expected a whole number, at least 1");
    }
    return value;
  }

  /** Starts a trainer; loss, optimizer and epochs have no default. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Trains the model. Its parameters are the starting point, and afterwards the result: those of
   * the epoch that the result names, which is the best finished one with early stopping and the
   * last finished one without, whatever ended the training; only if none was finished are they
   * those after the last batch.
   *
   * <p>Besides the end of its epochs, early stopping, a time limit and a cancellation, {@link
   * Thread#interrupt} of the thread that trains ends a training, as a cancellation does; the thread
   * is still interrupted when this returns.
   *
   * @throws InputException if there is no sample, no sample has a target, or the validation lacks
   *     the metric of early stopping
   * @throws DivergenceException if the loss, the gradient or a parameter becomes non-finite, naming
   *     epoch, batch and the first parameter that did; the parameters are then as they were at that
   *     batch
   */
  public TrainingResult fit(TrainableModel model, Samples samples) {
    try (ParameterSweep sweep = new ParameterSweep(model.layout(), threads)) {
      TrainingRun run = new TrainingRun(this, model, samples, sweep);
      return run.run(run.start());
    }
  }

  /**
   * Goes on with a training where it stood, as {@link #fit} with the same settings and samples
   * would have: what it gives is the same to the bit, wherever the training was left. The model's
   * parameters are those of the state first; a time limit counts from now.
   *
   * @param state what a {@link TrainingListener#reached} was given
   * @throws InputException as {@link #fit} does, and if the state is one of another training
   */
  public TrainingResult resume(TrainableModel model, Samples samples, TrainingState state) {
    try (ParameterSweep sweep = new ParameterSweep(model.layout(), threads)) {
      TrainingRun run = new TrainingRun(this, model, samples, sweep);
      LiveState live = run.start();
      live.restore(state);
      return run.run(live);
    }
  }

  /** Collects the settings of a trainer. */
  public static final class Builder {

    private Loss loss;
    private Optimizer optimizer;
    private Schedule schedule = (base, step, totalSteps, stepsPerEpoch) -> base;
    private int epochs;
    private int batchSize = 32;
    private SampleOrder order = new SampleOrder.Shuffled();
    private long seed;
    private Clipping clipping = Clipping.none();
    private Optional<EarlyStopping> earlyStopping = Optional.empty();
    private Optional<Validator> validator = Optional.empty();
    private Optional<Duration> timeLimit = Optional.empty();
    private Optional<StepPlan> plan = Optional.empty();
    private final List<TrainingListener> listeners = new ArrayList<>();
    private CancellationToken cancellation = CancellationToken.never();
    private int threads = 1;

    private Builder() {}

    /** What is minimized; required. */
    public Builder loss(Loss newLoss) {
      loss = newLoss;
      return this;
    }

    /** How parameters move; required. The trainer makes it ready and drives it. */
    public Builder optimizer(Optimizer newOptimizer) {
      optimizer = newOptimizer;
      return this;
    }

    /** How the learning rate changes; by default not at all. */
    public Builder schedule(Schedule newSchedule) {
      schedule = Objects.requireNonNull(newSchedule, "schedule");
      return this;
    }

    /** Passes over the samples, or over as many as {@link #order} draws, at least 1; required. */
    public Builder epochs(int number) {
      epochs = number;
      return this;
    }

    /** Samples in a batch, at least 1; the last batch of an epoch may be shorter. By default 32. */
    public Builder batchSize(int samples) {
      batchSize = samples;
      return this;
    }

    /** Which samples an epoch sees; by default all, in an order of its own for each epoch. */
    public Builder order(SampleOrder newOrder) {
      order = Objects.requireNonNull(newOrder, "order");
      return this;
    }

    /** What everything random follows from; by default 0. */
    public Builder seed(long newSeed) {
      seed = newSeed;
      return this;
    }

    /** How gradients are kept small; by default not at all. */
    public Builder clip(Clipping newClipping) {
      clipping = Objects.requireNonNull(newClipping, "clipping");
      return this;
    }

    /**
     * When to stop before the last epoch, and that the best parameters are restored; needs a
     * validator.
     */
    public Builder earlyStopping(EarlyStopping rule) {
      earlyStopping = Optional.of(rule);
      return this;
    }

    /** What measures the model after each epoch; by default nothing. */
    public Builder validator(Validator newValidator) {
      validator = Optional.of(newValidator);
      return this;
    }

    /**
     * How long it may take, more than nothing; looked at between batches. The epoch in which it is
     * up is thrown away. By default as long as it takes.
     */
    public Builder timeLimit(Duration limit) {
      if (limit.isZero() || limit.isNegative()) {
        throw new InputException(
            "max-minutes", "'" + limit + "' is not valid", "expected a time above 0");
      }
      timeLimit = Optional.of(limit);
      return this;
    }

    /** Ends after so many steps, as those of another training; by default after all epochs. */
    public Builder steps(StepPlan newPlan) {
      plan = Optional.of(newPlan);
      return this;
    }

    /** Adds one who hears of the progress, after those that are there; by default nobody does. */
    public Builder listener(TrainingListener another) {
      listeners.add(Objects.requireNonNull(another, "listener"));
      return this;
    }

    /** What ends the training between two batches; by default nothing does. */
    public Builder cancellation(CancellationToken token) {
      cancellation = Objects.requireNonNull(token, "cancellation");
      return this;
    }

    /** Threads that may share the update of a large model, at least 1; by default 1. */
    public Builder threads(int number) {
      threads = number;
      return this;
    }

    /**
     * The trainer.
     *
     * @throws InputException if a number is out of range, or early stopping has no validator
     */
    public Trainer build() {
      return new Trainer(this);
    }
  }
}
