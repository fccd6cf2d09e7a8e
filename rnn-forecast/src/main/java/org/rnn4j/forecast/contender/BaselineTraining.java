package org.rnn4j.forecast.contender;

import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.TrainingSpec;
import org.rnn4j.training.TrainingResult;

/**
 * Sees the training of a baseline that is a network.
 *
 * @param spec how it was to train
 * @param progress hears of an end before the last epoch
 */
record BaselineTraining(TrainingSpec spec, ProgressListener progress) implements Witness {

  @Override
  public void ended(Network network, TrainingResult result) {
    Cancellation.check(progress);
    TrainingEnd end = new TrainingEnd(spec, result);
    if (!end.isOrdinary()) { // what is compared with it has to know
      progress.note("the dense layer of a baseline: " + end.sentence("it"));
    }
  }
}
