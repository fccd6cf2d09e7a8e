package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.log;
import static org.rnn4j.api.step.Functions.sqrt;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.operation.PlantedOperation;

/** For each check of the kit a cell that it must reject. */
@Tag("kernels")
class PlantedBugsTest {

  /**
   * A planted bug.
   *
   * @param provider of the cell that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(PlantedProvider provider, String reason) {}

  // By the name of the check.
  private static Map<String, Bug> bugs() {
    Map<String, Bug> bugs = new LinkedHashMap<>();
    bugs.put(
        "provider",
        new Bug(
            new PlantedProvider("Planted_Cell", PlantedProvider.UNITS, units -> s -> {}),
            "'Planted_Cell' is not in kebab-case"));
    Option<Integer> unlimited = Option.integer("units").required().doc("Any number at all.");
    bugs.put(
        "options",
        new Bug(
            new PlantedProvider(
                "planted", unlimited, units -> s -> PlantedProvider.step(s, units, x -> x, h -> h)),
            "is within the declared range"));
    AtomicInteger recordings = new AtomicInteger();
    bugs.put(
        "recording",
        new Bug(
            PlantedProvider.ofState(h -> h.times(1 + recordings.incrementAndGet() * 0.01)),
            "recording 2 of one cell is not the first one"));
    bugs.put(
        "shapes",
        new Bug(
            PlantedProvider.making(PlantedBugsTest::ofTwoInputs),
            "cannot be recorded over 1 features"));
    bugs.put(
        "initializers",
        new Bug(PlantedProvider.making(PlantedBugsTest::withNan), "p, block p, with NaN"));
    bugs.put(
        "roles",
        new Bug(
            PlantedRolesTest.withMatrix(ParameterRole.INPUT_WEIGHT),
            "with {units=3}: P is declared INPUT_WEIGHT and multiplies what sees a state;"
                + " declare it RECURRENT_WEIGHT"));
    Bug slope =
        new Bug(PlantedProvider.ofState(PlantedOperation::withWrongSlope), "the gradient is");
    bugs.put("gradients", slope);
    Bug infinite = new Bug(PlantedProvider.ofInput(PlantedOperation::withInfinity), "NaN");
    bugs.put("gradients-with-masks", infinite);
    bugs.put("gradients-with-dropout", slope);
    bugs.put("gradients-both-ways", slope);
    bugs.put(
        "float-engine",
        new Bug(PlantedProvider.ofState(h -> h.plus(1e6).plus(-1e6)), "in float and"));
    bugs.put(
        "batch-independence",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofFirstRow),
            "of row 0 beside two others, the output"));
    bugs.put("masking", infinite);
    bugs.put(
        "causality",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofLastStep),
            "inputs after step 0 change outputs"));
    bugs.put(
        "chunked",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofStepBefore),
            "in chunks the output of step 1 is not that of the whole sequence"));
    bugs.put(
        "determinism",
        new Bug(PlantedProvider.ofState(PlantedOperation::withNoise), "output 0 is"));
    bugs.put(
        "directions",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::withNumberOfStep),
            "read backward, the output 0 is"));
    AtomicBoolean memory = new AtomicBoolean();
    bugs.put(
        "dropout",
        new Bug(
            PlantedProvider.ofState(h -> PlantedOperation.withMemoryOfTraining(h, memory)),
            "in evaluation after training, output"));
    AtomicInteger cells = new AtomicInteger();
    bugs.put(
        "save-and-load",
        new Bug(
            PlantedProvider.making(
                units -> {
                  double hidden = 1 + cells.incrementAndGet() * 0.01;
                  return s -> PlantedProvider.step(s, units, x -> x, h -> h.times(hidden));
                }),
            "of a second one with the same parameters"));
    bugs.put(
        "extreme-inputs", new Bug(PlantedProvider.ofInput(x -> exp(x)), "over inputs of 10000.0"));
    bugs.put(
        "allocation", new Bug(PlantedProvider.ofState(PlantedOperation::withGarbage), "allocate"));
    bugs.put(
        "work",
        new Bug(
            PlantedProvider.making(PlantedBugsTest::ofInputBesideState),
            "takes in what waits for no state"));
    Thread own = Thread.currentThread();
    bugs.put(
        "two-users",
        new Bug(
            PlantedProvider.ofState(h -> h.times(Thread.currentThread() == own ? 1 : 0.5)),
            "in a thread beside another user"));
    bugs.put(
        "normalizers",
        new Bug(
            PlantedNormalizationsTest.withoutResult(),
            "what a normalizer makes of the pre-activation is used by no output and no state"));
    return bugs;
  }

  private static Cell ofTwoInputs(int units) {
    return s -> {
      Value w =
          s.parameter(
              ParameterSpec.matrix(
                  "W", 2, units, ParameterRole.INPUT_WEIGHT, Initializer.glorotUniform()));
      s.output(s.input().product(w));
    };
  }

  private static Cell withOutputOfInputBesideState(int units) {
    return s -> {
      Value h = s.state("h", units);
      s.next("h", tanh(s.preActivation(s.input(), h, Gate.of("h"), units).value()));
      Value xh = s.input().concat(s.nextOf("h"));
      s.output(
          xh.product(
              s.parameter(
                  ParameterSpec.matrix(
                      "C", xh.width(), units, ParameterRole.OTHER, Initializer.orthogonal()))));
    };
  }

  // h = tanh([x h'] W), as papers write it.
  private static Cell ofInputBesideState(int units) {
    return s -> {
      Value h = s.state("h", units);
      Value w =
          s.parameter(
              ParameterSpec.matrix(
                  "W",
                  s.input().width() + units,
                  units,
                  ParameterRole.RECURRENT_WEIGHT,
                  Initializer.glorotUniform()));
      s.next("h", tanh(s.input().concat(h).product(w)));
      s.output(s.nextOf("h"));
    };
  }

  private static Cell withProductTwice(int units) {
    return s -> {
      Value v =
          s.parameter(
              ParameterSpec.matrix(
                  "V", units, units, ParameterRole.RECURRENT_WEIGHT, Initializer.orthogonal()));
      PlantedProvider.step(s, units, x -> x, h -> h.product(v).times(h.product(v)));
    };
  }

  private static Cell withNan(int units) {
    return s ->
        PlantedProvider.step(
            s,
            units,
            x -> x,
            h ->
                h.plus(
                    s.parameter(
                        ParameterSpec.vector(
                            "p", units, ParameterRole.OTHER, Initializer.constant(Double.NaN)))));
  }

  @Test
  void whatOnlyTheOutputSeesMayHaveInputAndStateInOneProduct() {
    PlantedProvider sound = PlantedProvider.making(PlantedBugsTest::withOutputOfInputBesideState);
    sound.check("work").run();
    sound.check("roles").run();
  }

  @Test
  void everyWasteOfWorkIsRejected() {
    assertRejected(
        "work",
        new Bug(
            PlantedProvider.making(PlantedBugsTest::withProductTwice),
            "the same product is computed twice"));
    assertRejected(
        "work",
        new Bug(PlantedProvider.ofState(PlantedOperation::withLongGradient), "more than 8 times"));
    assertRejected(
        "work",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::withAllStepsAgain),
            "kernel calls do not grow in proportion to the steps"));
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBug() {
    Map<String, Bug> bugs = bugs();
    return bugs.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> assertRejected(e.getKey(), e.getValue())));
  }

  private static void assertRejected(String name, Bug bug) {
    bug.provider().assertRejected(name, bug.reason());
  }

  /** The engine sees to it that no masked step has any: a cell need not know of masks. */
  @TestFactory
  Stream<DynamicTest> infinityOfZerosIsNoBug() {
    PlantedProvider provider = PlantedProvider.ofInput(x -> log(square(x)));
    return Stream.of("gradients-with-masks", "float-engine", "masking")
        .map(name -> dynamicTest(name, provider.check(name)::run));
  }

  @Test
  void aMemoryThatIsNoStateIsSeenInFloatInGradientsAndUnderMasksToo() {
    assertRejected(
        "chunked",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofStepBeforeInFloat),
            "in a chunk from step 1 on, the output 0 is"));
    assertRejected(
        "chunked",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofStepBeforeInGradient),
            "in chunks the gradient by the input of step 4 is not that of the whole sequence"));
    assertRejected(
        "masking",
        new Bug(PlantedProvider.ofInput(PlantedOperation::ofStepBefore), "among masked steps"));
  }

  @Test
  void aMemoryThatZoneoutDoesNotReachIsSeen() {
    assertRejected(
        "dropout",
        new Bug(
            PlantedProvider.ofInput(PlantedOperation::ofStepBefore),
            "in evaluation under zoneout, output"));
  }

  @TestFactory
  Stream<DynamicTest> bugsOfDropoutAndDirectionsAreNotSeenInDeterminism() {
    return Stream.of("dropout", "directions")
        .map(name -> dynamicTest(name, bugs().get(name).provider().check("determinism")::run));
  }

  @Test
  void aStateThatDependsOnOtherRowsIsSeenWhereNoOutputDoes() {
    Cell cell =
        s -> {
          s.state("c", s.input().width());
          s.next("c", PlantedOperation.ofFirstRow(s.input()));
          PlantedProvider.step(s, 3, x -> x, h -> h);
        };
    assertRejected(
        "batch-independence",
        new Bug(
            PlantedProvider.making(units -> cell), "state 'c' of row 1 depends on the other rows"));
  }

  @Test
  void zerosAndLongSequencesAreExtremesToo() {
    assertRejected(
        "extreme-inputs",
        new Bug(
            PlantedProvider.ofInput(x -> x.dividedBy(sqrt(square(x)))),
            "over inputs of 0.0, output 0 is NaN"));
    Cell growing =
        s -> {
          Value c = s.state("c", s.input().width());
          s.next("c", c.times(2).plus(s.input()));
          s.output(s.nextOf("c"));
        };
    assertRejected(
        "extreme-inputs",
        new Bug(PlantedProvider.making(units -> growing), "over 2000 steps, output"));
  }

  @Test
  void everyCheckHasAPlantedBug() {
    List<String> names =
        CellConformance.of(new PlantedProvider()).checks().map(Check::name).toList();
    assertThat(bugs().keySet()).containsExactlyElementsOf(names);
    assertThat(CellConformance.of(new PlantedProvider()).checks())
        .allSatisfy(c -> assertThat(c.proves()).endsWith("."));
  }

  @TestFactory
  Stream<DynamicTest> theSameCellWithoutABugPasses() {
    return CellConformance.of(new PlantedProvider())
        .checks()
        .map(c -> dynamicTest(c.name(), c::run));
  }
}
