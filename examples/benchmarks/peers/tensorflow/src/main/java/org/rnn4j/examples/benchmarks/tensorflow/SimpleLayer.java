package org.rnn4j.examples.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * {@code h = tanh(x W + h' U + b)}: products that need no state are taken for all time steps at
 * once.
 */
final class SimpleLayer implements GraphLayer {

  private final GraphBuilder graph;
  private final int in;
  private final int units;
  private final Variable<TFloat32> w;
  private final Variable<TFloat32> u;
  private final Variable<TFloat32> b;
  private final List<Operand<TFloat32>> states = new ArrayList<>();
  private Operand<TFloat32> flatX;

  SimpleLayer(GraphBuilder graph, int in) {
    this.graph = graph;
    this.in = in;
    units = graph.work.units();
    w = graph.matrix(in, units, 1);
    u = graph.matrix(units, units, 1);
    b = graph.vector(units);
  }

  @Override
  public Operand<TFloat32> forward(Operand<TFloat32> x) {
    flatX = graph.flat(x, in);
    Operand<TFloat32> projected = graph.tf.math.add(graph.product(flatX, w), b);
    Operand<TFloat32> h = graph.zeros(graph.work.rows(), units);
    for (Operand<TFloat32> step : graph.steps(graph.sequence(projected, units))) {
      h = graph.tf.math.tanh(graph.tf.math.add(step, graph.product(h, u)));
      states.add(h);
    }
    return graph.tf.stack(states);
  }

  @Override
  public Operand<TFloat32> backward(Operand<TFloat32> outputGradient) {
    List<Operand<TFloat32>> arriving = graph.steps(outputGradient);
    LinkedList<Operand<TFloat32>> gradients = new LinkedList<>();
    Operand<TFloat32> fromNext = graph.zeros(graph.work.rows(), units);
    Operand<TFloat32> one = graph.tf.constant(1f);
    for (int t = states.size() - 1; t >= 0; t--) {
      Operand<TFloat32> h = states.get(t);
      Operand<TFloat32> dh = graph.tf.math.add(arriving.get(t), fromNext);
      Operand<TFloat32> dz = graph.tf.math.mul(dh, graph.tf.math.sub(one, graph.tf.math.square(h)));
      gradients.addFirst(dz);
      fromNext = graph.productTransposedB(dz, u);
    }
    Operand<TFloat32> all = graph.flat(graph.tf.stack(gradients), units);
    graph.update(w, graph.productTransposedA(flatX, all));
    graph.update(u, graph.productTransposedA(graph.previous(states, units), all));
    graph.update(b, graph.columnSums(all));
    return graph.sequence(graph.productTransposedB(all, w), in);
  }
}
