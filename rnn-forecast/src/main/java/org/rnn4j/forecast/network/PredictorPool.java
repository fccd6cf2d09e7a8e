package org.rnn4j.forecast.network;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.rnn4j.api.forecast.Block;
import org.rnn4j.api.forecast.Predictor;
import org.rnn4j.cells.network.Network;

/**
 * The sessions of one network: as many as there have been forecasts at once. Nobody waits for
 * another; who finds none that is free opens one.
 */
final class PredictorPool {

  private final Network network;
  private final int leads;
  private final int targets;
  private final ConcurrentLinkedQueue<NetworkPredictor> free = new ConcurrentLinkedQueue<>();

  PredictorPool(Network network, int leads, int targets) {
    this.network = network;
    this.leads = leads;
    this.targets = targets;
  }

  /** What a forecast gives that has a session to itself; a copy, since the session goes back. */
  Block with(Function<Predictor, Block> forecast) {
    NetworkPredictor known = free.poll();
    NetworkPredictor taken =
        known == null
            ? new NetworkPredictor(network.session(), network.outputWidth(), leads, targets)
            : known;
    Block given = forecast.apply(taken);
    Block kept = new Block(given.rows(), given.steps(), given.width(), given.values().clone());
    free.add(taken); // not after an exception: whatever it was at is left alone
    return kept;
  }
}
