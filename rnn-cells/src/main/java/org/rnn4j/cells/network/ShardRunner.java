package org.rnn4j.cells.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.kernel.KernelSelection;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.Carried;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.internal.program.Workers;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * Cuts a batch into shards of {@link Kernels#LANES} rows, whatever the number of threads, and lets
 * the workers run them. A shard goes through the whole network without waiting for another; what
 * shards have in common (losses and gradients) is added up in the order of the shards. So threads
 * change no bit.
 */
final class ShardRunner {

  private static final int TRAINING_OVER_EVALUATION = 3; // forward, and twice as much backward

  private final Kernels kernels = KernelSelection.forNetwork().kernels();
  private final CompiledNetwork network;
  private final Workers workers;
  private final CoupledRunner coupled;
  private final long workPerStep;
  private final ParameterPrograms parameterPrograms;
  private final List<ShardWorker> shardWorkers = new ArrayList<>();
  private final AtomicInteger added = new AtomicInteger();
  private final Evaluation evaluation = new Evaluation();
  private double[] losses = new double[0];

  /** With memory of its own; the workers may be shared with other runners. */
  ShardRunner(CompiledNetwork network, float[] parameters, Workers workers) {
    this.network = network;
    this.workers = workers;
    this.workPerStep = network.workPerStep();
    coupled = new CoupledRunner(kernels, workers, parameters);
    parameterPrograms = new ParameterPrograms(network, kernels, parameters);
    for (int i = 0; i < workers.count(); i++) {
      shardWorkers.add(worker());
    }
  }

  /** The mean loss of a batch; its gradient replaces what is there. */
  double lossAndGradient(
      Batch batch, Form form, Carried states, Loss loss, TrainingStep step, float[] gradient) {
    int shards = shards(batch);
    double targets = batch.targetWeight();
    float scale = targets == 0 ? 0 : (float) (1.0 / targets);
    ParameterProgram once = parameterPrograms.of(Purpose.TRAINING, form);
    once.draws().begin(step, 0);
    once.run(workers);
    float[] total = once.gradient();
    kernels.fill(total, 0, total.length, 0);
    if (network.isCoupled()) {
      List<LayerCode> code = network.code(Purpose.TRAINING, form);
      coupled.run(batch, form, states, loss, scale, step, code, once, this::worker, losses, shards);
    } else {
      runApart(batch, form, states, loss, scale, step, total, shards);
    }
    once.finish();
    System.arraycopy(total, 0, gradient, 0, gradient.length);
    return mean(shards, targets);
  }

  private void runApart(
      Batch batch,
      Form form,
      Carried states,
      Loss loss,
      float scale,
      TrainingStep step,
      float[] total,
      int shards) {
    added.set(0);
    workers.run(
        shards,
        workPerStep * batch.steps() * Kernels.LANES,
        (worker, shard) -> {
          ShardWorker w = shardWorkers.get(worker);
          boolean done = false;
          try {
            losses[shard] = w.train(batch, form, states, shard * Kernels.LANES, loss, scale, step);
            done = true;
          } finally {
            Workers.await(added, shard); // shards are begun in order, so this is seldom long
            if (done) {
              kernels.add(total, 0, w.shardGradient(), 0, total.length);
            }
            added.set(shard + 1);
          }
        });
  }

  private ShardWorker worker() {
    return new ShardWorker(network, kernels, parameterPrograms);
  }

  /** Runs what of the next evaluations in a form depends on the parameters alone. */
  void prepare(int rows, Form form) {
    parameterPrograms.of(purpose(rows), form).run(workers);
  }

  /** What an evaluation of so many rows runs. */
  static Purpose purpose(int rows) {
    return rows == 1 ? Purpose.SINGLE_ROW : Purpose.INFERENCE;
  }

  /**
   * The mean loss of a batch, 0 without one, after {@link #prepare}.
   *
   * @param lastStepOnly whether predictions are wanted of the last step alone
   */
  double evaluate(
      Batch batch,
      Form form,
      Carried states,
      boolean lastStepOnly,
      Optional<Loss> loss,
      float[] predictions) {
    int shards = shards(batch);
    evaluation.batch = batch;
    evaluation.form = form;
    evaluation.states = states;
    evaluation.lanes = batch.rows() == 1 ? 1 : Kernels.LANES;
    evaluation.lastStepOnly = lastStepOnly;
    evaluation.loss = loss;
    evaluation.predictions = predictions;
    long work = workPerStep / TRAINING_OVER_EVALUATION * batch.steps() * evaluation.lanes;
    workers.run(shards, work, evaluation);
    return loss.isPresent() ? mean(shards, batch.targetWeight()) : 0;
  }

  // Made once and not for each batch, so that a step of a session allocates nothing.
  private final class Evaluation implements Workers.Task {
    private Batch batch;
    private Form form;
    private Carried states;
    private int lanes;
    private boolean lastStepOnly;
    private Optional<Loss> loss = Optional.empty();
    private float[] predictions;

    @Override
    public void run(int worker, int shard) {
      losses[shard] =
          shardWorkers
              .get(worker)
              .evaluate(
                  batch,
                  form,
                  states,
                  shard * Kernels.LANES,
                  lanes,
                  lastStepOnly,
                  loss,
                  predictions);
    }
  }

  private int shards(Batch batch) {
    int shards = (batch.rows() + Kernels.LANES - 1) / Kernels.LANES;
    if (losses.length < shards) {
      losses = new double[shards];
    }
    return shards;
  }

  private double mean(int shards, double targets) {
    double sum = 0;
    for (int i = 0; i < shards; i++) {
      sum += losses[i];
    }
    return targets == 0 ? 0 : sum / targets;
  }
}
