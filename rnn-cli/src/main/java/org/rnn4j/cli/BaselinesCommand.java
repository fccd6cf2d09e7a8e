package org.rnn4j.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rnn baselines}: the panel without the model. */
@Command(
    name = "baselines",
    description = "Measures the baselines of a spec alone; its model, if any, is left out.")
final class BaselinesCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Mixin private SpecArguments spec;
  @Mixin private RunArguments arguments;

  BaselinesCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    return new ExperimentJob(rnn, spec, arguments).execute(ExperimentJob.Extent.BASELINES_ONLY);
  }
}
