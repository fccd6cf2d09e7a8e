package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.sigmoid;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Minimal gated recurrent unit (Feng, Tung, Ahmed, Bengio and Hajimirsadeghi 2024, "Were RNNs all
 * we needed?", section 3.1), in its linear form.
 *
 * <pre>
 *   [z n] = x W + b
 *   h = (1 - sigmoid(z)) * h' + sigmoid(z) * n
 *   y = h
 * </pre>
 *
 * <p>Neither gate nor candidate sees the state, so the recurrence is linear and runs as a scan.
 *
 * @param units width of h
 */
record MinGruCell(int units) implements Cell {

  private static final List<Gate> GATES = Gate.of("z", "n");

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Gates a = s.preActivation(s.inputProjection(s.input(), GATES, units)); // [batch, 2 * units]
    Value z = sigmoid(a.get("z"));
    Value n = a.get("n");
    s.next("h", z.subtractedFrom(1).times(h).plus(z.times(n)));
    s.output(s.nextOf("h"));
  }
}
