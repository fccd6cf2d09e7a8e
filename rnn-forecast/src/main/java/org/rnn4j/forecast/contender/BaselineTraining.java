package org.rnn4j.forecast.contender;

import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.run.ProgressListener;

/**
 * Sees the training of a baseline that is a network.
 *
 * @param progress hears of an end before the last epoch
 */
record BaselineTraining(ProgressListener progress) implements Witness {

  @Override
  public void ended(TrainedParameters parameters, TrainingEnd end) {
    Cancellation.check(progress);
    if (!end.isOrdinary()) { // what is compared with it has to know
      progress.note("the dense layer of a baseline: " + end.sentence("it"));
    }
  }
}
