package org.rnn4j.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.optimize.Optimizer;

/**
 * A {@link TrainingState} in the arrays of a training under way: what {@link TrainingRun#step}
 * moves on. A step allocates nothing in proportion to the parameters, so a value of it is only made
 * when somebody asks.
 */
final class LiveState {

  private final Optimizer optimizer;
  private final int batches; // of an epoch
  final float[] parameters; // the model's
  final KeptEpoch kept;
  final List<EpochReport> history = new ArrayList<>();

  long steps;
  int epoch = 1; // the running one
  int batchesDone; // of the running epoch
  double learningRate;

  // Sums over the batches of the running epoch.
  double lossSum;
  double targets;
  double normSum;
  private final Supplier<TrainingState> value = this::value; // one for all steps
  private double earlierSeconds; // in another process perhaps
  private long epochStartedNanos = System.nanoTime();

  /** Before the first batch; the optimizer starts anew. */
  LiveState(
      Optimizer optimizer, float[] parameters, int batches, Optional<EarlyStopping> stopping) {
    this.optimizer = optimizer;
    this.parameters = parameters;
    this.batches = batches;
    this.kept = new KeptEpoch(stopping);
    optimizer.prepare(parameters.length);
  }

  /**
   * Goes where another training stood.
   *
   * @throws InputException if it was another training
   */
  void restore(TrainingState state) {
    TrainingState.Place place = state.place();
    requireSame("parameters", state.array().length, parameters.length);
    requireSame("batches in an epoch", place.batches(), batches);
    Map<String, float[]> live = optimizer.state();
    if (!live.keySet().equals(state.optimizer().keySet())) {
      throw new InputException(
          "optimizer",
          "the state has the arrays " + state.optimizerArrays() + ", not " + live.keySet(),
          "go on with the optimizer that the training began with");
    }
    live.forEach(
        (name, array) -> {
          float[] from = state.optimizer().get(name);
          requireSame("numbers in the optimizer's '" + name + "'", from.length, array.length);
          System.arraycopy(from, 0, array, 0, array.length);
        });
    optimizer.resume(place.steps());
    System.arraycopy(state.array(), 0, parameters, 0, parameters.length);
    steps = place.steps();
    epoch = place.epoch();
    batchesDone = place.batch();
    learningRate = state.learningRate();
    lossSum = state.sums().loss();
    targets = state.sums().targets();
    normSum = state.sums().norms();
    earlierSeconds = state.sums().seconds();
    epochStartedNanos = System.nanoTime();
    kept.restore(state.kept());
    history.clear();
    history.addAll(state.history());
  }

  private static void requireSame(String what, int ofState, int ofTraining) {
    if (ofState != ofTraining) {
      throw new InputException(
          "state",
          "it has " + ofState + " " + what + ", the training " + ofTraining,
          "go on with the model, the samples and the batch size that the training began with");
    }
  }

  /** What makes a value of it. */
  Supplier<TrainingState> asValue() {
    return value;
  }

  private TrainingState value() {
    Map<String, float[]> arrays = new HashMap<>();
    optimizer.state().forEach((name, array) -> arrays.put(name, array.clone()));
    return new TrainingState(
        new TrainingState.Place(steps, epoch, batchesDone, batches),
        new TrainingState.Sums(lossSum, targets, normSum, seconds()),
        learningRate,
        parameters.clone(),
        arrays,
        kept.value(),
        history);
  }

  /** How long the running epoch has taken. */
  double seconds() {
    return earlierSeconds + (System.nanoTime() - epochStartedNanos) / 1e9;
  }

  /** The epoch is finished, and the next one begins. */
  void finish(EpochReport report) {
    history.add(report);
    epoch++;
    batchesDone = 0;
    lossSum = 0;
    targets = 0;
    normSum = 0;
  }

  /** The first batch of an epoch is about to begin. */
  void beginEpoch() {
    earlierSeconds = 0;
    epochStartedNanos = System.nanoTime();
  }
}
