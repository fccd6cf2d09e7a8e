package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.sigmoid;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Simple recurrent unit (Lei, Zhang, Wang, Dai and Artzi 2018).
 *
 * <pre>
 *   [f r n] = x W + b
 *   c = sigmoid(f) * c' + (1 - sigmoid(f)) * n
 *   h = sigmoid(r) * c + (1 - sigmoid(r)) * x
 *   y = h
 * </pre>
 *
 * <p>With {@code peephole} {@code vf * c'} is added to f and {@code vr * c'} to r: the form of the
 * conference paper (eq. 1 to 4), where this is that of the first version (arXiv 1709.02755v1), in
 * which no gate sees the state and c runs as a scan. Where the input is not as wide as the output,
 * a fourth block of columns k takes its place: {@code x Wk}.
 *
 * @param units width of c and h
 * @param peephole whether the gates see the state
 */
record SruCell(int units, boolean peephole) implements Cell {

  @Override
  public void step(Step s) {
    Value c = s.state("c", units);
    boolean isAsWide = s.input().width() == units;
    List<Gate> gates = isAsWide ? Gate.of("f", "r", "n") : Gate.of("f", "r", "n", "k");
    Gates a = s.preActivation(s.inputProjection(s.input(), gates, units)); // [batch, 3 * units]
    Value f = sigmoid(seeing(s, "vf", c, a.get("f")));
    Value r = sigmoid(seeing(s, "vr", c, a.get("r")));
    Value n = a.get("n");
    Value x = isAsWide ? s.input() : a.get("k");
    s.next("c", f.times(c).plus(f.subtractedFrom(1).times(n)));
    Value cNext = s.normalizedReading("c", s.nextOf("c"));
    s.output(r.times(cNext).plus(r.subtractedFrom(1).times(x)));
  }

  private Value seeing(Step s, String name, Value c, Value gate) {
    if (!peephole) {
      return gate;
    }
    Value v =
        s.parameter(
            ParameterSpec.vector(name, units, ParameterRole.OTHER, Initializer.zeros())
                .withDecay(true));
    return gate.plus(c.times(v));
  }
}
