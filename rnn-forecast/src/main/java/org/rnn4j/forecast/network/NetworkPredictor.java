package org.rnn4j.forecast.network;

import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.CarriedState;
import org.rnn4j.cells.network.NetworkSession;
import org.rnn4j.cells.network.NetworkState;

/** A session of a network as a strategy sees it. A step allocates nothing. */
final class NetworkPredictor implements Predictor {

  private final NetworkSession session;
  private final int leads;
  private final int targets;
  private Block outputs; // [rows, leads, targets]

  /** Of a network that gives out {@code leads * targets} features. */
  NetworkPredictor(NetworkSession session, int leads, int targets) {
    this.session = session;
    this.leads = leads;
    this.targets = targets;
    this.outputs = Block.zeros(1, leads, targets);
  }

  @Override
  public Block start(Block inputs) {
    makeRoom(inputs.rows());
    session.start(new History(inputs), outputs.values());
    return outputs;
  }

  @Override
  public Block step(Block inputs) {
    if (inputs.steps() != 1 || inputs.rows() != session.rows()) {
      throw new IllegalArgumentException(
          "[%d, %d, %d] is not one step of %d sequences"
              .formatted(inputs.rows(), inputs.steps(), inputs.width(), session.rows()));
    }
    session.step(inputs.values(), outputs.values());
    return outputs;
  }

  @Override
  public CarriedState state() {
    return session.state();
  }

  @Override
  public void restore(CarriedState state) {
    if (!(state instanceof NetworkState ofNetwork)) {
      throw new IllegalArgumentException(state.getClass() + " is not the state of a network");
    }
    makeRoom(state.rows());
    session.restore(ofNetwork);
  }

  private void makeRoom(int rows) {
    if (outputs.rows() != rows) {
      outputs = Block.zeros(rows, leads, targets);
    }
  }

  /** A block as a batch without targets. */
  private record History(Block inputs) implements Batch {

    @Override
    public int rows() {
      return inputs.rows();
    }

    @Override
    public int steps() {
      return inputs.steps();
    }

    @Override
    public int inputWidth() {
      return inputs.width();
    }

    @Override
    public int targetSteps() {
      return 1;
    }

    @Override
    public int targetWidth() {
      return 1;
    }

    @Override
    public long targetCount() {
      return 0;
    }

    @Override
    public void readInputs(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      int from = row * inputs.steps() * inputs.width();
      for (int t = 0; t < inputs.steps(); t++) {
        for (int f = 0; f < inputs.width(); f++) {
          destination[offset + t * stepStride + f * featureStride] =
              inputs.values()[from + t * inputs.width() + f];
        }
      }
    }

    @Override
    public void readTargets(
        int row, float[] destination, int offset, int stepStride, int featureStride) {
      destination[offset] = Float.NaN; // nothing is compared
    }
  }
}
