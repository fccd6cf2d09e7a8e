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
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ParameterProgram;
import org.rnn4j.cells.internal.program.Workers;
import org.rnn4j.cells.network.CompiledNetwork.Purpose;

/**
 * Cuts a batch into shards of {@link Kernels#LANES} rows, whatever the number of threads, and lets
 * the workers run them. A shard goes through the whole network without waiting for another; what
 * shards have in common (losses and gradients) is added up in the order of the shards. So threads
 * change no bit.
 */
final class ShardRunner implements AutoCloseable {

  private static final int TRAINING_OVER_EVALUATION = 3; // forward, and twice as much backward

  private final Kernels kernels = KernelSelection.forNetwork().kernels();
  private final CompiledNetwork network;
  private final Workers workers;
  private final CoupledRunner coupled;
  private final long workPerStep;
  private final ParameterPrograms parameterPrograms;
  private final List<ShardWorker> shardWorkers = new ArrayList<>();
  private final AtomicInteger added = new AtomicInteger();
  private double[] losses = new double[0];

  ShardRunner(CompiledNetwork network, float[] parameters, int threads) {
    this.network = network;
    this.workPerStep = network.workPerStep();
    workers = new Workers(threads);
    coupled = new CoupledRunner(kernels, workers, parameters);
    parameterPrograms = new ParameterPrograms(network, kernels, parameters);
    for (int i = 0; i < threads; i++) {
      shardWorkers.add(worker());
    }
  }

  double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient) {
    int shards = shards(batch);
    long targets = batch.targetCount();
    float scale = targets == 0 ? 0 : (float) (1.0 / targets);
    ParameterProgram once = parameterPrograms.of(Purpose.TRAINING, batch.isMasked());
    once.draws().begin(step, 0);
    once.run(workers);
    float[] total = once.gradient();
    kernels.fill(total, 0, total.length, 0);
    if (network.isCoupled()) {
      List<LayerCode> code = network.code(Purpose.TRAINING, batch.isMasked());
      coupled.run(batch, loss, scale, step, code, once, this::worker, losses, shards);
    } else {
      runApart(batch, loss, scale, step, total, shards);
    }
    once.finish();
    System.arraycopy(total, 0, gradient, 0, gradient.length);
    return mean(shards, targets);
  }

  private void runApart(
      Batch batch, Loss loss, float scale, TrainingStep step, float[] total, int shards) {
    added.set(0);
    workers.run(
        shards,
        workPerStep * batch.steps() * Kernels.LANES,
        (worker, shard) -> {
          ShardWorker w = shardWorkers.get(worker);
          boolean done = false;
          try {
            losses[shard] = w.train(batch, shard * Kernels.LANES, loss, scale, step);
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

  double evaluate(Batch batch, Optional<Loss> loss, float[] predictions) {
    int lanes = batch.rows() == 1 ? 1 : Kernels.LANES;
    int shards = shards(batch);
    Purpose purpose = lanes == 1 ? Purpose.SINGLE_ROW : Purpose.INFERENCE;
    parameterPrograms.of(purpose, batch.isMasked()).run(workers);
    workers.run(
        shards,
        workPerStep / TRAINING_OVER_EVALUATION * batch.steps() * lanes,
        (worker, shard) ->
            losses[shard] =
                shardWorkers
                    .get(worker)
                    .evaluate(batch, shard * Kernels.LANES, lanes, loss, predictions));
    return loss.isPresent() ? mean(shards, batch.targetCount()) : 0;
  }

  private int shards(Batch batch) {
    int shards = (batch.rows() + Kernels.LANES - 1) / Kernels.LANES;
    if (losses.length < shards) {
      losses = new double[shards];
    }
    return shards;
  }

  private double mean(int shards, long targets) {
    double sum = 0;
    for (int i = 0; i < shards; i++) {
      sum += losses[i];
    }
    return targets == 0 ? 0 : sum / targets;
  }

  @Override
  public void close() {
    workers.close();
  }
}
