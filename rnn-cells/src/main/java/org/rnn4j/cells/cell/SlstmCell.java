package org.rnn4j.cells.cell;

import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.greater;
import static org.rnn4j.api.step.Functions.max;
import static org.rnn4j.api.step.Functions.negate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.softplus;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;

/**
 * Scalar LSTM with exponential gates (Beck et al. 2024, "xLSTM", eq. 8 to 17), one head.
 *
 * <pre>
 *   [i f z o] = x W + h' U + b
 *   m = max(log f + m', i)                  with f = sigmoid(f), or exp(f)
 *   c = exp(log f + m' - m) * c' + exp(i - m) * tanh(z)
 *   n = exp(log f + m' - m) * n' + exp(i - m)
 *   h = sigmoid(o) * c / n
 *   y = h
 * </pre>
 *
 * <p>The stabilizer m only scales c and n, so that no exponential overflows. At the first step,
 * when n' is 0, there is nothing to keep: {@code log f + m'} is put far below anything, so that m
 * is i, as in the authors' code, and n is never below 1.
 *
 * @param units width of each of the four states
 * @param exponentialForget whether f is exp(f) and not sigmoid(f)
 */
record SlstmCell(int units, boolean exponentialForget) implements Cell {

  private static final double FAR = 1e30;
  private static final List<Gate> GATES =
      List.of(Gate.named("i"), Gate.named("f").startingAt(1), Gate.named("z"), Gate.named("o"));

  @Override
  public void step(Step s) {
    Value c = s.state("c", units);
    Value n = s.state("n", units);
    Value h = s.state("h", units);
    Value m = s.state("m", units);
    Gates a = s.preActivation(s.input(), h, GATES, units); // [batch, 4 * units]
    Value i = a.get("i");
    Value logF = exponentialForget ? a.get("f") : negate(softplus(negate(a.get("f"))));
    Value begins = greater(n, n.times(0)).affine(FAR, -FAR); // 0, at the first step -FAR
    Value kept = logF.plus(m).plus(begins);
    s.next("m", max(kept, i));
    Value fScaled = exp(kept.minus(s.nextOf("m")));
    Value iScaled = exp(i.minus(s.nextOf("m")));
    s.next("c", fScaled.times(c).plus(iScaled.times(tanh(a.get("z")))));
    s.next("n", fScaled.times(n).plus(iScaled));
    s.next("h", sigmoid(a.get("o")).times(s.nextOf("c").dividedBy(s.nextOf("n"))));
    s.output(s.nextOf("h"));
  }
}
