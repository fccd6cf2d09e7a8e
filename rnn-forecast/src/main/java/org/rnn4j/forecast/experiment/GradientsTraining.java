package org.rnn4j.forecast.experiment;

import java.util.Optional;
import org.rnn4j.api.error.RunException;
import org.rnn4j.cells.network.Network;
import org.rnn4j.forecast.contender.TrainingEnd;
import org.rnn4j.forecast.contender.UnboundedStates;
import org.rnn4j.forecast.contender.Witness;
import org.rnn4j.forecast.network.TrainedParameters;
import org.rnn4j.forecast.run.ProgressListener;
import org.rnn4j.forecast.spec.ExperimentSpec;

/**
 * Sees the training of a model whose gradients are asked for. Cancelled, it ends with the epoch
 * that was reached, and fails where that is none.
 *
 * @param spec of the experiment
 * @param progress hears which epoch the model is of
 */
record GradientsTraining(ExperimentSpec spec, ProgressListener progress) implements Witness {

  @Override
  public void drawing(ProgressListener listener) {}

  @Override
  public Optional<String> advice(Network network) {
    return new UnboundedStates(spec, network).advice();
  }

  @Override
  public void ended(TrainedParameters parameters, TrainingEnd end) {
    if (end.result().modelEpoch() == 0) {
      throw new RunException(end.sentence());
    }
    progress.note(end.sentence());
  }
}
