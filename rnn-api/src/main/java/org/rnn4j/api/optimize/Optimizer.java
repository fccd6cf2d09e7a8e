package org.rnn4j.api.optimize;

import java.util.Map;

/**
 * A first-order optimizer over a flat array of parameters. One instance belongs to one training.
 *
 * <p>The calls come in this order: {@link #prepare} once; then for every batch {@link #beginStep}
 * and {@link #update} over ranges that together cover every element once. Ranges of one step may be
 * updated by several threads at once, so an update must touch only its own range and must not
 * depend on how the elements were divided into ranges.
 */
public interface Optimizer {

  /** The base learning rate, before any schedule. */
  double learningRate();

  /** Allocates state for this many parameters, all zero steps done. */
  void prepare(int size);

  /** A new step begins, with the learning rate that the schedule gives for it. */
  void beginStep(double learningRate);

  /**
   * Moves {@code parameters[from]} to {@code parameters[to - 1]}.
   *
   * @param gradient as long as the parameters
   * @param decay whether weight decay applies to this range
   */
  void update(float[] parameters, float[] gradient, int from, int to, boolean decay);

  /** The number of steps begun since {@link #prepare}. */
  long steps();

  /** The live state arrays by name (for example {@code "m"}, {@code "v"}), for checkpoints. */
  Map<String, float[]> state();

  /**
   * Goes on after this many steps; the arrays of {@link #state()} have been filled by the caller.
   */
  void resume(long steps);
}
