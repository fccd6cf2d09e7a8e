package org.rnn4j.forecast.contender;

import java.util.List;
import java.util.Optional;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.training.TrainingListener;

/** Sees how the training of a network goes, in this order. */
public interface Witness {

  /** Its first parameters are being drawn, which takes a while. */
  default void drawing(ProgressListener progress) {
    Cancellation.check(progress);
  }

  /** The network is there, with its first parameters. */
  default void built(Network network, TimeLimit limit) {}

  /** Who hears of the training itself. */
  default List<TrainingListener> listeners() {
    return List.of();
  }

  /** What to try where the training has diverged; empty where nothing is suspected. */
  default Optional<String> advice(Network network) {
    return Optional.empty();
  }

  /** The training is over, well or not. */
  default void over() {}

  /** The training has ended well or was cancelled; the parameters are those it tells of. */
  default void ended(TrainedParameters parameters, TrainingEnd end) {}
}
