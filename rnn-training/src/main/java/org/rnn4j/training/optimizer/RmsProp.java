package org.rnn4j.training.optimizer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * RMSProp (Tieleman and Hinton 2012, Coursera lecture 6.5), not centered:
 *
 * <pre>
 *   v = rho v + (1 - rho) g^2
 *   d = g / (sqrt(v) + epsilon)      PyTorch, or with epsilon-inside-root
 *   d = g / sqrt(v + epsilon)        Keras, TensorFlow
 *   p -= lr d                        or with momentum:   b = momentum b + d     p -= lr b
 * </pre>
 */
final class RmsProp extends FirstOrderOptimizer {

  private static final Option<Double> LEARNING_RATE = learningRateOption(0.01);

  private static final Option<Double> RHO =
      Option.decimal("rho")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.99)
          .doc("Decay of the mean of the squared gradients; Keras' default is 0.9.");

  private static final Option<Double> EPSILON =
      epsilonOption(1e-8, "Keeps the divisor above 0; Keras' default is 1e-7.");

  private static final Option<Boolean> EPSILON_INSIDE_ROOT =
      Option.flag("epsilon-inside-root")
          .defaultsTo(false)
          .doc("Whether epsilon is added before the root is taken (Keras) or after (PyTorch).");

  private static final Option<Double> MOMENTUM =
      Option.decimal("momentum")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.0)
          .doc("Share of the last step that is kept; 0 is none.");

  static final List<Option<?>> OPTIONS =
      List.of(LEARNING_RATE, RHO, EPSILON, EPSILON_INSIDE_ROOT, MOMENTUM);

  private final double rho;
  private final float epsilonInside; // one of the two is 0
  private final float epsilonOutside;
  private final float momentum;
  private float[] square = {};
  private float[] velocity = {}; // empty without momentum
  private float rate;

  RmsProp(Options options) {
    super(options.get(LEARNING_RATE));
    rho = options.get(RHO);
    double epsilon = options.get(EPSILON);
    boolean inside = options.get(EPSILON_INSIDE_ROOT);
    epsilonInside = inside ? (float) epsilon : 0;
    epsilonOutside = inside ? 0 : (float) epsilon;
    double given = options.get(MOMENTUM);
    momentum = (float) given;
  }

  @Override
  void allocate(int size) {
    square = new float[size];
    velocity = new float[momentum == 0 ? 0 : size];
  }

  @Override
  void begin(double newRate) {
    rate = (float) newRate;
  }

  @Override
  void updateRange(float[] parameters, float[] gradient, int from, int to, boolean decay) {
    Adam.moveAverageOfSquares(square, gradient, from, to, (float) rho, (float) (1 - rho));
    if (momentum == 0) {
      step(parameters, gradient, from, to);
    } else {
      stepWithMomentum(parameters, gradient, from, to);
    }
  }

  private void step(float[] p, float[] g, int from, int to) {
    float[] v = square;
    float inside = epsilonInside;
    float outside = epsilonOutside;
    float size = rate;
    for (int i = from; i < to; i++) {
      p[i] -= size * (g[i] / ((float) Math.sqrt(v[i] + inside) + outside));
    }
  }

  private void stepWithMomentum(float[] p, float[] g, int from, int to) {
    float[] v = square;
    float[] b = velocity;
    float inside = epsilonInside;
    float outside = epsilonOutside;
    float keep = momentum;
    float size = rate;
    for (int i = from; i < to; i++) {
      float move = keep * b[i] + g[i] / ((float) Math.sqrt(v[i] + inside) + outside);
      b[i] = move;
      p[i] -= size * move;
    }
  }

  @Override
  public Map<String, float[]> state() {
    Map<String, float[]> arrays = new TreeMap<>(Map.of("v", square));
    if (momentum != 0) {
      arrays.put("velocity", velocity);
    }
    return arrays;
  }
}
