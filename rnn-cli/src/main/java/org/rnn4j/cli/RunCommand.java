package org.rnn4j.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rnn run}: the main job. */
@Command(
    name = "run",
    description = "Trains the model of a spec and measures it beside the baselines.")
final class RunCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Mixin private SpecArguments spec;
  @Mixin private RunArguments arguments;

  RunCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    return new ExperimentJob(rnn, spec, arguments).execute(ExperimentJob.Extent.WHOLE);
  }
}
