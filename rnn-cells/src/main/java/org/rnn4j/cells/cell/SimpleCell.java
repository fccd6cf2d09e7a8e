package org.rnn4j.cells.cell;

import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Unary;
import org.rnn4j.api.step.Value;

/**
 * Simple recurrent network (Elman 1990).
 *
 * <pre>
 *   h = phi(x W + h' U + b)
 *   y = h
 * </pre>
 *
 * @param units width of h
 * @param activation phi: tanh or relu
 */
record SimpleCell(int units, Unary activation) implements Cell {

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Value z = s.preActivation(s.input(), h, Gate.of("h"), units).value();
    s.next("h", z.apply(activation));
    s.output(s.nextOf("h"));
  }
}
