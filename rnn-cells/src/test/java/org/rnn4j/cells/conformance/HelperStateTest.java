package org.rnn4j.cells.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;

/** A cell that counts its steps passes the whole kit, zoneout included. */
@Tag("kernels")
class HelperStateTest {

  private static final double LOG_DECAY = StrictMath.log(0.9);

  /**
   * A moving average, corrected for its start from zeros as Adam's moments are.
   *
   * <pre>
   *   n = n' + 1
   *   c = 0.9 c' + 0.1 tanh(x W + c' U + b)
   *   y = c / (1 - 0.9^n)
   * </pre>
   */
  private static Cell averaging(int units) {
    return s -> {
      Value c = s.state("c", units);
      Value n = s.helperState("n", 1).affine(1, 1);
      Value z = s.preActivation(s.input(), c, Gate.of("z"), units).value();
      s.next("n", n);
      s.next("c", c.times(0.9).plus(tanh(z).times(0.1)));
      s.output(s.nextOf("c").dividedBy(exp(n.times(LOG_DECAY)).subtractedFrom(1)));
    };
  }

  @TestFactory
  Stream<DynamicTest> passesEveryCheck() {
    return CellConformance.of(PlantedProvider.making(HelperStateTest::averaging))
        .checks()
        .map(check -> dynamicTest(check.name(), check::run));
  }
}
