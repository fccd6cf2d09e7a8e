package org.rnn4j.examples.benchmarks.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;

/**
 * Recurrent block and linear head, time first. Its cells have two bias vectors where ours have one.
 */
final class DjlNetwork implements Task {

  private final NetworkWork work;
  private final Model model;
  private final Block block;
  private final Trainer trainer;
  private final Loss loss = Loss.l2Loss("mse", 1);
  private final NDManager manager;
  private final ParameterStore store;
  private final NDArray[] inputs;
  private final NDArray[] targets;
  private int batch;

  DjlNetwork(NetworkWork work) {
    this.work = work;
    model = Model.newInstance("benchmark", "PyTorch");
    block = block();
    model.setBlock(block);
    Optimizer adam =
        Optimizer.adam().optLearningRateTracker(Tracker.fixed((float) work.learningRate())).build();
    trainer = model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(adam));
    trainer.initialize(new Shape(work.steps(), work.rows(), work.features()));
    manager = trainer.getManager().newSubManager();
    store = new ParameterStore(manager, false);
    if (!work.trains()) {
      block.freezeParameters(true);
    }
    Waves waves = new Waves(work);
    inputs = new NDArray[waves.batches()];
    targets = new NDArray[waves.batches()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] =
          manager.create(
              waves.inputsByTime(i), new Shape(work.steps(), work.rows(), work.features()));
      targets[i] =
          manager.create(
              waves.targetsByTime(i), new Shape(work.targetSteps(), work.rows(), work.outputs()));
    }
  }

  private Block block() {
    SequentialBlock network = new SequentialBlock();
    network.add(
        switch (work.cell()) {
          case "lstm" ->
              LSTM.builder()
                  .setStateSize(work.units())
                  .setNumLayers(work.layers())
                  .optBatchFirst(false)
                  .build();
          case "gru" ->
              GRU.builder()
                  .setStateSize(work.units())
                  .setNumLayers(work.layers())
                  .optBatchFirst(false)
                  .build();
          default ->
              RNN.builder()
                  .setActivation(RNN.Activation.TANH)
                  .setStateSize(work.units())
                  .setNumLayers(work.layers())
                  .optBatchFirst(false)
                  .build();
        });
    if (!work.everyStep()) {
      String last = work.steps() - 1 + ":";
      network.add(LambdaBlock.singleton(x -> x.get(last)));
    }
    return network.add(Linear.builder().setUnits(work.outputs()).build());
  }

  @Override
  public long parameters() {
    return block.getParameters().values().stream()
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  @Override
  public double run(int steps) {
    double last = Double.NaN;
    for (int i = 0; i < steps; i++) {
      try (NDManager step = manager.newSubManager()) {
        if (work.trains()) {
          last = train(step, i + 1 == steps);
        } else {
          NDArray x = inputs[0].duplicate();
          x.attach(step);
          block.forward(store, new NDList(x), false).attach(step);
        }
      }
    }
    return last;
  }

  private double train(NDManager step, boolean last) {
    double value = Double.NaN;
    try (GradientCollector collector = trainer.newGradientCollector()) {
      // Results go to the managers of what they are made of.
      NDArray x = inputs[batch].duplicate();
      x.attach(step);
      NDArray y = targets[batch].duplicate();
      y.attach(step);
      NDList outputs = trainer.forward(new NDList(x));
      NDArray mean = loss.evaluate(new NDList(y), outputs);
      collector.backward(mean);
      if (last) {
        value = mean.getFloat();
      }
    }
    trainer.step();
    batch = (batch + 1) % inputs.length;
    return value;
  }

  @Override
  public void close() {
    manager.close();
    trainer.close();
    model.close();
  }
}
