package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.cos;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.negate;
import static org.rnn4j.api.step.Functions.sin;
import static org.rnn4j.api.step.Functions.sqrt;
import static org.rnn4j.api.step.Functions.square;

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
 * Linear recurrent unit (Orvieto, Smith, Gu, Fernando, Gulcehre, Pascanu and De 2023, sections 3.2
 * to 3.4). The state s is complex and its matrix diagonal; its parts are two states re and im.
 *
 * <pre>
 *   lambda = exp(-exp(nu) + i exp(theta))
 *   gamma = sqrt(1 - |lambda|^2)
 *   s = lambda * s' + gamma * (x B)
 *   y = phi(Re(s C) + x D + b)
 * </pre>
 *
 * <p>At the start {@code |lambda|} is drawn from a ring {@code min-radius < |lambda| < max-radius}
 * and its angle between 0 and {@code max-phase}. Gamma follows lambda as it is learned, where the
 * source only starts it there. D is a matrix, because input and output may differ in width.
 *
 * @param units width of s, in complex numbers, and of y
 * @param phi the activation; the source has none in the layer but one in the block around it
 * @param nu where nu begins
 * @param theta where theta begins
 */
record LruCell(int units, Activation phi, Initializer nu, Initializer theta) implements Cell {

  private static final List<Gate> OUTPUT = Gate.of("y");

  @Override
  public void step(Step s) {
    Value re = s.state("re", units);
    Value im = s.state("im", units);
    Value decay = exp(negate(exp(vector(s, "nu", nu)))); // |lambda|: [units]
    Value angle = exp(vector(s, "theta", theta));
    Value lambdaRe = decay.times(cos(angle));
    Value lambdaIm = decay.times(sin(angle));
    Value gamma = sqrt(square(decay).subtractedFrom(1));
    int inputs = s.input().width();
    double ofInput = 1 / Math.sqrt(2.0 * inputs);
    double ofState = 1 / Math.sqrt(units);
    Value inRe =
        s.input()
            .product(matrix(s, "Bre", inputs, ParameterRole.INPUT_WEIGHT, ofInput))
            .times(gamma);
    Value inIm =
        s.input()
            .product(matrix(s, "Bim", inputs, ParameterRole.INPUT_WEIGHT, ofInput))
            .times(gamma);
    s.next("re", lambdaRe.times(re).minus(lambdaIm.times(im)).plus(inRe));
    s.next("im", lambdaRe.times(im).plus(lambdaIm.times(re)).plus(inIm));
    Value sc =
        s.nextOf("re")
            .product(matrix(s, "Cre", units, ParameterRole.OTHER, ofState))
            .minus(
                s.nextOf("im")
                    .product(matrix(s, "Cim", units, ParameterRole.OTHER, ofState))); // Re(s C)
    Gates xd = s.inputProjection(s.input(), OUTPUT, units);
    s.output(phi.of(s.preActivation(xd, new Gates(sc, OUTPUT, units)).value()));
  }

  private Value vector(Step s, String name, Initializer first) {
    return s.parameter(ParameterSpec.vector(name, units, ParameterRole.OTHER, first));
  }

  private Value matrix(Step s, String name, int rows, ParameterRole role, double deviation) {
    return s.parameter(
        ParameterSpec.matrix(name, rows, units, role, Initializer.normal(0, deviation)));
  }
}
