package org.rnn4j.examples.benchmarks.onednn;

import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/**
 * The recurrent primitives of oneDNN, hand-written machine code: forward and backward alone, with
 * neither head nor loss nor optimizer, and with the weights laid out beforehand. Less work than the
 * others do.
 */
public final class OneDnn implements Contestant {

  /** Called by the worker. */
  public OneDnn() {}

  @Override
  public String version() {
    return "oneDNN "
        + dnnl.DNNL_VERSION_MAJOR
        + "."
        + dnnl.DNNL_VERSION_MINOR
        + " (bytedeco 1.5.13)";
  }

  @Override
  public void threads(int count) {
    // OMP_NUM_THREADS
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network && network.extra() == Extra.NONE
        ? Optional.of(new DnnlNetwork(network))
        : Optional.empty();
  }
}
