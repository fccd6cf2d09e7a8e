package com.acme.twin;

import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Long short-term memory, operation by operation that of the built-in cell.
 *
 * <pre>
 *   [i f g o] = x W + h' U + b
 *   c = sigmoid(f) * c' + sigmoid(i) * tanh(g)
 *   h = sigmoid(o) * tanh(c)
 * </pre>
 */
final class TwinLstm implements Cell {

  private static final List<Gate> GATES =
      List.of(Gate.named("i"), Gate.named("f").startingAt(1), Gate.named("g"), Gate.named("o"));

  private final int units;

  TwinLstm(int units) {
    this.units = units;
  }

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Value c = s.state("c", units);
    Gates z = s.preActivation(s.input(), h, GATES, units); // [batch, 4 * units]
    Value i = sigmoid(z.get("i"));
    Value f = sigmoid(z.get("f"));
    Value g = tanh(z.get("g"));
    Value cNext = f.times(c).plus(i.times(g));
    Value o = sigmoid(z.get("o"));
    s.next("c", cNext);
    s.next("h", o.times(tanh(cNext)));
    s.output(s.nextOf("h"));
  }
}
