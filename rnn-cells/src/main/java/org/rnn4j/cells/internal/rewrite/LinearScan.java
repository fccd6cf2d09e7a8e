package org.rnn4j.cells.internal.rewrite;

import org.rnn4j.cells.internal.graph.Pass;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.operation.Scan;

/**
 * Rewrites diagonal linear recurrences {@code s = a * s' + b}, with a and b that depend on no
 * state, into {@link Scan}s, which leave the time loop: minGRU, SRU, and whatever else has this
 * form. So too two states that see each other, as the parts of a complex one do (LRU):
 *
 * <pre>
 *   s = a * s' - b * t' + c
 *   t = d * t' + e * s' + f
 * </pre>
 *
 * <p>The same backwards, where the gradient that arrives comes first, {@code ds' = (ds + d) * a},
 * and the coefficients of two states are transposed. Every element is computed by the same
 * operations in the same order as in the loop.
 */
public record LinearScan() implements Pass {

  @Override
  public StepGraph apply(StepGraph source) {
    return new Recurrences(source).scanned();
  }
}
