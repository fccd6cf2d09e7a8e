package org.rnn4j.cells.initialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterRole;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ParameterLayout;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.network.Network;

/** The first parameters of networks under each set of conventions. */
class InitializationTest {

  private static final int INPUTS = 4;
  private static final int UNITS = 16;

  private static Cell cell(String name, Map<String, Object> more) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.put("units", UNITS);
    return provider.create(Options.of(provider.options(), options));
  }

  private static Network network(Initialization rule, String cell) {
    return network(rule, cell, Map.of(), 1);
  }

  private static Network network(
      Initialization rule, String cell, Map<String, Object> options, long seed) {
    return Network.builder(INPUTS)
        .recurrent(cell(cell, options))
        .head(3)
        .initialization(rule)
        .seed(seed)
        .build();
  }

  /** Shapes by name: rows x columns. */
  private static Map<String, String> shapes(Network network) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (ParameterLayout.Slot slot : network.layout().slots()) {
      shapes.put(slot.name(), slot.rows() + "x" + slot.columns());
    }
    return shapes;
  }

  private static ParameterLayout.Slot slot(Network network, String name) {
    return network.layout().slots().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static float[] values(Network network, String name) {
    ParameterLayout.Slot slot = slot(network, name);
    return Arrays.copyOfRange(network.parameters(), slot.offset(), slot.end());
  }

  /** Some columns of a matrix: {@code [row][column]}. */
  private static float[][] block(Network network, String name, int from, int to) {
    ParameterLayout.Slot slot = slot(network, name);
    float[] all = values(network, name);
    float[][] block = new float[slot.rows()][];
    for (int row = 0; row < slot.rows(); row++) {
      block[row] = Arrays.copyOfRange(all, row * slot.columns() + from, row * slot.columns() + to);
    }
    return block;
  }

  private static void assertOrthonormalRows(String what, float[][] rows) {
    for (int a = 0; a < rows.length; a++) {
      for (int b = 0; b <= a; b++) {
        double dot = 0;
        for (int i = 0; i < rows[a].length; i++) {
          dot += (double) rows[a][i] * rows[b][i];
        }
        assertThat(dot)
            .as("%s: rows %d and %d", what, a, b)
            .isCloseTo(a == b ? 1 : 0, within(1e-6));
      }
    }
  }

  // Within the range, and wide enough in it to be drawn from all of it.
  private static void assertUniform(String what, float[] values, double bound) {
    double largest = 0;
    double sum = 0;
    for (float v : values) {
      largest = Math.max(largest, Math.abs(v));
      sum += v;
    }
    assertThat(largest).as(what).isLessThanOrEqualTo(bound * (1 + 1e-7)).isGreaterThan(0.8 * bound);
    // Three standard deviations of the mean of so many.
    assertThat(sum / values.length)
        .as(what)
        .isCloseTo(0, within(3 * bound / Math.sqrt(3.0 * values.length)));
  }

  @Test
  void theStandardDrawsEveryGateOnItsOwn() {
    Network lstm = network(Initialization.standard(), "lstm");
    assertThat(shapes(lstm))
        .containsExactly(
            Map.entry("layer-1.W", "4x64"),
            Map.entry("layer-1.b", "1x64"),
            Map.entry("layer-1.U", "16x64"),
            Map.entry("head.W", "16x3"),
            Map.entry("head.b", "1x3"));
    for (int gate = 0; gate < 4; gate++) {
      float[][] u = block(lstm, "layer-1.U", gate * UNITS, (gate + 1) * UNITS);
      assertOrthonormalRows("U of gate " + gate, u);
      float[] w = flat(block(lstm, "layer-1.W", gate * UNITS, (gate + 1) * UNITS));
      assertUniform("W of gate " + gate, w, Math.sqrt(6.0 / (INPUTS + UNITS)));
    }
    assertThat(block(lstm, "layer-1.U", 0, UNITS))
        .isNotEqualTo(block(lstm, "layer-1.U", UNITS, 2 * UNITS));
    assertUniform("head", values(lstm, "head.W"), Math.sqrt(6.0 / (UNITS + 3)));
    assertThat(values(lstm, "head.b")).containsOnly(0);
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
    }
    return flat;
  }

  @Test
  void onlyTheForgetGatesBiasStartsAtOne() {
    for (Initialization rule : List.of(Initialization.standard(), Initialization.keras())) {
      float[] b = values(network(rule, "lstm"), "layer-1.b");
      for (int i = 0; i < b.length; i++) {
        assertThat(b[i]).as("%s, bias %d", rule, i).isEqualTo(i / UNITS == 1 ? 1 : 0);
      }
      assertThat(values(network(rule, "gru"), "layer-1.b")).containsOnly(0);
      assertThat(values(network(rule, "gru"), "layer-1.bU")).containsOnly(0);
      assertThat(values(network(rule, "simple"), "layer-1.b")).containsOnly(0);
    }
  }

  @Test
  void theStandardHasOneBiasForEachGateAndARecurrentOneWhereTheEquationsHave() {
    assertThat(shapes(network(Initialization.standard(), "gru")))
        .containsEntry("layer-1.b", "1x48")
        .containsEntry("layer-1.bU", "1x16");
    Map<String, Object> before = Map.of("reset", "before");
    assertThat(shapes(network(Initialization.standard(), "gru", before, 1)))
        .containsEntry("layer-1.U", "16x32")
        .containsEntry("layer-1.U.n", "16x16")
        .containsEntry("layer-1.b", "1x48")
        .doesNotContainKeys("layer-1.bU", "layer-1.bU.n");
  }

  @Test
  void kerasDrawsThePackedMatrix() {
    Network lstm = network(Initialization.keras(), "lstm");
    assertThat(shapes(lstm)).doesNotContainKey("layer-1.bU");
    assertOrthonormalRows("packed U", block(lstm, "layer-1.U", 0, 4 * UNITS));
    assertUniform("packed W", values(lstm, "layer-1.W"), Math.sqrt(6.0 / (INPUTS + 4 * UNITS)));
    assertUniform("head", values(lstm, "head.W"), Math.sqrt(6.0 / (UNITS + 3)));
  }

  @Test
  void kerasHasARecurrentBiasForEveryGateOfAGruThatResetsAfter() {
    assertThat(shapes(network(Initialization.keras(), "gru")))
        .containsEntry("layer-1.b", "1x48")
        .containsEntry("layer-1.bU", "1x48");
    assertThat(shapes(network(Initialization.keras(), "gru", Map.of("reset", "before"), 1)))
        .doesNotContainKeys("layer-1.bU", "layer-1.bU.n");
    assertThat(shapes(network(Initialization.keras(), "simple"))).doesNotContainKey("layer-1.bU");
  }

  @Test
  void pytorchDrawsEverythingFromOneRangeAndHasTwoBiases() {
    for (String cell : List.of("simple", "lstm", "gru")) {
      Network network = network(Initialization.pytorch(), cell);
      double bound = 1 / Math.sqrt(UNITS);
      for (String name : List.of("W", "U", "b", "bU")) {
        ParameterLayout.Slot slot = slot(network, "layer-1." + name);
        assertThat(slot.columns()).isEqualTo(slot(network, "layer-1.W").columns());
        assertUniform(cell + " " + name, values(network, slot.name()), bound);
      }
      // A dense layer's range is that of its inputs.
      assertUniform(cell + " head", values(network, "head.W"), 1 / Math.sqrt(UNITS));
      assertThat(values(network, "layer-1.b")).isNotEqualTo(values(network, "layer-1.bU"));
    }
    Network dense = Network.builder(100).head(50).initialization(Initialization.pytorch()).build();
    assertUniform("dense W", values(dense, "head.W"), 1 / Math.sqrt(100));
    assertUniform("dense b", values(dense, "head.b"), 1 / Math.sqrt(100));
  }

  @Test
  void peepholesStartAtZeroAndNormalizersAtTheIdentityWhateverTheConventions() {
    NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, "layer-norm");
    for (Initialization rule : Initialization.values()) {
      Network network =
          Network.builder(INPUTS)
              .recurrent(
                  cell("lstm", Map.of("peephole", true)),
                  provider.create(Options.defaults(provider.options())))
              .initialization(rule)
              .build();
      for (String peephole : List.of("pi", "pf", "po", "offset")) {
        assertThat(values(network, "layer-1." + peephole)).as(rule + peephole).containsOnly(0);
      }
      assertThat(values(network, "layer-1.gain")).as(rule + " gain").containsOnly(1);
    }
  }

  @Test
  void anLruStartsInItsRingWhateverTheConventions() {
    Map<String, Object> ring = Map.of("min-radius", 0.5, "max-radius", 0.9, "max-phase", 1.0);
    for (Initialization rule : Initialization.values()) {
      Network network = network(rule, "lru", ring, 1);
      float[] nu = values(network, "layer-1.nu");
      float[] theta = values(network, "layer-1.theta");
      for (int i = 0; i < UNITS; i++) {
        assertThat(Math.exp(-Math.exp(nu[i]))).isBetween(0.5, 0.9);
        assertThat(Math.exp(theta[i])).isBetween(0.0, 1.0);
      }
      // B has the variance 1 / (2 inputs), C 1 / units.
      assertDeviation(values(network, "layer-1.Bre"), 1 / Math.sqrt(2.0 * INPUTS));
      assertDeviation(values(network, "layer-1.Bim"), 1 / Math.sqrt(2.0 * INPUTS));
      assertDeviation(values(network, "layer-1.Cre"), 1 / Math.sqrt(UNITS));
      assertDeviation(values(network, "layer-1.Cim"), 1 / Math.sqrt(UNITS));
    }
  }

  // Of numbers around 0, within three standard deviations of so many.
  private static void assertDeviation(float[] values, double expected) {
    double squares = 0;
    for (float v : values) {
      squares += (double) v * v;
    }
    double relative = 3 / Math.sqrt(2.0 * values.length);
    assertThat(Math.sqrt(squares / values.length)).isCloseTo(expected, within(relative * expected));
  }

  @Test
  void anIndRnnsRecurrentWeightsStartInTheirRange() {
    float[] u = values(network(Initialization.STANDARD, "ind-rnn"), "layer-1.u");
    assertThat(u).hasSize(UNITS);
    Map<String, Object> range = Map.of("recurrent-min", -0.9, "recurrent-max", -0.8);
    float[] given = values(network(Initialization.PYTORCH, "ind-rnn", range, 1), "layer-1.u");
    for (int i = 0; i < UNITS; i++) {
      assertThat(u[i]).isBetween(0f, 1f);
      assertThat(given[i]).isBetween(-0.9f, -0.8f);
    }
  }

  @Test
  void rangesThatAreEmptyAreRefused() {
    assertThatThrownBy(() -> cell("lru", Map.of("min-radius", 0.99)))
        .isInstanceOf(InputException.class)
        .hasMessage("min-radius: 0.99 is not below max-radius 0.99; give a smaller number");
    assertThatThrownBy(() -> cell("ind-rnn", Map.of("recurrent-max", -1)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("recurrent-min: 0.0 is not below recurrent-max -1.0");
  }

  @Test
  void forgetGatesStartOpenAlsoWhereGatesAreCoupledOrExponential() {
    float[] coupled =
        values(network(Initialization.STANDARD, "lstm", Map.of("coupled", true), 1), "layer-1.b");
    float[] slstm = values(network(Initialization.STANDARD, "slstm"), "layer-1.b");
    for (int i = 0; i < coupled.length; i++) {
      assertThat(coupled[i]).isEqualTo(i < UNITS ? 1 : 0); // f g o
    }
    for (int i = 0; i < slstm.length; i++) {
      assertThat(slstm[i]).isEqualTo(i / UNITS == 1 ? 1 : 0); // i f z o
    }
  }

  @Test
  void aProjectedLstmsRecurrentMatrixIsAsTallAsTheProjectionIsWide() {
    Map<String, Object> projection = Map.of("projection", 5);
    assertThat(shapes(network(Initialization.STANDARD, "lstm", projection, 1)))
        .containsEntry("layer-1.U", "5x64")
        .containsEntry("layer-1.P", "16x5")
        .containsEntry("head.W", "5x3");
  }

  @Test
  void weightsDecayAndBiasesDoNot() {
    for (Initialization rule : Initialization.values()) {
      for (ParameterLayout.Slot slot : network(rule, "gru").layout().slots()) {
        boolean isWeight =
            slot.role() == ParameterRole.INPUT_WEIGHT
                || slot.role() == ParameterRole.RECURRENT_WEIGHT;
        assertThat(slot.decay()).as(rule + " " + slot.name()).isEqualTo(isWeight);
      }
    }
  }

  @Test
  void theSeedAndNothingElseDecidesTheNumbers() {
    for (Initialization rule : Initialization.values()) {
      float[] first = network(rule, "gru", Map.of(), 5).parameters();
      assertThat(network(rule, "gru", Map.of(), 5).parameters()).isEqualTo(first);
      assertThat(network(rule, "gru", Map.of(), 6).parameters()).isNotEqualTo(first);
    }
  }

  @Test
  void layersOfOneKindStartDifferently() {
    Network network =
        Network.builder(UNITS)
            .recurrent(cell("lstm", Map.of()))
            .recurrent(cell("lstm", Map.of()))
            .build();
    assertThat(values(network, "layer-1.W")).isNotEqualTo(values(network, "layer-2.W"));
    assertThat(values(network, "layer-1.U")).isNotEqualTo(values(network, "layer-2.U"));
  }

  @Test
  void aLayerThatIsAddedAboveLeavesThoseBelowAsTheyWere() {
    Network one = Network.builder(INPUTS).recurrent(cell("gru", Map.of())).seed(3).build();
    Network two = Network.builder(INPUTS).recurrent(cell("gru", Map.of())).head(2).seed(3).build();
    assertThat(two.parameters()).startsWith(one.parameters());
  }
}
