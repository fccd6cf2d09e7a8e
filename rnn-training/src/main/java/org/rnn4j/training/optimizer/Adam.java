package org.rnn4j.training.optimizer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.api.option.Option;
import org.rnn4j.api.option.Options;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) and AdamW (Loshchilov and Hutter 2019, algorithm 2):
 *
 * <pre>
 *   m = beta1 m + (1 - beta1) g
 *   v = beta2 v + (1 - beta2) g^2
 *   c1 = 1 - beta1^t,  c2 = 1 - beta2^t                       t = 1, 2, ...
 *   corrected      p -= lr / c1 * m / (sqrt(v) / sqrt(c2) + epsilon)         the paper, PyTorch
 *   uncorrected    p -= lr sqrt(c2) / c1 * m / (sqrt(v) + epsilon)           Keras, TensorFlow
 * </pre>
 *
 * <p>AMSGrad (Reddi, Kale and Kumar 2018) puts the largest {@code v} so far in the place of {@code
 * v}, without bias correction before the maximum is taken, as both frameworks do. AdamW also
 * subtracts {@code lr * weight-decay * p}, with {@code p} as it was before the step, from the
 * parameters that decay applies to.
 */
final class Adam extends FirstOrderOptimizer {

  private static final Option<Double> LEARNING_RATE = learningRateOption(0.001);

  private static final Option<Double> BETA_1 =
      Option.decimal("beta-1")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.9)
          .doc("Decay of the mean of the gradients.");

  private static final Option<Double> BETA_2 =
      Option.decimal("beta-2")
          .atLeast(0)
          .below(1)
          .defaultsTo(0.999)
          .doc("Decay of the mean of their squares.");

  private static final Option<Double> EPSILON =
      epsilonOption(1e-8, "Added to the root of the mean square; Keras' default is 1e-7.");

  private static final String CORRECTED = "corrected";
  private static final String UNCORRECTED = "uncorrected";

  private static final Option<String> EPSILON_PLACEMENT =
      Option.choice("epsilon-placement", CORRECTED, UNCORRECTED)
          .defaultsTo(CORRECTED)
          .doc("Whether epsilon is added after bias correction (PyTorch) or before (Keras).");

  private static final Option<Boolean> AMSGRAD =
      Option.flag("amsgrad")
          .defaultsTo(false)
          .doc("Whether the mean square never falls (Reddi, Kale and Kumar 2018).");

  /** Decoupled weight decay; an option of AdamW alone. */
  static final Option<Double> WEIGHT_DECAY =
      Option.decimal("weight-decay")
          .atLeast(0)
          .defaultsTo(0.01)
          .doc("Share of a weight that a step of rate 1 takes away; Keras' default is 0.004.");

  /** The options that Adam and AdamW share. */
  static final List<Option<?>> OPTIONS =
      List.of(LEARNING_RATE, BETA_1, BETA_2, EPSILON, EPSILON_PLACEMENT, AMSGRAD);

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final boolean corrected;
  private final boolean amsgrad;
  private final double weightDecay;

  private float[] mean = {};
  private float[] square = {};
  private float[] largest = {}; // empty without amsgrad

  private float stepSize; // what m / root is multiplied by
  private float rootScale; // what sqrt(v) is multiplied by before epsilon is added
  private float decayRate; // what of a parameter is taken away

  /** Adam with these options; a weight decay of 0 is plain Adam. */
  Adam(Options options, double weightDecay) {
    super(options.get(LEARNING_RATE));
    beta1 = options.get(BETA_1);
    beta2 = options.get(BETA_2);
    epsilon = options.get(EPSILON);
    corrected = options.get(EPSILON_PLACEMENT).equals(CORRECTED);
    amsgrad = options.get(AMSGRAD);
    this.weightDecay = weightDecay;
  }

  @Override
  void allocate(int size) {
    mean = new float[size];
    square = new float[size];
    largest = new float[amsgrad ? size : 0];
  }

  @Override
  void begin(double rate) {
    // From the count of steps alone, so that a resumed training goes on with the same bits.
    double correction1 = 1 - StrictMath.pow(beta1, steps());
    double rootOfCorrection2 = Math.sqrt(1 - StrictMath.pow(beta2, steps()));
    stepSize = (float) (corrected ? rate / correction1 : rate * rootOfCorrection2 / correction1);
    rootScale = corrected ? (float) (1 / rootOfCorrection2) : 1;
    decayRate = (float) (rate * weightDecay);
  }

  @Override
  void updateRange(float[] parameters, float[] gradient, int from, int to, boolean decay) {
    moveAverage(mean, gradient, from, to, (float) beta1, (float) (1 - beta1));
    moveAverageOfSquares(square, gradient, from, to, (float) beta2, (float) (1 - beta2));
    float[] root = square;
    if (amsgrad) {
      raise(largest, square, from, to);
      root = largest;
    }
    if (decay && decayRate != 0) {
      stepAndDecay(parameters, root, from, to);
    } else {
      step(parameters, root, from, to);
    }
  }

  private static void moveAverage(
      float[] mean, float[] g, int from, int to, float keep, float take) {
    for (int i = from; i < to; i++) {
      mean[i] = keep * mean[i] + take * g[i];
    }
  }

  static void moveAverageOfSquares(
      float[] mean, float[] g, int from, int to, float keep, float take) {
    if (keep == 0) { // a square may overflow, and 0 times infinity is no number
      for (int i = from; i < to; i++) {
        mean[i] = take * (g[i] * g[i]);
      }
      return;
    }
    for (int i = from; i < to; i++) {
      mean[i] = keep * mean[i] + take * (g[i] * g[i]);
    }
  }

  private static void raise(float[] largest, float[] square, int from, int to) {
    for (int i = from; i < to; i++) {
      largest[i] = Math.max(largest[i], square[i]);
    }
  }

  private void step(float[] p, float[] root, int from, int to) {
    float[] m = mean;
    float size = stepSize;
    float scale = rootScale;
    float small = (float) epsilon;
    for (int i = from; i < to; i++) {
      p[i] -= size * (m[i] / ((float) Math.sqrt(root[i]) * scale + small));
    }
  }

  private void stepAndDecay(float[] p, float[] root, int from, int to) {
    float[] m = mean;
    float size = stepSize;
    float scale = rootScale;
    float small = (float) epsilon;
    float decay = decayRate;
    for (int i = from; i < to; i++) {
      // Subtracted together: both are small beside p, and each subtraction would round it.
      float move = size * (m[i] / ((float) Math.sqrt(root[i]) * scale + small));
      p[i] -= decay * p[i] + move;
    }
  }

  @Override
  public Map<String, float[]> state() {
    Map<String, float[]> arrays = new TreeMap<>(Map.of("m", mean, "v", square));
    if (amsgrad) {
      arrays.put("v-max", largest);
    }
    return arrays;
  }
}
