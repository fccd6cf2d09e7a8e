package org.rnn4j.examples.benchmarks.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** Recurrent layers and a linear head as a graph, time first. */
final class GraphNetwork implements Task {

  private final NetworkWork work;
  private final Graph graph = new Graph();
  private final Session session;
  private final GraphBuilder builder;
  private final Placeholder<TFloat32> x;
  private final Placeholder<TFloat32> y;
  private final Operand<TFloat32> predictions; // [target steps * rows, outputs]
  private Operand<TFloat32> loss;
  private List<Op> trainingStep = List.of();
  private final TFloat32[] inputs;
  private final TFloat32[] targets;
  private int batch;

  GraphNetwork(NetworkWork work, int threads) {
    this.work = work;
    builder = new GraphBuilder(work, graph);
    Shape inputShape = Shape.of(work.steps(), work.rows(), work.features());
    Shape targetShape = Shape.of((long) work.targetSteps() * work.rows(), work.outputs());
    x = builder.tf.placeholder(TFloat32.class, Placeholder.shape(inputShape));
    y = builder.tf.placeholder(TFloat32.class, Placeholder.shape(targetShape));
    predictions = wire();
    Waves waves = new Waves(work);
    inputs = new TFloat32[waves.batches()];
    targets = new TFloat32[waves.batches()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = TFloat32.tensorOf(inputShape, DataBuffers.of(waves.inputsByTime(i)));
      targets[i] = TFloat32.tensorOf(targetShape, DataBuffers.of(waves.targetsByTime(i)));
    }
    ConfigProto config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(threads)
            .setInterOpParallelismThreads(1)
            .build();
    session = new Session(graph, config);
    Session.Runner initialize = session.runner();
    builder.initializers().forEach(initialize::addTarget);
    initialize.run().close();
  }

  private Operand<TFloat32> wire() {
    List<GraphLayer> layers = new ArrayList<>();
    Operand<TFloat32> h = x;
    for (int i = 0; i < work.layers(); i++) {
      GraphLayer layer = layer(i == 0 ? work.features() : work.units());
      layers.add(layer);
      h = layer.forward(h);
    }
    Operand<TFloat32> wanted =
        work.everyStep()
            ? builder.flat(h, work.units())
            : builder.tf.gather(h, builder.tf.constant(work.steps() - 1), builder.axis(0));
    Variable<TFloat32> w = builder.matrix(work.units(), work.outputs(), 1);
    Variable<TFloat32> b = builder.vector(work.outputs());
    Operand<TFloat32> outputs = builder.tf.math.add(builder.product(wanted, w), b);
    if (work.trains()) {
      Operand<TFloat32> back = head(wanted, w, b, outputs);
      for (int i = layers.size() - 1; i >= 0; i--) {
        back = layers.get(i).backward(back);
      }
      trainingStep = builder.trainingStep();
    }
    return outputs;
  }

  private GraphLayer layer(int in) {
    return switch (work.cell()) {
      case "lstm" -> new LstmLayer(builder, in);
      case "gru" -> new GruLayer(builder, in);
      default -> new SimpleLayer(builder, in);
    };
  }

  // Loss and gradient of the head; gives the gradient of all outputs of the layer below.
  private Operand<TFloat32> head(
      Operand<TFloat32> wanted,
      Variable<TFloat32> w,
      Variable<TFloat32> b,
      Operand<TFloat32> outputs) {
    Operand<TFloat32> error = builder.tf.math.sub(outputs, y);
    loss =
        builder.tf.math.mean(builder.tf.math.square(error), builder.tf.constant(new int[] {0, 1}));
    float scale = 2f / (work.targetSteps() * work.rows() * work.outputs());
    Operand<TFloat32> gradient = builder.tf.math.mul(error, builder.tf.constant(scale));
    Operand<TFloat32> back =
        builder.sequence(builder.productTransposedB(gradient, w), work.units());
    builder.update(w, builder.productTransposedA(wanted, gradient));
    builder.update(b, builder.columnSums(gradient));
    return work.everyStep()
        ? back
        : builder.tf.concat(
            List.of(builder.zeros(work.steps() - 1L, work.rows(), work.units()), back),
            builder.axis(0));
  }

  @Override
  public long parameters() {
    return builder.parameters();
  }

  @Override
  public double run(int steps) {
    double last = Double.NaN;
    for (int i = 0; i < steps; i++) {
      Session.Runner runner = session.runner().feed(x, inputs[batch]);
      if (work.trains()) {
        runner.feed(y, targets[batch]).fetch(loss);
        trainingStep.forEach(runner::addTarget);
        batch = (batch + 1) % inputs.length;
      } else {
        runner.fetch(predictions);
      }
      try (Result result = runner.run()) {
        last = work.trains() ? ((TFloat32) result.get(0)).getFloat() : Double.NaN;
      }
    }
    return last;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
    for (int i = 0; i < inputs.length; i++) {
      inputs[i].close();
      targets[i].close();
    }
  }
}
