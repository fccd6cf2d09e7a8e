package org.rnn4j.examples.benchmarks.ours;

import org.rnn4j.api.model.Batch;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;

/** Forward passes over one batch. */
final class Inference implements Task {

  private final Network network;
  private final Batch batch;
  private final float[] predictions;

  Inference(NetworkWork work, Network network) {
    this.network = network;
    batch = new WaveSamples(work).first(work.rows());
    predictions = new float[work.rows() * work.targetSteps() * work.outputs()];
  }

  @Override
  public long parameters() {
    return network.parameters().length;
  }

  @Override
  public double run(int steps) {
    for (int i = 0; i < steps; i++) {
      network.predict(batch, predictions);
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    network.close();
  }
}
