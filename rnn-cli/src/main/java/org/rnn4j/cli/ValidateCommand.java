package org.rnn4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnn4j.api.error.Quoted;
import org.rnn4j.api.spi.Registry;
import org.rnn4j.forecast.experiment.CheckedExperiment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rnn validate}: everything short of training. */
@Command(
    name = "validate",
    description =
        "Checks spec, data and model without training; prints the spec with every default.")
final class ValidateCommand implements Callable<Integer> {

  private final RnnCommand rnn;

  @Mixin private SpecArguments spec;

  ValidateCommand(RnnCommand rnn) {
    this.rnn = rnn;
  }

  @Override
  public Integer call() {
    Registry registry = rnn.registry();
    CheckedExperiment checked = spec.locating(() -> spec.read(registry).check());
    checked
        .warnings()
        .forEach(w -> rnn.surroundings().err().println("warning: " + spec.located(w)));
    PrintStream out = rnn.surroundings().out();
    // Comments, so that what is printed is itself a spec, whatever a column is called.
    checked
        .facts()
        .forEach((what, value) -> out.println("# " + Quoted.printable(what + ": " + value)));
    out.print(checked.yaml(Path.of("").toAbsolutePath()));
    return ExitCode.DONE;
  }
}
