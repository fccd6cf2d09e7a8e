package org.rnn4j.cells.normalizer;

import static org.rnn4j.api.step.Functions.reciprocal;
import static org.rnn4j.api.step.Functions.sqrt;
import static org.rnn4j.api.step.Functions.square;

import org.rnn4j.api.cell.Step;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.normalize.PreActivation;
import org.rnn4j.api.step.Value;

/**
 * Root mean square normalization (Zhang and Sennrich 2019, eq. 4) of the combined pre-activation of
 * all gates: as layer normalization without the mean.
 *
 * <pre>
 *   v = x W + h' U
 *   a = gain * v / sqrt(mean(v^2) + epsilon) + b
 * </pre>
 *
 * @param statistics epsilon, and whether there are gain and offset
 */
record RmsNorm(LayerStatistics statistics) implements Normalizer {

  @Override
  public Value normalize(Step s, PreActivation a) {
    Value v = a.unbiasedSum();
    Value rms = sqrt(square(v).rowMean().plus(statistics.epsilon())); // [batch, 1]
    Value n = v.times(reciprocal(rms));
    return a.plusBias(statistics.scaled(s, n, a::parameterName));
  }
}
