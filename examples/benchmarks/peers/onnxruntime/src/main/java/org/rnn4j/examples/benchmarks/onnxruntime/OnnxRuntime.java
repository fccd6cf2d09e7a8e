package org.rnn4j.examples.benchmarks.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import java.util.Optional;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** ONNX Runtime: inference alone. */
public final class OnnxRuntime implements Contestant {

  private int threads = 1;

  /** Called by the worker. */
  public OnnxRuntime() {}

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public void threads(int count) {
    threads = count;
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network && !network.trains() && network.extra() == Extra.NONE
        ? Optional.of(new OnnxNetwork(network, threads))
        : Optional.empty();
  }
}
