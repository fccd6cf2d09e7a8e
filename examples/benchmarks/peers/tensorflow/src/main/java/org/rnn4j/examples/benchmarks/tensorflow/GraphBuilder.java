package org.rnn4j.examples.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Parameters, their Adam updates, and short names for the operations of a graph. */
final class GraphBuilder {

  final NetworkWork work;
  final Ops tf;
  private final List<Op> initializers = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(1);
  private final Variable<TFloat32> power1;
  private final Variable<TFloat32> power2;
  private long parameters;

  GraphBuilder(NetworkWork work, Graph graph) {
    this.work = work;
    tf = Ops.create(graph);
    power1 = variable(tf.constant(0.9f), Shape.scalar());
    power2 = variable(tf.constant(0.999f), Shape.scalar());
  }

  private Variable<TFloat32> variable(Operand<TFloat32> value, Shape shape) {
    Variable<TFloat32> variable = tf.variable(shape, TFloat32.class);
    initializers.add(tf.assign(variable, value));
    return variable;
  }

  /** A trained matrix with Glorot's uniform numbers. */
  Variable<TFloat32> matrix(int rows, int columns, int gates) {
    float limit = (float) Math.sqrt(6.0 / (rows + columns / (double) gates));
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1) * limit;
    }
    parameters += values.length;
    Shape shape = Shape.of(rows, columns);
    return variable(tf.constant(NdArrays.wrap(shape, DataBuffers.of(values))), shape);
  }

  /** A trained vector of zeros. */
  Variable<TFloat32> vector(int width) {
    parameters += width;
    return variable(zeros(width), Shape.of(width));
  }

  Operand<TFloat32> zeros(long... shape) {
    return tf.zeros(tf.constant(shape), TFloat32.class);
  }

  /** One step of Adam. */
  void update(Variable<TFloat32> parameter, Operand<TFloat32> gradient) {
    Shape shape = parameter.shape();
    updates.add(
        tf.train.applyAdam(
            parameter,
            variable(zeros(shape.asArray()), shape),
            variable(zeros(shape.asArray()), shape),
            power1,
            power2,
            tf.constant((float) work.learningRate()),
            tf.constant(0.9f),
            tf.constant(0.999f),
            tf.constant(1e-8f),
            gradient));
  }

  /** Everything that a training step has to do. */
  List<Op> trainingStep() {
    Ops after = tf.withControlDependencies(List.copyOf(updates));
    updates.add(after.assign(power1, after.math.mul(power1, after.constant(0.9f))));
    updates.add(after.assign(power2, after.math.mul(power2, after.constant(0.999f))));
    return updates;
  }

  List<Op> initializers() {
    return initializers;
  }

  long parameters() {
    return parameters;
  }

  /** {@code a b}. */
  Operand<TFloat32> product(Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.linalg.matMul(a, b);
  }

  /** {@code a' b}. */
  Operand<TFloat32> productTransposedA(Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.linalg.matMul(a, b, MatMul.transposeA(true));
  }

  /** {@code a b'}. */
  Operand<TFloat32> productTransposedB(Operand<TFloat32> a, Operand<TFloat32> b) {
    return tf.linalg.matMul(a, b, MatMul.transposeB(true));
  }

  /** Sums over the rows. */
  Operand<TFloat32> columnSums(Operand<TFloat32> a) {
    return tf.sum(a, tf.constant(0));
  }

  /** All time steps below each other, {@code [steps * rows, width]}. */
  Operand<TFloat32> flat(Operand<TFloat32> sequence, int width) {
    return tf.reshape(sequence, tf.constant(new int[] {-1, width}));
  }

  /** Time steps apart again, {@code [steps, rows, width]}. */
  Operand<TFloat32> sequence(Operand<TFloat32> flat, int width) {
    return tf.reshape(flat, tf.constant(new int[] {-1, work.rows(), width}));
  }

  /** The time steps one by one. */
  List<Operand<TFloat32>> steps(Operand<TFloat32> sequence) {
    return new ArrayList<>(tf.unstack(sequence, (long) work.steps()).output());
  }

  /** The values of all time steps but shifted by one, beginning with zeros. */
  Operand<TFloat32> previous(List<Operand<TFloat32>> values, int width) {
    List<Operand<TFloat32>> shifted = new ArrayList<>();
    shifted.add(zeros(work.rows(), width));
    shifted.addAll(values.subList(0, values.size() - 1));
    return flat(tf.stack(shifted), width);
  }

  Operand<TInt32> axis(int axis) {
    return tf.constant(axis);
  }
}
