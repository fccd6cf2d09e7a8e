package org.rnn4j.cells.network;

import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.step.Gate;
import org.rnn4j.cells.internal.graph.StatisticsRule;

/**
 * One layer: a step, stateless or not, and what the engine adds to it.
 *
 * @param name qualifies its parameters
 * @param cell its step
 * @param options what is added
 * @param recurrent whether conventions for recurrent layers apply to its parameters
 * @param batchNorm of its input, instead of a cell
 */
record LayerSpec(
    String name,
    Cell cell,
    LayerOptions options,
    boolean recurrent,
    Optional<StatisticsRule> batchNorm) {

  LayerSpec(String name, Cell cell, LayerOptions options, boolean recurrent) {
    this(name, cell, options, recurrent, Optional.empty());
  }

  /** Batch normalization without gain and offset. */
  static LayerSpec batchNorm(String name, StatisticsRule rule) {
    Cell none = s -> s.output(s.input());
    return new LayerSpec(name, none, LayerOptions.standard(), false, Optional.of(rule));
  }

  /** A layer of a recurrent cell. */
  static LayerSpec recurrent(String name, Cell cell, LayerOptions options) {
    return new LayerSpec(name, cell, options, true);
  }

  /** {@code y = x W + b} at every step: a step without a state. */
  static LayerSpec dense(String name, int units) {
    Cell linear = s -> s.output(s.inputProjection(s.input(), Gate.of("y"), units).value());
    return new LayerSpec(name, linear, LayerOptions.standard(), false);
  }
}
