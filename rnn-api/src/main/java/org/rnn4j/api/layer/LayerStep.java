package org.rnn4j.api.layer;

import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Value;

/**
 * What a layer without a state may say: the input and the parameters go in, the output comes out,
 * all symbolic. Implemented by the engine only, so that words may be added.
 *
 * <p>{@link #output} must be called exactly once. Names of parameters are unique within the layer.
 */
public interface LayerStep {

  /** The input at this step: {@code [batch, inputWidth]}. */
  Value input();

  /** A trainable parameter of the given shape. */
  Value parameter(ParameterSpec spec);

  /**
   * {@code x W + b}: {@code [batch, units]}, with {@code W [width of x, units]} and {@code b
   * [units]} initialized as the network's conventions say.
   */
  Value projection(Value x, int units);

  /**
   * {@code x * mask} in training, the mask being 0 at the rate and else {@code 1 / (1 - rate)}; x
   * itself otherwise. Same shape.
   *
   * @param rate from 0 to below 1
   * @param scope how often a mask is drawn
   */
  Value dropout(Value x, double rate, DropoutScope scope);

  /**
   * {@code (x - mean) / sqrt(var + epsilon)}, feature by feature over the whole batch and all its
   * time steps, masked steps excluded (Ioffe and Szegedy 2015). An evaluation uses moving averages
   * of mean and variance, which are saved with the parameters ({@code moving-mean} and {@code
   * moving-variance}). Same shape.
   *
   * <p>Here the rows of a batch wait for each other: of what was written before, only this value
   * can be used afterwards. At most once in a layer.
   *
   * @param epsilon above 0
   * @param momentum what a moving average keeps of itself at each training step; from 0 to below 1
   */
  Value standardizedOverBatch(Value x, double epsilon, double momentum);

  /** What the layer gives out: {@code [batch, any width]}. */
  void output(Value y);
}
