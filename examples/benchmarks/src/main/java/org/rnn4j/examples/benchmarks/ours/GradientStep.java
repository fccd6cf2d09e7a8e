package org.rnn4j.examples.benchmarks.ours;

import java.util.Map;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.api.optimize.Optimizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;

/** Loss, gradient and optimizer on one batch without a trainer, with its answers checked. */
public final class GradientStep implements Task {

  private static final double STEP = 1e-2; // along the gradient
  private static final double TOLERANCE = 0.02;

  private final Network network;
  private final Loss loss;
  private final Optimizer adam;
  private final Batch batch;
  private final float[] gradient;
  private final float[] predictions;
  private final double firstLoss;
  private final double learningRate;
  private int steps;

  /** Builds the network and compares its gradient with differences of the loss. */
  public GradientStep(NetworkWork work, int threads) {
    learningRate = work.learningRate();
    network = Networks.of(work, threads).orElseThrow();
    Registry registry = Registry.installed();
    var losses = registry.find(Kind.LOSS, "mse");
    loss = losses.create(Options.defaults(losses.options()));
    var optimizers = registry.find(Kind.OPTIMIZER, "adam");
    adam =
        optimizers.create(Options.of(optimizers.options(), Map.of("learning-rate", learningRate)));
    adam.prepare(network.parameters().length);
    batch = new WaveSamples(work).first(work.rows());
    gradient = new float[network.parameters().length];
    predictions = new float[work.rows() * work.targetSteps() * work.outputs()];
    firstLoss = network.lossAndGradient(batch, loss, new TrainingStep(0, 1, 1), gradient);
    checkGradient();
  }

  // Along the gradient the loss rises by its length.
  private void checkGradient() {
    double squares = 0;
    for (float g : gradient) {
      squares += (double) g * g;
    }
    double length = Math.sqrt(squares);
    float[] parameters = network.parameters();
    float[] start = parameters.clone();
    double above = lossAt(start, STEP / length);
    double below = lossAt(start, -STEP / length);
    System.arraycopy(start, 0, parameters, 0, start.length);
    double slope = (above - below) / (2 * STEP);
    if (!(Math.abs(slope - length) <= TOLERANCE * length)) {
      throw new IllegalStateException("slope " + slope + ", but gradient " + length);
    }
  }

  private double lossAt(float[] start, double factor) {
    float[] parameters = network.parameters();
    for (int i = 0; i < start.length; i++) {
      parameters[i] = (float) (start[i] + factor * gradient[i]);
    }
    return network.evaluate(batch, loss, predictions);
  }

  @Override
  public long parameters() {
    return gradient.length;
  }

  @Override
  public double run(int count) {
    double last = Double.NaN;
    for (int i = 0; i < count; i++) {
      last = network.lossAndGradient(batch, loss, new TrainingStep(0, 1, ++steps), gradient);
      adam.beginStep(learningRate);
      adam.update(network.parameters(), gradient, 0, gradient.length, true);
    }
    return last;
  }

  /** Stops the threads, and fails if nothing was learnt. */
  @Override
  public void close() {
    run(10); // whatever was measured
    double last = network.evaluate(batch, loss, predictions);
    network.close();
    if (!(last < firstLoss)) {
      throw new IllegalStateException("the loss was " + firstLoss + " and is " + last);
    }
  }
}
