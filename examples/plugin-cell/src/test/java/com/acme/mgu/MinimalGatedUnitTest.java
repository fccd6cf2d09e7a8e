package com.acme.mgu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.error.InputException;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.model.Outputs;
import org.rnn4j.api.model.ParameterLayout.Slot;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.conformance.CellConformance;
import org.rnn4j.cells.network.Network;

class MinimalGatedUnitTest {

  private static final int INPUTS = 2;
  private static final int UNITS = 3;
  private static final int STEPS = 4;

  private static final float[] X = {
    0.5f, -1, 0.25f, 2, -0.75f, 0.125f, 1.5f, -0.5f
  }; // [step, input]

  @TestFactory
  Stream<DynamicTest> theCellConforms() {
    return CellConformance.of(new MinimalGatedUnitProvider())
        .checks()
        .map(check -> dynamicTest(check.name(), check::run));
  }

  @Test
  void theStateFollowsTheEquationsOfThePaper() {
    try (Network network =
        Network.builder(INPUTS)
            .recurrent(cell(UNITS))
            .outputs(Outputs.EVERY_STEP)
            .seed(7)
            .build()) {
      float[] states = new float[STEPS * UNITS]; // [step, unit]
      network.predict(oneSample(), states);

      float[] w = parameter(network, "layer-1.W"); // [input, 2 * units]
      float[] b = parameter(network, "layer-1.b"); // [2 * units]
      float[] uf = parameter(network, "layer-1.U"); // [units, units]
      float[] un = parameter(network, "layer-1.U.n"); // [units, units]
      double[] h = new double[UNITS];
      for (int t = 0; t < STEPS; t++) {
        double[] f = new double[UNITS];
        double[] reset = new double[UNITS];
        for (int j = 0; j < UNITS; j++) {
          f[j] = 1 / (1 + Math.exp(-projection(w, b, t, j) - product(h, uf, j)));
          reset[j] = f[j] * h[j];
        }
        for (int j = 0; j < UNITS; j++) {
          double n = Math.tanh(projection(w, b, t, UNITS + j) + product(reset, un, j));
          h[j] = (1 - f[j]) * h[j] + f[j] * n;
          assertThat((double) states[t * UNITS + j]).isCloseTo(h[j], within(1e-6));
        }
      }
    }
  }

  private static double product(double[] h, float[] u, int column) {
    double sum = 0;
    for (int i = 0; i < UNITS; i++) {
      sum += h[i] * u[i * UNITS + column];
    }
    return sum;
  }

  private static double projection(float[] w, float[] b, int t, int column) {
    double sum = b[column];
    for (int i = 0; i < INPUTS; i++) {
      sum += X[t * INPUTS + i] * w[i * 2 * UNITS + column];
    }
    return sum;
  }

  private static float[] parameter(Network network, String name) {
    Slot slot =
        network.layout().slots().stream()
            .filter(s -> s.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Arrays.copyOfRange(network.parameters(), slot.offset(), slot.end());
  }

  @Test
  void theRegistryFindsTheCellByName() {
    assertThat(Registry.installed().find(Kind.CELL, "mgu"))
        .isInstanceOf(MinimalGatedUnitProvider.class);
  }

  @Test
  void theServicesFileNamesWhatTheModuleProvides() throws IOException {
    String file = "/META-INF/services/org.rnn4j.api.spi.CellProvider";
    try (InputStream services = MinimalGatedUnitProvider.class.getResourceAsStream(file)) {
      assertThat(new String(services.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(MinimalGatedUnitProvider.class.getName());
    }
  }

  @Test
  void lessThanOneUnitIsRejected() {
    assertThatThrownBy(() -> cell(0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 1");
  }

  private static Cell cell(int units) {
    MinimalGatedUnitProvider provider = new MinimalGatedUnitProvider();
    return provider.create(Options.of(provider.options(), Map.of("units", units)));
  }

  /** {@link #X} as a batch of one. */
  private static ArrayBatch oneSample() {
    float[][] steps = new float[STEPS][];
    for (int t = 0; t < STEPS; t++) {
      steps[t] = Arrays.copyOfRange(X, t * INPUTS, (t + 1) * INPUTS);
    }
    return ArrayBatch.ofInputs(new float[][][] {steps});
  }
}
