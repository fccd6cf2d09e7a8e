package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Gated recurrent unit (Cho et al. 2014), the reset gate applied after the recurrent product, which
 * then has a bias of its own.
 *
 * <pre>
 *   z = sigmoid(x Wz + h' Uz + bz)
 *   r = sigmoid(x Wr + h' Ur + br)
 *   n = tanh(x Wn + bn + r * (h' Un + bUn))
 *   h = z * h' + (1 - z) * n
 *   y = h
 * </pre>
 *
 * @param units width of h
 */
record GruCell(int units) implements Cell {

  private static final List<Gate> GATES =
      List.of(Gate.named("z"), Gate.named("r"), Gate.named("n").withRecurrentBias());

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Gates x = s.inputProjection(s.input(), GATES, units); // [batch, 3 * units]
    Gates u = s.recurrentProjection(h, GATES, units);
    Gates zr = s.preActivation(x.only("z", "r"), u.only("z", "r"));
    Value z = sigmoid(zr.get("z"));
    Value r = sigmoid(zr.get("r"));
    Gates reset = new Gates(r.times(u.get("n")), Gate.of("n"), units);
    Value n = tanh(s.preActivation(x.only("n"), reset).value());
    s.next("h", interpolate(z, h, n));
    s.output(s.nextOf("h"));
  }
}
