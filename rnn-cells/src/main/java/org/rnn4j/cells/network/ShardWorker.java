package org.rnn4j.cells.network;

import java.util.Arrays;
import java.util.Optional;
import org.rnn4j.api.error.RunException;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.Coupling;
import org.rnn4j.cells.internal.kernel.Kernels;
import org.rnn4j.cells.internal.program.Carried;
import org.rnn4j.cells.internal.program.ShardProgram;
import org.rnn4j.cells.internal.rewrite.Purpose;

/**
 * What one thread needs to run shards: programs bound to its own memory, made when first needed and
 * kept until a batch of more than one step has another number of steps.
 */
final class ShardWorker {

  private final CompiledNetwork network;
  private final Kernels kernels;
  private final ParameterPrograms parameters;
  private final Bound[] several = new Bound[Purpose.values().length]; // null until first used
  private final Bound[] one = new Bound[Purpose.values().length]; // of a single step, the same
  private ShardProgram training; // the one that runs, or ran last
  private float[] targets = new float[0];
  private float[] weights = new float[0]; // of the targets, where a batch has some

  /** A program and what it was made for. */
  private record Bound(ShardProgram program, Form form, boolean lastStepOnly) {
    boolean fits(int steps, Form wanted, boolean wantsLastOnly) {
      return program.steps() == steps && form == wanted && lastStepOnly == wantsLastOnly;
    }
  }

  ShardWorker(CompiledNetwork network, Kernels kernels, ParameterPrograms parameters) {
    this.network = network;
    this.kernels = kernels;
    this.parameters = parameters;
  }

  /** The sum of the losses of a shard's targets; its gradient is left in {@link #shardGradient}. */
  double train(
      Batch batch,
      Form form,
      Carried states,
      int firstRow,
      Loss loss,
      float scale,
      TrainingStep step) {
    begin(batch, form, states, firstRow, step);
    training.forward();
    double sum = loss(batch, firstRow, loss, scale);
    training.backward();
    return sum;
  }

  /** Makes the training program ready for a shard. */
  void begin(Batch batch, Form form, Carried states, int firstRow, TrainingStep step) {
    training =
        program(
            Purpose.TRAINING,
            form,
            batch.steps(),
            Kernels.LANES,
            network.outputs() == Outputs.LAST_STEP);
    training.draws().begin(step, firstRow);
    training.carry(states, firstRow);
    readInputs(batch, firstRow, training);
  }

  /** Runs some layers forward, up to one whose input is taken into account. */
  void forward(int from, int to, Coupling.Tally part) {
    training.forward(from, to);
    training.tally(to, part);
  }

  /** Runs the last layers forward and gives the sum of the losses. */
  double finishForward(int from, int to, Batch batch, int shard, Loss loss, float scale) {
    training.forward(from, to);
    return loss(batch, shard * Kernels.LANES, loss, scale);
  }

  /** Takes the gradient of a layer's output into account. */
  void tallyGradient(int layer, Coupling.Tally part) {
    training.tallyGradient(layer, part);
  }

  /** Runs some layers backward; see {@link ShardProgram#backward(int, int)}. */
  void backward(int from, int to) {
    training.backward(from, to);
  }

  private double loss(Batch batch, int firstRow, Loss loss, float scale) {
    ShardProgram p = training;
    readTargets(batch, firstRow, p.lanes());
    p.clearLossGradient();
    double sum = 0;
    int count = batch.targetWidth() * p.lanes();
    int target = 0;
    for (int t = p.firstOutputStep(); t < p.steps(); t++) {
      int output = p.outputOffset(t);
      int gradient = p.lossGradientOffset(t);
      float[] a = p.arena();
      sum +=
          batch.isWeighted()
              ? loss.weightedSumAndGradient(
                  count, a, output, targets, target, weights, target, scale, a, gradient)
              : loss.sumAndGradient(count, a, output, targets, target, scale, a, gradient);
      target += count;
    }
    return sum;
  }

  /** The gradient of the last shard trained, parameters first. */
  float[] shardGradient() {
    return training.gradient();
  }

  /** Writes a shard's predictions and gives the sum of its losses, 0 without a loss. */
  double evaluate(
      Batch batch,
      Form form,
      Carried states,
      int firstRow,
      int lanes,
      boolean lastStepOnly,
      Optional<Loss> loss,
      float[] predictions) {
    Purpose purpose = lanes == 1 ? Purpose.SINGLE_ROW : Purpose.INFERENCE;
    ShardProgram p = program(purpose, form, batch.steps(), lanes, lastStepOnly);
    p.carry(states, firstRow);
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
      int output = p.outputOffset(t);
      sum +=
          batch.isWeighted()
              ? loss.get().weightedSum(count, p.arena(), output, targets, target, weights, target)
              : loss.get().sum(count, p.arena(), output, targets, target);
      target += count;
    }
    return sum;
  }

  private ShardProgram program(
      Purpose purpose, Form form, int steps, int lanes, boolean lastStepOnly) {
    Bound[] bound = steps == 1 ? one : several;
    int i = purpose.ordinal();
    if (bound[i] == null || !bound[i].fits(steps, form, lastStepOnly)) {
      ShardProgram.Extent extent = new ShardProgram.Extent(steps, lanes, lastStepOnly);
      bound[i] = new Bound(bind(purpose, form, extent), form, lastStepOnly);
    }
    return bound[i].program;
  }

  private ShardProgram bind(Purpose purpose, Form form, ShardProgram.Extent extent) {
    try {
      return new ShardProgram(
          kernels,
          network.code(purpose, form),
          parameters.of(purpose, form),
          extent,
          purpose == Purpose.TRAINING,
          form.isMasked());
    } catch (ArithmeticException e) { // sizes are multiplied and added exactly
      throw new RunException(
          "what the network computes over "
              + extent.steps()
              + " steps for "
              + extent.lanes()
              + (extent.lanes() == 1 ? " row" : " rows")
              + " is more than one array can hold: use a shorter lookback or fewer units",
          e);
    }
  }

  // Lanes without a row of their own repeat the last row, so that their numbers are ordinary ones;
  // their targets are missing, so that they take no part in the loss.
  private static void readInputs(Batch batch, int firstRow, ShardProgram p) {
    for (int lane = 0; lane < p.lanes(); lane++) {
      int row = Math.min(firstRow + lane, batch.rows() - 1);
      batch.readInputs(row, p.arena(), p.inputOffset() + lane, p.inputStride(), p.lanes());
      if (batch.hasUnknown()) {
        clearUnknown(batch, row, lane, p);
      }
      if (p.hasMasks()) {
        readMask(batch, row, firstRow + lane < batch.rows(), lane, p);
      }
    }
  }

  private static void clearUnknown(Batch batch, int row, int lane, ShardProgram p) {
    for (int t = 0; t < p.steps(); t++) {
      int at = p.inputOffset() + t * p.inputStride() + lane;
      for (int i = 0; i < batch.inputWidth(); i++) {
        if (!batch.isKnown(row, t, i)) {
          p.arena()[at + i * p.lanes()] = 0;
        }
      }
    }
  }

  // A lane without a row is masked all the time.
  private static void readMask(Batch batch, int row, boolean hasRow, int lane, ShardProgram p) {
    if (hasRow && batch.isMasked()) {
      batch.readMask(row, p.arena(), p.maskOffset() + lane, p.lanes());
    } else {
      for (int t = 0; t < p.steps(); t++) {
        p.arena()[p.maskOffset() + t * p.lanes() + lane] = hasRow ? 1 : 0;
      }
    }
    if (batch.isMasked()) {
      clearMasked(row, lane, batch.inputWidth(), p);
    }
  }

  // What stands under a mask is never looked at.
  private static void clearMasked(int row, int lane, int width, ShardProgram p) {
    for (int t = 0; t < p.steps(); t++) {
      float mask = p.arena()[p.maskOffset() + t * p.lanes() + lane];
      if (mask == 0) {
        int at = p.inputOffset() + t * p.inputStride() + lane;
        for (int i = 0; i < width; i++) {
          p.arena()[at + i * p.lanes()] = 0;
        }
      } else if (mask != 1) {
        throw new IllegalArgumentException(
            "the mask of row " + row + " at step " + t + " is " + mask + "; expected 0 or 1");
      }
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
    if (batch.isWeighted()) {
      readWeights(batch, firstRow, lanes);
    }
  }

  private void readWeights(Batch batch, int firstRow, int lanes) {
    if (weights.length < targets.length) {
      weights = new float[targets.length];
    }
    int stride = batch.targetWidth() * lanes;
    Arrays.fill(weights, 0, batch.targetSteps() * stride, 0);
    for (int lane = 0; lane < lanes && firstRow + lane < batch.rows(); lane++) {
      batch.readWeights(firstRow + lane, weights, lane, stride, lanes);
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
