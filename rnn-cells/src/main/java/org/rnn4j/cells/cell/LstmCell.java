package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Value;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with the forget gate of Gers et al.
 * 2000.
 *
 * <pre>
 *   [i f g o] = x W + h' U + b
 *   c = sigmoid(f) * c' + sigmoid(i) * tanh(g)
 *   h = sigmoid(o) * tanh(c)
 *   y = h
 * </pre>
 *
 * <p>With {@code peephole} (Gers and Schmidhuber 2000) {@code pi * c'} is added to i, {@code pf *
 * c'} to f and {@code po * c} to o. The forget gate's bias starts at 1.
 *
 * @param units width of c and h
 * @param peephole whether the gates see the cell state
 */
record LstmCell(int units, boolean peephole) implements Cell {

  private static final List<Gate> GATES =
      List.of(Gate.named("i"), Gate.named("f").startingAt(1), Gate.named("g"), Gate.named("o"));

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Value c = s.state("c", units);
    Gates z = s.preActivation(s.input(), h, GATES, units); // [batch, 4 * units]
    Value i = sigmoid(seeing(s, "pi", c, z.get("i")));
    Value f = sigmoid(seeing(s, "pf", c, z.get("f")));
    Value g = tanh(z.get("g"));
    Value cNext = s.normalizedState("c", f.times(c).plus(i.times(g)));
    Value o = sigmoid(seeing(s, "po", cNext, z.get("o")));
    s.next("c", cNext);
    s.next("h", o.times(tanh(s.normalizedReading("c", cNext))));
    s.output(s.nextOf("h"));
  }

  private Value seeing(Step s, String name, Value c, Value gate) {
    if (!peephole) {
      return gate;
    }
    Value p =
        s.parameter(
            ParameterSpec.vector(name, units, ParameterRole.OTHER, Initializer.zeros())
                .withDecay(true));
    return gate.plus(c.times(p));
  }
}
