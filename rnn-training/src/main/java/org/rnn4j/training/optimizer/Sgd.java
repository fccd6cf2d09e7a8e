package org.rnn4j.training.optimizer;

import java.util.List;
import java.util.Map;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * Stochastic gradient descent, plain, with momentum (Polyak 1964) or with Nesterov's momentum
 * (Sutskever et al. 2013), in PyTorch's form:
 *
 * <pre>
 *   plain       p -= lr g
 *   momentum    v = momentum v + g     p -= lr v
 *   nesterov    v = momentum v + g     p -= lr (g + momentum v)
 * </pre>
 *
 * <p>Keras keeps {@code v = momentum v - lr g} and adds it: the same steps while the learning rate
 * is constant, and different ones while it changes.
 */
final class Sgd extends FirstOrderOptimizer {

  private static final Option<Double> LEARNING_RATE = learningRateOption(0.01);

  private static final Option<Double> MOMENTUM =
      Option.decimal("momentum")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.0)
          .doc("Share of the last step that is kept; 0 is plain descent.");

  private static final Option<Boolean> NESTEROV =
      Option.flag("nesterov")
          .defaultsTo(false)
          .doc("Nesterov's momentum: looks a step ahead; needs momentum above 0.");

  static final List<Option<?>> OPTIONS = List.of(LEARNING_RATE, MOMENTUM, NESTEROV);

  private final float momentum;
  private final boolean nesterov;
  private float[] velocity = {}; // empty without momentum
  private float rate;

  Sgd(Options options) {
    super(options.get(LEARNING_RATE));
    double given = options.get(MOMENTUM);
    momentum = (float) given;
    nesterov = options.get(NESTEROV);
    if (nesterov && momentum == 0) {
      throw NESTEROV.refusal("nesterov does nothing without momentum", "set momentum, usually 0.9");
    }
  }

  @Override
  void allocate(int size) {
    velocity = new float[momentum == 0 ? 0 : size];
  }

  @Override
  void begin(double newRate) {
    rate = (float) newRate;
  }

  @Override
  void updateRange(float[] parameters, float[] gradient, int from, int to, boolean decay) {
    if (momentum == 0) {
      plain(parameters, gradient, from, to, rate);
    } else if (nesterov) {
      nesterov(parameters, gradient, velocity, from, to, momentum, rate);
    } else {
      heavyBall(parameters, gradient, velocity, from, to, momentum, rate);
    }
  }

  private static void plain(float[] p, float[] g, int from, int to, float rate) {
    for (int i = from; i < to; i++) {
      p[i] -= rate * g[i];
    }
  }

  private static void heavyBall(
      float[] p, float[] g, float[] v, int from, int to, float momentum, float rate) {
    for (int i = from; i < to; i++) {
      float velocity = momentum * v[i] + g[i];
      v[i] = velocity;
      p[i] -= rate * velocity;
    }
  }

  private static void nesterov(
      float[] p, float[] g, float[] v, int from, int to, float momentum, float rate) {
    for (int i = from; i < to; i++) {
      float velocity = momentum * v[i] + g[i];
      v[i] = velocity;
      p[i] -= rate * (g[i] + momentum * velocity);
    }
  }

  @Override
  public Map<String, float[]> state() {
    return momentum == 0 ? Map.of() : Map.of("velocity", velocity);
  }
}
