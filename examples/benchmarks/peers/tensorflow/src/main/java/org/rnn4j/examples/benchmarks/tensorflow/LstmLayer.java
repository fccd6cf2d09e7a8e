package org.rnn4j.examples.benchmarks.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** All time steps of an LSTM in one operation. */
final class LstmLayer implements GraphLayer {

  private final GraphBuilder graph;
  private final Variable<TFloat32> w;
  private final Variable<TFloat32> b;
  private final Operand<TFloat32> state;
  private final Operand<TFloat32> peephole;
  private final Operand<TInt64> steps;
  private Operand<TFloat32> x;
  private BlockLSTM<TFloat32> block;

  LstmLayer(GraphBuilder graph, int in) {
    this.graph = graph;
    int units = graph.work.units();
    w = graph.matrix(in + units, 4 * units, 4);
    b = graph.vector(4 * units);
    state = graph.zeros(graph.work.rows(), units);
    peephole = graph.zeros(units);
    steps = graph.tf.constant((long) graph.work.steps());
  }

  @Override
  public Operand<TFloat32> forward(Operand<TFloat32> input) {
    x = input;
    block =
        graph.tf.nn.blockLSTM(
            steps,
            x,
            state,
            state,
            w,
            peephole,
            peephole,
            peephole,
            b,
            BlockLSTM.cellClip(-1f),
            BlockLSTM.usePeephole(false));
    return block.h();
  }

  @Override
  public Operand<TFloat32> backward(Operand<TFloat32> outputGradient) {
    BlockLSTMGrad<TFloat32> gradient =
        graph.tf.nn.blockLSTMGrad(
            steps,
            x,
            state,
            state,
            w,
            peephole,
            peephole,
            peephole,
            b,
            block.i(),
            block.cs(),
            block.f(),
            block.o(),
            block.ci(),
            block.co(),
            block.h(),
            graph.zeros(graph.work.steps(), graph.work.rows(), graph.work.units()),
            outputGradient,
            false);
    graph.update(w, gradient.wGrad());
    graph.update(b, gradient.bGrad());
    return gradient.xGrad();
  }
}
