package org.rnn4j.api.model;

/**
 * A model as a trainer sees it: a flat array of parameters, and the gradient of a batch's loss over
 * it. Not for use by several threads at once; it may use several itself, and its results must not
 * depend on how many.
 */
public interface TrainableModel {

  /** Which part of the flat array is which parameter; never changes. */
  ParameterLayout layout();

  /** The parameters themselves, live: writing to the array changes the model. */
  float[] parameters();

  /** Output features at each output step. */
  int outputWidth();

  /**
   * Training mode: the mean loss of the batch over its present targets, and its gradient.
   *
   * @param step keys dropout masks and the like
   * @param gradient overwritten; as long as {@link #parameters()}
   * @return the mean loss; 0 when every target is missing
   */
  double lossAndGradient(Batch batch, Loss loss, TrainingStep step, float[] gradient);

  /**
   * Evaluation mode: the mean loss of the batch, and the predictions.
   *
   * @param predictions receives {@code [row, target step, output]}, at least {@code rows *
   *     targetSteps * outputWidth} long
   */
  double evaluate(Batch batch, Loss loss, float[] predictions);

  /** Evaluation mode without targets; {@code predictions} as in {@link #evaluate}. */
  void predict(Batch batch, float[] predictions);
}
