package org.rnn4j.examples.benchmarks.deeplearning4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;

/** Recurrent layers and an output layer; sequences are {@code [rows, width, steps]} here. */
final class Dl4jNetwork implements Task {

  private final NetworkWork work;
  private final MultiLayerNetwork network;
  private final INDArray[] inputs;
  private final INDArray[] targets;
  private int batch;

  Dl4jNetwork(NetworkWork work) {
    this.work = work;
    var list =
        new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(work.learningRate())).list();
    for (int i = 0; i < work.layers(); i++) {
      Layer layer = recurrent();
      boolean last = i + 1 == work.layers() && !work.everyStep();
      list.layer(last ? new LastTimeStep(layer) : layer);
    }
    list.layer(
        work.everyStep()
            ? new RnnOutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nOut(work.outputs())
                .build()
            : new OutputLayer.Builder(LossFunction.MSE)
                .activation(Activation.IDENTITY)
                .nOut(work.outputs())
                .build());
    MultiLayerConfiguration configuration =
        list.setInputType(InputType.recurrent(work.features(), work.steps())).build();
    network = new MultiLayerNetwork(configuration);
    network.init();
    Waves waves = new Waves(work);
    inputs = new INDArray[waves.batches()];
    targets = new INDArray[waves.batches()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          Nd4j.create(waves.inputs(i), new long[] {work.rows(), work.steps(), work.features()}, 'c')
              .permute(0, 2, 1)
              .dup('f');
      targets[i] =
          work.everyStep()
              ? Nd4j.create(
                      waves.targets(i), new long[] {work.rows(), work.steps(), work.outputs()}, 'c')
                  .permute(0, 2, 1)
                  .dup('f')
              : Nd4j.create(waves.targets(i), new long[] {work.rows(), work.outputs()}, 'c');
    }
  }

  private Layer recurrent() {
    return work.cell().equals("lstm")
        ? new LSTM.Builder().nOut(work.units()).activation(Activation.TANH).build()
        : new SimpleRnn.Builder().nOut(work.units()).activation(Activation.TANH).build();
  }

  @Override
  public long parameters() {
    return network.numParams();
  }

  @Override
  public double run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (work.trains()) {
        network.fit(inputs[batch], targets[batch]);
        batch = (batch + 1) % inputs.length;
      } else {
        network.output(inputs[0]);
      }
    }
    return work.trains() ? network.score() : Double.NaN;
  }

  @Override
  public void close() {
    network.close();
  }
}
