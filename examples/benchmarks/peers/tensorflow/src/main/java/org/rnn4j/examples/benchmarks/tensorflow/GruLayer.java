package org.rnn4j.examples.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.GRUBlockCell;
import org.tensorflow.op.nn.GRUBlockCellGrad;
import org.tensorflow.types.TFloat32;

/**
 * One operation for each time step; resets before the product, where the others reset after it. The
 * gradients of the parameters are one product over all time steps each.
 */
final class GruLayer implements GraphLayer {

  private final GraphBuilder graph;
  private final int in;
  private final int units;
  private final Variable<TFloat32> gateWeights;
  private final Variable<TFloat32> candidateWeights;
  private final Variable<TFloat32> gateBias;
  private final Variable<TFloat32> candidateBias;
  private final List<GRUBlockCell<TFloat32>> cells = new ArrayList<>();
  private final List<Operand<TFloat32>> states = new ArrayList<>();
  private Operand<TFloat32> x;
  private List<Operand<TFloat32>> inputs;

  GruLayer(GraphBuilder graph, int in) {
    this.graph = graph;
    this.in = in;
    units = graph.work.units();
    gateWeights = graph.matrix(in + units, 2 * units, 2);
    candidateWeights = graph.matrix(in + units, units, 1);
    gateBias = graph.vector(2 * units);
    candidateBias = graph.vector(units);
  }

  @Override
  public Operand<TFloat32> forward(Operand<TFloat32> input) {
    x = input;
    inputs = graph.steps(input);
    Operand<TFloat32> h = graph.zeros(graph.work.rows(), units);
    for (Operand<TFloat32> step : inputs) {
      GRUBlockCell<TFloat32> cell =
          graph.tf.nn.gRUBlockCell(step, h, gateWeights, candidateWeights, gateBias, candidateBias);
      cells.add(cell);
      h = cell.h();
      states.add(h);
    }
    return graph.tf.stack(states);
  }

  @Override
  public Operand<TFloat32> backward(Operand<TFloat32> outputGradient) {
    List<Operand<TFloat32>> arriving = graph.steps(outputGradient);
    LinkedList<Operand<TFloat32>> inputGradients = new LinkedList<>();
    LinkedList<Operand<TFloat32>> gateGradients = new LinkedList<>();
    LinkedList<Operand<TFloat32>> candidateGradients = new LinkedList<>();
    Operand<TFloat32> zero = graph.zeros(graph.work.rows(), units);
    Operand<TFloat32> fromNext = zero;
    for (int t = cells.size() - 1; t >= 0; t--) {
      GRUBlockCell<TFloat32> cell = cells.get(t);
      GRUBlockCellGrad<TFloat32> gradient =
          graph.tf.nn.gRUBlockCellGrad(
              inputs.get(t),
              t == 0 ? zero : states.get(t - 1),
              gateWeights,
              candidateWeights,
              gateBias,
              candidateBias,
              cell.r(),
              cell.u(),
              cell.c(),
              graph.tf.math.add(arriving.get(t), fromNext));
      fromNext = gradient.dHPrev();
      inputGradients.addFirst(gradient.dX());
      gateGradients.addFirst(gradient.dRBarUBar());
      candidateGradients.addFirst(gradient.dCBar());
    }
    Operand<TFloat32> flatX = graph.flat(x, in);
    Operand<TFloat32> previous = graph.previous(states, units);
    List<Operand<TFloat32>> resets = new ArrayList<>();
    cells.forEach(cell -> resets.add(cell.r()));
    Operand<TFloat32> reset =
        graph.tf.math.mul(previous, graph.flat(graph.tf.stack(resets), units));
    Operand<TFloat32> gates = graph.flat(graph.tf.stack(gateGradients), 2 * units);
    Operand<TFloat32> candidates = graph.flat(graph.tf.stack(candidateGradients), units);
    graph.update(gateWeights, graph.productTransposedA(beside(flatX, previous), gates));
    graph.update(candidateWeights, graph.productTransposedA(beside(flatX, reset), candidates));
    graph.update(gateBias, graph.columnSums(gates));
    graph.update(candidateBias, graph.columnSums(candidates));
    return graph.tf.stack(inputGradients);
  }

  private Operand<TFloat32> beside(Operand<TFloat32> a, Operand<TFloat32> b) {
    return graph.tf.concat(List.of(a, b), graph.axis(1));
  }
}
