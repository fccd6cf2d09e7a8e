package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Step;
import org.rnn4j.api.step.Value;

/** The check {@code initializers} over cells that start badly. */
class PlantedInitializersTest {

  private static final Initializer DRAWN = Initializer.glorotUniform();
  private static final Initializer ALIKE = Initializer.constant(0.1);

  private static PlantedProvider starting(Initializer w, Initializer u) {
    return PlantedProvider.making(units -> s -> step(s, s.input(), units, w, u));
  }

  // h = tanh(a) * sigmoid(b) of the gates [a b] = x W + h' U, which start like this.
  private static void step(Step s, Value x, int units, Initializer w, Initializer u) {
    List<Gate> gates = Gate.of("a", "b");
    Value ofInput =
        s.parameter(
            ParameterSpec.gates("W", x.width(), gates, units, ParameterRole.INPUT_WEIGHT, w));
    Value ofState =
        s.parameter(
            ParameterSpec.gates("U", units, gates, units, ParameterRole.RECURRENT_WEIGHT, u));
    Value h = s.state("h", units);
    Gates z = new Gates(x.product(ofInput).plus(h.product(ofState)), gates, units);
    s.next("h", tanh(z.get("a")).times(sigmoid(z.get("b"))));
    s.output(s.nextOf("h"));
  }

  @Test
  void weightsThatAreAllAlikeAreRejected() {
    starting(ALIKE, Initializer.constant(0.2))
        .assertRejected("initializers", "all weights start with one number");
  }

  @Test
  void gatesThatStartAlikeInEveryWeightAreRejected() {
    PlantedProvider besideDrawnOnes =
        PlantedProvider.making(
            units ->
                s -> {
                  int inputs = s.input().width();
                  Value v =
                      s.parameter(
                          ParameterSpec.matrix(
                              "V", inputs, inputs, ParameterRole.INPUT_WEIGHT, DRAWN));
                  step(s, s.input().product(v), units, ALIKE, Initializer.zeros());
                });
    besideDrawnOnes.assertRejected(
        "initializers", "the gates a and b start with the same numbers in every weight");
  }

  @Test
  void oneWeightMayStartTheGatesAlike() {
    assertThatCode(starting(DRAWN, Initializer.zeros()).check("initializers")::run)
        .doesNotThrowAnyException();
    assertThatCode(starting(DRAWN, Initializer.orthogonal()).check("initializers")::run)
        .doesNotThrowAnyException();
  }

  private static InitializerChecks.Block block(int rows, int width, float... values) {
    ParameterSpec spec =
        ParameterSpec.matrix(
            "U", rows, width, ParameterRole.RECURRENT_WEIGHT, Initializer.orthogonal());
    return new InitializerChecks.Block(spec, spec.blocks().get(0), values);
  }

  @Test
  void rowsOrColumnsHaveToBeOrthogonalWhicheverAreFewer() {
    assertThatCode(block(2, 2, 0.6f, -0.8f, 0.8f, 0.6f)::requireOrthogonal)
        .doesNotThrowAnyException();
    assertThatCode(block(2, 3, 1, 0, 0, 0, 0.6f, 0.8f)::requireOrthogonal)
        .doesNotThrowAnyException();
    assertThatCode(block(3, 2, 1, 0, 0, 0.6f, 0, 0.8f)::requireOrthogonal)
        .doesNotThrowAnyException();
    assertThatThrownBy(block(3, 2, 1, 0, 0, 0.6f, 0, 0.9f)::requireOrthogonal)
        .isInstanceOf(ConformanceException.class)
        .hasMessageStartingWith("U, block U, is declared orthogonal and starts with columns 1 ");
    assertThatThrownBy(block(2, 2, 0.6f, -0.8f, 0.8f, 0.6001f)::requireOrthogonal)
        .hasMessageContaining("rows 1 times 0 = ");
    assertThatThrownBy(block(1, 2, 0.6f, 0.7f)::requireOrthogonal)
        .hasMessageContaining("rows 0 times 0 = 0.85");
  }
}
