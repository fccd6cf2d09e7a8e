package org.rnn4j.cells.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.api.cell.Cell;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.error.Place;
import org.rnn4j.api.normalize.Normalizer;
import org.rnn4j.api.option.Options;
import org.rnn4j.api.spi.CellProvider;
import org.rnn4j.api.spi.Kind;
import org.rnn4j.api.spi.NormalizerProvider;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.cells.cases.Drawn;
import org.rnn4j.cells.initialize.Initialization;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.StepRecorder;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;

/**
 * Compares a cell with its equations written out by hand as loops over one row: a second reading of
 * the paper that shares nothing with the step graph.
 */
final class ByHand {

  static final int UNITS = 3;
  private static final int BATCH = 2;
  private static final int STEPS = 6;

  private ByHand() {}

  /** The equations: a function that keeps the states and gives the output of one step. */
  interface Equations {
    double[] output(double[] x);
  }

  /** Makes the equations for one row, given the parameters. */
  interface Layer {
    Equations with(Parameters p);
  }

  /** Parameters by name, row-major. */
  record Parameters(Map<String, double[]> byName) {

    double[] get(String name) {
      assertThat(byName).containsKey(name);
      return byName.get(name);
    }

    /** {@code x P}, or zeros plus {@code x P} from some column on. */
    double[] product(double[] x, String name, int from, int width) {
      double[] p = get(name);
      int columns = p.length / x.length;
      double[] y = new double[width];
      for (int j = 0; j < width; j++) {
        for (int i = 0; i < x.length; i++) {
          y[j] += x[i] * p[i * columns + from + j];
        }
      }
      return y;
    }

    /** {@code x W} of one gate. */
    double[] w(double[] x, int gate) {
      return product(x, "W", gate * UNITS, UNITS);
    }

    /** {@code h U} of one gate. */
    double[] u(double[] h, int gate) {
      return product(h, "U", gate * UNITS, UNITS);
    }

    /** The bias of a unit of a gate. */
    double b(int gate, int j) {
      return get("b")[gate * UNITS + j];
    }
  }

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  static void check(String cell, Map<String, Object> options, int inputs, Layer layer) {
    check(cell, options, Optional.empty(), inputs, layer);
  }

  static void check(
      String cell,
      Map<String, Object> options,
      Optional<String> normalizer,
      int inputs,
      Layer layer) {
    StepGraph graph =
        StepRecorder.record(
            Place.of("layer-1"),
            cell(cell, options),
            inputs,
            Initialization.STANDARD,
            normalizer.map(ByHand::normalizer));
    DoubleInterpreter interpreter = new DoubleInterpreter(graph, BATCH);
    Map<String, double[]> parameters = new LinkedHashMap<>();
    for (ParameterSpec p : graph.parameterSpecs()) {
      parameters.put(p.name(), Drawn.numbers(p.shape().size(), p.name().hashCode()));
    }
    parameters.forEach(interpreter::parameter);
    List<double[]> x = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      x.add(Drawn.numbers(BATCH * inputs, t, 3));
    }
    List<double[]> outputs = interpreter.forward(x);
    for (int row = 0; row < BATCH; row++) {
      Equations equations = layer.with(new Parameters(parameters));
      for (int t = 0; t < STEPS; t++) {
        double[] expected = equations.output(row(x.get(t), row));
        assertThat(row(outputs.get(t), row))
            .as("%s %s, row %d, step %d", cell, options, row, t)
            .containsExactly(expected, within(1e-12));
      }
    }
  }

  private static double[] row(double[] all, int row) {
    int width = all.length / BATCH;
    return java.util.Arrays.copyOfRange(all, row * width, (row + 1) * width);
  }

  static Cell cell(String name, Map<String, Object> more) {
    CellProvider provider = Registry.installed().find(Kind.CELL, name);
    Map<String, Object> options = new LinkedHashMap<>(more);
    options.put("units", UNITS);
    return provider.create(Options.of(provider.options(), options));
  }

  static Normalizer normalizer(String name) {
    NormalizerProvider provider = Registry.installed().find(Kind.NORMALIZER, name);
    return provider.create(Options.defaults(provider.options()));
  }
}
