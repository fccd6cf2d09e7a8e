package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.api.model.TrainingStep;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;

/**
 * A step run in double over a few time steps, with random numbers everywhere, and its gradients
 * against central differences: by every element of the inputs, the initial states and the
 * parameters, with outputs and final states in the loss.
 */
final class Slopes {

  private static final int BATCH = 2;

  /**
   * Of the largest element of the gradient. Differences of fourth order over FAR are exact to 1e-14
   * over that plus its 4th power times the fifth derivative, about 1e-10. Those of second order
   * over NEAR take half the time and are exact to 1e-9 plus 2e-11 times the third derivative, which
   * is enough for most elements.
   */
  private static final double TOLERANCE = 1e-8;

  private static final double NEAR = 1e-5;
  private static final double FAR = 3e-4;

  private final int steps;
  private final DoubleInterpreter interpreter;
  private final List<double[]> x = new ArrayList<>();
  private final List<double[]> outputWeights = new ArrayList<>();
  private final Map<String, double[]> finalWeights = new LinkedHashMap<>();
  private final Map<String, double[]> values = new LinkedHashMap<>(); // by what they are

  /** With masks by step, {@code [batch]}; none where the list is empty. */
  Slopes(StepGraph step, int steps, List<double[]> masks) {
    StepGraph graph = step;
    this.steps = steps;
    this.interpreter = new DoubleInterpreter(step, BATCH);
    interpreter.masks(masks);
    int inputs = graph.input().width();
    for (int t = 0; t < steps; t++) {
      double[] now = Draws.numbers(BATCH * inputs, steps, 1, t);
      for (int i = 0; i < now.length && !masks.isEmpty(); i++) {
        now[i] *= masks.get(t)[i / inputs]; // as the engine does
      }
      x.add(now);
      values.put("input " + t, now);
      outputWeights.add(Draws.numbers(BATCH * graph.output().width(), steps, 2, t));
    }
    graph
        .stateSpecs()
        .forEach(
            s -> {
              finalWeights.put(
                  s.name(), Draws.numbers(BATCH * s.width(), steps, 4, s.name().hashCode()));
              if (graph.initialStates().containsKey(s.name())) {
                return; // it starts from a parameter
              }
              double[] initial =
                  s.role() == StateSpec.Role.HELPER
                      ? new double[BATCH * s.width()] // a count starts at nothing, not anywhere
                      : Draws.numbers(BATCH * s.width(), steps, 3, s.name().hashCode());
              interpreter.initialState(s.name(), initial);
              values.put("state " + s.name(), initial);
            });
    CellVariant.parameters(graph.parameterSpecs(), steps)
        .forEach(
            (name, value) -> {
              interpreter.parameter(name, value);
              values.put("parameter " + name, value);
            });
  }

  /** Sets the training step that random masks belong to. */
  void training(TrainingStep step) {
    interpreter.training(step);
  }

  void requireGradients() {
    Map<String, double[]> gradients = gradients();
    double largest =
        gradients.values().stream()
            .flatMapToDouble(Arrays::stream)
            .map(Math::abs)
            .filter(Double::isFinite)
            .reduce(1, Math::max);
    values.forEach((name, v) -> requireSlopes(name, v, gradients.get(name), largest));
  }

  private void requireSlopes(String name, double[] v, double[] derived, double largest) {
    for (int i = 0; i < v.length; i++) {
      double slope = secondOrder(v, i, NEAR);
      boolean agrees = Math.abs(derived[i] - slope) <= TOLERANCE * largest;
      // A kink that lies within the first distance does not lie within a smaller one.
      for (double h = FAR; h > 1e-6 && !agrees; h /= 10) {
        slope = fourthOrder(v, i, h);
        agrees = Math.abs(derived[i] - slope) <= TOLERANCE * largest;
      }
      require(
          agrees,
          "by element %d of %s over %d steps the gradient is %s and the slope %s",
          i,
          name,
          steps,
          derived[i],
          slope);
    }
  }

  private Map<String, double[]> gradients() {
    interpreter.forward(x);
    DoubleInterpreter.Gradients g = interpreter.backward(outputWeights, finalWeights);
    Map<String, double[]> all = new LinkedHashMap<>();
    for (int t = 0; t < steps; t++) {
      all.put("input " + t, g.inputs().get(t));
    }
    g.initialStates().forEach((name, v) -> all.put("state " + name, v));
    g.parameters().forEach((name, v) -> all.put("parameter " + name, v));
    return all;
  }

  private double secondOrder(double[] v, int i, double h) {
    return difference(v, i, h) / (2 * h);
  }

  private double fourthOrder(double[] v, int i, double h) {
    return (8 * difference(v, i, h) - difference(v, i, 2 * h)) / (12 * h);
  }

  // Of the loss at h behind and at h before the element's value.
  private double difference(double[] v, int i, double h) {
    double at = v[i];
    v[i] = at + h;
    double behind = loss();
    v[i] = at - h;
    double before = loss();
    v[i] = at;
    return behind - before;
  }

  private double loss() {
    List<double[]> outputs = interpreter.forward(x);
    double loss = 0;
    for (int t = 0; t < steps; t++) {
      loss += dot(outputs.get(t), outputWeights.get(t));
    }
    for (Map.Entry<String, double[]> state : finalWeights.entrySet()) {
      loss += dot(interpreter.finalState(state.getKey()), state.getValue());
    }
    return loss;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
