package com.acme.mingru;

import static org.rnn4j.api.step.Functions.sigmoid;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Value;

/**
 * Minimal gated recurrent unit (Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024, "Were RNNs all
 * we needed?", section 3.1).
 *
 * <pre>
 *   [z n] = x W + b
 *   z = sigmoid(z)
 *   h = (1 - z) * h' + z * n
 * </pre>
 *
 * <p>Neither gate nor candidate looks at the state, so nothing but the last line has to wait for
 * the step before.
 */
final class MinimalGru implements Cell {

  private static final List<Gate> GATES = Gate.of("z", "n");

  private final int units;

  MinimalGru(int units) {
    this.units = units;
  }

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Gates a = s.inputProjection(s.input(), GATES, units); // [batch, 2 * units]
    Value z = sigmoid(a.get("z"));
    Value n = a.get("n");
    s.next("h", z.subtractedFrom(1).times(h).plus(z.times(n)));
    s.output(s.nextOf("h"));
  }
}
