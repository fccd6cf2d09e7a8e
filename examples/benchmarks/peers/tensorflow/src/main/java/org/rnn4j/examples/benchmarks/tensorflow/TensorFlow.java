package org.rnn4j.examples.benchmarks.tensorflow;

import java.util.Optional;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/**
 * TensorFlow Java. It has no recurrent layers, and no gradients of its recurrent operations: the
 * graphs are wired by hand from BlockLSTM, GRUBlockCell and their gradient operations.
 */
public final class TensorFlow implements Contestant {

  private int threads = 1;

  /** Called by the worker. */
  public TensorFlow() {}

  @Override
  public String version() {
    return "TensorFlow Java 1.1.0, TensorFlow " + org.tensorflow.TensorFlow.version();
  }

  @Override
  public void threads(int count) {
    threads = count;
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network && network.extra() == Extra.NONE
        ? Optional.of(new GraphNetwork(network, threads))
        : Optional.empty();
  }
}
