package org.rnn4j.examples.benchmarks.libtorch;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.GRUImpl;
import org.bytedeco.pytorch.GRUOptions;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.RNNImpl;
import org.bytedeco.pytorch.RNNOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;

/**
 * Recurrent module and linear head, time first as PyTorch itself computes. Its cells have two bias
 * vectors where ours have one.
 */
final class TorchNetwork implements Task {

  private final NetworkWork work;
  private final PointerScope scope = new PointerScope(); // around those of the steps
  private final Module recurrent;
  private final UnaryOperator<Tensor> forward; // [steps, rows, features] to [steps, rows, units]
  private final LinearImpl head;
  private final TensorVector parameters = new TensorVector();
  private final Adam adam;
  private final Tensor[] inputs;
  private final Tensor[] targets;
  private int batch;

  TorchNetwork(NetworkWork work) {
    this.work = work;
    torch.manual_seed(1);
    long in = work.features();
    long units = work.units();
    switch (work.cell()) {
      case "lstm" -> {
        LSTMOptions options = new LSTMOptions(in, units);
        options.num_layers().put(work.layers());
        LSTMImpl lstm = new LSTMImpl(options);
        recurrent = lstm;
        forward = x -> lstm.forward(x).get0();
      }
      case "gru" -> {
        GRUOptions options = new GRUOptions(in, units);
        options.num_layers().put(work.layers());
        GRUImpl gru = new GRUImpl(options);
        recurrent = gru;
        forward = x -> gru.forward(x).get0();
      }
      default -> {
        RNNOptions options = new RNNOptions(in, units);
        options.num_layers().put(work.layers());
        RNNImpl rnn = new RNNImpl(options);
        recurrent = rnn;
        forward = x -> rnn.forward(x).get0();
      }
    }
    head = new LinearImpl(units, work.outputs());
    add(recurrent.parameters());
    add(head.parameters());
    adam = new Adam(parameters, new AdamOptions(work.learningRate()));
    Waves waves = new Waves(work);
    inputs = new Tensor[waves.batches()];
    targets = new Tensor[waves.batches()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = Tensor.create(waves.inputsByTime(i), work.steps(), work.rows(), work.features());
      targets[i] =
          Tensor.create(waves.targetsByTime(i), work.targetSteps(), work.rows(), work.outputs());
    }
  }

  private void add(TensorVector more) {
    for (long i = 0; i < more.size(); i++) {
      parameters.push_back(more.get(i));
    }
  }

  private Tensor outputs(Tensor x) {
    Tensor all = forward.apply(x);
    Tensor wanted = work.everyStep() ? all : all.narrow(0, work.steps() - 1L, 1);
    return head.forward(wanted); // [target steps, rows, outputs]
  }

  @Override
  public long parameters() {
    long count = 0;
    for (long i = 0; i < parameters.size(); i++) {
      count += parameters.get(i).numel();
    }
    return count;
  }

  @Override
  @SuppressWarnings("try") // a scope works by being open
  public double run(int steps) {
    double loss = Double.NaN;
    for (int i = 0; i < steps; i++) {
      try (PointerScope step = new PointerScope()) {
        if (work.trains()) {
          loss = train(i + 1 == steps);
        } else {
          InferenceMode inference = new InferenceMode(true);
          outputs(inputs[0]);
          inference.close();
        }
      }
    }
    return loss;
  }

  private double train(boolean last) {
    adam.zero_grad();
    Tensor loss = torch.mse_loss(outputs(inputs[batch]), targets[batch]);
    loss.backward();
    adam.step();
    batch = (batch + 1) % inputs.length;
    return last ? loss.item_float() : Double.NaN;
  }

  @Override
  public void close() {
    scope.close();
  }
}
