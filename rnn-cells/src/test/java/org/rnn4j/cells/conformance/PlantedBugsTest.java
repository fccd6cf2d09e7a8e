package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.log;
import static org.rnn4j.api.step.Functions.square;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.PlantedOperation;

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
    Bug slope =
        new Bug(PlantedProvider.ofState(PlantedOperation::withWrongSlope), "the gradient is");
    bugs.put("gradients", slope);
    Bug infinite = new Bug(PlantedProvider.ofInput(x -> log(square(x))), "NaN");
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
    Bug noise = new Bug(PlantedProvider.ofState(PlantedOperation::withNoise), "output 0 is");
    bugs.put("determinism", noise);
    bugs.put("directions", noise);
    bugs.put("dropout", noise);
    AtomicInteger cells = new AtomicInteger();
    bugs.put(
        "save-and-load",
        new Bug(
            PlantedProvider.making(
                units -> {
                  double hidden = 1 + cells.incrementAndGet() * 0.01;
                  return s -> PlantedProvider.step(s, units, x -> x, h -> h.times(hidden));
                }),
            "of a second cell with the same parameters"));
    bugs.put(
        "extreme-inputs", new Bug(PlantedProvider.ofInput(x -> exp(x)), "over inputs of 10000.0"));
    bugs.put(
        "allocation", new Bug(PlantedProvider.ofState(PlantedOperation::withGarbage), "allocate"));
    Thread own = Thread.currentThread();
    bugs.put(
        "two-users",
        new Bug(
            PlantedProvider.ofState(h -> h.times(Thread.currentThread() == own ? 1 : 0.5)),
            "in a thread beside another user"));
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

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBug() {
    Map<String, Bug> bugs = bugs();
    return bugs.entrySet().stream()
        .map(e -> dynamicTest(e.getKey(), () -> assertRejected(e.getKey(), e.getValue())));
  }

  private static void assertRejected(String name, Bug bug) {
    Check check =
        CellConformance.of(bug.provider())
            .checks()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(check::run)
        .isInstanceOf(ConformanceException.class)
        .hasMessageContaining(bug.reason());
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
