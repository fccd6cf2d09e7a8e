package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Gated recurrent unit with the reset gate applied to the state before the recurrent product, as
 * first published (Cho et al. 2014).
 *
 * <pre>
 *   z = sigmoid(x Wz + h' Uz + bz)
 *   r = sigmoid(x Wr + h' Ur + br)
 *   n = tanh(x Wn + (r * h') Un + bn)
 *   h = z * h' + (1 - z) * n
 *   y = h
 * </pre>
 *
 * @param units width of h
 */
record ResetBeforeGruCell(int units) implements Cell {

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Gates x = s.inputProjection(s.input(), Gate.of("z", "r", "n"), units); // [batch, 3 * units]
    Gates u = s.recurrentProjection(h, Gate.of("z", "r"), units); // [batch, 2 * units]
    Gates zr = s.preActivation(x.only("z", "r"), u);
    Value z = sigmoid(zr.get("z"));
    Value r = sigmoid(zr.get("r"));
    Gates un = s.recurrentProjection(r.times(h), Gate.of("n"), units);
    Value n = tanh(s.preActivation(x.only("n"), un).value());
    s.next("h", interpolate(z, h, n));
    s.output(s.nextOf("h"));
  }
}
