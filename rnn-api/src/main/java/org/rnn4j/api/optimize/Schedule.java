package org.rnn4j.api.optimize;

/** How the learning rate changes during training. Stateless. */
@FunctionalInterface
public interface Schedule {

  /**
   * The learning rate of one step.
   *
   * @param base the optimizer's learning rate
   * @param step counted from 0 over the whole training
   * @param totalSteps of the whole training
   * @param stepsPerEpoch batches in an epoch
   */
  double learningRate(double base, long step, long totalSteps, long stepsPerEpoch);
}
