package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.api.cell.StateSpec;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.reference.DoubleInterpreter.Gradients;

/** Random inputs for a differentiated step in double, to be run as a whole and in chunks. */
final class DoubleSequence {

  private static final int BATCH = 2;

  /** Of the largest gradient: the sums over the steps are taken in another order. */
  private static final double TOLERANCE = 1e-12;

  private final StepGraph step;
  private final List<double[]> masks;
  private final List<double[]> x = new ArrayList<>();
  private final List<double[]> ofOutputs = new ArrayList<>(); // the gradient that arrives at each
  private final Map<String, double[]> ofFinalStates = new LinkedHashMap<>();
  private final Map<String, double[]> zeros = new LinkedHashMap<>(); // by state

  private record Run(
      DoubleInterpreter interpreter, List<double[]> outputs, Map<String, double[]> states) {}

  /** With masks by step, {@code [batch]}; none where the list is empty. */
  DoubleSequence(StepGraph step, int steps, List<double[]> masks) {
    this.step = step;
    this.masks = masks;
    StepGraph graph = step;
    for (int t = 0; t < steps; t++) {
      x.add(Draws.numbers(BATCH * graph.input().width(), 1, t));
      ofOutputs.add(Draws.numbers(BATCH * graph.output().width(), 2, t));
    }
    for (StateSpec s : graph.stateSpecs()) {
      int size = BATCH * s.width();
      ofFinalStates.put(s.name(), Draws.numbers(size, 3, s.name().hashCode()));
      zeros.put(s.name(), new double[size]);
    }
  }

  /**
   * Requires of chunks of so many steps what the whole sequence gives. Each starts from the states
   * that the one before it leaves, and hands the gradient by them back to it.
   */
  void requireInChunks(int... lengths) {
    Run whole = run(0, x.size(), zeros);
    List<Run> chunks = new ArrayList<>();
    Map<String, double[]> states = zeros;
    int from = 0;
    for (int length : lengths) {
      Run chunk = run(from, from + length, states);
      for (int t = 0; t < length; t++) {
        requireSame(
            "output of step " + (from + t), whole.outputs.get(from + t), chunk.outputs.get(t));
      }
      states = chunk.states;
      chunks.add(chunk);
      from += length;
    }
    for (String name : zeros.keySet()) {
      requireSame("state '" + name + "'", whole.states.get(name), states.get(name));
    }
    requireGradients(whole, chunks);
  }

  private Run run(int from, int to, Map<String, double[]> states) {
    DoubleInterpreter interpreter = new DoubleInterpreter(step, BATCH);
    CellVariant.parameters(step.parameterSpecs(), 1).forEach(interpreter::parameter);
    states.forEach(interpreter::initialState);
    interpreter.masks(masks.isEmpty() ? masks : masks.subList(from, to));
    List<double[]> outputs = interpreter.forward(x.subList(from, to));
    Map<String, double[]> finalStates = new LinkedHashMap<>();
    zeros.keySet().forEach(name -> finalStates.put(name, interpreter.finalState(name)));
    return new Run(interpreter, outputs, finalStates);
  }

  private void requireGradients(Run whole, List<Run> chunks) {
    Gradients expected = whole.interpreter.backward(ofOutputs, ofFinalStates);
    Map<String, double[]> ofParameters = new LinkedHashMap<>();
    Map<String, double[]> ofStates = ofFinalStates;
    int to = x.size();
    for (int i = chunks.size() - 1; i >= 0; i--) {
      Run chunk = chunks.get(i);
      int from = to - chunk.outputs.size();
      Gradients g = chunk.interpreter.backward(ofOutputs.subList(from, to), ofStates);
      for (int t = from; t < to; t++) {
        requireSame(
            "gradient by the input of step " + t,
            expected.inputs().get(t),
            g.inputs().get(t - from));
      }
      g.parameters().forEach((name, part) -> ofParameters.merge(name, part, DoubleSequence::sum));
      ofStates = g.initialStates();
      to = from;
    }
    expected
        .parameters()
        .forEach((name, g) -> requireClose("gradient by " + name, g, ofParameters.get(name)));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    Arrays.setAll(sum, i -> sum[i] + b[i]);
    return sum;
  }

  private static void requireSame(String what, double[] expected, double[] actual) {
    int at = Arrays.mismatch(expected, actual);
    require(at < 0, "in chunks the %s is not that of the whole sequence", what);
  }

  private static void requireClose(String what, double[] expected, double[] actual) {
    double largest = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
    for (int i = 0; i < expected.length; i++) {
      require(
          Math.abs(actual[i] - expected[i]) <= TOLERANCE * largest,
          "in chunks the %s is %s, not %s",
          what,
          actual[i],
          expected[i]);
    }
  }
}
