package org.rnn4j.forecast.network;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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
    AtomicReference<Block> kept = new AtomicReference<>();
    use(
        predictor -> {
          Block given = forecast.apply(predictor);
          float[] values = given.values().clone();
          kept.set(new Block(given.rows(), given.steps(), given.width(), values));
        });
    return kept.get();
  }

  /** Has something done with a session that nobody else uses meanwhile. */
  void use(Consumer<Predictor> task) {
    NetworkPredictor known = free.poll();
    NetworkPredictor taken =
        known == null
            ? new NetworkPredictor(network.session(), network.outputWidth(), leads, targets)
            : known;
    task.accept(taken);
    free.add(taken); // not after an exception: whatever it was at is left alone
  }
}
