package org.rnn4j.cells.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.cells.byhand.ByHand.UNITS;
import static org.rnn4j.cells.byhand.ByHand.check;
import static org.rnn4j.cells.byhand.ByHand.sigmoid;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.rnn4j.cells.byhand.ByHand.Layer;

/** The cells without golden numbers against their equations as loops. */
class CellsByHandTest {

  @Test
  void simpleWithEveryActivation() {
    Map<String, DoubleUnaryOperator> functions =
        Map.of(
            "tanh", StrictMath::tanh,
            "relu", v -> Math.max(v, 0),
            "sigmoid", ByHand::sigmoid,
            "softplus", v -> StrictMath.log(1 + StrictMath.exp(v)),
            "softsign", v -> v / (1 + Math.abs(v)),
            "swish", v -> v * sigmoid(v),
            "sin", StrictMath::sin,
            "linear", v -> v);
    functions.forEach((name, phi) -> check("simple", Map.of("activation", name), 2, simple(phi)));
  }

  private static Layer simple(DoubleUnaryOperator phi) {
    return p -> {
      double[] h = new double[UNITS];
      return x -> {
        double[] w = p.w(x, 0);
        double[] u = p.u(h, 0);
        for (int j = 0; j < UNITS; j++) {
          h[j] = phi.applyAsDouble(w[j] + u[j] + p.b(0, j));
        }
        return h.clone();
      };
    };
  }

  @Test
  void indRnn() {
    check(
        "ind-rnn",
        Map.of(),
        2,
        p -> {
          double[] h = new double[UNITS];
          return x -> {
            double[] w = p.w(x, 0);
            for (int j = 0; j < UNITS; j++) {
              h[j] = Math.max(w[j] + p.get("u")[j] * h[j] + p.b(0, j), 0);
            }
            return h.clone();
          };
        });
  }

  @Test
  void minGru() {
    check(
        "min-gru",
        Map.of(),
        2,
        p -> {
          double[] h = new double[UNITS];
          return x -> {
            double[] z = p.w(x, 0);
            double[] n = p.w(x, 1);
            for (int j = 0; j < UNITS; j++) {
              double gate = sigmoid(z[j] + p.b(0, j));
              h[j] = (1 - gate) * h[j] + gate * (n[j] + p.b(1, j));
            }
            return h.clone();
          };
        });
  }

  @Test
  void sruWithAndWithoutPeepholesAndWithAnInputOfAnotherWidth() {
    for (boolean peephole : new boolean[] {false, true}) {
      for (int inputs : new int[] {2, UNITS}) {
        check("sru", Map.of("peephole", peephole), inputs, sru(peephole));
      }
    }
  }

  private static Layer sru(boolean peephole) {
    return p -> {
      double[] c = new double[UNITS];
      return x -> {
        double[] f = p.w(x, 0);
        double[] r = p.w(x, 1);
        double[] n = p.w(x, 2);
        double[] h = new double[UNITS];
        for (int j = 0; j < UNITS; j++) {
          double old = c[j];
          double forget = sigmoid(f[j] + p.b(0, j) + (peephole ? p.get("vf")[j] * old : 0));
          double reset = sigmoid(r[j] + p.b(1, j) + (peephole ? p.get("vr")[j] * old : 0));
          c[j] = forget * old + (1 - forget) * (n[j] + p.b(2, j));
          double passed = x.length == UNITS ? x[j] : p.w(x, 3)[j] + p.b(3, j);
          h[j] = reset * c[j] + (1 - reset) * passed;
        }
        return h;
      };
    };
  }

  /** Complex numbers as modulus and angle, where the cell has real and imaginary parts. */
  @Test
  void lru() {
    check(
        "lru",
        Map.of("activation", "relu"),
        2,
        p -> {
          double[] re = new double[UNITS];
          double[] im = new double[UNITS];
          return x -> {
            double[] inRe = p.product(x, "Bre", 0, UNITS);
            double[] inIm = p.product(x, "Bim", 0, UNITS);
            for (int k = 0; k < UNITS; k++) {
              double radius = StrictMath.exp(-StrictMath.exp(p.get("nu")[k]));
              double angle = StrictMath.exp(p.get("theta")[k]) + StrictMath.atan2(im[k], re[k]);
              double length = radius * Math.hypot(re[k], im[k]);
              double gamma = Math.sqrt(1 - radius * radius);
              re[k] = length * StrictMath.cos(angle) + gamma * inRe[k];
              im[k] = length * StrictMath.sin(angle) + gamma * inIm[k];
            }
            double[] ofRe = p.product(re, "Cre", 0, UNITS);
            double[] ofIm = p.product(im, "Cim", 0, UNITS);
            double[] d = p.w(x, 0);
            double[] y = new double[UNITS];
            for (int j = 0; j < UNITS; j++) {
              y[j] = Math.max(ofRe[j] - ofIm[j] + d[j] + p.b(0, j), 0);
            }
            return y;
          };
        });
  }

  /** The plain exponentials of eq. 8 to 14, which the stabilizer must not change. */
  @Test
  void slstmIsWhatItIsWithoutTheStabilizer() {
    for (String forget : new String[] {"sigmoid", "exponential"}) {
      check(
          "slstm",
          Map.of("forget", forget),
          2,
          p -> {
            double[] c = new double[UNITS];
            double[] n = new double[UNITS];
            double[] h = new double[UNITS];
            return x -> {
              double[] old = h.clone();
              for (int j = 0; j < UNITS; j++) {
                double i = StrictMath.exp(p.w(x, 0)[j] + p.u(old, 0)[j] + p.b(0, j));
                double a = p.w(x, 1)[j] + p.u(old, 1)[j] + p.b(1, j);
                double f = forget.equals("sigmoid") ? sigmoid(a) : StrictMath.exp(a);
                double z = StrictMath.tanh(p.w(x, 2)[j] + p.u(old, 2)[j] + p.b(2, j));
                double o = sigmoid(p.w(x, 3)[j] + p.u(old, 3)[j] + p.b(3, j));
                c[j] = f * c[j] + i * z;
                n[j] = f * n[j] + i;
                h[j] = o * c[j] / n[j];
              }
              return h.clone();
            };
          });
    }
  }

  @Test
  void lstmWithCoupledGatesAndPeepholes() {
    check("lstm", Map.of("coupled", true, "peephole", true), 2, coupled());
  }

  private static Layer coupled() {
    return p -> {
      double[] h = new double[UNITS];
      double[] c = new double[UNITS];
      return x -> {
        double[] old = h.clone();
        for (int j = 0; j < UNITS; j++) {
          double a = p.w(x, 0)[j] + p.u(old, 0)[j] + p.b(0, j);
          double f = sigmoid(a + p.get("pf")[j] * c[j]);
          double g = StrictMath.tanh(p.w(x, 1)[j] + p.u(old, 1)[j] + p.b(1, j));
          c[j] = f * c[j] + (1 - f) * g;
          double o = p.w(x, 2)[j] + p.u(old, 2)[j] + p.b(2, j);
          h[j] = sigmoid(o + p.get("po")[j] * c[j]) * StrictMath.tanh(c[j]);
        }
        return h.clone();
      };
    };
  }

  @Test
  void lstmWithAProjection() {
    check(
        "lstm",
        Map.of("projection", 2),
        2,
        p -> {
          double[][] h = {new double[2]};
          double[] c = new double[UNITS];
          return x -> {
            double[] wide = new double[UNITS];
            for (int j = 0; j < UNITS; j++) {
              double i = sigmoid(p.w(x, 0)[j] + p.u(h[0], 0)[j] + p.b(0, j));
              double f = sigmoid(p.w(x, 1)[j] + p.u(h[0], 1)[j] + p.b(1, j));
              double g = StrictMath.tanh(p.w(x, 2)[j] + p.u(h[0], 2)[j] + p.b(2, j));
              double o = sigmoid(p.w(x, 3)[j] + p.u(h[0], 3)[j] + p.b(3, j));
              c[j] = f * c[j] + i * g;
              wide[j] = o * StrictMath.tanh(c[j]);
            }
            h[0] = p.product(wide, "P", 0, 2);
            assertThat(h[0]).hasSize(2);
            return h[0];
          };
        });
  }
}
