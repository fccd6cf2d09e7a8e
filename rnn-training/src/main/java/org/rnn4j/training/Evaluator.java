package org.rnn4j.training;

import java.util.Objects;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.Batch;
import org.rnn4j.api.model.Loss;
import org.rnn4j.api.model.TrainableModel;

/** Measures a model on samples, batch by batch and in their order. Keeps nothing in between. */
public final class Evaluator {

  /** Receives the predictions of one batch. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * The predictions for samples {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param batch the samples
     * @param predictions {@code [row, target step, output]}; overwritten by the next batch
     */
    void accept(int from, int to, Batch batch, float[] predictions);
  }

  private final Loss loss;
  private final int batchSize;
  private final CancellationToken cancellation;

  /**
   * An evaluator that is never cancelled.
   *
   * @param loss what is averaged
   * @param batchSize samples in a batch, at least 1; the last one may be shorter
   */
  public Evaluator(Loss loss, int batchSize) {
    this(loss, batchSize, CancellationToken.never());
  }

  /**
   * An evaluator.
   *
   * @param loss what is averaged
   * @param batchSize samples in a batch, at least 1; the last one may be shorter
   * @param cancellation asked between batches; once cancelled, an evaluation ends in a {@link
   *     CancelledException}
   */
  public Evaluator(Loss loss, int batchSize, CancellationToken cancellation) {
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
    this.loss = Objects.requireNonNull(loss, "loss");
    if (batchSize < 1) {
      throw new InputException(
          "batch-size", "'" + batchSize + "' is not valid", "expected a whole number, at least 1");
    }
    this.batchSize = batchSize;
  }

  /**
   * As {@link #meanLoss(TrainableModel, Samples, Receiver)}, with nobody interested in predictions.
   */
  public double meanLoss(TrainableModel model, Samples samples) {
    return meanLoss(model, samples, (from, to, batch, predictions) -> {});
  }

  /**
   * The mean loss over all present targets, each as often as it weighs.
   *
   * @return NaN when no target is present
   */
  public double meanLoss(TrainableModel model, Samples samples, Receiver receiver) {
    int[] order = new int[samples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    float[] predictions = {};
    double sum = 0;
    double targets = 0;
    for (int from = 0, to; from < order.length; from = to) {
      if (cancellation.isCancelled()) {
        throw new CancelledException();
      }
      to = from + Math.min(batchSize, order.length - from);
      Batch batch = samples.batch(order, from, to);
      int needed =
          Math.multiplyExact(
              Math.multiplyExact(batch.rows(), batch.targetSteps()), model.outputWidth());
      if (predictions.length < needed) {
        predictions = new float[needed];
      }
      double present = batch.targetWeight();
      sum += model.evaluate(batch, loss, predictions) * present;
      targets += present;
      receiver.accept(from, to, batch, predictions);
    }
    return sum / targets;
  }
}
