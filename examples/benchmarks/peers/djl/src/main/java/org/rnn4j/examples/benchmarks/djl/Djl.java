package org.rnn4j.examples.benchmarks.djl;

import ai.djl.engine.Engine;
import java.util.Optional;
import org.rnn4j.examples.benchmarks.work.Contestant;
import org.rnn4j.examples.benchmarks.work.NetworkWork;
import org.rnn4j.examples.benchmarks.work.NetworkWork.Extra;
import org.rnn4j.examples.benchmarks.work.Task;
import org.rnn4j.examples.benchmarks.work.Work;

/** Deep Java Library: its blocks and its trainer on PyTorch. */
public final class Djl implements Contestant {

  /** Called by the worker. */
  public Djl() {}

  @Override
  public String version() {
    Engine engine = Engine.getInstance();
    return "DJL "
        + Engine.getDjlVersion()
        + ", "
        + engine.getEngineName()
        + " "
        + engine.getVersion();
  }

  @Override
  public void threads(int count) {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
  }

  @Override
  public Optional<Task> prepare(Work work) {
    return work instanceof NetworkWork network && network.extra() == Extra.NONE
        ? Optional.of(new DjlNetwork(network))
        : Optional.empty();
  }
}
