package org.rnn4j.cells.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.api.step.Functions.exp;
import static org.rnn4j.api.step.Functions.negate;
import static org.rnn4j.api.step.Functions.relu;
import static org.rnn4j.api.step.Functions.sigmoid;
import static org.rnn4j.api.step.Functions.square;
import static org.rnn4j.api.step.Functions.tanh;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.Initializer;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.api.step.Value;

/** Which cells let weights make their states grow like a power. */
class StateGrowthTest {

  private static final int UNITS = 3;

  @ParameterizedTest
  @CsvSource({
    "simple, relu",
    "simple, softplus",
    "simple, swish",
    "simple, linear",
    "ind-rnn, relu",
    "ind-rnn, linear"
  })
  void anActivationWithoutABoundLetsStatesGrow(String cell, String activation) {
    for (int units : new int[] {1, UNITS, 40}) {
      for (Direction direction : Direction.values()) {
        assertThat(isUnbounded(builtIn(cell, units, Map.of("activation", activation)), direction))
            .as("%d units, %s", units, direction)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "simple, tanh",
    "simple, sigmoid",
    "simple, softsign",
    "simple, sin",
    "ind-rnn, tanh",
    "lru, relu",
    "lru, linear"
  })
  void aSquashedOrDecayingStateDoesNotGrow(String cell, String activation) {
    for (int units : new int[] {1, UNITS, 40}) {
      assertThat(
              isUnbounded(
                  builtIn(cell, units, Map.of("activation", activation)), Direction.FORWARD))
          .as("%d units", units)
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "lru", "lstm", "min-gru", "simple", "slstm", "sru"})
  void noBuiltInCellGrowsAsItComes(String cell) {
    for (int units : new int[] {1, UNITS, 40}) {
      assertThat(isUnbounded(builtIn(cell, units, Map.of()), Direction.BOTH))
          .as("%d units", units)
          .isFalse();
    }
  }

  @Test
  void gatesHoldTheSumOfACell() {
    assertThat(
            isUnbounded(
                builtIn("lstm", UNITS, Map.of("peephole", true, "projection", 2)),
                Direction.FORWARD))
        .isFalse();
    assertThat(isUnbounded(builtIn("gru", UNITS, Map.of("reset", "before")), Direction.FORWARD))
        .isFalse();
    assertThat(
            isUnbounded(
                builtIn("slstm", UNITS, Map.of("forget", "exponential")), Direction.FORWARD))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"layer-norm", "layer-norm-split", "layer-norm-per-gate", "rms-norm"})
  void aNormalizedPreActivationBoundsTheState(String name) {
    NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, name);
    Normalizer normalizer = provider.create(Options.defaults(provider.options()));
    Cell relu = builtIn("simple", UNITS, Map.of("activation", "relu"));

    try (Network network = Network.builder(2).recurrent(relu, normalizer).build()) {
      assertThat(network.anatomy().layersWithUnboundedStates()).isEmpty();
    }
  }

  @Test
  void aPluginsCellIsJudgedByItsEquations() {
    assertThat(isUnbounded(memory((h, p) -> h.times(p)))).isTrue();
    assertThat(isUnbounded(memory((h, p) -> h.times(exp(negate(p)))))).isTrue();
    assertThat(isUnbounded(memory((h, p) -> relu(negate(h.times(p)))))).isTrue();
    assertThat(isUnbounded(memory((h, p) -> h.times(sigmoid(p))))).isFalse();
    assertThat(isUnbounded(memory((h, p) -> h.times(exp(negate(square(p))))))).isFalse();
    assertThat(isUnbounded(memory((h, p) -> tanh(h.times(p))))).isFalse();
    assertThat(isUnbounded(memory((h, p) -> h))).isFalse();
  }

  @Test
  void theLayersAreNamedFromInputToOutput() {
    Cell relu = builtIn("simple", UNITS, Map.of("activation", "relu"));
    Cell lstm = builtIn("lstm", UNITS, Map.of());
    try (Network network =
        Network.builder(1)
            .recurrent(relu)
            .dense(2)
            .recurrent(lstm)
            .recurrent(relu)
            .head(1)
            .build()) {
      assertThat(network.anatomy().layersWithUnboundedStates()).containsExactly(0, 3);
    }
  }

  private static boolean isUnbounded(Cell cell) {
    return isUnbounded(cell, Direction.FORWARD);
  }

  private static boolean isUnbounded(Cell cell, Direction direction) {
    LayerOptions options = LayerOptions.standard().direction(direction);
    try (Network network = Network.builder(2).recurrent(cell, options).build()) {
      return !network.anatomy().layersWithUnboundedStates().isEmpty();
    }
  }

  private static Cell builtIn(String name, int units, Map<String, Object> more) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.put("units", units);
    return provider.create(Options.of(provider.options(), options));
  }

  // h = f(h', p) + sum of x
  private static Cell memory(BiFunction<Value, Value, Value> f) {
    return s -> {
      Value h = s.state("h", 1);
      Value p = s.parameter(ParameterSpec.vector("p", 1, ParameterRole.OTHER, Initializer.ones()));
      s.next("h", f.apply(h, p).plus(s.input().rowSum()));
      s.output(s.nextOf("h"));
    };
  }
}
