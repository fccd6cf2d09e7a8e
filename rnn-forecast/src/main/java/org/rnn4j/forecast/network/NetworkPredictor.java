package org.rnn4j.forecast.network;

import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.api.model.CarriedState;
import org.rnn4j.cells.network.NetworkSession;
import org.rnn4j.cells.network.NetworkState;

/** A session of a network as a strategy sees it. A step allocates nothing. */
final class NetworkPredictor implements Predictor {

  private final NetworkSession session;
  private final int leads;
  private final int targets;
  private final int width;
  private Block outputs; // [rows, leads, targets]
  private float[] all = {}; // [rows, width], where that is more than the outputs

  /**
   * Of a network whose first outputs are the points.
   *
   * @param width how many features it gives out, at least {@code leads * targets}
   */
  NetworkPredictor(NetworkSession session, int width, int leads, int targets) {
    this.session = session;
    this.width = width;
    this.leads = leads;
    this.targets = targets;
    this.outputs = Block.zeros(1, leads, targets);
  }

  @Override
  public Block start(Block inputs) {
    requireWidth(inputs);
    makeRoom(inputs.rows());
    session.start(inputs.rows(), inputs.steps(), inputs.values(), given());
    return points();
  }

  @Override
  public Block step(Block inputs) {
    requireWidth(inputs);
    if (inputs.steps() != 1 || inputs.rows() != session.rows()) {
      throw new IllegalArgumentException(
          "[%d, %d, %d] is not one step of %d sequences"
              .formatted(inputs.rows(), inputs.steps(), inputs.width(), session.rows()));
    }
    session.step(inputs.values(), given());
    return points();
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

  private void requireWidth(Block inputs) {
    if (inputs.width() != session.inputWidth()) {
      throw new IllegalArgumentException(
          "a network over "
              + session.inputWidth()
              + " features cannot read "
              + inputs.width()
              + " of them");
    }
  }

  private void makeRoom(int rows) {
    if (outputs.rows() != rows) {
      outputs = Block.zeros(rows, leads, targets);
    }
    if (width > leads * targets && all.length != rows * width) {
      all = new float[rows * width];
    }
  }

  // Where the network writes.
  private float[] given() {
    return width > leads * targets ? all : outputs.values();
  }

  private Block points() {
    int points = leads * targets;
    for (int row = 0; width > points && row < outputs.rows(); row++) {
      System.arraycopy(all, row * width, outputs.values(), row * points, points);
    }
    return outputs;
  }
}
