package org.rnn4j.cells.cell;

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
 * Independently recurrent network (Li et al. 2018, eq. 2): each unit sees itself and no other.
 *
 * <pre>
 *   h = phi(x W + u * h' + b)
 *   y = h
 * </pre>
 *
 * <p>The gradient over T steps is scaled by {@code u^T}, so the source draws u from a range whose
 * upper end is at most {@code 2^(1/T)} and near 1. It also keeps u there during training, which is
 * not done here.
 *
 * @param units width of h
 * @param phi the activation
 * @param first where u begins
 */
record IndRnnCell(int units, Activation phi, Initializer first) implements Cell {

  private static final List<Gate> GATES = Gate.of("h");

  @Override
  public void step(Step s) {
    Value h = s.state("h", units);
    Value u =
        s.parameter(
            ParameterSpec.vector("u", units, ParameterRole.RECURRENT_WEIGHT, first)
                .withDecay(true));
    Gates x = s.inputProjection(s.input(), GATES, units);
    Value a = s.preActivation(x, new Gates(h.times(u), GATES, units)).value();
    s.next("h", phi.of(a));
    s.output(s.nextOf("h"));
  }
}
