package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.cell.Step;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Shape;
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
    assertSound(starting(DRAWN, Initializer.zeros()));
    assertSound(starting(DRAWN, Initializer.orthogonal()));
  }

  private static void assertSound(PlantedProvider cell) {
    assertThatCode(cell.check("initializers")::run).doesNotThrowAnyException();
  }

  private static ParameterSpec w(Step s, List<Gate> gates, int units, Initializer first) {
    int inputs = s.input().width();
    return ParameterSpec.gates("W", inputs, gates, units, ParameterRole.INPUT_WEIGHT, first);
  }

  private static ParameterSpec u(String name, List<Gate> gates, int units, Initializer first) {
    return ParameterSpec.gates(name, units, gates, units, ParameterRole.RECURRENT_WEIGHT, first);
  }

  // h = z * h' + r * tanh(n): the two gates see the input alone and start with these numbers.
  private static PlantedProvider ofTwoGates(Initializer first, double firstBiasOfZ) {
    List<Gate> gates = List.of(Gate.named("z").startingAt(firstBiasOfZ), Gate.named("r"));
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              Value n = s.preActivation(s.input(), h, Gate.of("n"), units).value();
              ParameterSpec v =
                  ParameterSpec.gates(
                      "V", s.input().width(), gates, units, ParameterRole.INPUT_WEIGHT, first);
              Value b = s.parameter(ParameterSpec.bias("c", gates, units, ParameterRole.BIAS));
              Gates a = new Gates(s.input().product(s.parameter(v)).plus(b), gates, units);
              s.next("h", sigmoid(a.get("z")).times(h).plus(sigmoid(a.get("r")).times(tanh(n))));
              s.output(s.nextOf("h"));
            });
  }

  @Test
  void gatesMayStartWithZerosBesideADrawnCandidate() {
    assertSound(ofTwoGates(Initializer.zeros(), 0));
    assertSound(ofTwoGates(Initializer.zeros(), 1));
  }

  @Test
  void gatesWithBiasesThatDifferMayStartAlike() {
    assertSound(ofTwoGates(ALIKE, 1));
    ofTwoGates(ALIKE, 0)
        .assertRejected("initializers", "the gates z and r start with the same numbers");
  }

  // h = z * h' + (1 - z) * tanh(n), [z n] = x W, z adds h' U and n adds h' U.n; y = h + d.
  private static PlantedProvider withRecurrentWeightOfEach(Initializer w, Initializer u) {
    List<Gate> gates = Gate.of("z", "n");
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              Gates x =
                  new Gates(s.input().product(s.parameter(w(s, gates, units, w))), gates, units);
              Value ofZ = h.product(s.parameter(u("U", Gate.of("z"), units, u)));
              Value ofN = h.product(s.parameter(u("U.n", Gate.of("n"), units, u)));
              Value z = sigmoid(x.get("z").plus(ofZ));
              s.next("h", interpolate(z, h, tanh(x.get("n").plus(ofN))));
              ParameterSpec d = ParameterSpec.vector("d", units, ParameterRole.OTHER, DRAWN);
              s.output(s.nextOf("h").plus(s.parameter(d)));
            });
  }

  @Test
  void aWeightThatOnlyOneOfTheGatesHasTellsThemApart() {
    assertSound(withRecurrentWeightOfEach(Initializer.zeros(), DRAWN));
    assertSound(withRecurrentWeightOfEach(ALIKE, DRAWN));
    assertSound(withRecurrentWeightOfEach(ALIKE, ALIKE));
  }

  // h = exp(-exp(d)) * h' + x W.
  private static PlantedProvider ofDecays(Initializer first) {
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              Value d = s.parameter(ParameterSpec.vector("d", units, ParameterRole.OTHER, first));
              Value w = s.parameter(w(s, Gate.of("h"), units, Initializer.ones()));
              s.next("h", exp(exp(d).times(-1)).times(h).plus(s.input().product(w)));
              s.output(s.nextOf("h"));
            });
  }

  @Test
  void unitsMayDifferByTheirDecaysAlone() {
    assertSound(ofDecays(Initializer.ringDecay(0.5, 0.9)));
    ofDecays(Initializer.constant(-1))
        .assertRejected("initializers", "all weights start with one number");
  }

  @Test
  void unitsMayDifferByAConstantForEach() {
    PlantedProvider ladder =
        PlantedProvider.making(
            units ->
                s -> {
                  List<ParameterSpec.Block> blocks =
                      IntStream.range(0, units)
                          .mapToObj(
                              i ->
                                  new ParameterSpec.Block(
                                      "d" + i, 1, Initializer.constant(0.1 * i)))
                          .toList();
                  Shape shape = Shape.vector(units);
                  ParameterSpec d =
                      new ParameterSpec("d", shape, ParameterRole.OTHER, blocks, false);
                  Value h = s.state("h", units);
                  Value w = s.parameter(w(s, Gate.of("h"), units, Initializer.ones()));
                  s.next("h", h.times(s.parameter(d)).plus(s.input().product(w)));
                  s.output(s.nextOf("h"));
                });
    assertSound(ladder);
  }

  @Test
  void biasesOfGatesThatDifferDoNotMakeUnitsDiffer() {
    PlantedProvider biased =
        PlantedProvider.making(
            units ->
                s -> {
                  List<Gate> gates = List.of(Gate.named("a").startingAt(1), Gate.named("b"));
                  Value b = s.parameter(ParameterSpec.bias("b", gates, units, ParameterRole.BIAS));
                  Value w = s.parameter(w(s, gates, units, ALIKE));
                  s.output(s.input().product(w).plus(b));
                });
    biased.assertRejected("initializers", "all weights start with one number");
  }

  @Test
  void aSingleUnitMayStartWithConstants() {
    assertSound(PlantedProvider.making(units -> s -> ofOneUnit(s)));
  }

  // h = tanh(x W + h' U) of one unit.
  private static void ofOneUnit(Step s) {
    Value h = s.state("h", 1);
    Value w = s.parameter(w(s, Gate.of("h"), 1, Initializer.ones()));
    Value u = s.parameter(u("U", Gate.of("h"), 1, ALIKE));
    s.next("h", tanh(s.input().product(w).plus(h.product(u))));
    s.output(s.nextOf("h"));
  }

  // h = tanh(a) * sigmoid(b) of [a b] = h' U, where U is declared as one block.
  private static PlantedProvider ofOneBlock(Initializer first) {
    List<Gate> gates = Gate.of("a", "b");
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              ParameterSpec u =
                  ParameterSpec.matrix(
                      "U", units, 2 * units, ParameterRole.RECURRENT_WEIGHT, first);
              Gates z =
                  new Gates(
                      s.preActivation(s.inputProjection(s.input(), gates, units))
                          .value()
                          .plus(h.product(s.parameter(u))),
                      gates,
                      units);
              s.next("h", tanh(z.get("a")).times(sigmoid(z.get("b"))));
              s.output(s.nextOf("h"));
            });
  }

  @Test
  void allGatesAsOneOrthogonalBlockAreRejected() {
    ofOneBlock(Initializer.orthogonal())
        .assertRejected(
            "initializers",
            "U, block U, is declared orthogonal with 3 rows and 6 columns, so that no gate in it"
                + " is; declare its gates with ParameterSpec.gates()");
    assertSound(ofOneBlock(DRAWN));
  }
}
