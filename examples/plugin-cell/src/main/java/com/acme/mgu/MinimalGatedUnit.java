package com.acme.mgu;

import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Minimal gated unit (Zhou, Wu, Zhang and Zhou 2016, "Minimal gated unit for recurrent neural
 * networks", eq. 6): a GRU whose two gates are one.
 *
 * <pre>
 *   f = sigmoid(x Wf + h' Uf + bf)
 *   n = tanh(x Wn + (f * h') Un + bn)
 *   h = (1 - f) * h' + f * n
 * </pre>
 */
final class MinimalGatedUnit implements Cell {

  private static final List<Gate> F = Gate.of("f");
  private static final List<Gate> N = Gate.of("n");

  private final int units;

  MinimalGatedUnit(int units) {
    this.units = units;
  }

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Gates x = s.inputProjection(s.input(), Gate.of("f", "n"), units); // [batch, 2 * units]
    Gates hf = s.recurrentProjection(h, F, units);
    Value f = sigmoid(s.preActivation(x.only("f"), hf).value());
    Gates hn = s.recurrentProjection(f.times(h), N, units);
    Value n = tanh(s.preActivation(x.only("n"), hn).value());
    s.next("h", f.subtractedFrom(1).times(h).plus(f.times(n)));
    s.output(s.nextOf("h"));
  }
}
