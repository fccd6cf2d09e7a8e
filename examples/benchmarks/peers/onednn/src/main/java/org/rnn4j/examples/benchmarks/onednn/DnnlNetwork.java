package org.rnn4j.examples.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Waves;

/** One primitive for each layer, because a primitive of several wants them of equal widths. */
final class DnnlNetwork implements Task {

  private final NetworkWork work;
  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream stream = new stream(cpu);
  private final List<DnnlLayer> layers = new ArrayList<>();
  private final List<memory> inputs = new ArrayList<>();
  private int batch;

  DnnlNetwork(NetworkWork work) {
    this.work = work;
    memory.desc source = DnnlLayer.sequence(work, work.features());
    Waves waves = new Waves(work);
    for (int i = 0; i < waves.batches(); i++) {
      memory input = new memory(source, cpu);
      new FloatPointer(input.get_data_handle()).put(waves.inputsByTime(i));
      inputs.add(input);
    }
    for (int i = 0; i < work.layers(); i++) {
      layers.add(new DnnlLayer(work, i == 0 ? work.features() : work.units(), cpu));
    }
    if (work.trains()) {
      fillOutputGradient();
    }
  }

  // A gradient as a mean squared error would send it back.
  private void fillOutputGradient() {
    DnnlLayer top = layers.get(layers.size() - 1);
    FloatPointer gradient = new FloatPointer(top.outputGradient().get_data_handle());
    long size = (long) work.rows() * work.units();
    for (long i = (long) (work.steps() - work.targetSteps()) * size; i < work.steps() * size; i++) {
      gradient.put(i, ((i * 7919) % 13 - 6) / (10f * size));
    }
  }

  @Override
  public long parameters() {
    return layers.stream().mapToLong(DnnlLayer::parameters).sum();
  }

  @Override
  public double run(int steps) {
    for (int step = 0; step < steps; step++) {
      memory x = inputs.get(batch);
      for (DnnlLayer layer : layers) {
        layer.forward(stream, x);
        x = layer.output();
      }
      if (work.trains()) {
        for (int i = layers.size() - 1; i >= 0; i--) {
          layers.get(i).backward(stream, i == 0 ? inputs.get(batch) : layers.get(i - 1).output());
          if (i > 0) {
            layers.get(i - 1).takeOutputGradient(layers.get(i).inputGradient());
          }
        }
        batch = (batch + 1) % inputs.size();
      }
      stream._wait();
    }
    return Double.NaN;
  }

  @Override
  public void close() {
    layers.clear();
    inputs.clear();
    System.gc(); // the bindings free what is not reachable
  }
}
