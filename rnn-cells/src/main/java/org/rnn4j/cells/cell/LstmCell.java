package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
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
 * <p>The forget gate's bias starts at 1. With {@code peephole} (Gers and Schmidhuber 2000) {@code
 * pi * c'} is added to i, {@code pf * c'} to f and {@code po * c} to o. With {@code coupled} (CIFG,
 * Greff et al. 2017) there is no i, and {@code 1 - sigmoid(f)} stands for {@code sigmoid(i)}. With
 * a {@code projection} (LSTMP, Sak et al. 2014) {@code h = (sigmoid(o) * tanh(c)) P}.
 *
 * @param units width of c, and of h where it is not projected
 * @param peephole whether the gates see the cell state
 * @param coupled whether what comes in and what is forgotten add up to 1
 * @param projection width of h; empty where it is not projected
 */
record LstmCell(int units, boolean peephole, boolean coupled, Optional<Integer> projection)
    implements Cell {

  private static final Gate FORGET = Gate.named("f").startingAt(1);
  private static final List<Gate> GATES =
      List.of(Gate.named("i"), FORGET, Gate.named("g"), Gate.named("o"));
  private static final List<Gate> COUPLED_GATES = List.of(FORGET, Gate.named("g"), Gate.named("o"));

  @Override
  public void step(Step s) {
    Value h = s.state("h", projection.orElse(units));
    Value c = s.state("c", units);
    Gates z = s.preActivation(s.input(), h, coupled ? COUPLED_GATES : GATES, units);
    Value f = sigmoid(seeing(s, "pf", c, z.get("f")));
    Value i = coupled ? f.subtractedFrom(1) : sigmoid(seeing(s, "pi", c, z.get("i")));
    Value g = tanh(z.get("g"));
    Value cNext = s.normalizedState("c", f.times(c).plus(i.times(g)));
    Value o = sigmoid(seeing(s, "po", cNext, z.get("o")));
    s.next("c", cNext);
    s.next("h", projected(s, o.times(tanh(s.normalizedReading("c", cNext)))));
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

  private Value projected(Step s, Value h) {
    return projection
        .map(
            width ->
                h.product(
                    s.parameter(
                        ParameterSpec.matrix(
                            "P",
                            units,
                            width,
                            ParameterRole.RECURRENT_WEIGHT,
                            Initializer.glorotUniform()))))
        .orElse(h);
  }
}
