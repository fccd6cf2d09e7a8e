package org.rnn4j.cells.cell;

import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
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
 * @param phi the activation
 */
record SimpleCell(int units, Activation phi) implements Cell {

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Value a = s.preActivation(s.input(), h, Gate.of("h"), units).value();
    s.next("h", phi.of(a));
    s.output(s.nextOf("h"));
  }
}
