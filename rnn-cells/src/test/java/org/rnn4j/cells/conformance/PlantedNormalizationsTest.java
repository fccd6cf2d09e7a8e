package org.rnn4j.cells.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.rnn4j.api.step.Functions.interpolate;
import static org.rnn4j.api.step.Functions.max;
import static org.rnn4j.api.step.Functions.min;
import static org.rnn4j.api.step.Functions.tanh;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Gate;
import org.rnn4j.api.step.Gates;
import org.rnn4j.api.step.Value;
import org.rnn4j.cells.internal.graph.Node;
import org.rnn4j.cells.internal.operation.PlantedOperation;

/** The check {@code normalizers} over cells that are right as long as they have none. */
class PlantedNormalizationsTest {

  /** Goes on with the sum that it has made itself. */
  static PlantedProvider withoutResult() {
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              Gates ofInput = s.inputProjection(s.input(), Gate.of("h"), units);
              Gates ofState = s.recurrentProjection(h, Gate.of("h"), units);
              s.preActivation(ofInput, ofState);
              s.next("h", tanh(ofInput.value().plus(ofState.value())));
              s.output(s.nextOf("h"));
            });
  }

  // The same at a second pre-activation, on top of one that is as it should be.
  private static PlantedProvider withoutResultOfTheSecond() {
    return PlantedProvider.making(
        units ->
            s ->
                PlantedProvider.step(
                    s,
                    units,
                    x -> x,
                    h -> {
                      Gates more = s.inputProjection(s.input(), Gate.of("m"), units);
                      s.preActivation(more);
                      return h.plus(more.value());
                    }));
  }

  // A parameter of the cell under a name that normalizers use as well.
  private static PlantedProvider withGain() {
    return PlantedProvider.making(
        units ->
            s -> {
              ParameterSpec gain =
                  ParameterSpec.vector(
                      "gain", units, ParameterRole.NORMALIZATION, Initializer.ones());
              Value p = s.parameter(gain);
              PlantedProvider.step(s, units, x -> x, h -> h.times(p));
            });
  }

  // With a mistake where a normalizer has done something to the sum, and none where it is plain.
  private static PlantedProvider withMistake(UnaryOperator<Value> mistake) {
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              Gates ofInput = s.inputProjection(s.input(), Gate.of("h"), units);
              Gates ofState = s.recurrentProjection(h, Gate.of("h"), units);
              Value z = s.preActivation(ofInput, ofState).value();
              boolean isPlain = ((Node) z).inputs().contains((Node) ofInput.value());
              s.next("h", tanh(isPlain ? z : mistake.apply(z)));
              s.output(s.nextOf("h"));
            });
  }

  private static Map<String, PlantedProvider> bugs() {
    AtomicInteger recordings = new AtomicInteger();
    Map<String, PlantedProvider> bugs = new LinkedHashMap<>();
    bugs.put("what a normalizer makes of the pre-activation is used by no", withoutResult());
    bugs.put("of the pre-activation 'm' is used by no output", withoutResultOfTheSecond());
    bugs.put("there are two parameters 'gain'", withGain());
    bugs.put(
        "recording 2 of one cell is not the first one",
        withMistake(z -> z.times(1 + recordings.incrementAndGet() * 0.01)));
    bugs.put("the gradient is", withMistake(PlantedOperation::withWrongSlope));
    bugs.put("in float and", withMistake(z -> z.plus(1e3).plus(-1e3)));
    return bugs;
  }

  @TestFactory
  Stream<DynamicTest> cellsThatGoWrongWithANormalizerAreRejected() {
    return bugs().entrySet().stream()
        .map(
            e ->
                dynamicTest(
                    e.getKey(), () -> e.getValue().assertRejected("normalizers", e.getKey())));
  }

  @TestFactory
  Stream<DynamicTest> withoutANormalizerNothingIsSeenOfIt() {
    Set<String> others = Set.of("recording", "gradients", "float-engine", "masking");
    return bugs().values().stream()
        .flatMap(cell -> CellConformance.of(cell).checks())
        .filter(check -> others.contains(check.name()))
        .map(check -> dynamicTest(check.name(), check::run));
  }

  // h = g * tanh(z) + (1 - g) * h' with a hard gate g that is shut at first: 0.2 a + 0.5 in [0, 1].
  private static PlantedProvider withShutGate(double bias) {
    return PlantedProvider.making(
        units ->
            s -> {
              Value h = s.state("h", units);
              List<Gate> gate = List.of(Gate.named("g").startingAt(bias));
              Value a = s.preActivation(s.input(), h, gate, units).value();
              Value z = s.preActivation(s.input(), h, Gate.of("z"), units).value();
              Value zeros = a.affine(0, 0);
              Value g = max(min(a.affine(0.2, 0.5), zeros.plus(1)), zeros);
              s.next("h", interpolate(g, tanh(z), h));
              s.output(s.nextOf("h"));
            });
  }

  @Test
  void whatAShutGateHoldsBackIsNoMistake() {
    assertThatCode(withShutGate(-4).check("normalizers")::run).doesNotThrowAnyException();
    assertThatCode(withShutGate(-8).check("normalizers")::run).doesNotThrowAnyException();
  }

  @Test
  void everyBuiltInNormalizerThatHasAPlaceIsTried() {
    List<CellVariant> variants = NormalizerChecks.variants(new PlantedProvider());
    assertThat(variants.stream().map(v -> v.normalization().orElseThrow().provider().name()))
        .contains("layer-norm", "layer-norm-split", "layer-norm-per-gate", "rms-norm")
        .doesNotContain("layer-norm-lstm", "layer-norm-basic-lstm"); // they read a state
  }

  @Test
  void aNormalizerOfAPluginIsNot() {
    NormalizerProvider ofPlugin =
        (NormalizerProvider)
            Proxy.newProxyInstance(
                NormalizerProvider.class.getClassLoader(),
                new Class<?>[] {NormalizerProvider.class},
                (proxy, method, arguments) -> "unused");
    List<Registry.Entry<NormalizerProvider>> entries =
        new ArrayList<>(Registry.installed().all(Kind.NORMALIZER));
    entries.add(0, new Registry.Entry<>(ofPlugin, "plugin", Optional.empty(), Optional.empty()));
    assertThat(BuiltIn.of(entries))
        .isNotEmpty()
        .hasSize(entries.size() - 1)
        .noneMatch(p -> p == ofPlugin);
  }
}
