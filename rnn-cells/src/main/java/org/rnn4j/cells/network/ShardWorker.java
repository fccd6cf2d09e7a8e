package org.rnn4j.cells.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.LayerCode;
import org.rnn4j.cells.internal.program.ShardProgram;

/**
 * What one thread needs to run shards: programs bound to its own memory, made when first needed and
 * kept until a batch has another number of steps.
 */
final class ShardWorker {

  private final CompiledNetwork network;
  private final Kernels kernels;
  private final ParameterPrograms parameters;
  private ShardProgram training; // null until first used, as the two below
  private ShardProgram inference;
  private ShardProgram single;
  private float[] targets = new float[0];

  ShardWorker(CompiledNetwork network, Kernels kernels, ParameterPrograms parameters) {
    this.network = network;
    this.kernels = kernels;
    this.parameters = parameters;
  }

  /** The sum of the losses of a shard's targets; its gradient is left in {@link #shardGradient}. */
  double train(Batch batch, int firstRow, Loss loss, float scale) {
    ShardProgram p = forTraining(batch.steps());
    readInputs(batch, firstRow, p);
    readTargets(batch, firstRow, p.lanes());
    p.forward();
    p.clearLossGradient();
    double sum = 0;
    int count = batch.targetWidth() * p.lanes();
    int target = 0;
    for (int t = p.firstOutputStep(); t < p.steps(); t++) {
      sum +=
          loss.sumAndGradient(
              count,
              p.arena(),
              p.outputOffset(t),
              targets,
              target,
              scale,
              p.arena(),
              p.lossGradientOffset(t));
      target += count;
    }
    p.backward();
    return sum;
  }

  /** The gradient of the last shard trained, parameters first. */
  float[] shardGradient() {
    return training.gradient();
  }

  /** Writes a shard's predictions and gives the sum of its losses, 0 without a loss. */
  double evaluate(Batch batch, int firstRow, int lanes, Optional<Loss> loss, float[] predictions) {
    ShardProgram p = forInference(batch.steps(), lanes);
    readInputs(batch, firstRow, p);
    p.forward();
    writePredictions(batch, firstRow, p, predictions);
    if (loss.isEmpty()) {
      return 0;
    }
    readTargets(batch, firstRow, lanes);
    double sum = 0;
    int count = batch.targetWidth() * lanes;
    int target = 0;
    for (int t = p.firstOutputStep(); t < p.steps(); t++) {
      sum += loss.get().sum(count, p.arena(), p.outputOffset(t), targets, target);
      target += count;
    }
    return sum;
  }

  private ShardProgram forTraining(int steps) {
    if (training == null || training.steps() != steps) {
      training = program(steps, Kernels.LANES, true);
    }
    return training;
  }

  private ShardProgram forInference(int steps, int lanes) {
    if (lanes == 1) {
      if (single == null || single.steps() != steps) {
        single = program(steps, 1, false);
      }
      return single;
    }
    if (inference == null || inference.steps() != steps) {
      inference = program(steps, lanes, false);
    }
    return inference;
  }

  private ShardProgram program(int steps, int lanes, boolean forTraining) {
    List<LayerCode> code =
        forTraining ? network.training() : lanes == 1 ? network.single() : network.inference();
    return new ShardProgram(
        kernels,
        code,
        forTraining ? parameters.training() : parameters.inference(lanes),
        steps,
        lanes,
        forTraining,
        !network.everyStep());
  }

  // Lanes without a row of their own repeat the last row, so that their numbers are ordinary ones;
  // their targets are missing, so that they take no part in the loss.
  private static void readInputs(Batch batch, int firstRow, ShardProgram p) {
    for (int lane = 0; lane < p.lanes(); lane++) {
      int row = Math.min(firstRow + lane, batch.rows() - 1);
      batch.readInputs(row, p.arena(), p.inputOffset() + lane, p.inputStride(), p.lanes());
    }
  }

  private void readTargets(Batch batch, int firstRow, int lanes) {
    int stride = batch.targetWidth() * lanes;
    int size = batch.targetSteps() * stride;
    if (targets.length < size) {
      targets = new float[size];
    }
    if (firstRow + lanes > batch.rows()) {
      Arrays.fill(targets, 0, size, Float.NaN);
    }
    for (int lane = 0; lane < lanes && firstRow + lane < batch.rows(); lane++) {
      batch.readTargets(firstRow + lane, targets, lane, stride, lanes);
    }
  }

  private void writePredictions(Batch batch, int firstRow, ShardProgram p, float[] predictions) {
    int width = network.outputWidth();
    int outputSteps = p.steps() - p.firstOutputStep();
    for (int t = 0; t < outputSteps; t++) {
      int from = p.outputOffset(p.firstOutputStep() + t);
      for (int lane = 0; lane < p.lanes() && firstRow + lane < batch.rows(); lane++) {
        int to = ((firstRow + lane) * outputSteps + t) * width;
        for (int j = 0; j < width; j++) {
          predictions[to + j] = p.arena()[from + j * p.lanes() + lane];
        }
      }
    }
  }
}
