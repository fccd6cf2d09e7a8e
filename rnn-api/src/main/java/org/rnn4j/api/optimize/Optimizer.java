package org.rnn4j.api.optimize;

import java.util.Map;

/**
 * A first-order optimizer over a flat array of parameters. One instance belongs to one training at
 * a time, and shares nothing that changes with another instance.
 *
 * <p>The calls come in this order: {@link #prepare} once; then for every batch {@link #beginStep}
 * and {@link #update} over ranges that together cover every element once. Ranges of one step may be
 * updated by several threads at once, so an update must touch only its own range and must not
 * depend on how the elements were divided into ranges, in what order these come, or what stands
 * beyond its own. The same calls give the same bits. A step allocates nothing in proportion to the
 * parameters.
 */
public interface Optimizer {

  /** The base learning rate, before any schedule: finite, above 0 and always the same. */
  double learningRate();

  /**
   * Allocates state for this many parameters, all zero steps done. A training begins with it; what
   * an earlier one has left is forgotten.
   */
  void prepare(int size);

  /**
   * A new step begins, with the learning rate that the schedule gives for it. The first step after
   * {@link #prepare} moves nothing at a rate of 0, and no parameter further at a lower rate.
   *
   * @param learningRate finite, at least 0
   */
  void beginStep(double learningRate);

  /**
   * Moves {@code parameters[from]} to {@code parameters[to - 1]}. Where the gradient has been 0
   * since {@link #prepare}, nothing but weight decay moves a parameter, and that towards 0.
   *
   * @param gradient as long as the parameters; it is read and not changed. Finite; elements of 0
   *     and from 1e-30 to 1e30 of either sign leave parameters finite at the base learning rate
   * @param decay whether weight decay applies to this range
   */
  void update(float[] parameters, float[] gradient, int from, int to, boolean decay);

  /** The number of steps begun since {@link #prepare}. */
  long steps();

  /**
   * The live state arrays by name (for example {@code "m"}, {@code "v"}), for checkpoints: with the
   * number of steps all that a later step depends on. Names and lengths follow from the options and
   * the number of parameters.
   */
  Map<String, float[]> state();

  /**
   * Goes on after this many steps as if they had been done here; the arrays of {@link #state()}
   * have been filled by the caller.
   *
   * @param steps at least 0; may be more than an {@code int} holds
   */
  void resume(long steps);
}
