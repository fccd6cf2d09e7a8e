package org.rnn4j.examples.benchmarks.libtorch;

import java.util.Optional;
import org.bytedeco.pytorch.global.torch;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** PyTorch's C++ library, its modules for recurrent layers and its Adam, called from the JVM. */
public final class LibTorch implements Contestant {

  /** Called by the worker. */
  public LibTorch() {}

  @Override
  public String version() {
    return "PyTorch 2.10.0 (bytedeco 1.5.13)";
  }

  @Override
  public void threads(int count) {
    torch.set_num_threads(count);
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network && network.extra() == Extra.NONE
        ? Optional.of(new TorchNetwork(network))
        : Optional.empty();
  }
}
