package org.rnn4j.forecast.baseline;

import java.util.List;
import org.rnn4j.api.forecast.Baseline;
import org.rnn4j.api.forecast.BaselineTask;
import org.rnn4j.api.forecast.FittedForecaster;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.forecast.spec.ModelSpec;

/**
 * The linear model as a network would learn it: one dense layer on the flattened lookback. An
 * experiment trains it like its model, with the same loss, optimizer, epochs and seed.
 */
public final class LinearSgd implements Baseline {

  /**
   * The network.
   *
   * @param preset whose initializers apply
   */
  public ModelSpec network(Initialization preset) {
    return new ModelSpec(preset, List.of(), ModelSpec.Head.DENSE, false, ModelSpec.Scope.GLOBAL);
  }

  /**
   * Not by itself.
   *
   * @throws IllegalStateException always: an experiment trains its {@link #network}
   */
  @Override
  public FittedForecaster fit(BaselineTask task) {
    throw new IllegalStateException("linear-sgd is trained by an experiment");
  }
}
