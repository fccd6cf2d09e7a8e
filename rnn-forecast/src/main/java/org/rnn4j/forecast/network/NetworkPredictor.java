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
    requireWidth(inputs);
    makeRoom(inputs.rows());
    session.start(inputs.rows(), inputs.steps(), inputs.values(), outputs.values());
    return outputs;
  }

  @Override
  public Block step(Block inputs) {
    requireWidth(inputs);
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
  }
}
