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
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.conformance.Check;
import org.rnn4j.api.conformance.ConformanceException;
import org.rnn4j.api.layer.Layer;
import org.rnn4j.api.option.Option;
import org.rnn4j.cells.internal.operation.PlantedOperation;

/** For each check of the layers' kit a layer that it must reject. */
class PlantedLayersTest {

  /**
   * A planted bug.
   *
   * @param provider of the layer that has it
   * @param reason what the check must say of it, in part
   */
  private record Bug(PlantedLayer provider, String reason) {}

  // By the name of the check.
  private static Map<String, Bug> bugs() {
    Map<String, Bug> bugs = new LinkedHashMap<>();
    IntFunction<Layer> linear = units -> s -> s.output(s.projection(s.input(), units));
    bugs.put(
        "provider",
        new Bug(
            new PlantedLayer("Planted_Layer", PlantedLayer.UNITS, linear),
            "'Planted_Layer' is not in kebab-case"));
    bugs.put(
        "options",
        new Bug(
            new PlantedLayer(
                "planted", Option.integer("units").required().doc("Any number at all."), linear),
            "is within the declared range"));
    AtomicInteger recordings = new AtomicInteger();
    bugs.put(
        "recording",
        new Bug(
            PlantedLayer.ofInput(x -> x.times(1 + recordings.incrementAndGet() * 0.01)),
            "recording 2 of one layer is not the first one"));
    bugs.put(
        "shapes",
        new Bug(PlantedLayer.ofInput(x -> x.slice(1, 2)), "cannot be recorded over 1 features"));
    bugs.put(
        "initializers",
        new Bug(PlantedLayer.making(PlantedLayersTest::withNan), "p starts with NaN"));
    bugs.put(
        "gradients",
        new Bug(PlantedLayer.ofInput(PlantedOperation::withWrongSlope), "the gradient is"));
    bugs.put(
        "gradients-with-masks",
        new Bug(PlantedLayer.ofInput(PlantedOperation::withInfinity), "NaN"));
    bugs.put(
        "float-engine", new Bug(PlantedLayer.ofInput(x -> x.plus(1e6).plus(-1e6)), "in float and"));
    bugs.put(
        "batch-independence",
        new Bug(
            PlantedLayer.ofInput(PlantedOperation::ofFirstRow),
            "of row 0 beside two others, the output"));
    bugs.put(
        "steps",
        new Bug(
            PlantedLayer.ofInput(PlantedOperation::ofStepBefore), "of step 1 alone, the output"));
    bugs.put(
        "determinism", new Bug(PlantedLayer.ofInput(PlantedOperation::withNoise), "output 0 is"));
    AtomicInteger layers = new AtomicInteger();
    bugs.put(
        "save-and-load",
        new Bug(
            PlantedLayer.making(
                units -> {
                  double hidden = 1 + layers.incrementAndGet() * 0.01;
                  return s -> s.output(s.projection(s.input().times(hidden), units));
                }),
            "of a second one with the same parameters"));
    bugs.put(
        "extreme-inputs", new Bug(PlantedLayer.ofInput(x -> exp(x)), "over inputs of 10000.0"));
    bugs.put(
        "allocation", new Bug(PlantedLayer.ofInput(PlantedOperation::withGarbage), "allocate"));
    Thread own = Thread.currentThread();
    bugs.put(
        "two-users",
        new Bug(
            PlantedLayer.ofInput(x -> x.times(Thread.currentThread() == own ? 1 : 0.5)),
            "in a thread beside another user"));
    return bugs;
  }

  private static Layer withNan(int units) {
    return s ->
        s.output(
            s.projection(s.input(), units)
                .plus(
                    s.parameter(
                        ParameterSpec.vector(
                            "p", units, ParameterRole.OTHER, Initializer.constant(Double.NaN)))));
  }

  @TestFactory
  Stream<DynamicTest> eachCheckRejectsItsPlantedBug() {
    return bugs().entrySet().stream()
        .map(
            e ->
                dynamicTest(
                    e.getKey(),
                    () ->
                        assertThatThrownBy(e.getValue().provider().check(e.getKey())::run)
                            .isInstanceOf(ConformanceException.class)
                            .hasMessageContaining(e.getValue().reason())));
  }

  @TestFactory
  Stream<DynamicTest> aSoundLayerPassesEveryCheck() {
    return LayerConformance.of(new PlantedLayer()).checks().map(c -> dynamicTest(c.name(), c::run));
  }

  /** The engine sees to it that no masked step has any: a layer need not know of masks. */
  @TestFactory
  Stream<DynamicTest> infinityOfZerosIsNoBug() {
    PlantedLayer provider = PlantedLayer.ofInput(x -> log(square(x)));
    return Stream.of("gradients-with-masks", "float-engine")
        .map(name -> dynamicTest(name, provider.check(name)::run));
  }

  @Test
  void everyCheckHasAPlantedBug() {
    List<Check> checks = LayerConformance.of(new PlantedLayer()).checks().toList();
    assertThat(bugs().keySet())
        .containsExactlyElementsOf(checks.stream().map(Check::name).toList());
    assertThat(checks).allSatisfy(c -> assertThat(c.proves()).endsWith("."));
  }
}
