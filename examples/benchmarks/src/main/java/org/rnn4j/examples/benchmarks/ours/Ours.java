package org.rnn4j.examples.benchmarks.ours;

import java.util.Optional;
import org.rnn4j.cells.network.Network;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.ProductWork;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** rnn4j. */
public final class Ours implements Contestant {

  private int threads = 1;

  /** Called by the worker. */
  public Ours() {}

  @Override
  public String version() {
    return "JDK " + Runtime.version().feature() + ", " + Network.kernels();
  }

  @Override
  public void threads(int count) {
    threads = count;
  }

  @Override
  public Optional<Task> prepare(Work work) {
    if (work instanceof ProductWork product) {
      return threads == 1 && Networks.builtIn()
          ? Optional.of(new KernelProduct(product))
          : Optional.empty();
    }
    NetworkWork network = (NetworkWork) work;
    return network.trains()
        ? Networks.of(network, threads).map(n -> new Training(network, n, threads))
        : Networks.of(network, threads).map(n -> new Inference(network, n));
  }
}
