package org.rnn4j.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a training stands between two batches: all that what comes after depends on, so that {@link
 * Trainer#resume} with it gives the bytes that the training would have given. Immutable.
 */
public final class TrainingState {

  /**
   * The place in the order of all batches.
   *
   * @param steps updates done
   * @param epoch the running epoch, from 1
   * @param batch how many of its batches are done; 0 before the first
   * @param batches how many an epoch has
   */
  public record Place(long steps, int epoch, int batch, int batches) {

    public Place {
      if (steps < 0 || epoch < 1 || batch < 0 || batch >= batches) {
        throw new IllegalArgumentException(
            "epoch " + epoch + ", " + batch + " of " + batches + " batches, " + steps + " steps");
      }
    }
  }

  /**
   * What the means of the running epoch are made of.
   *
   * @param loss the sum over its present targets
   * @param targets the sum of their weights; how many these are where none is weighted
   * @param norms the sum of its batches' gradient norms
   * @param seconds that it has taken
   */
  public record Sums(double loss, double targets, double norms, double seconds) {}

  /**
   * The best epoch so far, and the one that the model would be of.
   *
   * @param best the best finished epoch; 0 if there is none
   * @param value by which it is the best
   * @param epoch the finished epoch whose parameters are kept; 0 if there is none
   * @param parameters of that epoch; empty if there is none
   */
  record Kept(int best, double value, int epoch, float[] parameters) {}

  private final Place place;
  private final Sums sums;
  private final double learningRate;
  private final float[] parameters;
  private final Map<String, float[]> optimizer;
  private final Kept kept;
  private final List<EpochReport> history;

  /** Takes the arrays over. */
  TrainingState(
      Place place,
      Sums sums,
      double learningRate,
      float[] parameters,
      Map<String, float[]> optimizer,
      Kept kept,
      List<EpochReport> history) {
    this.place = place;
    this.sums = sums;
    this.learningRate = learningRate;
    this.parameters = parameters;
    this.optimizer = Collections.unmodifiableMap(new TreeMap<>(optimizer));
    this.kept = kept;
    this.history = List.copyOf(history);
  }

  /** Where in the order of all batches it stands. */
  public Place place() {
    return place;
  }

  /** What the running epoch has added up. */
  public Sums sums() {
    return sums;
  }

  /** The learning rate of the last step; 0 before the first. */
  public double learningRate() {
    return learningRate;
  }

  /** A copy of the parameters as they are now. */
  public float[] parameters() {
    return parameters.clone();
  }

  /** The names of the optimizer's arrays, sorted. */
  public List<String> optimizerArrays() {
    return new ArrayList<>(optimizer.keySet());
  }

  /** A copy of one of the optimizer's arrays. */
  public float[] optimizerArray(String name) {
    if (!optimizer.containsKey(name)) {
      throw new IllegalArgumentException("'" + name + "' is none of " + optimizerArrays());
    }
    return optimizer.get(name).clone();
  }

  /** The best finished epoch; 0 if there is none. */
  public int bestEpoch() {
    return kept.best();
  }

  /** By what value it is the best: of early stopping's metric, else of the loss. */
  public double bestValue() {
    return kept.value();
  }

  /** The finished epoch that the model would be of; 0 if there is none. */
  public int modelEpoch() {
    return kept.epoch();
  }

  /** A copy of the parameters after {@link #modelEpoch}; empty if there is none. */
  public float[] modelParameters() {
    return kept.parameters().clone();
  }

  /** The finished epochs. */
  public List<EpochReport> history() {
    return history;
  }

  /** The numbers themselves, to be read and not changed. */
  float[] array() {
    return parameters;
  }

  Map<String, float[]> optimizer() {
    return optimizer;
  }

  Kept kept() {
    return kept;
  }
}
