package org.rnn4j.cells.byhand;

import static org.rnn4j.cells.byhand.ByHand.UNITS;
import static org.rnn4j.cells.byhand.ByHand.check;
import static org.rnn4j.cells.byhand.ByHand.sigmoid;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.cells.byhand.ByHand.Layer;
import org.rnn4j.cells.byhand.ByHand.Parameters;

/** Every normalizer in an LSTM against its equations as loops. */
class NormalizersByHandTest {

  private static final int GATES = 4 * UNITS;
  private static final double EPSILON = 1e-3;

  /** How a normalizer makes the pre-activations, and what it does to the cell state. */
  private interface Form {
    double[] preActivation(Parameters p, double[] xw, double[] hu);

    default double[] state(Parameters p, double[] c) {
      return c;
    }

    default double[] reading(Parameters p, double[] c) {
      return c;
    }
  }

  private static void checkLstm(String normalizer, Form form) {
    check("lstm", Map.of(), Optional.of(normalizer), 2, lstm(form));
  }

  private static Layer lstm(Form form) {
    return p -> {
      double[][] state = {new double[UNITS], new double[UNITS]}; // h, c
      return x -> {
        double[] xw = p.product(x, "W", 0, GATES);
        double[] hu = p.product(state[0], "U", 0, GATES);
        double[] a = form.preActivation(p, xw, hu);
        double[] c = new double[UNITS];
        for (int j = 0; j < UNITS; j++) {
          double g = StrictMath.tanh(a[2 * UNITS + j]);
          c[j] = sigmoid(a[UNITS + j]) * state[1][j] + sigmoid(a[j]) * g;
        }
        state[1] = form.state(p, c);
        double[] read = form.reading(p, state[1]);
        double[] h = new double[UNITS];
        for (int j = 0; j < UNITS; j++) {
          h[j] = sigmoid(a[3 * UNITS + j]) * StrictMath.tanh(read[j]);
        }
        state[0] = h;
        return h;
      };
    };
  }

  // LN of some neighbouring elements.
  private static void standardize(double[] v, int from, int to) {
    int n = to - from;
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += v[i] / n;
    }
    double variance = 0;
    for (int i = from; i < to; i++) {
      variance += (v[i] - mean) * (v[i] - mean) / n;
    }
    for (int i = from; i < to; i++) {
      v[i] = (v[i] - mean) / Math.sqrt(variance + EPSILON);
    }
  }

  private static double[] layerNorm(Parameters p, double[] v, String suffix) {
    double[] n = v.clone();
    standardize(n, 0, n.length);
    return scaled(p, n, suffix);
  }

  private static double[] scaled(Parameters p, double[] n, String suffix) {
    double[] y = new double[n.length];
    for (int i = 0; i < n.length; i++) {
      y[i] = p.get("gain" + suffix)[i] * n[i] + p.get("offset" + suffix)[i];
    }
    return y;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static double[] split(Parameters p, double[] xw, double[] hu) {
    return plus(plus(layerNorm(p, xw, "-x"), layerNorm(p, hu, "-h")), p.get("b"));
  }

  private static double[] perGate(Parameters p, double[] xw, double[] hu) {
    double[] n = plus(xw, hu);
    for (int gate = 0; gate < 4; gate++) {
      standardize(n, gate * UNITS, (gate + 1) * UNITS);
    }
    return plus(scaled(p, n, ""), p.get("b"));
  }

  @Test
  void layerNormIsOfAllGatesTogetherBiasIncluded() {
    checkLstm("layer-norm", (p, xw, hu) -> layerNorm(p, plus(plus(xw, hu), p.get("b")), ""));
  }

  @Test
  void splitLayerNormIsOfInputAndStateApartAndTheBiasOutside() {
    checkLstm("layer-norm-split", NormalizersByHandTest::split);
  }

  @Test
  void perGateLayerNormIsOfEachGateAndTheBiasOutside() {
    checkLstm("layer-norm-per-gate", NormalizersByHandTest::perGate);
  }

  @Test
  void rmsNormHasNoMean() {
    checkLstm(
        "rms-norm",
        (p, xw, hu) -> {
          double[] v = plus(xw, hu);
          double square = 0;
          for (double one : v) {
            square += one * one / v.length;
          }
          double[] a = new double[v.length];
          for (int i = 0; i < v.length; i++) {
            a[i] = p.get("gain")[i] * v[i] / Math.sqrt(square + EPSILON) + p.get("b")[i];
          }
          return a;
        });
  }

  @Test
  void layerNormLstmNormalizesTheCellStateForTheOutputAlone() {
    checkLstm(
        "layer-norm-lstm",
        new Form() {
          @Override
          public double[] preActivation(Parameters p, double[] xw, double[] hu) {
            return split(p, xw, hu);
          }

          @Override
          public double[] reading(Parameters p, double[] c) {
            return layerNorm(p, c, ".c");
          }
        });
  }

  @Test
  void layerNormBasicLstmCarriesTheNormalizedCellState() {
    checkLstm(
        "layer-norm-basic-lstm",
        new Form() {
          @Override
          public double[] preActivation(Parameters p, double[] xw, double[] hu) {
            return perGate(p, xw, hu);
          }

          @Override
          public double[] state(Parameters p, double[] c) {
            return layerNorm(p, c, ".c");
          }
        });
  }
}
