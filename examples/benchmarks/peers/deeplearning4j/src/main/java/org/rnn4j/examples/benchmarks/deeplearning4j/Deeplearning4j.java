package org.rnn4j.examples.benchmarks.deeplearning4j;

import java.util.Optional;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** Deeplearning4j. It has no GRU. */
public final class Deeplearning4j implements Contestant {

  /** Called by the worker. */
  public Deeplearning4j() {}

  @Override
  public String version() {
    return "Deeplearning4j 1.0.0-M2.1";
  }

  @Override
  public void threads(int count) {
    // OMP_NUM_THREADS
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network
            && network.extra() == Extra.NONE
            && !network.cell().equals("gru")
        ? Optional.of(new Dl4jNetwork(network))
        : Optional.empty();
  }
}
