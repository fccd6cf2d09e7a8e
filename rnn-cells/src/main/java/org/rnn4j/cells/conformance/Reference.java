package org.rnn4j.cells.conformance;

import static org.rnn4j.api.conformance.ConformanceException.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rnn4j.api.cell.ParameterSpec;
import org.rnn4j.api.model.ArrayBatch;
import org.rnn4j.api.random.RandomStream;
import org.rnn4j.cells.internal.graph.StepGraph;
import org.rnn4j.cells.internal.layer.Masking;
import org.rnn4j.cells.internal.reference.DoubleInterpreter;
import org.rnn4j.cells.internal.rewrite.Differentiation;
import org.rnn4j.cells.network.Network;

/**
 * What a network of one cell gives for a batch, computed in double.
 *
 * @param predictions {@code [row, step, output]}
 * @param gradient by every parameter, of the mean of prediction times target
 */
record Reference(double[] predictions, double[] gradient) {

  /** Half the distance between floats near 1: what rounding a number does to it at most. */
  private static final double ROUNDING = 0x1p-24;

  /**
   * How many times worse the float engine may be than rounding its parameters alone is, which is
   * tried. Rounding happens in each operation of each step as well; of the built-in cells the worst
   * found: 19 times.
   */
  private static final double ALLOWANCE = 40;

  /** Requires of the float engine what is computed in double, but for rounding. */
  static void requireAgreement(CellVariant v, Network network, ArrayBatch batch) {
    requireAgreement(network, batch, parameters -> of(v, parameters, batch));
  }

  /** The same, given what is computed in double from parameters. */
  static void requireAgreement(
      Network network, ArrayBatch batch, Function<double[], Reference> inDouble) {
    Reference expected = inDouble.apply(moved(network.parameters(), 0));
    Reference moved = inDouble.apply(moved(network.parameters(), 1));
    Reference movedAgain = inDouble.apply(moved(network.parameters(), 2));
    Outcome actual = Outcome.of(network, batch);
    requireClose(
        "output",
        actual.predictions(),
        expected.predictions,
        moved.predictions,
        movedAgain.predictions);
    requireClose(
        "gradient", actual.gradient(), expected.gradient, moved.gradient, movedAgain.gradient);
  }

  /** Requires of outputs in float what is computed in double from parameters, but for rounding. */
  static void requireOutputs(
      String what, Network network, ArrayBatch batch, UnaryOperator<double[]> ofParameters) {
    requireClose(
        what,
        Outcome.predictions(network, batch),
        ofParameters.apply(moved(network.parameters(), 0)),
        ofParameters.apply(moved(network.parameters(), 1)),
        ofParameters.apply(moved(network.parameters(), 2)));
  }

  // Every parameter rounded up or down, or (key 0) as it is.
  private static double[] moved(float[] parameters, long key) {
    RandomStream random = RandomStream.of(key);
    double[] moved = new double[parameters.length];
    for (int i = 0; i < moved.length; i++) {
      double rounding = random.nextDouble() < 0.5 ? ROUNDING : -ROUNDING;
      moved[i] = parameters[i] * (key == 0 ? 1 : 1 + rounding);
    }
    return moved;
  }

  private static void requireClose(
      String what, float[] actual, double[] expected, double[] moved, double[] movedAgain) {
    require(
        actual.length == expected.length,
        "%ss are %d in float and %d in double",
        what,
        actual.length,
        expected.length);
    double scale = 0;
    double rounding = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      rounding = Math.max(rounding, Math.abs(moved[i] - expected[i]));
      rounding = Math.max(rounding, Math.abs(movedAgain[i] - expected[i]));
    }
    double bound = ALLOWANCE * (rounding + ROUNDING * scale);
    for (int i = 0; i < actual.length; i++) {
      require(
          Math.abs(actual[i] - expected[i]) <= bound,
          "%s %d is %s in float and %s in double; rounding allows %.2g",
          what,
          i,
          actual[i],
          expected[i],
          bound);
    }
  }

  private static Reference of(CellVariant v, double[] parameters, ArrayBatch batch) {
    StepGraph graph = batch.isMasked() ? Masking.of(v.graph()) : v.graph();
    return of(List.of(graph), List.of(graph), parameters, batch);
  }

  /**
   * Of steps that follow each other.
   *
   * @param evaluation what gives the predictions
   * @param training what gives the gradient, with the random masks of {@link Outcome#STEP}
   */
  static Reference of(
      List<StepGraph> evaluation, List<StepGraph> training, double[] parameters, ArrayBatch batch) {
    List<DoubleInterpreter> evaluated = interpreters(evaluation, parameters, batch);
    List<DoubleInterpreter> trained = interpreters(training, parameters, batch);
    List<double[]> outputs = forward(evaluated, batch);
    forward(trained, batch);
    List<double[]> arriving = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      double[] step = at(batch.targets(), batch, t, false);
      for (int i = 0; i < step.length; i++) {
        step[i] /= batch.targetCount();
      }
      arriving.add(step);
    }
    double[] gradient = new double[parameters.length];
    int end = parameters.length;
    for (int i = trained.size() - 1; i >= 0; i--) {
      DoubleInterpreter.Gradients g = trained.get(i).backward(arriving, Map.of());
      end -= training.get(i).parameterSpecs().stream().mapToInt(p -> p.shape().size()).sum();
      int at = end;
      for (ParameterSpec spec : training.get(i).parameterSpecs()) {
        double[] part = g.parameters().get(spec.name());
        System.arraycopy(part, 0, gradient, at, part.length);
        at += part.length;
      }
      arriving = g.inputs();
    }
    return new Reference(predictions(outputs, batch), gradient);
  }

  private static List<DoubleInterpreter> interpreters(
      List<StepGraph> steps, double[] parameters, ArrayBatch batch) {
    List<double[]> masks = new ArrayList<>();
    for (int t = 0; t < batch.steps() && batch.isMasked(); t++) {
      masks.add(mask(batch, t));
    }
    List<DoubleInterpreter> interpreters = new ArrayList<>();
    int from = 0;
    for (StepGraph step : steps) {
      int size = step.parameterSpecs().stream().mapToInt(p -> p.shape().size()).sum();
      double[] own = Arrays.copyOfRange(parameters, from, from + size);
      DoubleInterpreter interpreter =
          interpreter(new Differentiation(true).apply(step), batch.rows(), own);
      interpreter.masks(masks);
      interpreter.training(Outcome.STEP);
      interpreters.add(interpreter);
      from += size;
    }
    return interpreters;
  }

  private static List<double[]> forward(List<DoubleInterpreter> interpreters, ArrayBatch batch) {
    List<double[]> values = new ArrayList<>();
    for (int t = 0; t < batch.steps(); t++) {
      values.add(inputs(batch, t));
    }
    for (DoubleInterpreter interpreter : interpreters) {
      values = interpreter.forward(values);
    }
    return values;
  }

  /** Ready to run a step with these parameters, which stand one behind the other. */
  static DoubleInterpreter interpreter(StepGraph step, int rows, double[] parameters) {
    DoubleInterpreter interpreter = new DoubleInterpreter(step, rows);
    int at = 0;
    for (ParameterSpec spec : step.parameterSpecs()) {
      int end = at + spec.shape().size();
      interpreter.parameter(spec.name(), Arrays.copyOfRange(parameters, at, end));
      at = end;
    }
    return interpreter;
  }

  /** {@code [row, step, output]} of outputs by step, {@code [row, output]}. */
  static double[] predictions(List<double[]> outputs, ArrayBatch batch) {
    double[] predictions = new double[batch.rows() * batch.steps() * batch.targetWidth()];
    int width = batch.targetWidth();
    for (int row = 0; row < batch.rows(); row++) {
      for (int t = 0; t < batch.steps(); t++) {
        System.arraycopy(
            outputs.get(t), row * width, predictions, (row * batch.steps() + t) * width, width);
      }
    }
    return predictions;
  }

  /** The inputs of a step, {@code [row, feature]}; zeros where it is masked. */
  static double[] inputs(ArrayBatch batch, int t) {
    return at(batch.inputs(), batch, t, true);
  }

  // One step of [row][step][feature], row-major; zeros at masked steps if wanted.
  private static double[] at(float[][][] values, ArrayBatch batch, int t, boolean hidden) {
    int width = values[0][0].length;
    double[] now = new double[batch.rows() * width];
    for (int row = 0; row < batch.rows(); row++) {
      for (int i = 0; i < width; i++) {
        now[row * width + i] = hidden && !batch.isPresent(row, t) ? 0 : values[row][t][i];
      }
    }
    return now;
  }

  private static double[] mask(ArrayBatch batch, int t) {
    double[] mask = new double[batch.rows()];
    for (int row = 0; row < mask.length; row++) {
      mask[row] = batch.isPresent(row, t) ? 1 : 0;
    }
    return mask;
  }
}
