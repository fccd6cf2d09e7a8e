package org.rnn4j.cells.cases;

import static org.rnn4j.api.step.Functions.abs;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.log;
import static org.rnn4j.api.step.Functions.reciprocal;
import static org.rnn4j.api.step.Functions.relu;
import static org.rnn4j.api.step.Functions.sqrt;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;

/** Cells that make infinity, or an infinite slope, of zeros, and of nothing else. */
public final class SingularCases {

  private static final int UNITS = 3;

  private SingularCases() {}

  /** All of them. */
  public static List<CellCase> all() {
    return List.of(
        CellCase.of("a logarithm of the input", ofInput(x -> log(square(x)))),
        CellCase.of("a reciprocal of the input", ofInput(x -> reciprocal(x))),
        CellCase.of("a root of the input", ofInput(x -> sqrt(square(x)))),
        CellCase.of("an exponential that overflows", ofInput(SingularCases::overflowing)),
        CellCase.of("a reciprocal of a logarithm", ofInput(x -> reciprocal(log(square(x))))),
        CellCase.of("a logarithm of the state", SingularCases::logOfState),
        CellCase.of("a quotient of sums over time", SingularCases::mean));
  }

  private static Cell ofInput(UnaryOperator<Value> f) {
    return s -> {
      Value h = s.state("h", UNITS);
      s.next("h", tanh(s.preActivation(f.apply(s.input()), h, Gate.of("h"), UNITS).value()));
      s.output(s.nextOf("h"));
    };
  }

  // From 1e-3 on exp(x), at 0 exp(2000).
  private static Value overflowing(Value x) {
    return exp(x.plus(relu(abs(x).times(-1e3).plus(1)).times(2000)));
  }

  private static void logOfState(Step s) {
    Value sum = s.state("sum", s.input().width());
    s.next("sum", sum.plus(abs(s.input())));
    s.output(log(s.nextOf("sum")));
  }

  // Of the inputs, each weighted with itself: 0 / 0 before the first one.
  private static void mean(Step s) {
    int width = s.input().width();
    Value sum = s.state("sum", width);
    Value weight = s.state("weight", width);
    s.next("sum", sum.plus(square(s.input())));
    s.next("weight", weight.plus(abs(s.input())));
    s.output(s.nextOf("sum").dividedBy(s.nextOf("weight")).times(s.input()));
  }
}
